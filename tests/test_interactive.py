"""``new`` and ``init`` in a terminal: what they ask, and what they do with the answers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not hasattr(os, "openpty"), reason="pseudo-terminals are not on this system"
)
END = "\x04"
LIST = """\
---
schema: {schema}
---

# {title}

## One

## Two

### Known

- **Date:** 2024-01
"""


def converse(folder: Path, arguments: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run a command in a terminal; each answer is given when its question stands there."""
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "awesomekit", *arguments],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"},
    )
    os.close(follower)
    seen = ""
    waiting = list(answers)
    at = 0
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            data = os.read(leader, 4096)
        except OSError:  # the other side is closed
            break
        if not data:
            break
        seen += data.decode("utf-8", "replace")
        if waiting and (found := seen.find(waiting[0][0], at)) >= 0:
            at = found + 1
            answer = waiting.pop(0)[1]
            os.write(leader, (answer if answer == END else f"{answer}\n").encode())
    os.close(leader)
    assert not waiting, f"not asked: {waiting[0][0]}; seen: {seen}"
    return process.wait(10), seen.replace("\r\n", "\n")


def test_new_asks_for_list_section_name_and_values(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    for name, schema in (("models", "model"), ("tools", "project")):
        text = LIST.format(schema=schema, title=name)
        (tmp_path / "lists" / f"{name}.md").write_text(text, encoding="utf-8")
    status, seen = converse(
        tmp_path,
        ["new", "Some Model"],
        [
            ("which list", "models"),
            ("which section", "2"),
            ("name [Some Model]", "Better Name"),
            ("Date (Enter", "July 2024 or so"),
            ("Date (Enter", "2024-07"),
            ("Pretrain Data Scale (Enter", ""),
            ("Language (Enter", "English"),
            ("Parameter Size (Enter", "7b"),
        ],
    )
    assert status == 0
    assert '"July 2024 or so" is no Date' in seen
    text = (tmp_path / "lists" / "models.md").read_text("utf-8")
    assert text.startswith(LIST.format(schema="model", title="models").rstrip("\n"))
    assert (
        "### Better Name\n\n- **Date:** 2024-07\n- **Pretrain Data Scale:**\n- **Language:** en\n"
        "- **Parameter Size:** 7B\n"
    ) in text


def test_init_asks_before_it_replaces(tmp_path: Path) -> None:
    for name in ("CONTRIBUTING.md", ".pre-commit-config.yaml"):
        (tmp_path / name).write_text("mine\n", encoding="utf-8")
    status, seen = converse(
        tmp_path,
        ["init", "--languages", "en"],
        [
            (".pre-commit-config.yaml is there already; replace it?", "y"),
            ("CONTRIBUTING.md is there already; replace it?", "n"),
        ],
    )
    assert status == 0, seen
    assert (tmp_path / "CONTRIBUTING.md").read_text("utf-8") == "mine\n"
    assert (tmp_path / ".pre-commit-config.yaml").read_text("utf-8").startswith("repos:\n")


def test_an_end_instead_of_an_answer_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "CONTRIBUTING.md").write_text("mine\n", encoding="utf-8")
    status, _ = converse(tmp_path, ["init"], [("replace it?", END)])
    assert status == 130
    assert [path.name for path in tmp_path.iterdir()] == ["CONTRIBUTING.md"]
