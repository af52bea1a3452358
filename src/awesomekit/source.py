r"""A file's text: offsets, lines and columns, and edits applied safely.

Offsets are code points of the file's own text, as decoded: a byte order mark, carriage
returns and tabs are characters like any other. Lines end as CommonMark says: ``\n``,
``\r\n`` or ``\r`` (https://spec.commonmark.org/0.31.2/#line).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.errors import EditConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place in a text; both count from 1, columns in code points."""

    line: int
    column: int


class Edit(NamedTuple):
    """A replacement of exactly the characters of ``span``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text.

    Attributes:
        path: how the file is named to the user, with forward slashes.
        text: the decoded text, nothing normalised.
    """

    path: str
    text: str
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; line 1 starts at 0."""
        starts = self._starts
        if not starts:
            starts.append(0)
            if "\r" in self.text:
                starts.extend(match.end() for match in _LINE_END.finditer(self.text))
            else:
                at = self.text.find("\n")
                while at >= 0:
                    starts.append(at + 1)
                    at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a line and column; the inverse of :meth:`position`."""
        return self.line_starts[position.line - 1] + position.column - 1

    def line_span(self, line: int) -> Span:
        """The span of a line (from 1) without its line end."""
        starts = self.line_starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]

    @property
    def newline(self) -> str:
        r"""The line end that the text uses first, ``\n`` where it has none."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with every edit applied; all other characters stay.

    Raises:
        EditConflictError: two edits overlap, or one lies outside the text.
    """
    ordered = sorted(set(edits))
    for first, second in pairwise(ordered):
        if second.span.start < first.span.end or second.span == first.span:
            raise EditConflictError(f"edits overlap at offsets {first.span} and {second.span}")
    pieces: list[str] = []
    at = 0
    for (start, end), replacement in ordered:
        if not at <= start <= end <= len(text):
            raise EditConflictError(f"an edit at {start}–{end} lies outside the text")
        pieces += (text[at:start], replacement)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
