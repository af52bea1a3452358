"""A field's value does not read as its type.

Values are typed so that they can be sorted, compared and exported. The finding points at the
first character that cannot be read. Where one reading is likely it is offered as an unsafe fix;
nothing is guessed into a safe one.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Date:** 2023-13

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

    - **Date:** 2023-12

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span
from awesomekit.values.placeholder import has_placeholder
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Report what the reader could not parse; placeholders belong to another rule."""
    for entry in document.entries:
        for field in entry.fields:
            error = field.error
            if error is None or has_placeholder(field):
                continue
            # the value may end before the first bad character: "2023" lacks its month
            start, end = field.value_span
            first = min(start + error.start, end - 1)
            span = Span(first, max(first + 1, min(start + error.end, end)))
            fix = None
            if error.suggestion is not None:
                edits = (Edit(field.value_span, error.suggestion),)
                fix = Fix(f"Write {quoted(error.suggestion)}", edits, safe=False)
            yield Finding(span, error.message, fix)


RULE = Rule(
    code="AK305",
    slug="invalid-value",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
