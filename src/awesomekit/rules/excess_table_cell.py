r"""A row of a table has more cells than the table's header.

GitHub drops what is too much without a word, as the
[specification](https://github.github.com/gfm/#tables-extension-) asks: readers never see it. Most
often a `|` within a cell is not escaped; write `\|`. A row with fewer cells is only noted, since
GitHub fills it up with empty ones.

Fails:

    # Tools

    | Name | Licence |
    | --- | --- |
    | Example | MIT | 2024 |

Passes:

    # Tools

    | Name | Licence | Year |
    | --- | --- | --- |
    | Example | MIT \| ISC | 2024 |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Compare each row with the header."""
    for table in markdown.tables:
        columns = len(table.rows[0].cells)
        for row in table.rows[1:]:
            cells = row.cells
            if len(cells) > columns:
                yield Finding(
                    Span(cells[columns].span.start, cells[-1].span.end),
                    f"this row has {_count(len(cells))} but the header {columns}, and GitHub drops "
                    'what is too much; write "\\|" for a "|" within a cell, or extend the header',
                )
            elif len(cells) < columns:
                yield Finding(
                    row.span,
                    f"this row has {_count(len(cells))} but the header {columns}; write the "
                    "missing ones, empty if need be",
                    severity=Severity.INFORMATION,
                )


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


RULE = Rule(
    code="AK209",
    slug="excess-table-cell",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
