"""Entries of a section are not in the list's order.

`sort` in the front matter says how entries are ordered. READMEs are sorted whatever the list's
own order is; a sorted list is easier to edit and gives smaller conflicts. A section waits until all
values that it is sorted by can be read. The fix moves whole entries and changes nothing in them;
there is none where an entry would mean something else in another place.

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
from awesomekit.moving import part_moves
from awesomekit.ordering import entry_order, out_of_place
from awesomekit.rules.right_place import right_place
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Section, SortKey


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Sort each section and compare; a value that does not parse has to be mended first."""
    front_matter = document.front_matter
    if front_matter is None or not front_matter.sort:
        return
    keys = ", ".join(map(str, front_matter.sort))
    for section in document.sections:
        if _unreadable(section, front_matter.sort):
            continue
        entries = section.entries
        ordered = entry_order(entries, front_matter.sort, context.config.collation)
        rank = {entry.span: number for number, entry in enumerate(ordered)}
        wrong = out_of_place([rank[entry.span] for entry in entries])
        if not wrong:
            continue
        entry = entries[wrong[0]]
        where = right_place([one.name for one in ordered], rank[entry.span])
        edits = part_moves(document.markdown, [e.span for e in entries], [e.span for e in ordered])
        yield Finding(
            entry.heading.content,
            f'"{entry.name}" is out of order: sorted by {keys}, it comes {where}',
            Fix("Sort the section", edits, safe=True) if edits is not None else None,
        )


def _unreadable(section: Section, sort: tuple[SortKey, ...]) -> bool:
    return any(
        (field := entry.field(key.key)) is not None and field.error is not None
        for entry in section.entries
        for key in sort
    )


RULE = Rule(
    code="AK211",
    slug="entry-order",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
