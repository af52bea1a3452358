"""Edits that leave a page as it is, but for characters that nobody sees.

Taking an invisible character away can change what Markdown makes of the others: it may have kept
a line from being a list item, or two paragraphs apart. So a text is rendered before and after.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import quote

from awesomekit.markdown import slug
from awesomekit.source import Edit, Source, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.model import Block, Markdown

# rendering must cost little, whatever stands in a file
_LONGEST = 5000
_MOST_ALONE = 8


def harmless(markdown: Markdown, edits: Iterable[Edit]) -> frozenset[Edit]:
    """Those of some edits that change nothing on the page but white space and what they remove.

    Args:
        markdown: the file; front matter is no part of the page, so edits of it are left out.
        edits: removals of invisible characters or replacements of such by spaces.
    """
    units: dict[Span, list[Edit]] = {}
    for edit in edits:
        unit = _unit(markdown, edit.span)
        if unit is not None:
            units.setdefault(unit, []).append(edit)
    found: set[Edit] = set()
    for unit, its in units.items():
        if _leave_page(markdown.source, unit, its):
            found.update(its)
        elif 1 < len(its) <= _MOST_ALONE:
            found.update(edit for edit in its if _leave_page(markdown.source, unit, [edit]))
    return frozenset(found)


def _unit(markdown: Markdown, place: Span) -> Span | None:
    """The block with its indentation, or the line if the block is long."""
    source = markdown.source
    index = bisect_right(markdown.blocks, place.start, key=_start) - 1
    if index < 0 or markdown.blocks[index].kind == "front_matter":
        return None
    block = markdown.blocks[index].span
    first = source.line_span(source.position(block.start).line).start
    if block.end - first <= _LONGEST:
        return Span(first, max(block.end, place.end))
    line = source.line_span(source.position(place.start).line)
    return line if line.end - line.start <= _LONGEST else None


def _start(block: Block) -> int:
    return block.span.start


def _leave_page(source: Source, unit: Span, edits: Sequence[Edit]) -> bool:
    from awesomekit.markdown.render import rendered

    before = source.slice(unit)
    after = apply_edits(
        before,
        [
            Edit(Span(span.start - unit.start, span.end - unit.start), replacement)
            for span, replacement in edits
        ],
    )
    gone = {char for edit in edits for char in source.slice(edit.span)}
    pages = {_without(rendered(text), gone) for text in (before, after)}
    return len(pages) == 1 and _anchors(before) == _anchors(after)


def _without(html: str, gone: Iterable[str]) -> str:
    for char in gone:
        html = html.replace(char, " " if char.isspace() else "").replace(quote(char), "")
    return " ".join(html.replace("<", " <").replace(">", "> ").split())


def _anchors(text: str) -> list[str]:
    from awesomekit.markdown import read_markdown

    return [slug(heading.text) for heading in read_markdown(Source("", text)).headings]
