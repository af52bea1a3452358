"""A Markdown file becomes a :class:`~awesomekit.model.Document`.

The format is the canonical list's (``docs/format.md``). Nothing here fails: whatever does not
fit is kept where rules can see it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.config.front_matter import read_front_matter
from awesomekit.model import (
    Badge,
    Block,
    Document,
    Entry,
    Field,
    FrontMatter,
    Heading,
    InvalidValue,
    Link,
    ListItem,
    Markdown,
    Marker,
    Prose,
    Section,
    Translation,
)
from awesomekit.source import Span
from awesomekit.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model import FieldSpec, Schema, Value

COMMON = "common"

# a link or a definition that is commented out is no marker
_MARKER = re.compile(r"\s*\[(?P<language>[^\[\]]*)\](?![(\[:])(?P<text>.*)\Z", re.DOTALL)
_LINE_END = re.compile(r"[\r\n]")
_COLONS = (":", "：")
_BULLET = re.compile(r"[-+*]\s*")


def read_marker(comment: str, span: Span) -> Marker | None:
    """The language marker that a comment is, ``<!-- [zh] … -->``, or ``None``."""
    match = _MARKER.match(comment)
    if match is None:
        return None
    return Marker(match["language"].strip().lower(), match["text"].strip(), span)


def read_document(markdown: Markdown, config: Config) -> Document:
    """Read a canonical list; see :class:`~awesomekit.model.Document` for what wrong lists give."""
    front_matter = _front_matter(markdown)
    name = (front_matter.schema if front_matter else None) or config.schema
    return _Reader(markdown, front_matter, config.schemas.get(name)).read()


def _front_matter(markdown: Markdown) -> FrontMatter | None:
    span = markdown.front_matter
    if span is None:
        return None
    source = markdown.source
    first = source.position(span.start).line + 1
    last = source.position(span.end).line
    start = source.line_starts[first - 1]
    # a block that ends with "..." or "---"; what is between is YAML
    end = source.line_starts[last - 1] if last > first - 1 else start
    return read_front_matter(source.text[start : max(start, end)], source.path, span, first)


@dataclass(slots=True)
class _Part:
    """What has been read of a title, a section or an entry so far."""

    heading: Heading | None = None
    translations: list[Translation] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    blocks: list[tuple[str | None, Block]] = field(default_factory=list)
    language: str | None = None
    entries: list[Entry] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Take a block that is no heading of a part."""
        marker = read_marker(block.comment, block.span) if block.comment is not None else None
        if marker is None:
            self.blocks.append((self.language, block))
            return
        self.markers.append(marker)
        if not marker.text:
            self.language = None if marker.language == COMMON else marker.language
        elif not self.blocks and self.language is None:
            text = " ".join(marker.text.split())
            self.translations.append(Translation(marker.language, text, marker.span))

    def end(self) -> int:
        """The offset after the last thing in it."""
        assert self.heading is not None or self.entries or self.blocks
        ends = [self.heading.span.end] if self.heading else []
        ends += [marker.span.end for marker in self.markers]
        ends += [block.span.end for _, block in self.blocks]
        ends += [entry.span.end for entry in self.entries]
        return max(ends)


class _Reader:
    """One pass over the top-level blocks of one file."""

    def __init__(
        self, markdown: Markdown, front_matter: FrontMatter | None, schema: Schema | None
    ) -> None:
        self.markdown = markdown
        self.front_matter = front_matter
        self.schema = schema
        self.title = _Part()
        self.sections: list[Section] = []
        self.section: _Part | None = None
        self.entry: _Part | None = None
        self.stray: list[Block] = []
        self.item_starts = [item.span.start for item in markdown.items]

    def read(self) -> Document:
        in_stray = True
        for block in self.markdown.blocks:
            heading = block.heading
            if block.kind == "front_matter":
                continue
            if heading is not None and heading.level <= 3:
                in_stray = self._open(block, heading)
            elif in_stray:
                self.stray.append(block)
            else:
                (self.entry or self.section or self.title).add(block)
        self._close_section()
        title = self.title
        return Document(
            markdown=self.markdown,
            id=PurePosixPath(self.markdown.source.path).stem,
            front_matter=self.front_matter,
            schema=self.schema,
            title=title.heading,
            translations=tuple(title.translations),
            prose=_prose(title.blocks),
            markers=tuple(title.markers),
            sections=tuple(self.sections),
            stray=tuple(self.stray),
        )

    def _open(self, block: Block, heading: Heading) -> bool:
        """Begin the part that a heading opens; return whether what follows is stray."""
        if heading.level == 1:
            self._close_section()
            if self.title.heading is not None:
                self.stray.append(block)
                return True
            self.title.heading = heading
        elif heading.level == 2:
            self._close_section()
            self.section = _Part(heading)
        else:
            self._close_entry()
            if self.section is None:
                self.section = _Part()
            self.entry = _Part(heading)
        return False

    def _close_entry(self) -> None:
        if self.entry is not None and self.section is not None:
            self.section.entries.append(self._read_entry(self.entry))
        self.entry = None

    def _close_section(self) -> None:
        self._close_entry()
        part, self.section = self.section, None
        if part is None:
            return
        first = part.heading.span if part.heading else part.entries[0].span
        self.sections.append(
            Section(
                heading=part.heading,
                translations=tuple(part.translations),
                prose=_prose(part.blocks),
                markers=tuple(part.markers),
                entries=tuple(part.entries),
                span=Span(first.start, part.end()),
            )
        )

    # ----------------------------------------------------------------------- entries

    def _read_entry(self, part: _Part) -> Entry:
        assert part.heading is not None
        badge_block = next(
            (b for lang, b in part.blocks if b.kind == "paragraph" and lang is None), None
        )
        badges = read_badges(self.markdown, badge_block.span) if badge_block else ()
        if not badges:
            badge_block = None
        field_block = self._field_list(part, badge_block)
        fields: tuple[Field, ...] = ()
        if field_block is not None:
            items = self._items_of(field_block)
            fields = tuple(read_field(self.markdown, item, self.schema) for item in items)
        rest = [
            (lang, b) for lang, b in part.blocks if b is not badge_block and b is not field_block
        ]
        return Entry(
            heading=part.heading,
            translations=tuple(part.translations),
            badges=badges,
            badge_span=badge_block.span if badge_block else None,
            fields=fields,
            field_span=field_block.span if field_block else None,
            prose=_prose(rest),
            markers=tuple(part.markers),
            span=Span(part.heading.span.start, part.end()),
            in_order=_in_order(part, badge_block, field_block),
        )

    def _field_list(self, part: _Part, badges: Block | None) -> Block | None:
        """The list that names a field of the schema, else a labelled list in the fields' place."""
        fallback: Block | None = None
        before = {None, badges}
        for language, block in part.blocks:
            if block.kind == "bullet_list":
                contents = [
                    self.markdown.source.slice(item.content) for item in self._items_of(block)
                ]
                labels = [
                    content[slice(*found.label)]
                    for content in contents
                    if (found := _labelled(content))
                ]
                if self.schema and any(self.schema.find(label) for label in labels):
                    return block
                if labels and language is None and before <= {None, badges}:
                    fallback = fallback or block
            before.add(block)
        return fallback

    def _items_of(self, block: Block) -> list[ListItem]:
        """The items of a list at the top level, without those of lists within."""
        first = bisect_left(self.item_starts, block.span.start)
        last = bisect_left(self.item_starts, block.span.end)
        return [item for item in self.markdown.items[first:last] if item.depth == 0]


