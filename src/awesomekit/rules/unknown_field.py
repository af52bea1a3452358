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

from difflib import get_close_matches
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Look every label up."""
    schema = document.schema
    if schema is None:
        return
    spellings = {
        spelling.casefold(): spec.label
        for spec in schema.fields
        for spelling in (spec.label, *spec.labels.values(), *spec.aliases)
    }
    for entry in document.entries:
        for field in entry.fields:
            if not field.label or field.spec is not None:
                continue
            close = get_close_matches(field.label.casefold()[:80], spellings, n=1, cutoff=0.7)
            message = f'schema "{schema.name}" has no field "{field.label}"'
            if not close:
                labels = ", ".join(spec.label for spec in schema.fields)
                yield Finding(field.label_span, f"{message}; there are {labels}")
                continue
            label = spellings[close[0]]
            fix = Fix(f'Write "{label}"', (Edit(field.label_span, label),), safe=False)
            yield Finding(field.label_span, f'{message}; did you mean "{label}"?', fix)


RULE = Rule(
    code="AK302",
    slug="unknown-field",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
