"""Fields are not in the order of the schema, or not in their place.

Readers scan entries; the same field in the same place makes that easy. An entry has its badges
first, then its fields, then its text. The fix moves whole bullets and whole blocks and changes
nothing in them.

Fails:

    ---
    schema: project
    ---

    # Tools

    <!-- [zh] 工具 -->

    ## Editors

    <!-- [zh] 编辑器 -->

    ### Example

    - **Date:** 2023-07
    - **Organization:** Example

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

from itertools import pairwise
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.moving import moves
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry
    from awesomekit.source import Source


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Check the order of bullets, then the place of the badges and of the list."""
    for entry in document.entries:
        yield from _bullets(document, entry)
        if not entry.in_order:
            yield _place(document, entry)


def _bullets(document: Document, entry: Entry) -> Iterator[Finding]:
    schema, fields = document.schema, entry.fields
    if schema is None:
        return
    rank = {spec.key: number for number, spec in enumerate(schema.fields)}
    last = len(rank)
    # what the schema does not know stays behind what it knows
    ordered = sorted(fields, key=lambda f: rank.get(f.spec.key, last) if f.spec else last)
    wrong = [f for f, wanted in zip(fields, ordered, strict=True) if f is not wanted]
    if not wrong:
        return
    spans = [field.span for field in fields]
    source = document.source
    edits = moves(source, spans, [field.span for field in ordered])
    # a bullet with something below its text cannot be moved by its text alone
    simple = all(not source.text[a.end : b.start].strip() for a, b in pairwise(spans)) and not any(
        "\n" in source.slice(span) for span in spans
    )
    fix = Fix("Put the fields in order", edits, safe=True) if simple else None
    labels = ", ".join(f.label for f in ordered if f.label)
    yield Finding(
        wrong[0].span,
        f'the fields of "{entry.name}" are out of order; the order is {labels}',
        fix,
    )


def _place(document: Document, entry: Entry) -> Finding:
    source = document.source
    parts = [span for span in (entry.badge_span, entry.field_span) if span is not None]
    message = f'badges and fields of "{entry.name}" must follow its heading, before its text'
    first = entry.heading.span.end
    for translation in entry.translations:
        first = max(first, translation.span.end)
    taken = [Edit(_with_blank_line(source, span), "") for span in parts]
    newline = source.newline
    inserted = "".join(f"{newline}{newline}{source.slice(span)}" for span in parts)
    where = parts[0] if parts else entry.heading.span
    if any("\n" in source.slice(field.span) for field in entry.fields):
        return Finding(where, message)
    edits = (Edit(Span(first, first), inserted), *taken)
    return Finding(where, message, Fix("Move badges and fields up", edits, safe=True))


def _with_blank_line(source: Source, span: Span) -> Span:
    """A block and the line ends before it, so that none are left behind."""
    start = span.start
    while start > 0 and source.text[start - 1] in " \t\r\n":
        start -= 1
    return Span(start, span.end)


RULE = Rule(
    code="AK307",
    slug="field-order",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
