"""A page read as sections and entries."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from awesomekit.importers.blocks import (
    is_html_table,
    is_language_switch,
    is_navigation,
    leading_translations,
    prose_pieces,
)
from awesomekit.importers.drafts import DraftProse, DraftSection, Outline, Piece
from awesomekit.importers.entries import CONTROL, Wanted, heading_entry
from awesomekit.importers.headings import anchors_of, cleaned, in_both_languages
from awesomekit.importers.labels import best_schema, schema_in_title
from awesomekit.importers.lists import ListReader
from awesomekit.importers.summaries import Summary, tell
from awesomekit.importers.tables import columns_of, row_entries
from awesomekit.reader import is_control
from awesomekit.reader.fields import read_label

if TYPE_CHECKING:
    from awesomekit.config.settings import Config
    from awesomekit.importers.headings import Cleaned
    from awesomekit.importers.page import Page
    from awesomekit.importers.styles import Style
    from awesomekit.model import Block, Definition, Heading, Schema, Table

_LISTS = frozenset({"bullet_list", "ordered_list"})
_OF_HEADINGS = frozenset({"canonical", "headings", "article"})
_COLON = {"zh": "："}
_TITLE = re.compile(r"(?m)^title:[ \t]*([\"']?)(?P<title>[^\r\n]+?)\1[ \t]*\r?$")


def read_outline(page: Page, style: Style, config: Config) -> Outline:
    """Read a page in a style.

    Every word of the page is then in the outline, or noted as dropped.
    """
    reader = _Reader(page, style, config)
    reader.read()
    for span in page.unclaimed():
        page.drop(span, "no part of an entry or of a text that awesomekit understands")
    return reader.outline


def _start(definition: Definition) -> int:
    return definition.span.start


def page_text(page: Page, block: Block) -> str:
    """A block as it stands, lines ended by line feeds."""
    page.claim(block.span)
    return page.markdown.source.slice(block.span).replace("\r\n", "\n").replace("\r", "\n")


def _title_of(page: Page) -> str:
    """The title in the front matter, as site generators have it; empty where there is none."""
    front = page.markdown.front_matter
    match = _TITLE.search(page.markdown.source.slice(front)) if front is not None else None
    return match["title"] if match else ""


class _Reader:
    """The state of reading one page."""

    def __init__(self, page: Page, style: Style, config: Config) -> None:
        self.page = page
        self.style = style
        self.config = config
        self.outline = Outline(page, style.name, _title_of(page))
        self.section: DraftSection | None = None
        self.path: list[Heading] = []
        self.entry: tuple[Heading, list[Block]] | None = None
        self.waiting: list[Block] = []
        self.summaries: list[Summary] = []
        self.tables = {table.span.start: table for table in page.markdown.tables}
        self.used = {link.reference for link in page.markdown.links if link.reference}

    def read(self) -> None:
        """Go through the blocks, then through the tables that tell of entries."""
        for block in self.page.markdown.blocks:
            heading = block.heading
            if block.kind == "front_matter":
                if self.style.name == "canonical":
                    self.outline.front_matter = page_text(self.page, block)
                else:
                    self.page.drop(block.span, "front matter; the new lists have their own")
                continue
            if heading is not None and heading.level == self.style.level and heading.text.strip():
                self._close()
                self.entry = (heading, [])
            elif self.entry is not None and (
                heading is None or heading.level > self.entry[0].level
            ):
                self.entry[1].append(block)
            else:
                if self.entry is not None:
                    self._close()
                if heading is not None:
                    self._open(heading)
                else:
                    self._take(block)
        self._close()
        told = tell(self.outline, self.summaries)
        self.outline.rows = told.rows
        self.outline.disagreements = list(told.disagreements)
        self._leave_out_empty()

    # ------------------------------------------------------------------ headings

    def _open(self, heading: Heading) -> None:
        """Begin a section, or take the title."""
        self._close()
        clean = cleaned(self.page, heading)
        self.page.claim(heading.span)
        for link in clean.permalinks:
            self.page.drop(link.span, "a permalink; GitHub makes its own")
        if heading.level == 1 and not self.outline.anchors and self.section is None:
            title, translations = in_both_languages(clean.text, self.config.primary)
            self.outline.title = title or self.outline.title
            self.outline.translations = translations
            self.outline.anchors.append((self.page, heading.anchor))
            self._keep_links(clean, self.outline.prose)
            return
        while self.path and self.path[-1].level >= heading.level:
            self.path.pop()
        title, translations = self._title(clean)
        self.path.append(heading)
        self.section = DraftSection(title, translations, heading, heading.span)
        self.section.anchors += anchors_of(self.page, heading, clean)
        self.outline.sections.append(self.section)
        self._keep_links(clean, self.section.prose)

    def _title(self, clean: Cleaned) -> tuple[str, tuple[tuple[str, str], ...]]:
        """A section's title, with that of the section above before it."""
        own, translations = in_both_languages(clean.text, self.config.primary)
        if not self.path:
            return own, translations
        above = cleaned(self.page, self.path[-1]).text
        above, others = in_both_languages(above, self.config.primary)
        known = dict(others)
        return f"{above}: {own}", tuple(
            (language, f"{known[language]}{_COLON.get(language, ': ')}{text}")
            for language, text in translations
            if language in known
        )

    def _keep_links(self, clean: Cleaned, prose: list[DraftProse]) -> None:
        for link in clean.links:
            self.page.keep(link.span, "a link in a heading; kept as a paragraph below it")
            prose.append(DraftProse(None, Piece(self.page, link.span, "inline")))

    def _close(self) -> None:
        """End the entry, or the run of prose, that is being read."""
        self._end_prose()
        if self.entry is None:
            return
        heading, blocks = self.entry
        self.entry = None
        schema = self._schema(blocks)
        wanted = Wanted(self.config, schema)
        self._section().entries.append(heading_entry(self.page, heading, blocks, wanted))

    def _end_prose(self) -> None:
        if self.waiting:
            prose = self.section.prose if self.section is not None else self.outline.prose
            prose += prose_pieces(self.page, self.waiting, 0)
            self.waiting = []

    def _section(self) -> DraftSection:
        if self.section is None:
            self.section = DraftSection("", (), None)
            self.outline.sections.append(self.section)
        return self.section

    def _schema(self, blocks: list[Block]) -> Schema:
        """The schema of an entry: by its labels, its section's title, or the style."""
        labels = [
            [
                label
                for item in self.page.markdown.items_in(block.span)
                if item.depth == 0
                and (label := read_label(self.page.markdown.source.slice(item.content)))
            ]
            for block in blocks
            if block.kind == "bullet_list"
        ]
        if self.style.name == "canonical":
            return self.style.schema
        return best_schema(self.config, labels) or self._schema_of_section()

    def _schema_of_section(self) -> Schema:
        titles = [cleaned(self.page, heading).text for heading in reversed(self.path)]
        name = schema_in_title(self.config, titles)
        return self.config.schemas[name] if name is not None else self.style.schema

    # -------------------------------------------------------------------- blocks

    def _take(self, block: Block) -> None:
        """A block that stands in no entry."""
        page = self.page
        told, rest = leading_translations(page, [] if self.waiting else [block])
        if told and not rest:
            if self.section is not None:
                self.section.translations += tuple(told)
            else:
                self.outline.translations += tuple(told)
            return
        table = self.tables.get(block.span.start) if block.kind == "table" else None
        if table is not None and self._take_table(table):
            return
        if block.kind in _LISTS and self._take_list(block):
            return
        if is_control(block):
            page.drop(block.span, CONTROL)
        elif block.kind == "definition":
            self._take_definition(block)
        elif block.kind == "thematic_break":
            page.claim(block.span)
        elif is_navigation(page, block):
            page.drop(block.span, "navigation within the page; build makes contents of its own")
        elif is_language_switch(page, block):
            page.drop(block.span, "a switch between languages; build makes one")
        else:
            if is_html_table(page, block):
                page.keep(
                    block.span,
                    "a table in HTML is kept as it is; write its rows as a table with pipes to "
                    "import them",
                )
            self.waiting.append(block)

    def _take_definition(self, block: Block) -> None:
        self.page.claim(block.span)
        definitions = self.page.markdown.definitions
        first = bisect_left(definitions, block.span.start, key=_start)
        for definition in definitions[first:]:
            if definition.span.start >= block.span.end:
                break
            if definition.reference not in self.used:
                self.page.drop(definition.span, "a definition that nothing refers to")

    def _take_table(self, table: Table) -> bool:
        """Take a table of entries, or one that tells of entries."""
        header = [cell.text for cell in table.rows[0].cells]
        schema = best_schema(self.config, [header]) or self._schema_of_section()
        columns = columns_of(self.page, table, self.config, schema)
        if columns is None or (self.style.name in _OF_HEADINGS and columns.fields < 2):
            return False
        self._end_prose()
        section = self._section()
        if columns.is_prose or self.style.name in _OF_HEADINGS:
            self.summaries.append(Summary(columns, section))
        else:
            section.entries += row_entries(self.page, columns)
            self.page.claim(table.span)
        return True

    def _take_list(self, block: Block) -> bool:
        """Take a list of entries."""
        if self.style.name in _OF_HEADINGS or is_navigation(self.page, block):
            return False
        lists = ListReader(self.page, self.config, self._schema_of_list(), self._section)
        groups = lists.read(
            block,
            groups=self.style.name == "bullets",
            mixed=self.style.name != "links",
            before=self._end_prose,
        )
        if groups is None:
            return False
        self.outline.sections += groups
        return True

    def _schema_of_list(self) -> Schema:
        """Lists of links hold projects unless the configuration says otherwise."""
        if self.style.name == "bullets":
            return self._schema_of_section()
        titles = [cleaned(self.page, heading).text for heading in reversed(self.path)]
        own = schema_in_title(self.config, titles, known=False)
        return self.config.schemas[own or "project"]

    def _leave_out_empty(self) -> None:
        """Sections without anything of their own are left out, and their titles noted."""
        alive = []
        for section in self.outline.sections:
            if section.entries or section.prose:
                alive.append(section)
            elif section.heading is not None:
                self.page.drop(section.heading.span, "a heading with nothing of its own below it")
        self.outline.sections = alive
