"""A bullet of a field list has no label.

A value without a label belongs to no field. Where the bullet names a field in another way
(`- Date: 2023-07`), or where one missing field alone can have such a value, the label is offered
as an unsafe fix.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Organization:** Example
    - 2023-07

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
    - **Date:** 2023-07

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.likely_field import LikelyFields
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Find a label for each bullet that has none."""
    schema = document.schema
    if schema is None:
        return
    likely = LikelyFields(document, schema)
    for entry in document.entries:
        for span, spec, value in likely.unlabelled(entry):
            message = "a bullet of a field list has no label"
            if spec is None:
                yield Finding(span, f'{message}; write "- **Label:** value"')
                continue
            labelled = f"**{spec.label}:** {value}"
            title = f"Write {quoted(labelled)}"
            fix = Fix(title, (Edit(span, labelled),), safe=False)
            yield Finding(span, f"{message}; write {quoted('- ' + labelled)}", fix)


RULE = Rule(
    code="AK304",
    slug="unlabelled-field",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
