"""From offsets in a block's content back to offsets in the text it was cut from.

A block's content is its lines without container markers and indentation. Most contents are
one slice of the text, and their map is a single number; the others are a list of slices.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import MD_TRIM_CHARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock


class Piece(NamedTuple):
    """``length`` characters that stand at ``content`` in the content, ``source`` in the text."""

    content: int
    source: int
    length: int


class Pieces:
    """A content that was cut from several places."""

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        kept = [piece for piece in pieces if piece.length > 0]
        self._pieces = kept or list(pieces[:1]) or [Piece(0, 0, 0)]
        self._starts = [piece.content for piece in self._pieces]

    def start(self, offset: int) -> int:
        """Where the character at ``offset`` stands."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        content, source, length = self._pieces[index]
        return source + min(max(offset - content, 0), length)

    def end(self, offset: int) -> int:
        """Where the character before ``offset`` ends."""
        return self.start(offset - 1) + 1 if offset > 0 else self.start(0)


ContentMap = int | Pieces


def map_span(mapping: ContentMap, start: int, end: int) -> tuple[int, int]:
    """The place of ``content[start:end]`` in the text."""
    if isinstance(mapping, int):
        return mapping + start, mapping + end
    first = mapping.start(start)
    return (first, mapping.end(end)) if end > start else (first, first)


def map_lines(
    state: StateBlock, begin: int, end: int, content: str, *, trimmed: bool
) -> ContentMap:
    """The map of a content that ``StateBlock.getLines`` cut from lines ``begin`` to ``end``."""
    start = state.bMarks[begin]
    if trimmed:
        start += state.tShift[begin]
    if state.src.startswith(content, start):
        return start
    text, pieces = _replay_lines(state, begin, end, keep_last=not trimmed)
    if trimmed:
        skipped = len(text) - len(text.lstrip(MD_TRIM_CHARS))
        pieces = cut_pieces(pieces, skipped, len(content))
    return Pieces(pieces)


def _replay_lines(
    state: StateBlock, begin: int, end: int, *, keep_last: bool
) -> tuple[str, list[Piece]]:
    """What ``getLines`` does, with the offsets it forgets."""
    parts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    indent = state.blkIndent
    for line in range(begin, end):
        start = first = state.bMarks[line]
        last = state.eMarks[line] + (1 if line + 1 < end or keep_last else 0)
        last = min(last, len(state.src))
        column = 0
        while first < last and column < indent:
            char = state.src[first]
            if char == "\t":
                column += 4 - (column + state.bsCount[line]) % 4
            elif char == " " or first - start < state.tShift[line]:
                column += 1
            else:
                break
            first += 1
        # a tab that straddles the indentation leaves spaces that stand nowhere
        virtual = max(column - indent, 0)
        parts.append(" " * virtual + state.src[first:last])
        pieces.append(Piece(size + virtual, first, last - first))
        size += virtual + last - first
    return "".join(parts), pieces


def cut_pieces(pieces: Sequence[Piece], skip: int, size: int) -> list[Piece]:
    """The pieces of ``content[skip:skip + size]``."""
    kept = []
    for content, source, length in pieces:
        first, last = max(content, skip), min(content + length, skip + size)
        if first < last:
            kept.append(Piece(first - skip, source + first - content, last - first))
    return kept
