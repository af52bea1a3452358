"""Entries that are list items: ``- [Name](url) - Text.`` and ``- Name [[paper](url)]``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.importers.drafts import DraftEntry, DraftField, DraftLink, DraftProse, Piece
from awesomekit.importers.headings import undecorated
from awesomekit.importers.languages import language_of
from awesomekit.model import InvalidValue
from awesomekit.source import Span
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from awesomekit.importers.page import Page
    from awesomekit.model import Block, FieldSpec, Link, ListItem, Schema

_SEPARATOR = re.compile(r"\s*(?:[-–—−‐·|]+(?=\s|[^\x00-\x7f])|[:：])\s*|\s+")
_BEFORE_NAME = re.compile(r"[\s*_~`\[(（【]*\Z")
_GROUP_MARKS = re.compile(r"[\s\[\]()（）,，、|/·&+]*")
_RELEASE = re.compile(
    r"(?P<date>\d{4}[/.-]\d{1,2}(?:[/.-]\d{1,2})?|\d{4}年\d{1,2}月)\s*[,，:：]\s*"
)
_AFTER_SENTENCE = re.compile(rf"(?<=[.。!！?？;；)）])\s*(?={_RELEASE.pattern})")


class Items:
    """The items of one list of a page, with those within them."""

    def __init__(self, page: Page, block: Block) -> None:
        self._page = page
        self._block = block

    def top(self) -> list[ListItem]:
        """The items of the list itself."""
        return [i for i in self._page.markdown.items_in(self._block.span) if i.depth == 0]

    def within(self, item: ListItem) -> list[ListItem]:
        """The items of lists directly within an item."""
        found = self._page.markdown.items_in(item.span)
        return [one for one in found if one.depth == item.depth + 1]


def first_link(page: Page, item: ListItem) -> Link | None:
    """The link that an item begins with and that is the name of an entry."""
    start = item.content.start
    if start not in page.first_links:
        page.first_links[start] = _first_link(page, item)
    return page.first_links[start]


def _first_link(page: Page, item: ListItem) -> Link | None:
    text = page.markdown.source.text
    for link in page.markdown.links_in(item.content):
        if link.kind == "html":
            return None
        if link.image:
            continue
        before = text[item.content.start : link.span.start]
        if any(char.isalnum() for char in before) or _is_image_link(page, link):
            return None
        return link if link.text.strip() and not link.url.startswith("#") and link.url else None
    return None


def _is_image_link(page: Page, link: Link) -> bool:
    return any(one.image for one in page.markdown.links_in(link.span)) and not any(
        char.isalnum() for char in link.text
    )


class Named(NamedTuple):
    """The name before the groups of links of an item, and where they end."""

    name: str
    links: tuple[Link, ...]
    end: int


def link_groups(page: Page, item: ListItem) -> Named | None:
    """Read ``Name [[paper](url)] [[code](url)]``; ``None`` where an item is something else."""
    source = page.markdown.source
    links = [link for link in page.markdown.links_in(item.content) if link.kind != "html"]
    if not links or links[0].image or links[0].url.startswith("#"):
        return None
    opening = source.text.rfind("[", item.content.start, links[0].span.start)
    name = source.text[item.content.start : opening] if opening >= 0 else ""
    if not any(char.isalnum() for char in name) or "\n" in name.strip():
        return None
    if len(name) > 80 or source.text[opening + 1 : links[0].span.start].strip():
        return None
    end = opening
    taken: list[Link] = []
    for link in links:
        match = _GROUP_MARKS.fullmatch(source.text, end, link.span.start)
        if match is None or link.url.startswith("#"):
            break
        taken.append(link)
        end = link.span.end
    marks = re.compile(r"\s*\]").match(source.text, end)
    return Named(name.strip(" *_:："), tuple(taken), marks.end() if marks else end)


def bullet_entry(page: Page, items: Items, item: ListItem, schema: Schema) -> DraftEntry | None:
    """The entry of ``- Name [[paper](url)]`` with dated prose in the items below."""
    found = link_groups(page, item)
    if found is None:
        return None
    page.claim(Span(item.span.start, found.end))
    entry = DraftEntry(undecorated(found.name), Piece(page, item.content, "inline"), schema.name)
    entry.links += (_link(page, link) for link in found.links)
    rest = Span(found.end, item.content.end)
    _add_prose(entry, page, rest, schema)
    for below in items.within(item):
        page.claim(Span(below.span.start, below.content.start))
        _add_prose(entry, page, below.content, schema)
        deeper = Span(below.content.end, below.span.end)
        _add_blocks(entry, page, deeper)
    if not items.within(item):
        _add_blocks(entry, page, Span(item.content.end, item.span.end))
    return entry


def link_entry(page: Page, item: ListItem, schema: Schema) -> DraftEntry | None:
    """The entry of ``- [Name](url) - Text.`` with all that stands below it."""
    link = first_link(page, item)
    if link is None:
        return None
    source = page.markdown.source
    name = undecorated(" ".join(link.text.split()))
    entry = DraftEntry(name, Piece(page, item.content, "inline"), schema.name)
    entry.links.append(_link(page, link, name=name))
    before = Span(item.content.start, link.span.start)
    marks = _BEFORE_NAME.search(source.slice(before))
    lead = Span(before.start, before.start + (marks.start() if marks else 0))
    closing = re.compile(r"[*_~`\])）】]*").match(source.text, link.span.end, item.content.end)
    opened = source.text[lead.end : link.span.start].strip()
    end = closing.end() if closing and opened else link.span.end
    page.claim(Span(item.span.start, lead.start))
    page.claim(Span(lead.end, end))
    if source.slice(lead).strip():
        _add_links_or_prose(entry, page, lead)
    separator = _SEPARATOR.match(source.text, end, item.content.end)
    rest = Span(separator.end() if separator else end, item.content.end)
    if source.slice(rest).strip():
        _add_links_or_prose(entry, page, rest)
    _add_blocks(entry, page, Span(item.content.end, item.span.end))
    return entry


def _link(page: Page, link: Link, *, name: str = "") -> DraftLink:
    text = "" if link.text == name else link.text
    return DraftLink(link.url, text, identify(link.url), Piece(page, link.span, "inline"))


def _add_links_or_prose(entry: DraftEntry, page: Page, span: Span) -> None:
    """Take pictures and links with nothing between them for badges, and all else for prose."""
    source = page.markdown.source
    links = [link for link in page.markdown.links_in(span) if link.kind != "html"]
    at = span.start
    outer: list[Link] = []
    for link in links:
        if link.span.start < at:
            continue
        if source.text[at : link.span.start].strip():
            break
        outer.append(link)
        at = link.span.end
    if outer and not source.text[at : span.end].strip() and all(link.url for link in outer):
        for link in outer:
            piece = Piece(page, link.span, "inline")
            shown = link.image or any(one.image for one in page.markdown.links_in(link.span))
            text = "" if shown else link.text.strip("[]")
            entry.links.append(DraftLink(link.url, text, identify(link.url), piece, shown))
            page.claim(link.span)
        return
    _add_text(entry, page, span)


def _add_text(entry: DraftEntry, page: Page, span: Span) -> None:
    page.claim(span)
    text = page.markdown.source.slice(span)
    start = span.start + len(text) - len(text.lstrip())
    piece = Piece(page, Span(start, start + len(text.strip())), "inline")
    entry.prose.append(DraftProse(language_of(text, page.other), piece))


def _add_blocks(entry: DraftEntry, page: Page, span: Span) -> None:
    """Keep what stands below an item's first paragraph as it is."""
    source = page.markdown.source
    text = source.slice(span)
    if not text.strip():
        return
    page.claim(span)
    start = span.start + len(text) - len(text.lstrip())
    start = source.line_starts[source.position(start).line - 1]
    piece = Piece(page, Span(max(start, span.start), span.start + len(text.rstrip())), "item")
    entry.prose.append(DraftProse(language_of(text, page.other), piece))


