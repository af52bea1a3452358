"""Edits that leave a page as it is, but for characters that nobody sees.

Taking an invisible character away can change what Markdown makes of the others: it may have kept
a line from being a list item, or two paragraphs apart. So a block is rendered before and after,
and its lines must keep their indentation, which says whether it belongs to the list before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from awesomekit.markdown import slug
from awesomekit.source import Edit, Source, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.model import Block, Markdown

# rendering must cost little, whatever stands in a file
_LONGEST = 5000
_MOST_ALONE = 8
_INDENTATION = re.compile(r"^[ \t]*", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"\w")


def harmless(markdown: Markdown, edits: Iterable[Edit]) -> frozenset[Edit]:
    """Those of some edits that change nothing on the page but white space and what they remove.

    Args:
        markdown: the file; front matter is no part of the page, so edits of it are left out.
        edits: removals of invisible characters or replacements of such by spaces.
    """
    units: dict[_Unit, list[Edit]] = {}
    for edit in edits:
        unit = _unit(markdown, edit.span)
        if unit is not None:
            units.setdefault(unit, []).append(edit)
    found: set[Edit] = set()
    for unit, its in units.items():
        if _leave_page(markdown.source, unit, its):
            found.update(its)
        elif 1 < len(its) <= _MOST_ALONE:
            # two may be harmless alone and not together
            kept: list[Edit] = []
            for edit in its:
                if _leave_page(markdown.source, unit, [*kept, edit]):
                    kept.append(edit)
            found.update(kept)
    return frozenset(found)


class _Unit(NamedTuple):
    """What is rendered by itself, and whether it is code."""

    span: Span
    code: bool


def _unit(markdown: Markdown, place: Span) -> _Unit | None:
    """The block with its indentation, or the line if the block is long."""
    source = markdown.source
    index = bisect_right(markdown.blocks, place.start, key=_start) - 1
    if index < 0 or markdown.blocks[index].kind == "front_matter":
        return None
    block = markdown.blocks[index].span
    code = markdown.blocks[index].kind == "code"
    first = source.line_span(source.position(block.start).line).start
    if block.end - first <= _LONGEST:
        return _Unit(Span(first, max(block.end, place.end)), code)
    line = source.line_span(source.position(place.start).line)
    return _Unit(line, code) if line.end - line.start <= _LONGEST else None


def _start(block: Block) -> int:
    return block.span.start


def _leave_page(source: Source, unit: _Unit, edits: Sequence[Edit]) -> bool:
    from awesomekit.markdown.render import rendered

    before, start = source.slice(unit.span), unit.span.start
    after = apply_edits(
        before,
        [Edit(Span(at - start, end - start), replacement) for (at, end), replacement in edits],
    )
    if not unit.code and _rearranged(before, after):
        return False
    gone = {char for edit in edits for char in source.slice(edit.span)}
    pages = {_without(rendered(text), gone) for text in (before, after)}
    return len(pages) == 1 and _anchors(before) == _anchors(after)


def _rearranged(before: str, after: str) -> bool:
    """Whether blocks around may read lines in another way; no edit holds a line end."""
    if _INDENTATION.findall(before) != _INDENTATION.findall(after):
        return True
    lines = zip(_LINE_END.split(before), _LINE_END.split(after), strict=True)
    return any(old != new and _WORD.search(new) is None for old, new in lines)


def _without(html: str, gone: Iterable[str]) -> str:
    for char in gone:
        html = html.replace(char, " " if char.isspace() else "").replace(quote(char), "")
    return " ".join(html.replace("<", " <").replace(">", "> ").split())


def _anchors(text: str) -> list[str]:
    from awesomekit.markdown import read_markdown

    return [slug(heading.text) for heading in read_markdown(Source("", text)).headings]
