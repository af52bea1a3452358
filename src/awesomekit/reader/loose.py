"""Lists in other people's styles, read as far as their headings show entries.

An entry is a heading below the title that has a badge paragraph or a field list under it; the
two may stand anywhere before the next heading of its rank or of another entry.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Block, Document, Section
from awesomekit.reader.badges import read_badges
from awesomekit.reader.entries import EntryReader
from awesomekit.reader.fields import read_label
from awesomekit.reader.parts import Part, is_control, prose_of
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.model import Entry, Heading, Markdown, Schema

_ENOUGH_LABELS = 2


def read_loosely(markdown: Markdown, config: Config) -> Document | None:
    """Read a Markdown file that is no canonical list, if its entries have field lists.

    Args:
        markdown: the file.
        config: the schemas; the one with the most labels in the file is taken.

    Returns:
        ``None`` where no list of the file has two labels of one schema.
    """
    lists = list(_labelled_lists(markdown))
    counted = [
        (sum(schema.find(label) is not None for labels in lists for label in labels), schema)
        for schema in config.schemas.values()
        if any(sum(map(bool, map(schema.find, labels))) >= _ENOUGH_LABELS for labels in lists)
    ]
    if not counted:
        return None
    best = max(count for count, _ in counted)
    return _read(markdown, next(schema for count, schema in counted if count == best))


def _labelled_lists(markdown: Markdown) -> Iterator[list[str]]:
    """The labels of each list whose items have some."""
    for block in markdown.blocks:
        if block.kind == "bullet_list" and (labels := _labels(markdown, block)):
            yield labels


def _labels(markdown: Markdown, block: Block) -> list[str]:
    source = markdown.source
    return [
        label
        for item in markdown.items_in(block.span)
        if item.depth == 0 and (label := read_label(source.slice(item.content)))
    ]


class _Stretch(NamedTuple):
    """A heading and the blocks up to the next one."""

    heading: Heading
    blocks: list[Block]


def _read(markdown: Markdown, schema: Schema) -> Document:
    reader = EntryReader(markdown, schema, loose=True)
    title: Heading | None = None
    prose: list[tuple[str | None, Block]] = []
    sections: list[tuple[Part, list[Entry]]] = []
    entry: Part | None = None

    def close() -> None:
        nonlocal entry
        if entry is not None:
            if not sections:
                sections.append((Part(), []))  # entries before the first section
            sections[-1][1].append(reader.read(entry))
        entry = None

    before, stretches = _stretches(markdown)
    prose += [(None, block) for block in before]
    for heading, blocks in stretches:
        own: list[tuple[str | None, Block]] = [(None, block) for block in blocks]
        if heading.level > 1 and _is_entry(markdown, blocks, schema):
            close()
            entry = Part(heading, blocks=own)
        elif entry is not None and entry.heading and heading.level > entry.heading.level:
            entry.blocks.append((None, Block("heading", heading.span, heading)))
            entry.blocks += own
        else:
            close()
            if title is None and heading.level == 1:
                title = heading
                prose += own
            else:
                sections.append((Part(heading, blocks=own), []))
    close()
    return Document(
        markdown=markdown,
        id=PurePosixPath(markdown.source.path).stem,
        front_matter=None,
        schema=schema,
        title=title,
        translations=(),
        prose=prose_of(prose),
        markers=(),
        sections=tuple(_section(part, entries) for part, entries in sections),
        stray=(),
    )


def _section(part: Part, entries: list[Entry]) -> Section:
    part = replace(part, entries=entries)
    first = part.heading.span if part.heading is not None else entries[0].span
    return Section(
        heading=part.heading,
        translations=(),
        prose=prose_of(part.blocks),
        markers=(),
        entries=tuple(entries),
        span=Span(first.start, part.end()),
    )


def _stretches(markdown: Markdown) -> tuple[list[Block], list[_Stretch]]:
    before: list[Block] = []
    stretches: list[_Stretch] = []
    for block in markdown.blocks:
        if block.kind == "front_matter" or is_control(block):
            continue
        if block.heading is not None:
            stretches.append(_Stretch(block.heading, []))
        else:
            (stretches[-1].blocks if stretches else before).append(block)
    return before, stretches


def _is_entry(markdown: Markdown, blocks: list[Block], schema: Schema) -> bool:
    """Whether the blocks under a heading hold badges with pictures or two known labels."""
    for block in blocks:
        if block.kind == "paragraph":
            if any(badge.image for badge in read_badges(markdown, block.span)):
                return True
        elif block.kind == "bullet_list":
            known = map(schema.find, _labels(markdown, block))
            if sum(spec is not None for spec in known) >= _ENOUGH_LABELS:
                return True
    return False