def _add_prose(entry: DraftEntry, page: Page, span: Span, schema: Schema) -> None:
    """Add dated sentences: the first date is the entry's, the others begin paragraphs."""
    source = page.markdown.source
    text = source.slice(span)
    if not text.strip():
        return
    page.claim(span)
    first = _RELEASE.match(text)
    spec = schema.by_key("date")
    at = 0
    if first is not None and spec is not None and entry.field("date") is None:
        piece = Piece(page, Span(span.start, span.start + first.end("date")), "inline")
        entry.fields.append(draft_field(spec, piece, first["date"]))
        at = first.end()
    for part in _releases(text[at:]):
        piece = Piece(
            page, Span(span.start + at + part.start, span.start + at + part.end), "inline"
        )
        entry.prose.append(DraftProse(language_of(piece.source, page.other), piece))


def _releases(text: str) -> Iterator[Span]:
    """The parts of a text that tell of one release each, without the white space around them."""
    cuts = [0, *(match.start() for match in _AFTER_SENTENCE.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        part = text[start:end]
        if part.strip():
            yield Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def draft_field(spec: FieldSpec, piece: Piece, text: str) -> DraftField:
    """A field with its value parsed; what does not parse stays text."""
    try:
        return DraftField(spec, piece, text, parse_value(spec.type, text))
    except InvalidValue as error:
        return DraftField(spec, piece, text, None, error)


def share_of_links(page: Page, items: Sequence[ListItem]) -> float:
    """How many of some items begin with the name of an entry, from 0 to 1."""
    found = sum(first_link(page, item) is not None for item in items)
    return found / len(items) if items else 0.0
