"""Pieces become the text of a README."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.badges import KINDS, badge_markdown, canonical_badge
from awesomekit.build.layout import Inputs, layout, ordered_sections
from awesomekit.build.links import LinkWriter, escaped
from awesomekit.build.pieces import (
    Contents,
    Copied,
    EntryFacts,
    HeadingPiece,
    Piece,
    Table,
)
from awesomekit.build.problems import BuildError, BuildProblem
from awesomekit.build.words import (
    labelled,
    language_name,
    links_column,
    name_column,
    notice,
    short_name,
)
from awesomekit.markdown import Slugger, read_markdown
from awesomekit.ordering import entry_order
from awesomekit.source import Edit, Source, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.build.pieces import Origin
    from awesomekit.config.settings import Config
    from awesomekit.model import Badge, Document, Entry, Field, Section

_CONTENTS_DEPTH = 3
_LONG = 24  # characters of a value that may be cut at slashes in a table
_CLOSING = re.compile(r"(^|\s)(#+)\Z")
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")


@dataclass(frozen=True, slots=True)
class Readme:
    """One README: its path relative to the project, its language and its text."""

    path: str
    language: str
    text: str


def render(inputs: Inputs) -> tuple[Readme, ...]:
    """The READMEs of all languages.

    Raises:
        BuildError: directives that cannot be followed, links that lead nowhere, content that
            cannot be merged.
    """
    problems: list[BuildProblem] = list(_unmergeable(inputs))
    languages = inputs.config.languages
    readmes = tuple(_Renderer(inputs, language, problems).render() for language in languages)
    if problems:
        raise BuildError(problems)
    return readmes


def _unmergeable(inputs: Inputs) -> Sequence[BuildProblem]:
    found = []
    for origin, document in inputs.lists.values():
        source = origin.markdown.source
        for entry in document.entries:
            for field in entry.fields:
                if "\n" in field.text and len(origin.markdown.texts_in(field.span)) != 1:
                    message = "a field holds one paragraph; move the rest into the text"
                    place = source.position(field.span.start)
                    found.append(BuildProblem(source.path, *place, message))
        for block in origin.markdown.blocks:
            if block.kind == "footnote":
                place = source.position(block.span.start)
                message = "footnotes of several lists would be mixed up; write it in the text"
                found.append(BuildProblem(source.path, *place, message))
    return found


class _Renderer:
    """Renders one language's README."""

    def __init__(self, inputs: Inputs, language: str, problems: list[BuildProblem]) -> None:
        self.inputs = inputs
        self.config: Config = inputs.config
        self.language = language
        self.path = inputs.config.readmes[language]
        self.pieces = layout(inputs, language)
        anchors = _Anchors(self.pieces)
        self.anchors = anchors
        self.links = LinkWriter(
            folder=posixpath.dirname(self.path),
            anchors=anchors.of_heading,
            lists={
                posixpath.normpath(
                    posixpath.join(origin.folder, posixpath.basename(origin.markdown.source.path))
                ): key
                for key, (origin, _) in inputs.lists.items()
            },
            titles=anchors.of_title,
            problems=problems,
        )

    def render(self) -> Readme:
        parts = [f"<!-- {notice(self.language, self.config.lists)} -->"]
        parts += [
            text for number, piece in enumerate(self.pieces) if (text := self._text(number, piece))
        ]
        return Readme(self.path, self.language, "\n\n".join(parts) + "\n")

    def _text(self, number: int, piece: Piece) -> str:
        if isinstance(piece, HeadingPiece):
            return self._heading(piece)
        if isinstance(piece, Copied):
            return self._copied(piece)
        if isinstance(piece, EntryFacts):
            return self._facts(piece)
        if isinstance(piece, Table):
            return self._table(piece)
        if isinstance(piece, Contents):
            return self._contents(number)
        return self._languages()

    def _heading(self, piece: HeadingPiece) -> str:
        if piece.span is not None:
            text = " ".join(self.links.copied(piece.origin, piece.span).split())
        else:
            text = self.links.inline(piece.origin, piece.text, piece.heading.span)
        # hash signs at the end would be read as the heading's closing sequence
        text = _CLOSING.sub(r"\1\\\2", text)
        return f"{'#' * min(piece.level, 6)} {text}".rstrip()

    def _copied(self, piece: Copied) -> str:
        edits: list[Edit] = []
        if piece.shift:
            edits = [
                Edit(Span(heading.span.start, heading.span.start), "#")
                for heading in piece.origin.markdown.headings_in(piece.span)
                if heading.top_level and heading.level < 6
            ]
        return self.links.copied(piece.origin, piece.span, edits)

    # ------------------------------------------------------------------------ entries

    def _facts(self, piece: EntryFacts) -> str:
        entry = piece.entry
        lines = []
        if entry.badges:
            lines.append("\n".join(self._badge(piece.origin, badge) for badge in entry.badges))
        facts = [
            labelled(self._label(field), self._value(piece.origin, field), self.language)
            for field in entry.fields
            if field.text
        ]
        if facts:
            lines.append(" · ".join(facts))
        return "\n\n".join(lines)

    def _badge(self, origin: Origin, badge: Badge) -> str:
        link = badge.link
        if badge.image is None and link is not None:
            picture = canonical_badge(badge.info, link.url, style=self.config.badge_style)
            return badge_markdown(picture, escaped(self.links.target(origin, link.url) or link.url))
        return self.links.copied(origin, badge.span)

    def _label(self, field: Field) -> str:
        if field.spec is not None:
            return field.spec.label_in(self.language)
        return field.label

    def _value(self, origin: Origin, field: Field) -> str:
        if field.value is None or field.value.text == field.text:
            # as it is written: links may be references to definitions of the file
            return " ".join(self.links.copied(origin, field.value_span).split())
        return self.links.inline(origin, field.value.text, field.value_span)

    def _brief(self, origin: Origin, field: Field) -> str:
        """A value in as few words as a table has room for."""
        value = field.value
        if value is not None and value.text == "unknown":
            return "–"
        text = getattr(value, "brief", None)
        if isinstance(text, str):
            return self.links.inline(origin, text, field.value_span)
        shown = self._value(origin, field)
        if field.spec is not None and field.spec.type == "date":
            return shown.replace("-", "&#8209;")  # a hyphen at which no line ends
        if field.spec is not None and field.spec.type == "parameter-count":
            return shown.replace("/", "/&#8203;") if len(shown) > _LONG else shown
        return shown

    # -------------------------------------------------------------------------- parts

    def _table(self, table: Table) -> str:
        origin, document = table.origin, table.document
        entries = self._table_order(document, table.section)
        specs = [
            spec
            for spec in (document.schema.fields if document.schema is not None else ())
            if spec.column and any((f := e.field(spec.key)) and f.text for e in entries)
        ]
        head = [name_column(self.language), *(spec.label_in(self.language) for spec in specs)]
        with_links = any(badge.link for entry in entries for badge in entry.badges)
        if with_links:
            head.append(links_column(self.language))
        rows = [head, ["---"] * len(head)]
        for entry in entries:
            anchor = self.anchors.of_heading.get((origin.key, entry.heading.anchor), "")
            row = [f"[{_plain(self._name(entry))}](#{anchor})"]
            for spec in specs:
                field = entry.field(spec.key)
                row.append(_cell(self._brief(origin, field)) if field and field.text else "")
            if with_links:
                row.append(self._table_links(origin, entry))
            rows.append(row)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _table_order(self, document: Document, only: Section | None) -> Sequence[Entry]:
        sections = ordered_sections(document) if only is None else (only,)
        entries = [e for section in sections for e in section.entries]
        sort = document.front_matter.sort if document.front_matter is not None else ()
        return entry_order(entries, sort, self.config.collation)

    def _name(self, entry: Entry) -> str:
        return self.anchors.text_of.get(id(entry.heading), entry.heading.text)

    def _table_links(self, origin: Origin, entry: Entry) -> str:
        shown = []
        for badge in entry.badges:
            if badge.link is None:
                continue
            target = self.links.target(origin, badge.link.url) or badge.link.url
            shown.append(f"[{_plain(short_name(KINDS[badge.info.kind]))}]({escaped(target)})")
        return " · ".join(shown)

    def _contents(self, number: int) -> str:
        lines = []
        for piece in self.pieces[number + 1 :]:
            if isinstance(piece, HeadingPiece) and 2 <= piece.level <= _CONTENTS_DEPTH:
                text = _plain(self.anchors.text_of[id(piece.heading)])
                anchor = self.anchors.of_piece[id(piece)]
                lines.append(f"{'  ' * (piece.level - 2)}- [{text}](#{anchor})")
        return "\n".join(lines)

    def _languages(self) -> str:
        shown = []
        folder = posixpath.dirname(self.path) or "."
        for language in self.config.languages:
            name = language_name(language)
            if language == self.language:
                shown.append(f"**{name}**")
            else:
                path = posixpath.relpath(self.config.readmes[language], folder)
                shown.append(f"[{name}]({path})")
        return " | ".join(shown)


