"""A small project in which everything that can go wrong in a README is there once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = """\
---
schema: project
sort: name
---

# Tools

<!-- [zh] 工具 -->

<!-- [en] -->

See [Beta](#beta), [the other list](more.md), [Gamma](more.md#gamma), [a file](../docs/x.md#a).

<!-- [zh] -->

参见 [Beta](#beta)、[另一个列表](more.md)、[Gamma](more.md#gamma)和[这个文件](../docs/x.md#a)。

## 🚀 Editors

<!-- [zh] 🚀 编辑器 -->

### Beta

[GitHub](https://github.com/a/b)

- **Organization:** A | B
- **License:** [MIT][m]

<!-- [en] -->

A `|` table:

| a | b |
| - | - |
| [x\\|y][m] | ![alt](img/p.png "t") |

#### Details

1. one
2. two

<!-- [zh] -->

中文 <img src="img/p.png" alt="图">。

[m]: https://e.com/mit?a=1&amp;b=2

### alpha C++ & C# *x* `y` [z]

- **Date:** 2023年7月

<!-- [en] -->

```md
<!-- [zh] -->
[not a link](#nowhere)
```

<!-- [zh] -->

代码见上。

## Notes

<!-- [zh] 注 -->

<!-- [common] -->

![picture](img/p.png)

### Overview

<!-- [en] -->

Its anchor repeats one of the skeleton: [here](#overview).

<!-- [zh] -->

锚点与骨架中的重复：[这里](#overview)。
"""

MORE = """\
---
schema: project
---

# More

<!-- [zh] 更多 -->

## Notes

<!-- [zh] 注 -->

### Gamma

<!-- [en] -->

Back to [Beta](tools.md#beta).

<!-- [zh] -->

回到 [Beta](tools.md#beta)。
"""

SKELETON = """\
# Nasty

<!-- [zh] 刁钻 -->

<!-- awesomekit: languages -->

<!-- [en] -->

English only, [licence](../LICENSE).

<!-- [zh] -->

仅中文，[许可证](../LICENSE)。

## Contents

<!-- [zh] 目录 -->

<!-- awesomekit: toc -->

## Overview

<!-- [zh] 概览 -->

<!-- awesomekit: table tools -->

<!-- awesomekit: entries tools -->

<!-- awesomekit: entries more -->

## End

<!-- [zh] 结尾 -->

Shown in [both](#overview).
"""


def nasty_project(folder: Path, tools: str = TOOLS, skeleton: str = SKELETON) -> Path:
    """Write the project; the skeleton's last link leads to its own heading."""
    (folder / "lists" / "img").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "lists" / "tools.md").write_text(tools, encoding="utf-8", newline="")
    (folder / "lists" / "more.md").write_text(MORE, encoding="utf-8", newline="")
    (folder / "lists" / "README.base.md").write_text(skeleton, encoding="utf-8", newline="")
    (folder / "lists" / "img" / "p.png").write_bytes(b"")
    (folder / "docs" / "x.md").write_text("# A\n", encoding="utf-8")
    (folder / "LICENSE").write_text("", encoding="utf-8")
    return folder
