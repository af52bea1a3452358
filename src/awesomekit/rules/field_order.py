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

from bisect import bisect_left
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.moving import moves, part_moves
from awesomekit.ordering import out_of_place
from awesomekit.rules.right_place import right_place
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Block, Document, Entry, Schema
    from awesomekit.source import Source, Span


def check(document: Document, _context: Context) -> Iterator[Finding]:
    """Check the order of bullets, then the place of the badges and of the list."""
    for entry in document.entries:
        if document.schema is not None:
            yield from _bullets(document.source, entry, document.schema)
        if not entry.in_order:
            yield from _place(document, entry)


def _bullets(source: Source, entry: Entry, schema: Schema) -> Iterator[Finding]:
    # a bullet that the schema does not know keeps its place: it may only be misspelt
    number = {spec.key: rank for rank, spec in enumerate(schema.fields)}
    known = [(field, field.spec) for field in entry.fields if field.spec is not None]
    wrong = out_of_place([number[spec.key] for _, spec in known])
    if not wrong:
        return
    field, spec = known[wrong[0]]
    ordered = sorted(known, key=lambda pair: number[pair[1].key])
    labels = list(dict.fromkeys(other.label for _, other in ordered))
    spans = [field.span for field, _ in known]
    fix = None
    if _movable(source, spans):
        edits = moves(source, spans, [field.span for field, _ in ordered])
        fix = Fix("Put the fields in order", edits, safe=True)
    yield Finding(
        field.label_span,
        f'field "{spec.label}" of "{entry.name}" is out of order; it comes '
        f"{right_place(labels, labels.index(spec.label))}",
        fix,
    )


def _movable(source: Source, bullets: Sequence[Span]) -> bool:
    # lines after a bullet's first belong to it by their indentation
    texts = [source.slice(span) for span in bullets]
    if not any("\n" in text or "\r" in text for text in texts):
        return True
    return len({source.position(span.start).column for span in bullets}) == 1


def _place(document: Document, entry: Entry) -> Iterator[Finding]:
    badges, fields = entry.badge_span, entry.field_span
    head = max([entry.heading.span.end, *(t.span.end for t in entry.translations)])
    text = _text_start(entry, head)
    name = f'of "{entry.name}"'
    if badges is not None and badges.start > text:
        span, title = entry.badges[0].span, "Move the badges up"
        message = f"the badges {name} come after its text; move them up to its heading"
    elif fields is not None and fields.start > text:
        span, title = entry.fields[0].span, "Move the fields up"
        message = f"the fields {name} come after its text; move them up before it"
    elif badges is not None and fields is not None and fields.start < badges.start:
        span, title = entry.badges[0].span, "Move the badges up"
        message = f"the badges {name} come after its fields; move them up to its heading"
    else:
        return  # nothing but a comment stands before them
    parts = [part for part in (badges, fields) if part is not None]
    blocks = document.markdown.blocks
    start = bisect_left(blocks, head, key=_start)
    stop = bisect_left(blocks, max(part.end for part in parts), key=_start)
    places = [block.span for block in blocks[start:stop]]
    order = parts + [place for place in places if place not in parts]
    edits = part_moves(document.markdown, places, order)
    yield Finding(span, message, Fix(title, edits, safe=True) if edits is not None else None)


def _text_start(entry: Entry, head: int) -> float:
    """Where, after ``head``, something begins that a reader sees, or that opens a language."""
    starts = [
        block.span.start for prose in entry.prose for block in prose.blocks if block.comment is None
    ]
    starts += [marker.span.start for marker in entry.markers if not marker.text]
    return min((start for start in starts if start >= head), default=float("inf"))


def _start(block: Block) -> int:
    return block.span.start


RULE = Rule(
    code="AK307",
    slug="field-order",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
