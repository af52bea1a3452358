"""An entry: its badges, its fields and its prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Entry
from awesomekit.reader.badges import read_badges
from awesomekit.reader.fields import read_field, read_label
from awesomekit.reader.parts import prose_of
from awesomekit.source import Span

if TYPE_CHECKING:
    from awesomekit.model import Badge, Block, Field, ListItem, Markdown, Schema
    from awesomekit.reader.parts import Part


class EntryReader:
    """Reads the entries of one file.

    Args:
        markdown: the file.
        schema: what is known of its entries.
        loose: whether badges and fields may stand anywhere in an entry.
    """

    def __init__(self, markdown: Markdown, schema: Schema | None, *, loose: bool = False) -> None:
        self.markdown = markdown
        self.schema = schema
        self.loose = loose

    def read(self, part: Part) -> Entry:
        """The entry that the blocks of a part are."""
        assert part.heading is not None
        badge_block, badges = self._badges(part)
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
            prose=prose_of(rest),
            markers=tuple(part.markers),
            span=Span(part.heading.span.start, part.end()),
            in_order=_in_order(part, badge_block, field_block),
        )

    def _badges(self, part: Part) -> tuple[Block | None, tuple[Badge, ...]]:
        """The first paragraph, if it is one of badges; loosely, the first one with a picture."""
        paragraphs = [b for lang, b in part.blocks if b.kind == "paragraph" and lang is None]
        for number, block in enumerate(paragraphs if self.loose else paragraphs[:1]):
            badges = read_badges(self.markdown, block.span)
            if badges and (number == 0 or any(badge.image for badge in badges)):
                return block, badges
        return None, ()

    def _field_list(self, part: Part, badges: Block | None) -> Block | None:
        """The list that names a field of the schema, else a labelled list in the fields' place."""
        fallback: Block | None = None
        before = {None, badges}
        for language, block in part.blocks:
            if block.kind == "bullet_list":
                contents = [
                    self.markdown.source.slice(item.content) for item in self._items_of(block)
                ]
                labels = [label for content in contents if (label := read_label(content))]
                if self.schema and any(self.schema.find(label) for label in labels):
                    return block
                if labels and not self.loose and language is None and before <= {None, badges}:
                    fallback = fallback or block
            before.add(block)
        return fallback

    def _items_of(self, block: Block) -> list[ListItem]:
        """The items of a list at the top level, without those of lists within."""
        return [item for item in self.markdown.items_in(block.span) if item.depth == 0]


def _in_order(part: Part, badges: Block | None, fields: Block | None) -> bool:
    expected = [block for block in (badges, fields) if block is not None]
    first = [block for _, block in part.blocks[: len(expected)]]
    if first != expected:
        return False
    opening = [marker.span.start for marker in part.markers if not marker.text]
    return not expected or not opening or expected[-1].span.end <= opening[0]
