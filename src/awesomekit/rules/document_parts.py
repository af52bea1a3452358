"""The parts of a list that have texts in each language: title, sections and entries."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Document, Heading, Marker, Prose, Translation
    from awesomekit.source import Source

_LANGUAGE = re.compile(r"\[\s*(?P<language>[^\[\]]*?)\s*\]")


class Part(NamedTuple):
    """A heading with what belongs to it and to no smaller part."""

    what: Literal["title", "section", "entry"]
    heading: Heading | None
    translations: tuple[Translation, ...]
    markers: tuple[Marker, ...]
    prose: tuple[Prose, ...]

    @property
    def name(self) -> str:
        """The heading's text; empty without a heading."""
        return self.heading.text if self.heading is not None else ""

    @property
    def opening(self) -> tuple[Marker, ...]:
        """The markers that open a block of a language."""
        return tuple(marker for marker in self.markers if not marker.text)

    def opened_by(self, prose: Prose) -> Marker:
        """The marker that put some prose into its language."""
        start = prose.span.start
        return next(marker for marker in reversed(self.opening) if marker.span.start < start)

    def opening_nothing(self) -> tuple[Marker, ...]:
        """The markers after which the next marker or the end follows, comments aside."""
        starts = [
            block.span.start
            for prose in self.prose
            for block in prose.blocks
            if block.comment is None
        ]
        starts.sort()
        opening = self.opening
        ends = [following.span.start for _, following in pairwise(opening)]
        bounds = [bisect_left(starts, end) for end in ends]
        bounds.append(len(starts))
        firsts = [bisect_left(starts, marker.span.end) for marker in opening]
        return tuple(
            marker
            for marker, first, bound in zip(opening, firsts, bounds, strict=False)
            if first >= bound
        )


def parts(document: Document) -> Iterator[Part]:
    """All parts in the order of the text."""
    yield Part("title", document.title, document.translations, document.markers, document.prose)
    for section in document.sections:
        yield Part("section", section.heading, section.translations, section.markers, section.prose)
        for entry in section.entries:
            yield Part("entry", entry.heading, entry.translations, entry.markers, entry.prose)


def language_span(source: Source, marker: Marker) -> Span:
    """The place of a marker's language, without brackets."""
    match = _LANGUAGE.search(source.text, marker.span.start, marker.span.end)
    assert match is not None
    return Span(*match.span("language"))


def is_shown(block: Block) -> bool:
    """Whether a reader sees anything of a block."""
    return block.comment is None and block.kind not in {"definition", "thematic_break"}
