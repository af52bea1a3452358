"""Small projects on disk, and the command line run over them in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

LIST = """\
---
schema: model
sort: [-date, name]
---

# Models

<!-- [zh] 模型 -->

## Base models

<!-- [zh] 基础模型 -->

### Llama 2

[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

- **Organization:** Meta
- **Date:** 2023-07
- **Pretrain Data Scale:** 2T
- **Language:** en
- **Parameter Size:** 7B/13B/70B

<!-- [en] -->

A family of models.

<!-- [zh] -->

一个模型系列。

### Llama 1

[![arXiv](https://img.shields.io/badge/arXiv-2302.13971-b31b1b.svg)](https://arxiv.org/abs/2302.13971)

- **Organization:** Meta
- **Date:** 2023-02
- **Pretrain Data Scale:** 1T-1.4T
- **Language:** mul
- **Parameter Size:** 7B/13B/33B/65B

<!-- [en] -->

The model before [Llama 2](#llama-2).

<!-- [zh] -->

[Llama 2](#llama-2) 的前一代模型。
"""


class Ran(NamedTuple):
    """What a command gave back."""

    status: int
    out: str
    err: str


def run(folder: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Ran:
    """Run ``python -m awesomekit`` in a folder."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **variables}
    done = subprocess.run(
        [sys.executable, "-m", "awesomekit", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env=environment,
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def project(folder: Path, text: str = LIST, name: str = "models.md") -> Path:
    """A project with one list and no configuration."""
    (folder / "lists").mkdir(parents=True, exist_ok=True)
    (folder / "lists" / name).write_bytes(text.encode())
    return folder
