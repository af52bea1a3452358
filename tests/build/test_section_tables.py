"""Tables of one section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awesomekit.api import build_readmes
from awesomekit.build import BuildError

if TYPE_CHECKING:
    from pathlib import Path

LIST = """\
# Tools

<!-- [zh] 工具 -->

## Old: ones

<!-- [zh] 旧的 -->

### A

One.

## New

<!-- [zh] 新的 -->

### B

Two.
"""


def built(folder: Path, directive: str) -> str:
    (folder / "lists").mkdir()
    (folder / "lists" / "tools.md").write_text(LIST, encoding="utf-8")
    skeleton = f"# X\n\n<!-- awesomekit: {directive} -->\n\n<!-- awesomekit: entries tools -->\n"
    (folder / "lists" / "README.base.md").write_text(skeleton, encoding="utf-8")
    return build_readmes(folder).generated[0].wanted


@pytest.mark.parametrize(
    ("directive", "names"),
    [
        ("table tools", ["A", "B"]),
        ("table tools: New", ["B"]),
        ("table tools : 新的", ["B"]),
        ("table tools: Old: ones", ["A"]),
    ],
)
def test_rows(tmp_path: Path, directive: str, names: list[str]) -> None:
    table = built(tmp_path, directive).split("## Tools")[0]
    assert [line[3:4] for line in table.split("\n") if line.startswith("| [")] == names


def test_no_such_section(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as raised:
        built(tmp_path, "table tools: Nwe")
    assert str(raised.value) == (
        'lists/README.base.md:3:1: "tools" has no section "Nwe"; did you mean "New"?'
    )
