"""A field's label belongs to no field of the schema.

A misspelt label hides the value from sorting, tables and checks. The nearest known label is
offered as an unsafe fix; a field of your own belongs into a schema in `awesomekit.yaml`.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Organisaton:** Example

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

from awesomekit.model import Fix, Severity
from awesomekit.rules.likely_field import LikelyFields
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Look every label up."""
    schema = document.schema
    if schema is None:
        return
    likely = LikelyFields(document, schema)
    labels = ", ".join(spec.label for spec in schema.fields)
    for entry in document.entries:
        for field, spec, free in likely.misspelt(entry):
            message = f'schema "{schema.name}" has no field {quoted(field.label)}'
            if spec is None and context.kind != "list":
                continue  # other styles have labels of their own
            if spec is None:
                yield Finding(field.label_span, f"{message}; there are {labels}")
                continue
            fix = None
            if free:
                edits = (Edit(field.label_span, spec.label),)
                fix = Fix(f'Write "{spec.label}"', edits, safe=False)
            yield Finding(field.label_span, f'{message}; did you mean "{spec.label}"?', fix)


RULE = Rule(
    code="AK302",
    slug="unknown-field",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
