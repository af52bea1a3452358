"""A rendered README read back and compared with the lists that it was made of.

Nothing of the renderer is used here: the README is read as any Markdown file, and each list is
told again from its own document. What a reader sees must be the same, in the same order, once.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from awesomekit.build.layout import ordered_entries, ordered_sections
from awesomekit.build.problems import BuildProblem, problem
from awesomekit.build.words import labelled
from awesomekit.markdown import read_markdown
from awesomekit.markdown.relative import fragment, is_relative, relative_path
from awesomekit.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from awesomekit.build.layout import Inputs
    from awesomekit.build.pieces import Origin
    from awesomekit.build.render import Readme
    from awesomekit.model import Document, Entry, Heading, Markdown, Prose, Translation

Target = tuple[str, ...]

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
        place: where it stands.
    """

    level: int
    heading: str
    texts: tuple[str, ...]
    links: tuple[Target, ...]
    pictures: Counter[Target]
    code: tuple[str, ...]
    place: tuple[Source, int]


def verify(readme: Readme, inputs: Inputs, exists: Callable[[str], bool]) -> Iterator[BuildProblem]:
    """What a README lacks, has twice, or gets wrong.

    Args:
        readme: the README.
        inputs: what it was made of.
        exists: whether a path relative to the project is a file or folder.
    """
    markdown = read_markdown(Source(readme.path, readme.text))
    yield from _targets(markdown, readme, exists)
    reader = _Reader(markdown, posixpath.dirname(readme.path), {})
    units = [reader.told(h, span) for h, span in _parts(markdown)]
    at: dict[tuple[int, str], list[int]] = {}
    for number, unit in enumerate(units):
        at.setdefault((unit.level, unit.heading), []).append(number)
    taken: set[int] = set()
    for origin, document in inputs.lists.values():
        expected = list(_Teller(inputs, origin, document, readme.language).tell())
        if not expected:
            continue
        first = expected[0]
        starts = [n for n in at.get((first.level, first.heading), ()) if n not in taken]
        fitting = [n for n in starts if _same(units[n], first)] or starts
        if not fitting:
            yield problem(*first.place, f'"{first.heading}" is missing in {readme.path}')
            continue
        for offset, unit in enumerate(expected):
            number = fitting[0] + offset
            found = units[number] if number < len(units) else None
            taken.add(number)
            # what the skeleton puts behind a list stands under its last heading
            last = offset == len(expected) - 1
            message = _difference(unit, _cut(found, unit) if last and found else found)
            if message is not None:
                yield problem(*unit.place, f"{message} in {readme.path}")
                break
    yield from _skeleton(inputs, readme, markdown)


def _parts(markdown: Markdown) -> Iterator[tuple[Heading, Span]]:
    """Each heading of levels 1 to 4 with what follows it up to the next."""
    headings = [h for h in markdown.headings if h.top_level and h.level <= 4]
    ends = [h.span.start for h in headings[1:]] + [len(markdown.source.text)]
    for heading, end in zip(headings, ends, strict=True):
        yield heading, Span(heading.span.start, end)


def _fold(text: str) -> str:
    return " ".join(text.split())


class _Reader:
    """Tells what stands in a part of a Markdown file."""

    def __init__(
        self, markdown: Markdown, folder: str, lists: Mapping[str, dict[str, str]]
    ) -> None:
        self.markdown = markdown
        self.folder = folder
        self.lists = lists
        self.headings = {heading.anchor: _fold(heading.text) for heading in markdown.headings}
        self.code_starts = [span.start for span in markdown.code]

    def told(self, heading: Heading, span: Span) -> Told:
        inner = Span(heading.span.end, span.end)
        links, pictures = self.links(span)
        return Told(
            heading.level,
            _fold(heading.text),
            self.texts(inner),
            links,
            pictures,
            self.code(inner),
            (self.markdown.source, heading.span.start),
        )

    def texts(self, span: Span) -> tuple[str, ...]:
        folded = (_fold(text.plain) for text in self.markdown.texts_in(span))
        return tuple(text for text in folded if text)

    def code(self, span: Span) -> tuple[str, ...]:
        from bisect import bisect_left

        first = bisect_left(self.code_starts, span.start)
        last = bisect_left(self.code_starts, span.end)
        return tuple(_fold(self.markdown.source.slice(s)) for s in self.markdown.code[first:last])

    def links(self, span: Span) -> tuple[tuple[Target, ...], Counter[Target]]:
        links: list[Target] = []
        pictures: Counter[Target] = Counter()
        for link in self.markdown.links_in(span):
            target = self.target(link.url)
            if link.image:
                pictures[target] += 1
            else:
                links.append(target)
        return tuple(links), pictures

    def target(self, url: str) -> Target:
        """A link in words that are the same in a list and in a README."""
        if not is_relative(url) or not url:
            return ("address", url)
        path, wanted = relative_path(url), fragment(url)
        if not path:
            return ("heading", self.headings.get(wanted, f"#{wanted}"))
        place = (
            path if path.startswith("/") else posixpath.normpath(posixpath.join(self.folder, path))
        )
        if place in self.lists:
            known = self.lists[place]
            return ("heading", known.get(wanted, f"#{wanted}"))
        return ("file", place, wanted)


