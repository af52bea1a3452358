"""Skeleton and lists become the pieces of one language's README."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.build.pieces import (
    Contents,
    Copied,
    EntryFacts,
    HeadingPiece,
    Languages,
    Origin,
    Piece,
    Table,
)
from awesomekit.build.problems import BuildError, BuildProblem, problem
from awesomekit.config.suggestion import did_you_mean
from awesomekit.keys import name_key
from awesomekit.ordering import entry_order
from awesomekit.reader import COMMON, read_marker
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.model import (
        Block,
        Document,
        Entry,
        Heading,
        Markdown,
        Prose,
        Section,
        Translation,
    )

_DIRECTIVE = re.compile(r"\s*awesomekit:\s*(?P<name>[a-z-]+)(?P<argument>[^\n]*)\Z")
_DIRECTIVES = ("languages", "toc", "table", "entries")
_SHIFT = 1  # a list's title is a level 2 heading of the README


def section_called(document: Document, title: str) -> Section | None:
    """The section of a list with a title in any language; ``None`` where there is none."""
    key = name_key(title)
    for section in document.sections:
        titles = (section.title, *(one.text for one in section.translations))
        if key in map(name_key, titles):
            return section
    return None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What READMEs are made of.

    Attributes:
        skeleton: the README without its generated parts.
        lists: list id → where it comes from and what it says, in the order of the paths.
        config: the project's configuration.
    """

    skeleton: Origin
    lists: Mapping[str, tuple[Origin, Document]]
    config: Config


def layout(inputs: Inputs, language: str) -> list[Piece]:
    """The pieces of one language's README.

    Raises:
        BuildError: the skeleton has directives that cannot be followed.
    """
    return list(_Layout(inputs, language).pieces())


@dataclass(slots=True)
class _Layout:
    inputs: Inputs
    language: str

    def pieces(self) -> Iterator[Piece]:
        problems: list[BuildProblem] = []
        used: dict[str, int] = {}
        pieces: list[Piece] = []
        skeleton = self.inputs.skeleton
        source = skeleton.markdown.source
        current: str | None = None
        run: list[Block] = []
        blocks = skeleton.markdown.blocks
        for number, block in enumerate(blocks):
            marker = read_marker(block.comment, block.span) if block.comment is not None else None
            directive = _DIRECTIVE.match(block.comment or "")
            shown = current in {None, self.language}
            copied = block.heading is None and marker is None and directive is None
            if copied and block.kind not in {"front_matter", "definition"} and shown:
                run.append(block)
                continue
            pieces += _copied(skeleton, run, 0)
            run = []
            if block.heading is not None:
                current = None
                text = _translated(self.language, blocks, number)
                pieces.append(_heading(skeleton, block.heading, block.heading.level, text))
            elif directive is not None and shown:
                found = self._directive(directive, block, used, problems)
                pieces += found
            elif marker is not None and not marker.text:
                current = None if marker.language == COMMON else marker.language
        pieces += _copied(skeleton, run, 0)
        for key, (origin, _) in self.inputs.lists.items():
            if key not in used:
                problems.append(
                    problem(
                        source,
                        0,
                        f'no directive shows the list "{origin.markdown.source.path}"; add '
                        f'"<!-- awesomekit: entries {key} -->"',
                    )
                )
        if problems:
            raise BuildError(problems)
        return iter(pieces)

    def _directive(
        self,
        match: re.Match[str],
        block: Block,
        used: dict[str, int],
        problems: list[BuildProblem],
    ) -> list[Piece]:
        source = self.inputs.skeleton.markdown.source
        name, argument = match["name"], match["argument"].strip()

        def refuse(message: str) -> list[Piece]:
            problems.append(problem(source, block.span.start, message))
            return []

        if name not in _DIRECTIVES:
            hint = did_you_mean(name, _DIRECTIVES) or f"; there are {', '.join(_DIRECTIVES)}"
            return refuse(f'no directive is called "{name}"{hint}')
        if name in {"languages", "toc"}:
            if argument:
                return refuse(f'"{name}" takes no argument; remove "{argument}"')
            return [Languages() if name == "languages" else Contents()]
        wanted = ""
        if name == "table":
            argument, _, wanted = (part.strip() for part in argument.partition(":"))
        if argument not in self.inputs.lists:
            known = list(self.inputs.lists)
            hint = did_you_mean(argument, known) or f"; there are {', '.join(known)}"
            return refuse(f'there is no list "{argument}"{hint}')
        origin, document = self.inputs.lists[argument]
        if name == "table":
            section = section_called(document, wanted) if wanted else None
            if wanted and section is None:
                titles = [s.title for s in document.sections if s.title]
                hint = did_you_mean(wanted, titles) or f"; there are {', '.join(titles)}"
                return refuse(f'"{argument}" has no section "{wanted}"{hint}')
            return [Table(origin, document, section)]
        if argument in used:
            line = source.position(used[argument]).line
            return refuse(f'the entries of "{argument}" already stand at line {line}; keep one')
        used[argument] = block.span.start
        return list(self._list(origin, document))

    # ------------------------------------------------------------------------ a list

    def _list(self, origin: Origin, document: Document) -> Iterator[Piece]:
        if document.title is not None:
            yield self._own_heading(origin, document.title, document.translations)
        yield from self._prose(origin, document.prose)
        for section in ordered_sections(document):
            if section.heading is not None:
                yield self._own_heading(origin, section.heading, section.translations)
            yield from self._prose(origin, section.prose)
            for entry in ordered_entries(document, section.entries, self.inputs.config):
                yield self._own_heading(origin, entry.heading, entry.translations)
                if entry.badges or any(field.text for field in entry.fields):
                    yield EntryFacts(origin, document, entry)
                yield from self._prose(origin, entry.prose)

    def _own_heading(
        self, origin: Origin, heading: Heading, translations: Sequence[Translation]
    ) -> HeadingPiece:
        text = next((t.text for t in translations if t.language == self.language), None)
        return _heading(origin, heading, heading.level + _SHIFT, text)

    def _prose(self, origin: Origin, prose: Sequence[Prose]) -> Iterator[Piece]:
        for part in prose:
            if part.language in {None, self.language}:
                blocks = [block for block in part.blocks if block.kind != "definition"]
                yield from _copied(origin, blocks, _SHIFT)


