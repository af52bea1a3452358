"""A Markdown file read with positions.

All spans are code points of the file's own text, see :mod:`awesomekit.source`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.source import Source, Span

LinkKind = Literal["inline", "full", "collapsed", "shortcut", "autolink", "bare", "html"]
BlockKind = Literal[
    "heading",
    "paragraph",
    "bullet_list",
    "ordered_list",
    "blockquote",
    "table",
    "code",
    "html",
    "thematic_break",
    "definition",
    "footnote",
    "front_matter",
]


@dataclass(slots=True, frozen=True)
class Link:
    """A link or image.

    Attributes:
        kind: how it is written; ``html`` is an ``href`` or ``src`` attribute of raw HTML.
        image: whether it shows a picture.
        url: the destination with entities and backslash escapes decoded, nothing else changed.
        span: the whole construct; for ``html`` the attribute's value.
        label: what stands between the brackets; for autolinks the address itself.
        destination: the URL as written, without angle brackets; ``None`` for reference links,
            whose destination stands in their :class:`Definition`.
        text: the label as a reader sees it, or an image's alternative text.
        title: the title, unescaped; empty where there is none.
        reference: the normalised label of the definition that a reference link uses.
    """

    kind: LinkKind
    image: bool
    url: str
    span: Span
    label: Span | None
    destination: Span | None
    text: str
    title: str = ""
    reference: str = ""


@dataclass(slots=True, frozen=True)
class Definition:
    """A link reference definition, ``[label]: destination "title"``."""

    reference: str
    url: str
    span: Span
    label: Span
    destination: Span


@dataclass(slots=True, frozen=True)
class Heading:
    """A heading.

    Attributes:
        level: 1 to 6.
        span: the whole heading with its markers (both lines of a setext heading).
        content: what is between the markers.
        text: the content as a reader sees it.
        anchor: GitHub's anchor, unique in the file, without ``#``.
        top_level: whether it stands outside lists and quotes.
    """

    level: int
    span: Span
    content: Span
    text: str
    anchor: str
    top_level: bool = True


@dataclass(slots=True, frozen=True)
class ListItem:
    """A list item: ``span`` from its marker to its end, ``content`` of its first paragraph."""

    span: Span
    content: Span
    depth: int
    task: bool | None = None


@dataclass(slots=True, frozen=True)
class Cell:
    """A table cell; ``span`` is its trimmed content, without pipes."""

    span: Span
    text: str


@dataclass(slots=True, frozen=True)
class Row:
    """A table row with all cells that are written, also those that GitHub drops."""

    span: Span
    cells: tuple[Cell, ...]


@dataclass(slots=True, frozen=True)
class Table:
    """A table; ``rows[0]`` is the header, the delimiter row is left out."""

    span: Span
    rows: tuple[Row, ...]


@dataclass(slots=True, frozen=True)
class Text:
    """The inline content of one paragraph, heading or cell, as a reader sees it.

    Attributes:
        span: the content's whole extent.
        runs: ``(span, text)`` of each literal text, in order; code spans, raw HTML and
            addresses of autolinks are not among them.
    """

    span: Span
    runs: tuple[tuple[Span, str], ...]

    @property
    def plain(self) -> str:
        """The literal text, run after run."""
        return "".join(text for _, text in self.runs)


@dataclass(slots=True, frozen=True)
class Block:
    """A block at the top level of the file.

    Attributes:
        kind: what it is.
        span: from its first character to the end of its last line that is not blank.
        heading: set for headings.
        comment: the comment's content when the block is exactly one HTML comment.
    """

    kind: BlockKind
    span: Span
    heading: Heading | None = None
    comment: str | None = None


@dataclass(slots=True, frozen=True)
class Control:
    """A comment that speaks to awesomekit, ``<!-- awesomekit: text -->``.

    Attributes:
        span: the comment.
        text: what follows the colon, trimmed.
        block: whether the comment stands alone, as a block of its own at the file's top level.
    """

    span: Span
    text: str
    block: bool


@dataclass(slots=True, frozen=True)
class Markdown:
    """One Markdown file read with positions, in the order of the text."""

    source: Source
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    definitions: tuple[Definition, ...]
    items: tuple[ListItem, ...]
    tables: tuple[Table, ...]
    texts: tuple[Text, ...]
    code: tuple[Span, ...]
    html: tuple[Span, ...]
    html_ids: frozenset[str]
    front_matter: Span | None
    controls: tuple[Control, ...] = ()

    def links_in(self, span: Span) -> Iterator[Link]:
        """The links that stand within ``span``."""
        return (link for link in _in(self.links, span) if link.span.end <= span.end)

    def headings_in(self, span: Span) -> Sequence[Heading]:
        """The headings that begin within ``span``."""
        return _in(self.headings, span)

    def items_in(self, span: Span) -> Sequence[ListItem]:
        """The list items that begin within ``span``, those of lists within lists too."""
        return _in(self.items, span)

    def texts_in(self, span: Span) -> Sequence[Text]:
        """The inline texts that begin within ``span``."""
        return _in(self.texts, span)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Placed)


def _in(ordered: Sequence[_T], span: Span) -> Sequence[_T]:
    """Those of an ordered sequence that begin within a span."""
    first = bisect_left(ordered, span.start, key=_start)
    return ordered[first : bisect_left(ordered, span.end, lo=first, key=_start)]


def _start(placed: _Placed) -> int:
    return placed.span.start
