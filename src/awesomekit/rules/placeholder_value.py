"""A field holds a placeholder instead of a value.

`TBD`, `none`, `N/A` and "according to the paper" look like values in a table and say nothing.
Write the value, write `unknown` where no primary source says it, or leave an optional field out.
`same as` needs a link to the entry that it means.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Organization:** TBD

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

    - **Organization:** Example

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.values.placeholder import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Look at every value."""
    for entry in document.entries:
        for field in entry.fields:
            if field.label and is_placeholder(field.text):
                yield Finding(
                    field.value_span,
                    f'"{field.text}" is a placeholder; write the value, or "unknown"',
                )


RULE = Rule(
    code="AK308",
    slug="placeholder-value",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