def _in_order(part: _Part, badges: Block | None, fields: Block | None) -> bool:
    expected = [block for block in (badges, fields) if block is not None]
    first = [block for _, block in part.blocks[: len(expected)]]
    if first != expected:
        return False
    opening = [marker.span.start for marker in part.markers if not marker.text]
    return not expected or not opening or expected[-1].span.end <= opening[0]


def _prose(blocks: Sequence[tuple[str | None, Block]]) -> tuple[Prose, ...]:
    """Runs of blocks of one language."""
    runs: list[tuple[str | None, list[Block]]] = []
    for language, block in blocks:
        if runs and runs[-1][0] == language:
            runs[-1][1].append(block)
        else:
            runs.append((language, [block]))
    return tuple(Prose(language, tuple(run)) for language, run in runs)


def read_badges(markdown: Markdown, span: Span) -> tuple[Badge, ...]:
    """The badges of a paragraph that holds nothing but links elsewhere; else empty.

    Pictures without a link are badges beside others; alone they are a figure.
    """
    text = markdown.source.text
    pictures: dict[Link, Link | None] = {}
    outer: Link | None = None
    at = span.start
    for link in markdown.links_in(span):
        if outer is not None and link.span.start < at:
            if link.image and pictures[outer] is None and not outer.image:
                pictures[outer] = link
        elif link.kind == "html" or link.url.startswith("#") or text[at : link.span.start].strip():
            return ()
        else:
            outer, at = link, link.span.end
            pictures[outer] = None
    if text[at : span.end].strip() or all(link.image for link in pictures):
        return ()
    return tuple(
        Badge(link.span, None, link, identify(link.url))
        if link.image
        else Badge(link.span, link, picture, identify(link.url))
        for link, picture in pictures.items()
    )


def read_field(markdown: Markdown, item: ListItem, schema: Schema | None) -> Field:
    """One bullet of a field list."""
    source = markdown.source
    start, end = item.content.start, item.span.end
    if start == end:
        # no paragraph comes first, but perhaps code or another list
        bullet = _BULLET.match(source.text, item.span.start, end)
        start = bullet.end() if bullet else start
    text = source.text[start:end].rstrip()
    found = _labelled(text)
    if found is None:
        span = Span(start, start + len(text))
        where = Span(item.span.start, span.end)
        return Field(where, "", Span(start, start), None, text, span, None, None)
    label = text[slice(*found.label)]
    spec = schema.find(label) if schema else None
    value_text = text[found.value :]
    value, error = _value(spec, value_text)
    return Field(
        span=Span(item.span.start, start + len(text)),
        label=label,
        label_span=Span(start + found.label.start, start + found.label.end),
        spec=spec,
        text=value_text,
        value_span=Span(start + found.value, start + len(text)),
        value=value,
        error=error,
    )


class _Labelled(NamedTuple):
    """Where the label of ``**Label:** value`` stands, and where the value starts."""

    label: Span
    value: int


def _labelled(text: str) -> _Labelled | None:
    """Find the label; its colon may stand before or after the closing asterisks."""
    mark = text[:2]
    close = text.find(mark, 2) if mark in {"**", "__"} else -1
    if close < 0:
        return None
    label = text[2:close].strip()
    end = close + 2
    if label.endswith(_COLONS):
        label = label[:-1].rstrip()
    else:
        end += len(text[end:]) - len(text[end:].lstrip(" \t"))
        if not text.startswith(_COLONS, end):
            return None
        end += 1
    if not label or _LINE_END.search(label):
        return None
    start = text.index(label, 2)
    return _Labelled(Span(start, start + len(label)), len(text) - len(text[end:].lstrip()))


def _value(spec: FieldSpec | None, text: str) -> tuple[Value | None, InvalidValue | None]:
    if spec is None or not text:
        return None, None
    try:
        return parse_value(spec.type, text), None
    except InvalidValue as error:
        return None, error