class _Teller:
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
        self.reader = _Reader(origin.markdown, origin.folder, lists)
        self.reader.headings = self._names(document)

    def _names(self, document: Document) -> dict[str, str]:
        """Anchor in a list → the heading's text in this language; the title for no anchor."""
        names = {h.anchor: _fold(h.text) for h in document.markdown.headings}
        parts: list[tuple[Heading | None, tuple[Translation, ...]]] = [
            (document.title, document.translations)
        ]
        for section in document.sections:
            parts.append((section.heading, section.translations))
            parts += [(entry.heading, entry.translations) for entry in section.entries]
        for heading, translations in parts:
            if heading is not None:
                names[heading.anchor] = self._heading(heading, translations)
        if document.title is not None:
            names[""] = names[document.title.anchor]
        return names

    def _heading(self, heading: Heading, translations: tuple[Translation, ...]) -> str:
        for translation in translations:
            if translation.language == self.language:
                return _seen(translation.text)
        return _fold(heading.text)

    def tell(self) -> Iterator[Told]:
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
        if not any(t.language == self.language for t in translations):
            links += self.reader.links(heading.span)[0]
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
        return Told(
            heading.level + 1,
            self._heading(heading, translations),
            tuple(texts),
            tuple(links),
            pictures,
            tuple(code),
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
                pictures[self.reader.target(badge.image.url)] += 1
        facts = []
        for field in entry.fields:
            if not field.text:
                continue
            label = field.spec.label_in(self.language) if field.spec is not None else field.label
            value = field.value.text if field.value is not None else field.text
            facts.append(_seen(labelled(label, _fold(value), self.language)))
            if _PLAIN.fullmatch(value):
                continue
            own = _Reader(
                read_markdown(Source("", f"x {_fold(value)}")),
                self.origin.folder,
                self.reader.lists,
            )
            own.headings = self.reader.headings
            whole = Span(0, len(own.markdown.source.text))
            links += own.links(whole)[0]
            code += own.code(whole)
        if facts:
            texts.append(_fold(" · ".join(facts)))


def _seen(markdown: str) -> str:
    """The literal text of a line of Markdown."""
    bold = markdown.startswith("**") and markdown.count("**") == 2
    plain = markdown.replace("**", "") if bold else markdown
    if _PLAIN.fullmatch(plain):
        return _fold(plain)
    texts = read_markdown(Source("", f"x {markdown}")).texts
    return _fold(texts[0].plain)[1:].strip() if texts else ""


def _same(found: Told, wanted: Told) -> bool:
    return (found.texts, found.links) == (wanted.texts, wanted.links)


def _cut(found: Told, wanted: Told) -> Told:
    """As much of a part as the list has."""
    return replace(
        found,
        texts=found.texts[: len(wanted.texts)],
        links=found.links[: len(wanted.links)],
        code=found.code[: len(wanted.code)],
    )


def _difference(wanted: Told, found: Told | None) -> str | None:
    """How a part of the README differs from the list, as a sentence without its end."""
    if found is None or (found.level, found.heading) != (wanted.level, wanted.heading):
        instead = f', "{found.heading}" stands there' if found is not None else ""
        return f'"{wanted.heading}" is missing{instead}'
    for name, ours, theirs in (
        ("text", wanted.texts, found.texts),
        ("code", wanted.code, found.code),
        ("link", tuple(map(_words, wanted.links)), tuple(map(_words, found.links))),
    ):
        if ours == theirs:
            continue
        for index in range(max(len(ours), len(theirs))):
            one = ours[index] if index < len(ours) else None
            other = theirs[index] if index < len(theirs) else None
            if one != other:
                if one is None:
                    return f'a {name} too many under "{wanted.heading}", "{_short(other)}",'
                return f'a {name} under "{wanted.heading}" is lost or changed, "{_short(one)}",'
    lost = wanted.pictures - found.pictures
    if lost:
        return f'a picture under "{wanted.heading}" is lost, "{_words(next(iter(lost)))}",'
    return None


def _words(target: Target) -> str:
    return " ".join(target)


def _short(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= 60 else f"{text[:57]}…"


def _skeleton(inputs: Inputs, readme: Readme, markdown: Markdown) -> Iterator[BuildProblem]:
    """Every text of the skeleton in this language must stand in the README, in order."""
    from awesomekit.build.layout import skeleton_blocks

    skeleton = inputs.skeleton.markdown
    present = iter([text for text in (_fold(t.plain) for t in markdown.texts) if text])
    for block, heading in skeleton_blocks(skeleton, readme.language):
        if heading is not None:
            texts: Sequence[str] = [_seen(heading)]
        else:
            texts = [_fold(text.plain) for text in skeleton.texts_in(block.span)]
        for text in texts:
            if text and not any(text == other for other in present):
                yield problem(
                    skeleton.source,
                    block.span.start,
                    f'the text "{_short(text)}" is missing in {readme.path}',
                )
                return


def _targets(
    markdown: Markdown, readme: Readme, exists: Callable[[str], bool]
) -> Iterator[BuildProblem]:
    """Every anchor and every relative link must lead somewhere."""
    anchors = {heading.anchor for heading in markdown.headings} | markdown.html_ids
    folder = posixpath.dirname(readme.path)
    for link in markdown.links:
        if not is_relative(link.url) or not link.url:
            continue
        path, wanted = relative_path(link.url), fragment(link.url)
        if not path:
            if wanted and wanted != "top" and wanted not in anchors:
                yield problem(
                    markdown.source, link.span.start, f'no heading has the anchor "{wanted}"'
                )
            continue
        place = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        place = posixpath.normpath(place)
        if place.startswith("../"):
            continue  # a page of the repository on GitHub
        if not exists(place):
            yield problem(markdown.source, link.span.start, f'there is no file "{place}"')
