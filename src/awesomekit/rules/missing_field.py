"""A required field is absent or empty.

The schema of the list says which fields every entry has; the at-a-glance table and the sort order
need them. Where no primary source says the value, write `unknown`. A field whose label is missing
or misspelt is reported once, for its label.

Fails:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。

Passes:

    ---
    schema: model
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    [![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)

    - **Date:** 2023-07
    - **Pretrain Data Scale:** 2T
    - **Language:** en
    - **Parameter Size:** unknown

    <!-- [en] -->

    An editor.

    <!-- [zh] -->

    一个编辑器。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.likely_field import LikelyFields
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document

_FREE = frozenset({"text", "names"})


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Compare each entry with its schema; a field under a wrong label is not absent."""
    schema = document.schema
    if schema is None:
        return
    source = document.source
    likely = LikelyFields(document, schema)
    required = [spec for spec in schema.fields if spec.required]
    for entry in document.entries:
        if context.kind != "list" and not entry.fields:
            continue  # in other styles not every heading is an entry of the schema
        fields = [(spec, entry.field(spec.key)) for spec in required]
        absent = any(field is None for _, field in fields)
        meant = likely.meant(entry) if absent else frozenset()
        for spec, field in fields:
            if field is None and spec.key not in meant:
                if entry.fields and entry.field_span is None:
                    continue  # a row of a table; its columns are the table's matter
                yield Finding(
                    entry.heading.content,
                    f'"{entry.name}" has no field "{spec.label}"; add "- **{spec.label}:** …"',
                )
            elif field is not None and not field.text:
                unknown = "" if spec.type in _FREE else ', or "unknown"'
                yield Finding(
                    field.label_span if source.slice(field.label_span) else field.span,
                    f'field "{spec.label}" of "{entry.name}" is empty; write its value{unknown}',
                )


RULE = Rule(
    code="AK301",
    slug="missing-field",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