class _Anchors:
    """The anchors that the README's headings will have, in the order of the text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.of_heading: dict[tuple[str, str], str] = {}
        self.of_piece: dict[int, str] = {}
        self.of_title: dict[str, str] = {}
        self.text_of: dict[int, str] = {}
        slugger = Slugger()
        with_ids: set[str] = set()
        for piece in pieces:
            if isinstance(piece, HeadingPiece):
                text = piece.heading.text if piece.span is not None else _seen(piece.text)
                text = " ".join(text.split("\n"))
                anchor = slugger.anchor(text)
                self.text_of[id(piece.heading)] = text
                self.of_piece[id(piece)] = anchor
                self.of_heading.setdefault((piece.origin.key, piece.heading.anchor), anchor)
                if piece.origin.key and piece.heading.level == 1:
                    self.of_title.setdefault(piece.origin.key, anchor)
            elif isinstance(piece, Copied):
                markdown = piece.origin.markdown
                for heading in markdown.headings_in(piece.span):
                    anchor = slugger.anchor(heading.text)
                    self.of_heading.setdefault((piece.origin.key, heading.anchor), anchor)
        for piece in pieces:
            origin = getattr(piece, "origin", None)
            if origin is not None and origin.key not in with_ids:
                with_ids.add(origin.key)
                for name in origin.markdown.html_ids:
                    self.of_heading.setdefault((origin.key, name), name)


def _seen(markdown: str) -> str:
    """What a reader sees of a heading's Markdown."""
    headings = read_markdown(Source("", f"# {markdown}")).headings
    return headings[0].text if headings else markdown


def _plain(text: str) -> str:
    """Literal text as Markdown."""
    return _MARKUP.sub(r"\\\1", text)


def _cell(markdown: str) -> str:
    r"""Markdown within a table cell: pipes are ``\|``."""
    return _PIPE.sub(r"\1\\|", markdown)
