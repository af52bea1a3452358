"""A bullet of a field list has no label.

A value without a label belongs to no field. Where one missing field alone can have such a value,
its label is offered as an unsafe fix.

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

import re
from typing import TYPE_CHECKING

from awesomekit.model import Fix, InvalidValue, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry, Schema

_PLAIN_LABEL = re.compile(r"(?P<label>[^\n:：]{1,60})[:：][ \t]*(?P<value>.*)\Z", re.DOTALL)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Find a label for each bullet that has none."""
    for entry in document.entries:
        for field in entry.fields:
            if field.label:
                continue
            span = field.value_span
            labelled = _labelled(field.text, entry, document.schema)
            if labelled is None:
                message = 'a bullet of a field list has no label; write "- **Label:** value"'
                yield Finding(span, message)
                continue
            fix = Fix(f'Write "{labelled}"', (Edit(span, labelled),), safe=False)
            message = f'a bullet of a field list has no label; write "- {labelled}"'
            yield Finding(span, message, fix)


def _labelled(text: str, entry: Entry, schema: Schema | None) -> str | None:
    """The bullet with its label, where there is one likely reading."""
    if schema is None or "\n" in text:
        return None
    present = {field.spec.key for field in entry.fields if field.spec is not None}
    plain = _PLAIN_LABEL.match(text)
    if plain is not None:
        spec = schema.find(plain["label"].strip("*_ "))
        if spec is not None and spec.key not in present:
            return f"**{spec.label}:** {plain['value'].strip('*_ ')}"
    fitting = [
        spec for spec in schema.fields if spec.key not in present and _reads(spec.type, text)
    ]
    required = [spec for spec in fitting if spec.required]
    chosen = required if len(required) == 1 else fitting
    return f"**{chosen[0].label}:** {text}" if len(chosen) == 1 else None


def _reads(value_type: str, text: str) -> bool:
    if value_type in {"text", "names"}:
        return False
    try:
        parse_value(value_type, text)
    except InvalidValue:
        return False
    return True


RULE = Rule(
    code="AK304",
    slug="unlabelled-field",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
