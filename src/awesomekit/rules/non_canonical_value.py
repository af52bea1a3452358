"""A value or a label is right but not in canonical form.

One form for one value keeps diffs small and tables even. The fix writes the form that is derived
from the value that was read, so it never changes what the value says.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Date:** 2023年7月

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

    - **Date:** 2023-07

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit
from awesomekit.values.placeholder import has_placeholder
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Compare labels and values with their canonical texts."""
    for entry in document.entries:
        for field in entry.fields:
            spec, value = field.spec, field.value
            if spec is not None and field.label != spec.label:
                fix = Fix(f'Write "{spec.label}"', (Edit(field.label_span, spec.label),), safe=True)
                message = f'the label {quoted(field.label)} is canonically "{spec.label}"'
                yield Finding(field.label_span, message, fix)
            if value is not None and value.text != field.text and not has_placeholder(field):
                written = quoted(value.text)
                fix = Fix(f"Write {written}", (Edit(field.value_span, value.text),), safe=True)
                message = f"{quoted(field.text)} is canonically {written}"
                yield Finding(field.value_span, message, fix)


RULE = Rule(
    code="AK306",
    slug="non-canonical-value",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
