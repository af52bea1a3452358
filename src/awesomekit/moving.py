"""Parts of a text put into another order, each moved whole.

A part that stands elsewhere must still mean the same. :func:`moves` trusts its caller with
that; :func:`part_moves` moves top-level parts of a Markdown file and looks for everything that
ties one of them to its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from awesomekit.markdown.anchors import Slugger, slug
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.model import Block, Heading, Markdown
    from awesomekit.source import Source

# a carriage return and its line feed are one line end, so the match must not give the latter back
_BLANK_LINE = re.compile(r"(?:\r\n?+|\n)[ \t]*[\r\n]")
_BLANK_LINE_BEFORE = re.compile(r"(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n)[ \t]*\Z")
_DIRECTIVE = re.compile(r"<!--\s*awesomekit:")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_FENCE = re.compile(r"`{3,}|~{3,}")
# what kinds 1 to 5 of https://spec.commonmark.org/0.31.2/#html-blocks begin and end with
_HTML = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        (r"<(?:script|pre|style|textarea)\b", r"</(?:script|pre|style|textarea)>"),
        ("<!--", "-->"),
        (r"<\?", r"\?>"),
        (r"<!\[CDATA\[", r"\]\]>"),
        ("<![a-z]", ">"),
    )
)
_ABSORBING = frozenset({"bullet_list", "ordered_list", "footnote"})
_LISTS = frozenset({"bullet_list", "ordered_list"})


def moves(source: Source, places: Sequence[Span], order: Sequence[Span]) -> tuple[Edit, ...]:
    """Edits after which the texts of ``order`` stand in ``places``.

    Args:
        source: the text.
        places: spans that do not overlap, in the order of the text.
        order: the same spans in the wanted order.
    """
    assert sorted(places) == sorted(order)
    return tuple(
        Edit(place, source.slice(wanted))
        for place, wanted in zip(places, order, strict=True)
        if place != wanted
    )


def part_moves(
    markdown: Markdown, places: Sequence[Span], order: Sequence[Span]
) -> tuple[Edit, ...] | None:
    """Edits after which parts of a file stand in another order, each unchanged.

    A blank line is added where parts follow each other without one.

    Args:
        markdown: the file.
        places: spans of whole top-level blocks, in the order of the text.
        order: the same spans in the wanted order.

    Returns:
        ``None`` where a part would not mean the same in another place: something stands between
        the parts, a directive of awesomekit speaks of a place, a block is never closed, two
        definitions have one label, a list would meet another list, or a title, a section, an
        entry or the target of a link would get another anchor.
    """
    assert sorted(places) == sorted(order)
    text = markdown.source.text
    region = Span(places[0].start, places[-1].end)
    if (
        any(text[a.end : b.start].strip() for a, b in pairwise(places))
        or _DIRECTIVE.search(text, region.start, region.end)
        or _ambiguous(markdown, region)
        or _open_at_end(markdown, region)
        or _merging(markdown, places, order)
        or _renames_anchors(markdown, places, order)
    ):
        return None
    return tuple(_separated(markdown, places, order))


def _separated(markdown: Markdown, places: Sequence[Span], order: Sequence[Span]) -> Iterator[Edit]:
    source = markdown.source
    text, newline = source.text, source.newline
    last = markdown.blocks[-1].span.end
    for place, wanted in zip(places, order, strict=True):
        slot = _whole_lines(text, place)
        written = source.slice(_whole_lines(text, wanted))
        if place == places[0] and place.start > markdown.blocks[0].span.start:
            before = text[max(0, slot.start - 200) : slot.start]
            if not _BLANK_LINE_BEFORE.search(before):
                written = newline + written
        if place.end < last and not _BLANK_LINE.match(text, slot.end):
            written += newline
        if written != source.slice(slot):
            yield Edit(slot, written)


def _whole_lines(text: str, span: Span) -> Span:
    """With the indentation before and the blanks after."""
    start, end = span
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return Span(start, end)


# ---------------------------------------------------------------- what ties a part to its place


def _ambiguous(markdown: Markdown, region: Span) -> bool:
    """Whether a label is defined twice, so that the order of the definitions counts."""
    if any(region.contains(definition.span) for definition in markdown.definitions):
        count = Counter(definition.reference for definition in markdown.definitions)
        if count.most_common(1)[0][1] > 1:
            return True
    if any(block.kind == "footnote" for block in _blocks_in(markdown.blocks, region)):
        labels = [label.casefold() for label in _FOOTNOTE.findall(markdown.source.text)]
        return len(labels) != len(set(labels))
    return False


def _open_at_end(markdown: Markdown, region: Span) -> bool:
    """Whether the file's last block is moved and only the file's end closes it."""
    block = markdown.blocks[-1]
    if block.span.end > region.end:
        return False
    text = markdown.source.slice(block.span)
    if block.kind == "html":
        return any(start.match(text) and not end.search(text) for start, end in _HTML)
    fence = _FENCE.match(text) if block.kind == "code" else None
    if fence is None:
        return False
    closing = rf"[\r\n] {{0,3}}{re.escape(fence[0][0])}{{{len(fence[0])},}}\Z"
    return re.search(closing, text) is None


def _merging(markdown: Markdown, places: Sequence[Span], order: Sequence[Span]) -> bool:
    """Whether blocks would become neighbours that a blank line does not keep apart."""
    following = bisect_left(markdown.blocks, places[-1].end, key=_block_start)
    after = markdown.blocks[following : following + 1]

    def neighbours(parts: Sequence[Span]) -> list[tuple[Block, Block]]:
        runs = [*(_blocks_in(markdown.blocks, part) for part in parts), after]
        return [(first[-1], second[0]) for first, second in pairwise(runs) if second]

    met = {(first.span, second.span) for first, second in neighbours(places)}
    return any(
        (first.span, second.span) not in met and _merge(markdown.source, first, second)
        for first, second in neighbours(order)
    )


def _merge(source: Source, first: Block, second: Block) -> bool:
    if first.kind in _ABSORBING:
        return second.kind in _LISTS or source.position(second.span.start).column > 1
    return all(
        block.kind == "code" and not _FENCE.match(source.slice(block.span))
        for block in (first, second)
    )


def _renames_anchors(markdown: Markdown, places: Sequence[Span], order: Sequence[Span]) -> bool:
    """Whether repeated headings change places and somebody may notice."""
    headings = markdown.headings
    first = bisect_left(headings, places[0].start, key=_heading_start)
    last = bisect_left(headings, places[-1].end, key=_heading_start)
    moved = [h for part in order for h in _headings_in(headings, part)]
    if len({h.anchor for h in moved if h.anchor == slug(h.text)}) == len(moved):
        return False  # nothing is repeated
    slugger = Slugger()
    renamed: dict[str, Heading] = {}
    for heading in (*headings[:first], *moved, *headings[last:]):
        if slugger.anchor(heading.text) != heading.anchor:
            renamed[heading.anchor] = heading
    if any(heading.level <= 3 for heading in renamed.values()):
        return True
    return bool(renamed) and any(
        unquote(link.url.partition("#")[2]).lower() in renamed
        for link in markdown.links
        if "#" in link.url
    )


def _blocks_in(blocks: Sequence[Block], span: Span) -> Sequence[Block]:
    first = bisect_left(blocks, span.start, key=_block_start)
    return blocks[first : bisect_left(blocks, span.end, key=_block_start)]


def _headings_in(headings: Sequence[Heading], span: Span) -> Sequence[Heading]:
    first = bisect_left(headings, span.start, key=_heading_start)
    return headings[first : bisect_left(headings, span.end, key=_heading_start)]


def _block_start(block: Block) -> int:
    return block.span.start


def _heading_start(heading: Heading) -> int:
    return heading.span.start
