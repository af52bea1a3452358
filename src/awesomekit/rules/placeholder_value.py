"""A field holds a placeholder instead of a value.

`TBD`, `none`, `N/A` and "according to the paper" look like values in a table and say nothing.
Write the value, write `unknown` where no primary source says it, or leave an optional field out.
`same as` needs a link to the entry that it means. An optional field that is empty is a placeholder
too.

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

import re
from typing import TYPE_CHECKING

from awesomekit.keys import name_key
from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.values.placeholder import has_placeholder, is_reference
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry, Field, FieldSpec

_FREE = frozenset({"text", "names"})
_SAME_AS = re.compile(r"(?:same\s+as|[同与])\s*(?P<name>[^,;，；]{1,80})", re.IGNORECASE)


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Look at every value of a known field."""
    entries: dict[str, Entry] | None = None
    for entry in document.entries:
        for field in entry.fields:
            spec = field.spec
            if spec is None:
                continue
            if not field.text and not spec.required:
                yield Finding(
                    field.label_span,
                    f'field "{spec.label}" of "{entry.name}" is empty; write its value, or leave '
                    "the field out",
                )
            elif has_placeholder(field):
                if entries is None:
                    entries = _by_name(document)
                yield Finding(field.value_span, _message(field, spec, entries))


def _by_name(document: Document) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in document.entries:
        for name in (entry.name, *entry.aliases):
            found.setdefault(name_key(name), entry)
    return found


def _message(field: Field, spec: FieldSpec, entries: dict[str, Entry]) -> str:
    text = quoted(field.text)
    instead = "write the value"
    if spec.type not in _FREE:
        instead += ', or "unknown"'
    elif not spec.required:
        instead += ", or leave the field out"
    if not is_reference(field.text):
        return f"{text} is a placeholder; {instead}"
    named = _SAME_AS.match(field.text) if spec.type == "token-count" else None
    entry = entries.get(name_key(named["name"])) if named is not None else None
    if entry is not None:
        instead = f'write "same as [{entry.name}](#{entry.heading.anchor})"'
    return f"{text} refers to nothing that can be looked up; {instead}"


RULE = Rule(
    code="AK308",
    slug="placeholder-value",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    any_style=True,
)
