"""The sentences of an entry's prose, with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Document, Entry, Text

_READ = frozenset(["paragraph", "bullet_list", "ordered_list", "blockquote"])
_END = re.compile(
    r"[.!?][\"')\]”’]*\s+(?=[\"'(\[“‘]*[^\Wa-z_])|[。！？]+[”’）」]*",
)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|cf|approx|etc|al|ca)\Z", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8


class Sentence(NamedTuple):
    """A sentence as a reader sees it; code spans are left out.

    Attributes:
        text: its words.
        start: where it starts in the paragraph's words.
        paragraph: the paragraph.
    """

    text: str
    start: int
    paragraph: Text

    def span(self, start: int, end: int) -> Span:
        """The place of a part of it in the file."""
        runs = self.paragraph.runs
        starts = [0]
        for _, run in runs:
            starts.append(starts[-1] + len(run))
        first = bisect_right(starts, self.start + start) - 1
        last = bisect_right(starts, self.start + end - 1) - 1
        return Span(
            _original(runs[first], self.start + start - starts[first], end=False),
            _original(runs[last], self.start + end - starts[last], end=True),
        )


def _original(run: tuple[Span, str], offset: int, *, end: bool) -> int:
    """The place of an offset in a run; an entity or an escape is one place."""
    span, text = run
    if span.end - span.start == len(text):
        return span.start + offset
    return span.end if end else span.start


def sentences(document: Document, entry: Entry, having: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of paragraphs, list items and quotes in which a pattern is found.

    Semicolons end no sentence.
    """
    for prose in entry.prose:
        for block in prose.blocks:
            if block.kind in _READ:
                for text in document.markdown.texts_in(block.span):
                    plain = text.plain
                    if having.search(plain):
                        yield from (
                            one for one in _sentences(text, plain) if having.search(one.text)
                        )


def _sentences(text: Text, plain: str) -> Iterator[Sentence]:
    at = 0
    for match in _END.finditer(plain):
        end = match.start()
        if _ABBREVIATION.search(plain, max(at, end - _LONGEST_ABBREVIATION), end):
            continue
        yield Sentence(plain[at : match.end()], at, text)
        at = match.end()
    if at < len(plain):
        yield Sentence(plain[at:], at, text)
