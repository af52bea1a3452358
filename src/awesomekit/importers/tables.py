"""Entries that are table rows, and rows that tell of entries which stand elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import identify
from awesomekit.importers.drafts import DraftEntry, DraftLink, DraftProse, Piece
from awesomekit.importers.fragments import cited
from awesomekit.importers.headings import cleaned_text, is_permalink, undecorated
from awesomekit.importers.labels import Labels, Meaning
from awesomekit.importers.languages import language_of
from awesomekit.importers.list_items import draft_field
from awesomekit.markdown.relative import is_relative
from awesomekit.source import Span
from awesomekit.values.placeholder import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from awesomekit.config.settings import Config
    from awesomekit.importers.page import Page
    from awesomekit.model import Cell, Row, Schema, Table

_NOTHING = re.compile(r"[\s\\|/,、;；-]*(?:none|无|n/a)?[\s\\|/,、;；-]*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"~?\d[\d.,]*\+?")


class Columns(NamedTuple):
    """A table whose columns are understood.

    Attributes:
        table: the table.
        schema: of the entries that its rows are or tell of.
        name: the number of the column of names.
        meanings: number of each other column: what it holds.
        titles: the columns' titles.
    """

    table: Table
    schema: Schema
    name: int
    meanings: Mapping[int, Meaning]
    titles: tuple[str, ...]

    @property
    def fields(self) -> int:
        """How many columns hold fields."""
        return sum(meaning.spec is not None for meaning in self.meanings.values())

    @property
    def is_prose(self) -> bool:
        """Whether the rows tell about entries and hold no field."""
        return not self.fields and any(m.part == "prose" for m in self.meanings.values())


def columns_of(page: Page, table: Table, config: Config, schema: Schema) -> Columns | None:
    """What the columns of a table hold.

    Returns:
        ``None`` for a table whose rows are no entries: fewer than two columns besides that of the
        names are understood, or there is no column of names.
    """
    labels = Labels(config, schema)
    titles = tuple(_plain(page, cell) for cell in table.rows[0].cells)
    meanings = {number: labels.find(title) for number, title in enumerate(titles)}
    named = [number for number, meaning in meanings.items() if meaning.part == "name"]
    name = named[0] if named else 0
    if not titles or meanings[name].spec is not None:
        return None
    rest = {number: meaning for number, meaning in meanings.items() if number != name}
    known = [meaning for meaning in rest.values() if meaning and meaning.part != "name"]
    remarks = bool(named) and [meaning.part for meaning in known] == ["prose"]
    if (len(known) < (2 if named else 3) and not remarks) or not table.rows[1:]:
        return None
    return Columns(table, schema, name, rest, titles)


def row_names(page: Page, columns: Columns, row: Row) -> str:
    """The name that a row is about; empty where it has none."""
    if columns.name >= len(row.cells):
        return ""
    cell = row.cells[columns.name]
    return undecorated(cleaned_text(page, cell.span, _plain(page, cell)).text)


def row_entries(page: Page, columns: Columns) -> Iterator[DraftEntry]:
    """The entry of each row that has a name."""
    page.claim(columns.table.rows[0].span)
    for row in columns.table.rows[1:]:
        page.claim(row.span)
        name = row_names(page, columns, row)
        if not name:
            if any(cell.text.strip() for cell in row.cells):
                page.drop(row.span, "a row without a name")
            continue
        yield _entry(page, columns, row, name)


def _entry(page: Page, columns: Columns, row: Row, name: str) -> DraftEntry:
    entry = DraftEntry(name, Piece(page, row.span, "inline"), columns.schema.name)
    for number, cell in enumerate(row.cells):
        if number >= len(columns.titles):
            if cell.text.strip():
                page.drop(cell.span, "the row has more cells than the table has columns")
            continue
        meaning = Meaning("badges") if number == columns.name else columns.meanings[number]
        _take(page, columns, entry, cell, meaning, columns.titles[number])
    return entry


def _take(
    page: Page, columns: Columns, entry: DraftEntry, cell: Cell, meaning: Meaning, title: str
) -> None:
    """Put the content of one cell where it belongs."""
    source = page.markdown.source
    text = source.slice(cell.span)
    plain = _plain(page, cell)
    piece = Piece(page, cell.span, "inline")
    if not text.strip() or is_placeholder(plain.strip(" \\")):
        return
    if meaning.part == "drop":
        page.drop(cell.span, f'the configuration drops "{title}"')
        return
    if meaning.spec is not None:
        value = plain if meaning.spec.type != "license" else text
        if meaning.unit and _BARE_NUMBER.fullmatch(value.strip()):
            value = f"{value.strip()}{meaning.unit}"
        elif "](" in text:
            value = text
        entry.fields.append(draft_field(meaning.spec, piece, " ".join(value.split())))
        return
    if meaning.part == "badges":
        _take_links(page, columns, entry, cell, title)
        return
    if meaning.part == "prose":
        entry.prose.append(DraftProse(language_of(plain, page.other), piece))
        return
    lead = f"{title}: " if title.strip() else ""
    reason = f'the schema "{columns.schema.name}" has no field "{title}"; kept as a paragraph'
    page.keep(cell.span, reason)
    entry.prose.append(DraftProse(None, Piece(page, cell.span, "inline", lead=lead)))


def _take_links(page: Page, columns: Columns, entry: DraftEntry, cell: Cell, title: str) -> None:
    """The links of a cell are badges; words between them are kept as prose."""
    source = page.markdown.source
    at = cell.span.start
    rest: list[str] = []
    is_name = title == columns.titles[columns.name]
    for link in page.markdown.links_in(cell.span):
        if link.image or is_permalink(link) or link.span.start < at:
            continue
        rest.append(source.text[at : link.span.start])
        at = link.span.end
        if link.url.startswith("#") and is_name:
            continue  # the name leads to its own details
        if not _is_address(link.url):
            page.drop(link.span, f'"{link.url}" is no address')
            continue
        own = Piece(page, link.span, "inline")
        text = "" if is_name or link.text.isdigit() else link.text
        named = cited(link) if is_relative(link.url) else None
        entry.links.append(DraftLink(link.url, text, identify(named or link.url), own))
    rest.append(source.text[at : cell.span.end])
    words = re.sub(r"<br\s*/?>|\*\*|\\", " ", " ".join(rest))
    if not is_name and not _NOTHING.fullmatch(words) and any(c.isalnum() for c in words):
        piece = Piece(page, cell.span, "inline", lead=f"{title}: ")
        entry.prose.append(DraftProse(None, piece))


def _is_address(url: str) -> bool:
    scheme, colon, _ = url.partition(":")
    return bool(url) and (not colon or scheme.lower() in {"http", "https"} or "/" in scheme)


def _plain(page: Page, cell: Cell) -> str:
    """A cell as a reader sees it, line breaks as spaces."""
    if not cell.text:
        return ""
    source = page.markdown.source
    plain = ""
    at = cell.span.start
    for text in page.markdown.texts_in(Span(cell.span.start, cell.span.end + 1)):
        for span, run in text.runs:
            plain += f" {run}" if "<" in source.text[at : span.start] else run
            at = span.end
    return plain if plain.strip() else cell.text
