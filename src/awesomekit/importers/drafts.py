"""What importers read: entries that are not in a list yet, each part with its place.

A draft keeps its texts as parts of the page that they stand on. They are written out last, when
it is known where everything goes and so where links must lead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from awesomekit.importers.page import Page
    from awesomekit.model import BadgeInfo, FieldSpec, Heading, InvalidValue, Value
    from awesomekit.source import Span

Form = Literal["blocks", "item", "inline"]


class Place(NamedTuple):
    """A line of a source, counted from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Disagreement(NamedTuple):
    """Two values for one field.

    Attributes:
        entry: the entry's name.
        label: the field.
        kept: the value that is in the list, and where it stands.
        other: the other value, and where.
        reason: why the one was kept.
    """

    entry: str
    label: str
    kept: tuple[str, Place]
    other: tuple[str, Place]
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page's Markdown that is to stand elsewhere.

    Attributes:
        page: where it stands.
        span: what it is.
        form: ``blocks`` is whole blocks of the top level; ``item`` what stands in a list item,
            indented; ``inline`` a part of one paragraph or cell.
        shift: how many levels its headings go up.
        lead: what is written before it, such as the title of a column.
    """

    page: Page
    span: Span
    form: Form = "blocks"
    shift: int = 0
    lead: str = ""

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.page.place(self.span)

    @property
    def source(self) -> str:
        """Its text as it stands on its page."""
        return self.page.markdown.source.slice(self.span)


@dataclass(frozen=True, slots=True)
class DraftField:
    """A value, parsed where it can be.

    Attributes:
        spec: the field.
        piece: the value as the source has it.
        text: the same with the unit that its column names.
        value: the parsed value; ``None`` where it does not parse.
        error: why not.
    """

    spec: FieldSpec
    piece: Piece
    text: str
    value: Value | None
    error: InvalidValue | None = None

    @property
    def canonical(self) -> str:
        """The value's canonical text, or the text that is none."""
        return self.value.text if self.value is not None else self.text


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link that is to be a badge.

    Attributes:
        url: where it leads, as in the source.
        text: what the source calls it.
        info: what it is.
        piece: where it stands; with ``verbatim`` it is written as it is.
    """

    url: str
    text: str
    info: BadgeInfo
    piece: Piece
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class DraftProse:
    """Text of one language, or of every language (``None``)."""

    language: str | None
    piece: Piece


@dataclass(slots=True)
class DraftEntry:
    """An entry.

    Attributes:
        name: as its source has it, without decoration.
        piece: its heading, or the item or row that it is.
        schema: the schema of its list.
        aliases: other names, of sources that were merged.
        controls: comments to awesomekit that stand before its fields.
        anchors: anchors of pages that now lead to it.
        also: where sources have it besides ``piece``.
    """

    name: str
    piece: Piece
    schema: str
    translations: tuple[tuple[str, str], ...] = ()
    aliases: list[str] = field(default_factory=list)
    links: list[DraftLink] = field(default_factory=list)
    controls: list[Piece] = field(default_factory=list)
    fields: list[DraftField] = field(default_factory=list)
    prose: list[DraftProse] = field(default_factory=list)
    anchors: list[tuple[Page, str]] = field(default_factory=list)
    also: list[Place] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """Where its source has it."""
        return self.piece.place

    def field(self, key: str) -> DraftField | None:
        """The field of a configuration key."""
        return next((one for one in self.fields if one.spec.key == key), None)


@dataclass(slots=True)
class DraftSection:
    """A section: its title in several languages, prose and entries, or one of them.

    ``span`` is the title's place; ``None`` for what stands before the first section.
    """

    title: str
    translations: tuple[tuple[str, str], ...]
    heading: Heading | None
    span: Span | None = None
    prose: list[DraftProse] = field(default_factory=list)
    entries: list[DraftEntry] = field(default_factory=list)
    anchors: list[tuple[Page, str]] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """One source, read: what stands before the sections, and the sections.

    ``rows`` is how many rows of tables told of entries that stand elsewhere.
    """

    page: Page
    style: str
    title: str
    translations: tuple[tuple[str, str], ...] = ()
    prose: list[DraftProse] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    anchors: list[tuple[Page, str]] = field(default_factory=list)
    front_matter: str = ""
    rows: int = 0
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def entries(self) -> list[DraftEntry]:
        """All entries in the order of the source."""
        return [entry for section in self.sections for entry in section.entries]
