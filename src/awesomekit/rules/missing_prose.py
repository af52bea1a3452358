"""An entry has no description.

A name and numbers do not tell a reader why an entry is in the list. Two sentences do.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Document

_NOTHING = frozenset({"definition", "heading", "thematic_break"})


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Look for any prose."""
    if document.schema is None or not document.schema.prose:
        return
    canonical = context.kind == "list"
    where = " in each language" if canonical else ""
    for entry in document.entries:
        if not canonical and entry.field_span is None:
            continue  # in other styles not every heading is an entry, and rows have no prose
        if not any(_says_something(block) for prose in entry.prose for block in prose.blocks):
            yield Finding(
                entry.heading.content,
                f'"{entry.name}" has no description; add one{where}',
            )


def _says_something(block: Block) -> bool:
    return block.kind not in _NOTHING and block.comment is None


RULE = Rule(
    code="AK310",
    slug="missing-prose",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
