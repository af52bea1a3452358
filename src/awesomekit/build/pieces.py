"""A README before its links are known: a row of pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from awesomekit.model import Document, Entry, Heading, Markdown, Section
    from awesomekit.source import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a piece of text comes from.

    Attributes:
        key: the list's id; empty for the skeleton.
        markdown: the file.
        folder: its folder relative to the project, POSIX, empty for the project itself.
    """

    key: str
    markdown: Markdown
    folder: str


@dataclass(frozen=True, slots=True)
class HeadingPiece:
    """A heading.

    Attributes:
        origin: where it comes from.
        heading: the heading there, whose anchor links refer to.
        level: in the README.
        text: Markdown of the content, in the README's language.
        span: of the content where it is copied from the file; ``None`` for a translation.
    """

    origin: Origin
    heading: Heading
    level: int
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Copied:
    """Whole lines of a file; ``shift`` is added to the levels of headings in them."""

    origin: Origin
    span: Span
    shift: int


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """Badges and fields of an entry."""

    origin: Origin
    document: Document
    entry: Entry


@dataclass(frozen=True, slots=True)
class Languages:
    """The language switch."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents: links to the headings that follow."""


@dataclass(frozen=True, slots=True)
class Table:
    """The at-a-glance table of a list, or of one section of it."""

    origin: Origin
    document: Document
    section: Section | None = None


Piece = HeadingPiece | Copied | EntryFacts | Languages | Contents | Table
