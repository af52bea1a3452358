"""Canonical lists; the format is ``docs/format.md``."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from awesomekit.config.front_matter import read_front_matter
from awesomekit.model import Document, Section
from awesomekit.reader.entries import EntryReader
from awesomekit.reader.parts import Part, is_control, prose_of
from awesomekit.source import Span

if TYPE_CHECKING:
    from awesomekit.config.settings import Config
    from awesomekit.model import Block, FrontMatter, Heading, Markdown, Schema


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


class _Reader:
    """One pass over the top-level blocks of one file."""

    def __init__(
        self, markdown: Markdown, front_matter: FrontMatter | None, schema: Schema | None
    ) -> None:
        self.markdown = markdown
        self.front_matter = front_matter
        self.schema = schema
        self.title = Part()
        self.sections: list[Section] = []
        self.section: Part | None = None
        self.entry: Part | None = None
        self.stray: list[Block] = []
        self.entries = EntryReader(markdown, schema)

    def read(self) -> Document:
        in_stray = True
        for block in self.markdown.blocks:
            heading = block.heading
            if block.kind == "front_matter" or is_control(block):
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
            prose=prose_of(title.blocks),
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
            self.section = Part(heading)
        else:
            self._close_entry()
            if self.section is None:
                self.section = Part()
            self.entry = Part(heading)
        return False

    def _close_entry(self) -> None:
        if self.entry is not None and self.section is not None:
            self.section.entries.append(self.entries.read(self.entry))
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
                prose=prose_of(part.blocks),
                markers=tuple(part.markers),
                entries=tuple(part.entries),
                span=Span(first.start, part.end()),
            )
        )
