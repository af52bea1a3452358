"""Lists in other people's styles, read as far as their headings show entries.

An entry is a heading below the title that has a badge paragraph or a field list under it; the
two may stand anywhere before the next heading of its rank or of another entry. In a file without
such headings the rows of tables with columns of fields are entries.
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
from awesomekit.reader.tables import entry_table, read_rows
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.config.settings import Config
    from awesomekit.model import Entry, Heading, Markdown, Schema

_ENOUGH_LABELS = 2
_GENERATED = "awesomekit build"


def read_loosely(markdown: Markdown, config: Config) -> Document | None:
    """Read a Markdown file that is no canonical list, if its entries have field lists.

    Args:
        markdown: the file.
        config: the schemas; the one with the most labels in the file is taken.

    Returns:
        ``None`` where no list and no table of the file has two labels of one schema, and for
        what ``build`` wrote: its lists are read instead.
    """
    if any(_GENERATED in (block.comment or "") for block in markdown.blocks[:1]):
        return None
    lists = list(_labelled_lists(markdown))
    in_lists = _best(lists, config)
    if in_lists is not None:
        return _read(markdown, in_lists)
    headers = [[cell.text for cell in table.rows[0].cells[1:]] for table in markdown.tables]
    in_tables = _best(headers, config)
    return _read_tables(markdown, in_tables) if in_tables is not None else None


def _best(lists: list[list[str]], config: Config) -> Schema | None:
    """The schema that knows most of some labels."""
    counted = [
        (sum(schema.find(label) is not None for labels in lists for label in labels), schema)
        for schema in config.schemas.values()
        if any(sum(map(bool, map(schema.find, labels))) >= _ENOUGH_LABELS for labels in lists)
    ]
    most = max((count for count, _ in counted), default=0)
    return next((schema for count, schema in counted if count == most), None)


def _read_tables(markdown: Markdown, schema: Schema) -> Document | None:
    tables = [found for table in markdown.tables if (found := entry_table(table, schema))]
    sections = [(Part(), list(read_rows(markdown, table))) for table in tables]
    if not any(entries for _, entries in sections):
        return None
    title = next((h for h in markdown.headings if h.level == 1 and h.top_level), None)
    return _document(markdown, schema, title, [], [s for s in sections if s[1]])


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
    return _document(markdown, schema, title, prose, sections)


def _document(
    markdown: Markdown,
    schema: Schema,
    title: Heading | None,
    prose: list[tuple[str | None, Block]],
    sections: list[tuple[Part, list[Entry]]],
) -> Document:
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
