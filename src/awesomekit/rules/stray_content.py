"""Content stands outside every title, section and entry.

A README is made of the list's title, its sections and its entries. What stands before the title,
or after a second title, belongs to none of them and would appear in no README.

Fails:

    ---
    schema: project
    ---

    A sentence before the title.

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Document

_INVISIBLE = frozenset({"definition", "thematic_break"})


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Report each run of stray blocks; a second title itself belongs to another rule."""
    run: list[Block] = []
    for block in document.stray:
        if block.heading is not None and block.heading.level == 1:
            yield from _found(run)
            run = []
        elif block.comment is None and block.kind not in _INVISIBLE:
            run.append(block)
    yield from _found(run)


def _found(run: list[Block]) -> Iterator[Finding]:
    if run:
        yield Finding(
            Span(run[0].span.start, run[-1].span.end),
            "this belongs to no title, section or entry and would appear in no README; "
            "move it under a heading",
        )


RULE = Rule(
    code="AK207",
    slug="stray-content",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
