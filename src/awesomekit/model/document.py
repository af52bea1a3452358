"""A canonical list: title, sections, entries, badges, fields and prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.errors import ConfigProblem
    from awesomekit.model.badge import BadgeInfo
    from awesomekit.model.markdown import Block, Heading, Link, Markdown
    from awesomekit.model.schema import FieldSpec, Schema, SortKey
    from awesomekit.model.value import InvalidValue, Value
    from awesomekit.source import Source


@dataclass(slots=True, frozen=True)
class FrontMatter:
    """A list's front matter.

    Attributes:
        span: with both fences.
        schema: the schema's name as written, or ``None``.
        sort: the entry order; empty keeps the order of the text.
        sections: titles of the sections in the order they should have.
        problems: every mistake, positions in the list file.
        places: line and column of the schema's name (``schema``), of each sort key (``sort/0``)
            and of each section title (``sections/0``), from 1.
    """

    span: Span
    schema: str | None
    sort: tuple[SortKey, ...]
    sections: tuple[str, ...]
    problems: tuple[ConfigProblem, ...]
    places: Mapping[str, tuple[int, int]]


@dataclass(slots=True, frozen=True)
class Translation:
    """A heading's text in one language, ``<!-- [zh] text -->``; ``span`` is the comment."""

    language: str
    text: str
    span: Span


@dataclass(slots=True, frozen=True)
class Marker:
    """A language marker.

    Attributes:
        language: what stands between the brackets, lower case; ``common`` is every language.
        text: what follows; empty for a marker that opens a block.
        span: the comment.
    """

    language: str
    text: str
    span: Span


@dataclass(slots=True, frozen=True)
class Prose:
    """Blocks of one language, or of every language (``language`` is ``None``), in a row."""

    language: str | None
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """From the first block's start to the last block's end."""
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)


@dataclass(slots=True, frozen=True)
class Badge:
    """A link of an entry's badge paragraph.

    Attributes:
        span: the whole badge.
        link: the link that a click follows; ``None`` for a picture without a link.
        image: the picture; ``None`` for a plain link.
        info: what the link is: kind, identity and canonical form.
    """

    span: Span
    link: Link | None
    image: Link | None
    info: BadgeInfo

    @property
    def url(self) -> str:
        """Where it leads."""
        return self.link.url if self.link is not None else ""


@dataclass(slots=True, frozen=True)
class Field:
    """One bullet of a field list.

    Attributes:
        span: the bullet from its marker to the end of its text, comments to awesomekit included.
        label: the label as written; empty for an unlabelled bullet.
        label_span: the label without asterisks and colon; empty at the text for an unlabelled one.
        spec: the schema's field that the label names.
        text: the value as written.
        value_span: its place; empty where there is no value.
        value: the parsed value, ``None`` if there is no type to parse with or it does not parse.
        error: why it does not parse; offsets count from ``value_span.start``.
    """

    span: Span
    label: str
    label_span: Span
    spec: FieldSpec | None
    text: str
    value_span: Span
    value: Value | None
    error: InvalidValue | None


@dataclass(slots=True, frozen=True)
class Entry:
    """An entry: an H3 heading and all up to the next H1, H2 or H3.

    Attributes:
        heading: its heading.
        translations: the heading in other languages.
        badges: of the badge paragraph.
        badge_span: the badge paragraph.
        fields: of the field list, labelled or not.
        field_span: the field list.
        prose: everything else, cut at language markers.
        markers: all language markers in it.
        span: from the heading to the end of the last block.
        in_order: whether heading, translations, badges, fields and prose follow each other.
    """

    heading: Heading
    translations: tuple[Translation, ...]
    badges: tuple[Badge, ...]
    badge_span: Span | None
    fields: tuple[Field, ...]
    field_span: Span | None
    prose: tuple[Prose, ...]
    markers: tuple[Marker, ...]
    span: Span
    in_order: bool

    @property
    def name(self) -> str:
        """The heading's text."""
        return self.heading.text

    def name_in(self, language: str) -> str:
        """The name for readers of ``language``."""
        return next((t.text for t in self.translations if t.language == language), self.name)

    def field(self, key: str) -> Field | None:
        """The first field with a configuration key such as ``parameter-size``."""
        return next((f for f in self.fields if f.spec is not None and f.spec.key == key), None)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other spellings that its ``Aliases`` field lists."""
        found = self.field("aliases")
        if found is None or found.value is None:
            return ()
        return tuple(getattr(found.value, "names", ()))


@dataclass(slots=True, frozen=True)
class Section:
    """An H2 heading, the prose under it and its entries.

    ``heading`` is ``None`` for entries that stand before the first H2.
    """

    heading: Heading | None
    translations: tuple[Translation, ...]
    prose: tuple[Prose, ...]
    markers: tuple[Marker, ...]
    entries: tuple[Entry, ...]
    span: Span

    @property
    def title(self) -> str:
        """The heading's text; empty without a heading."""
        return self.heading.text if self.heading is not None else ""

    def title_in(self, language: str) -> str:
        """The title for readers of ``language``."""
        return next((t.text for t in self.translations if t.language == language), self.title)


@dataclass(slots=True, frozen=True)
class Document:
    """A canonical list.

    Attributes:
        markdown: the file as Markdown.
        id: the file's name without its ending; ``llms`` for ``lists/llms.md``.
        front_matter: ``None`` where there is none.
        schema: the schema in force; ``None`` when front matter names one that does not exist.
        title: the first H1.
        translations: the title in other languages.
        prose: what stands between the title and the first section or entry.
        markers: the language markers of that part.
        sections: in the order of the text.
        stray: blocks that belong to no title, section or entry.
    """

    markdown: Markdown
    id: str
    front_matter: FrontMatter | None
    schema: Schema | None
    title: Heading | None
    translations: tuple[Translation, ...]
    prose: tuple[Prose, ...]
    markers: tuple[Marker, ...]
    sections: tuple[Section, ...]
    stray: tuple[Block, ...]

    @property
    def source(self) -> Source:
        """The file's text."""
        return self.markdown.source

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries in the order of the text."""
        for section in self.sections:
            yield from section.entries

    def title_in(self, language: str) -> str:
        """The title for readers of ``language``."""
        own = self.title.text if self.title is not None else self.id
        return next((t.text for t in self.translations if t.language == language), own)
