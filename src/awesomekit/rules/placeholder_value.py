"""A field holds a placeholder instead of a value.

`TBD`, `none`, `N/A` and "according to the paper" look like values in a table and say nothing.
Write the value, write `unknown` where no primary source says it, or leave an optional field out.
`same as` needs a link to the entry that it means. An optional field that is empty is a placeholder
too, and so is a paragraph that begins with `TODO` or `待写`, as `awesomekit new` writes it.

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
from awesomekit.source import Span
from awesomekit.values.placeholder import has_placeholder, is_placeholder, is_reference
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry, Field, FieldSpec, Markdown

_FREE = frozenset({"text", "names"})
# words between the signs that part the links of a cell; a pipe is escaped there
_APART = r"\s|/\\,;，；、"
_WORDS = re.compile(rf"(?<![^{_APART}])[^\W\d_][^{_APART}]*(?: [^{_APART}]+)*(?![^{_APART}])")
_TO_DO = re.compile(r"(?:TODO|FIXME|TBD|WIP|待写|待补充)(?=[:：\s]|\Z)")
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
        if entry.fields and entry.field_span is None:
            yield from _in_row(document.markdown, entry)
        yield from _to_write(document, entry)


def _to_write(document: Document, entry: Entry) -> Iterator[Finding]:
    """Paragraphs that say what is still to be written."""
    for prose in entry.prose:
        for block in prose.blocks:
            match = _TO_DO.match(document.source.slice(block.span))
            if block.kind == "paragraph" and match is not None:
                place = Span(block.span.start, block.span.start + match.end())
                told = f'this text of "{entry.name}" is still to be written; write it'
                yield Finding(place, told)


def _in_row(markdown: Markdown, entry: Entry) -> Iterator[Finding]:
    """Placeholders among the links of a table's row."""
    valued = [field.value_span for field in entry.fields]
    for text in markdown.texts_in(entry.span):
        if text.span == entry.heading.content or any(s.contains(text.span) for s in valued):
            continue
        for span, _ in text.runs:
            for match in _WORDS.finditer(markdown.source.slice(span)):
                if is_placeholder(match[0]):
                    place = Span(span.start + match.start(), span.start + match.end())
                    told = f"{quoted(match[0])} is a placeholder; write what is meant, or nothing"
                    yield Finding(place, told)


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
