"""Tables whose rows are entries: a column of names, and columns of the schema's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.model import Badge, Entry, Field, Heading
from awesomekit.reader.fields import parse_field
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.model import Cell, FieldSpec, Markdown, Row, Schema, Table


class EntryTable(NamedTuple):
    """A table of entries; ``columns`` are the numbers of those that hold fields."""

    table: Table
    columns: Mapping[int, FieldSpec]


def entry_table(table: Table, schema: Schema) -> EntryTable | None:
    """The columns of a table that hold fields of a schema, ``None`` where fewer than two do.

    The first column holds names, whatever its label.
    """
    columns: dict[int, FieldSpec] = {}
    for number, cell in enumerate(table.rows[0].cells):
        spec = schema.find(cell.text.strip(" *_")) if number else None
        if spec is not None and spec not in columns.values():
            columns[number] = spec
    return EntryTable(table, columns) if len(columns) > 1 else None


def read_rows(markdown: Markdown, found: EntryTable) -> Iterator[Entry]:
    """One entry for each row that has a name; links outside of fields are its badges."""
    for row in found.table.rows[1:]:
        name = _name(markdown, row.cells[0]) if row.cells else ""
        if name:
            yield _entry(markdown, found, row, name)


def _name(markdown: Markdown, cell: Cell) -> str:
    """The cell's text as a reader sees it."""
    texts = markdown.texts_in(Span(cell.span.start, cell.span.end + 1))
    return " ".join("".join(text.plain for text in texts).split())


def _entry(markdown: Markdown, found: EntryTable, row: Row, name: str) -> Entry:
    first = row.cells[0].span
    fields = []
    badges: list[Badge] = []
    for number, cell in enumerate(row.cells[: len(found.table.rows[0].cells)]):
        spec = found.columns.get(number)
        if spec is None:
            badges += (
                Badge(link.span, link, None, identify(link.url))
                for link in markdown.links_in(cell.span)
                if not link.image and link.url and not link.url.startswith("#")
            )
        elif spec.required or cell.span.start < cell.span.end:
            fields.append(_field(markdown, spec, cell))
    return Entry(
        heading=Heading(6, first, first, name, ""),
        translations=(),
        badges=tuple(badges),
        badge_span=None,
        fields=tuple(fields),
        field_span=None,
        prose=(),
        markers=(),
        span=row.span,
        in_order=True,
    )


def _field(markdown: Markdown, spec: FieldSpec, cell: Cell) -> Field:
    text = markdown.source.slice(cell.span)
    value, error = parse_field(spec, text)
    start = cell.span.start
    return Field(cell.span, spec.label, Span(start, start), spec, text, cell.span, value, error)
