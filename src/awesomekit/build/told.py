"""What a reader sees of a list and of a README, in words that can be compared.

Nothing of the renderer is used here: a README is read as any Markdown file, and a list is told
from its own document.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.build.layout import ordered_entries, ordered_sections
from awesomekit.build.words import labelled
from awesomekit.markdown import read_markdown
from awesomekit.markdown.relative import fragment, is_relative, relative_path
from awesomekit.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from awesomekit.build.layout import Inputs
    from awesomekit.build.pieces import Origin
    from awesomekit.model import Document, Entry, Heading, Markdown, Prose, Section, Translation

Target = tuple[str, ...]

_ADDRESS = re.compile(r"((?:href|src|srcset)\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_ENCODED = re.compile(r"[ <>()\"\\|]")

# no character of this means anything to Markdown within a line; reading most values as
# Markdown would cost more than all the rest of the check
_PLAIN = re.compile(r"(?:(?!www\.|://)[^\\`*_\[\]<>&~!@|\n])*")


@dataclass(frozen=True, slots=True)
class Told:
    """What stands under one heading, as a reader sees it.

    Attributes:
        level: of the heading in the README.
        heading: its text.
        texts: paragraphs, headings further down and cells, white space folded.
        links: where they lead, in words that do not depend on the file.
        pictures: addresses of pictures, each as often as it is shown.
        code: code spans and blocks, white space folded.
        html: raw HTML without its addresses, white space folded.
        place: where it stands.
    """

    level: int
    heading: str
    texts: tuple[str, ...]
    links: tuple[Target, ...]
    pictures: Counter[Target]
    code: tuple[str, ...]
    html: tuple[str, ...]
    place: tuple[Source, int]


def fold(text: str) -> str:
    """White space as single spaces."""
    return " ".join(text.split())


class Telling:
    """Tells what stands in a part of a Markdown file."""

    def __init__(
        self, markdown: Markdown, folder: str, lists: Mapping[str, dict[str, tuple[str, str]]]
    ) -> None:
        self.markdown = markdown
        self.folder = folder
        self.lists = lists
        self.headings = {h.anchor: (fold(h.text), str(h.level)) for h in markdown.headings}

    def told(self, heading: Heading, span: Span) -> Told:
        """All that stands in a part that begins with a heading."""
        inner = Span(heading.span.end, span.end)
        links, pictures = self.links(span)
        return Told(
            heading.level,
            fold(heading.text),
            self.texts(inner),
            links,
            pictures,
            self.code(inner),
            self.html(inner),
            (self.markdown.source, heading.span.start),
        )

    def texts(self, span: Span) -> tuple[str, ...]:
        """The literal texts of a span, empty ones left out."""
        folded = (fold(text.plain) for text in self.markdown.texts_in(span))
        return tuple(text for text in folded if text)

    def literal(self, within: Span, span: Span) -> str:
        """The literal text from where ``span`` begins, of the texts in ``within``."""
        parts = [
            run[max(0, span.start - where.start) :]
            for text in self.markdown.texts_in(within)
            for where, run in text.runs
            if where.end > span.start
        ]
        return fold("".join(parts))

    def code(self, span: Span) -> tuple[str, ...]:
        """The code of a span."""
        return tuple(map(fold, self._slices(self.markdown.code, span)))

    def html(self, span: Span) -> tuple[str, ...]:
        """The raw HTML of a span."""
        found = self._slices(self.markdown.html, span)
        return tuple(fold(_ADDRESS.sub(r"\1", text)) for text in found)

    def _slices(self, ordered: Sequence[Span], span: Span) -> Iterator[str]:
        first = bisect_left(ordered, (span.start,))
        for inner in ordered[first : bisect_left(ordered, (span.end,))]:
            yield self.markdown.source.slice(inner)

    def links(self, span: Span) -> tuple[tuple[Target, ...], Counter[Target]]:
        """Links in order, and pictures with their alternative texts."""
        links: list[Target] = []
        pictures: Counter[Target] = Counter()
        for link in self.markdown.links_in(span):
            target = self.target(link.url)
            if link.image:
                pictures[(*target, fold(link.text))] += 1
            else:
                links.append(target)
        return tuple(links), pictures

    def target(self, url: str) -> Target:
        """A link in words that are the same in a list and in a README."""
        if not is_relative(url) or not url:
            return ("address", _ENCODED.sub(lambda m: f"%{ord(m[0]):02X}", url))
        path, wanted = relative_path(url), fragment(url)
        if not path:
            return ("heading", *self.headings.get(wanted, (f"#{wanted}", "")))
        place = (
            path if path.startswith("/") else posixpath.normpath(posixpath.join(self.folder, path))
        )
        if place in self.lists:
            known = self.lists[place]
            return ("heading", *known.get(wanted, (f"#{wanted}", "")))
        return ("file", place, wanted)


class ListTelling:
    """Tells a list as a README in one language must tell it."""

    def __init__(self, inputs: Inputs, origin: Origin, document: Document, language: str) -> None:
        self.inputs = inputs
        self.origin = origin
        self.document = document
        self.language = language
        lists = {
            posixpath.normpath(
                posixpath.join(other.folder, posixpath.basename(other.markdown.source.path))
            ): self._names(listed)
            for other, listed in inputs.lists.values()
        }
        self.reader = Telling(origin.markdown, origin.folder, lists)
        self.reader.headings = self._names(document)

    def _names(self, document: Document) -> dict[str, tuple[str, str]]:
        """Anchor in a list → the heading's text in this language; the title for no anchor."""
        names = {h.anchor: (fold(h.text), _level(h)) for h in document.markdown.headings}
        parts: list[tuple[Heading | None, tuple[Translation, ...]]] = [
            (document.title, document.translations)
        ]
        for section in document.sections:
            parts.append((section.heading, section.translations))
            parts += [(entry.heading, entry.translations) for entry in section.entries]
        for heading, translations in parts:
            if heading is not None:
                names[heading.anchor] = (self._heading(heading, translations), _level(heading))
        if document.title is not None:
            names[""] = names[document.title.anchor]
        return names

    def _heading(self, heading: Heading, translations: tuple[Translation, ...]) -> str:
        for translation in translations:
            if translation.language == self.language:
                return seen(translation.text)
        return fold(heading.text)

    def table(self, only: Section | None = None) -> tuple[tuple[Target, tuple[Target, ...]], ...]:
        """Where the first and the last column of a table lead, row by row.

        The table is that of the list, or of one section.
        """
        sections = ordered_sections(self.document) if only is None else (only,)
        entries = [e for s in sections for e in s.entries]
        ordered = ordered_entries(self.document, entries, self.inputs.config)
        return tuple(
            (
                ("heading", self._heading(e.heading, e.translations), _level(e.heading)),
                tuple(self.reader.target(b.link.url) for b in e.badges if b.link is not None),
            )
            for e in ordered
        )

    def tell(self) -> Iterator[Told]:
        """The parts of the list in the order of the README."""
        document = self.document
        if document.title is not None:
            yield self._told(document.title, document.translations, document.prose)
        for section in ordered_sections(document):
            if section.heading is not None:
                yield self._told(section.heading, section.translations, section.prose)
            for entry in ordered_entries(document, section.entries, self.inputs.config):
                yield self._told(entry.heading, entry.translations, entry.prose, entry)

    def _told(
        self,
        heading: Heading,
        translations: tuple[Translation, ...],
        prose: tuple[Prose, ...],
        entry: Entry | None = None,
    ) -> Told:
        texts: list[str] = []
        links: list[Target] = []
        pictures: Counter[Target] = Counter()
        code: list[str] = []
        html: list[str] = []
        translated = next((t for t in translations if t.language == self.language), None)
        if translated is None:
            links += self.reader.links(heading.span)[0]
        else:
            self._line(translated.text, links, code)
            code.clear()  # the text of a heading is compared as a whole
        if entry is not None:
            self._facts(entry, texts, links, pictures, code)
        for part in prose:
            if part.language not in {None, self.language}:
                continue
            for block in part.blocks:
                if block.kind == "definition":
                    continue
                texts += self.reader.texts(block.span)
                found, shown = self.reader.links(block.span)
                links += found
                pictures += shown
                code += self.reader.code(block.span)
                html += self.reader.html(block.span)
        return Told(
            heading.level + 1,
            self._heading(heading, translations),
            tuple(texts),
            tuple(links),
            pictures,
            tuple(code),
            tuple(html),
            (self.document.source, heading.span.start),
        )

    def _facts(
        self,
        entry: Entry,
        texts: list[str],
        links: list[Target],
        pictures: Counter[Target],
        code: list[str],
    ) -> None:
        for badge in entry.badges:
            if badge.link is not None:
                links.append(self.reader.target(badge.link.url))
            if badge.image is not None:
                pictures[(*self.reader.target(badge.image.url), fold(badge.image.text))] += 1
        facts = []
        for field in entry.fields:
            if not field.text:
                continue
            label = field.spec.label_in(self.language) if field.spec is not None else field.label
            before = seen(labelled(label, "x", self.language)).removesuffix("x")
            span = field.value_span
            if field.value is not None and field.value.text != field.text:
                facts.append(f"{before}{seen(field.value.text)}")
                self._line(field.value.text, links, code)
                continue
            facts.append(f"{before}{self.reader.literal(field.span, span)}")
            links += self.reader.links(span)[0]
            code += self.reader.code(span)
        if facts:
            texts.append(fold(" · ".join(facts)))

    def _line(self, text: str, links: list[Target], code: list[str]) -> None:
        """Add what stands in a line of Markdown that is not in the file."""
        if _PLAIN.fullmatch(text):
            return
        own = Telling(
            read_markdown(Source("", f"x {fold(text)}")), self.origin.folder, self.reader.lists
        )
        own.headings = self.reader.headings
        whole = Span(0, len(own.markdown.source.text))
        links += own.links(whole)[0]
        code += own.code(whole)


def _level(heading: Heading) -> str:
    """The level of a list's heading in the README."""
    return str(min(heading.level + 1, 6) if heading.top_level else heading.level)


def seen(markdown: str) -> str:
    """The literal text of a line of Markdown."""
    bold = markdown.startswith("**") and markdown.count("**") == 2
    plain = markdown.replace("**", "") if bold else markdown
    if _PLAIN.fullmatch(plain):
        return fold(plain)
    texts = read_markdown(Source("", f"x {markdown}")).texts
    return fold(texts[0].plain)[1:].strip() if texts else ""
