"""Entries of a section are not in the list's order.

`sort` in the front matter says how entries are ordered. READMEs are sorted whatever the list's
own order is; a sorted list is easier to edit and gives smaller conflicts. The fix moves whole
entries and changes nothing in them.

Fails:

    ---
    schema: project
    sort: -name
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

    ### Sample

    <!-- [en] -->

    Another editor.

    <!-- [zh] -->

    另一个编辑器。

Passes:

    ---
    schema: project
    sort: name
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

    ### Sample

    <!-- [en] -->

    Another editor.

    <!-- [zh] -->

    另一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.moving import moves
from awesomekit.ordering import entry_order
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Sort each section and compare."""
    front_matter = document.front_matter
    if front_matter is None or not front_matter.sort:
        return
    for section in document.sections:
        if any(_unread(entry, key.key) for entry in section.entries for key in front_matter.sort):
            continue  # the order is known once the value is right
        ordered = entry_order(section.entries, front_matter.sort, context.config.collation)
        for entry, wanted in zip(section.entries, ordered, strict=True):
            if entry is not wanted:
                places = [one.span for one in section.entries]
                edits = moves(document.source, places, [one.span for one in ordered])
                keys = ", ".join(map(str, front_matter.sort))
                yield Finding(
                    entry.heading.content,
                    f'"{entry.name}" is out of order: sorted by {keys}, "{wanted.name}" comes here',
                    Fix("Sort the section", edits, safe=True),
                )
                break


def _unread(entry: Entry, key: str) -> bool:
    field = entry.field(key)
    return field is not None and field.error is not None


RULE = Rule(
    code="AK211",
    slug="entry-order",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
