"""An entry has one field twice.

Only the first would be used, and nothing says which of two values is right. Keep one.

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
    - **Organization:** Sample

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

from awesomekit.keys import name_key
from awesomekit.model import Related, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Field


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Remember each field's first place."""
    for entry in document.entries:
        seen: dict[str, Field] = {}
        for field in entry.fields:
            if not field.label:
                continue
            key = field.spec.key if field.spec is not None else name_key(field.label)
            first = seen.setdefault(key, field)
            if first is not field:
                label = field.spec.label if field.spec is not None else field.label
                related = Related(document.source.path, first.label_span, "it is here first")
                yield Finding(
                    field.label_span,
                    f'"{entry.name}" has the field "{label}" twice; keep one',
                    related=(related,),
                )


RULE = Rule(
    code="AK303",
    slug="duplicate-field",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
