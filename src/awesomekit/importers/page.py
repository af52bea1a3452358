"""A source that is imported, and the account of what became of each part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.importers.drafts import Place
from awesomekit.markdown import read_markdown
from awesomekit.rules.misread_bytes import TABLES, decode_line, misread
from awesomekit.source import Edit, Source, Span, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.model import Definition, Link, Markdown

_TOLD = re.compile(r"\w")
_MARKS = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)*(?:\d{1,9}[.)]|[-+*])(?=[ \t\r\n]|\Z)")


class Note(NamedTuple):
    """Something that the user should know of a place.

    Attributes:
        place: the line.
        text: what stands there.
        reason: what became of it and why.
    """

    place: Place
    text: str
    reason: str


@dataclass(slots=True, eq=False)
class Page:
    """A source as Markdown.

    Attributes:
        markdown: its text, misread lines decoded again; lines are those of the file.
        definitions: by reference label.
        other: the language of what is not Chinese.
        kept: what is in the lists otherwise than it was.
        dropped: what is not in the lists.
        without: where that stands.
        first_links: start of a list item: the link that names its entry, as far as looked for.
    """

    markdown: Markdown
    definitions: Mapping[str, Definition]
    other: str = "en"
    kept: list[Note] = field(default_factory=list)
    dropped: list[Note] = field(default_factory=list)
    without: list[Span] = field(default_factory=list)
    first_links: dict[int, Link | None] = field(default_factory=dict)
    _claimed: list[Span] = field(default_factory=list)

    @property
    def path(self) -> str:
        """How the user is shown the file."""
        return self.markdown.source.path

    def place(self, span: Span) -> Place:
        """The line that something begins on."""
        return Place(self.path, self.markdown.source.position(span.start).line)

    def claim(self, span: Span) -> None:
        """Say that a part of the text is in the lists, or in a note."""
        self._claimed.append(span)

    def keep(self, span: Span, reason: str) -> None:
        """Note what is in the lists, but not as it was."""
        self.kept.append(Note(self.place(span), self._shown(span), reason))

    def drop(self, span: Span, reason: str) -> None:
        """Note what is not in the lists."""
        self.dropped.append(Note(self.place(span), self._shown(span), reason))
        self.without.append(span)
        self.claim(span)

    def unclaimed(self) -> Iterator[Span]:
        """Text that nothing was said of: words outside of everything that was claimed."""
        text = self.markdown.source.text
        at = 0
        for span in [*sorted(self._claimed), Span(len(text), len(text))]:
            if span.start > at and _told(text[at : span.start]):
                yield from _trimmed(text, Span(at, span.start))
            at = max(at, span.end)

    def _shown(self, span: Span) -> str:
        return self.markdown.source.slice(span).strip()


def _told(text: str) -> bool:
    return _TOLD.search(_MARKS.sub("", text)) is not None


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span that say something."""
    at = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        if _told(line):
            yield Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
        at += len(line)


def read_page(source: Source, other: str) -> Page:
    """Read a source, lines of misread bytes decoded again where nothing was lost.

    Args:
        source: the text.
        other: the language of what is not Chinese.

    Raises:
        SourceError: it cannot be read as Markdown.
    """
    text, notes = _decoded(source)
    markdown = read_markdown(Source(source.path, text))
    definitions: dict[str, Definition] = {}
    for definition in markdown.definitions:
        definitions.setdefault(definition.reference, definition)
    return Page(markdown, definitions, other, notes)


def _decoded(source: Source) -> tuple[str, list[Note]]:
    """The text with misread lines decoded again, and a note for each."""
    text = source.text
    if text.isascii():
        return text, []
    lines = sorted({source.position(found.start).line for found in misread(text)})
    if not lines:
        return text, []
    code = read_markdown(source).code
    edits: list[Edit] = []
    notes: list[Note] = []
    for number in lines:
        span = source.line_span(number)
        if any(place.start <= span.start < place.end for place in code):
            continue
        line = source.slice(span)
        whole = decode_line(line)
        place = Place(source.path, number)
        if whole is not None:
            edits.append(Edit(span, whole.text))
            notes.append(Note(place, line.strip(), f"decoded again from {TABLES[whole.table]}"))
        else:
            reason = "UTF-8 was read as another encoding and bytes were lost; kept as it is"
            notes.append(Note(place, line.strip(), reason))
    return apply_edits(text, edits), notes