def ordered_sections(document: Document) -> list[Section]:
    """The sections in the order that front matter asks for; others after them."""
    wanted = document.front_matter.sections if document.front_matter is not None else ()
    rank = {name_key(title): number for number, title in enumerate(wanted)}
    return sorted(document.sections, key=lambda s: rank.get(name_key(s.title), len(rank)))


def ordered_entries(
    document: Document, entries: Sequence[Entry], config: Config
) -> tuple[Entry, ...]:
    """Entries in the list's order."""
    sort = document.front_matter.sort if document.front_matter is not None else ()
    return entry_order(entries, sort, config.collation)


def skeleton_blocks(markdown: Markdown, language: str) -> Iterator[tuple[Block, str | None]]:
    """The blocks of a skeleton that one language's README shows, without directives.

    The text is set for headings: Markdown of the content in that language.
    """
    current: str | None = None
    for number, block in enumerate(markdown.blocks):
        if block.heading is not None:
            current = None
            own = markdown.source.slice(block.heading.content)
            yield block, _translated(language, markdown.blocks, number) or own
            continue
        marker = read_marker(block.comment, block.span) if block.comment is not None else None
        if marker is not None and not marker.text:
            current = None if marker.language == COMMON else marker.language
        elif (
            marker is None
            and current in {None, language}
            and block.kind not in {"front_matter", "definition"}
            and not _DIRECTIVE.match(block.comment or "")
        ):
            yield block, None


def _heading(origin: Origin, heading: Heading, level: int, text: str | None) -> HeadingPiece:
    if text is not None:
        return HeadingPiece(origin, heading, level, text, None)
    own = origin.markdown.source.slice(heading.content)
    return HeadingPiece(origin, heading, level, " ".join(own.split()), heading.content)


def _translated(language: str, blocks: Sequence[Block], number: int) -> str | None:
    """The text of a skeleton's heading that a marker right after it gives."""
    for block in blocks[number + 1 :]:
        marker = read_marker(block.comment, block.span) if block.comment is not None else None
        if marker is None or not marker.text:
            return None
        if marker.language == language:
            return marker.text
    return None


def _copied(origin: Origin, blocks: Sequence[Block], shift: int) -> Iterator[Copied]:
    """Blocks as whole lines; those with something else between them stay apart."""
    source = origin.markdown.source
    start = end = -1
    for block in blocks:
        line = source.line_starts[source.position(block.span.start).line - 1]
        if start >= 0 and not source.text[end:line].strip():
            end = block.span.end
            continue
        if start >= 0:
            yield Copied(origin, Span(start, end), shift)
        start, end = line, block.span.end
    if start >= 0:
        yield Copied(origin, Span(start, end), shift)
