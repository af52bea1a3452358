"""New lists as text in canonical form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.badges import badge_markdown, canonical_badge
from awesomekit.importers.fragments import as_read, destination, written
from awesomekit.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from awesomekit.config.settings import Config
    from awesomekit.importers.drafts import DraftEntry, DraftProse, Piece
    from awesomekit.importers.merging import NewList
    from awesomekit.importers.page import Page
    from awesomekit.model import Link, Schema

_SPECIAL = re.compile(
    r"[\\`*\[\]<>]|(?<![^\W_])_|_(?![^\W_])|~~|(?<=\s)#+\Z|\A#+\Z|&(?=#?\w+;)|!(?=\[)"
)
_ANCHOR = re.compile(r"(?<=\]\()#(?P<anchor>[^)\s]*)(?=\))")
_FENCE = re.compile(r"`{3,}")


class ProseText(NamedTuple):
    """Prose of one language as it is written, and the pieces that it is made of."""

    language: str | None
    text: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry as it is written."""

    entry: DraftEntry
    heading: str
    badges: tuple[str, ...]
    urls: tuple[str, ...]
    controls: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    prose: tuple[ProseText, ...]


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as it is written; ``title`` is empty for entries before the first one."""

    title: str
    translations: tuple[tuple[str, str], ...]
    prose: tuple[ProseText, ...]
    entries: tuple[EntryText, ...]


@dataclass(frozen=True, slots=True)
class ListText:
    """A list as it is written."""

    list: NewList
    prose: tuple[ProseText, ...]
    sections: tuple[SectionText, ...]
    languages: tuple[str, ...]

    def _translated(self, translations: Iterable[tuple[str, str]]) -> Iterator[str]:
        for language, text in translations:
            if language in self.languages:
                yield f"<!-- [{language}] {text.replace('--', '—')} -->"

    @property
    def text(self) -> str:
        r"""The file, lines ended by ``\n``."""
        return "\n\n".join(self._blocks()) + "\n"

    def _blocks(self) -> Iterator[str]:
        yield self.list.front_matter or f"---\nschema: {self.list.schema}\n---"
        yield f"# {in_heading(self.list.title)}"
        yield from self._translated(self.list.translations)
        yield from _prose(self.prose)
        for section in self.sections:
            if section.title:
                yield f"## {in_heading(section.title)}"
                yield from self._translated(section.translations)
            yield from _prose(section.prose)
            for one in section.entries:
                yield f"### {one.heading}"
                yield from self._translated(one.entry.translations)
                if one.badges:
                    yield "\n".join(one.badges)
                yield from one.controls
                if one.fields:
                    yield "\n".join(f"- **{label}:** {text}" for label, text in one.fields)
                yield from _prose(one.prose)


def _prose(prose: Sequence[ProseText]) -> Iterator[str]:
    language: str | None = None
    for part in prose:
        if part.language != language:
            yield f"<!-- [{part.language or 'common'}] -->"
            language = part.language
        yield part.text


class ListWriter:
    """Writes lists.

    Args:
        config: schemas, languages and the style of badges.
        resolve: the new address of a link, for a list.
        unknown: whether required fields that no source has are written as ``unknown``.
        as_code: pieces that are written as code, as they would change what stands after them.
    """

    def __init__(
        self,
        config: Config,
        resolve: Callable[[NewList, Page, Link], str | None],
        *,
        unknown: bool = False,
        as_code: frozenset[Piece] = frozenset(),
    ) -> None:
        self.config = config
        self.resolve = resolve
        self.unknown = unknown
        self.as_code = as_code

    def write(self, new: NewList) -> ListText:
        """The text of a list, in parts."""
        return ListText(
            new,
            self._texts(new, new.prose),
            tuple(
                SectionText(
                    section.title,
                    section.translations,
                    self._texts(new, section.prose),
                    tuple(self._entry(new, entry) for entry in section.entries),
                )
                for section in new.sections
            ),
            self.config.languages,
        )

    def _entry(self, new: NewList, entry: DraftEntry) -> EntryText:
        schema = self.config.schemas[entry.schema]
        badges, urls = self._badges(new, entry)
        return EntryText(
            entry,
            in_heading(entry.name),
            badges,
            urls,
            tuple(piece.source for piece in entry.controls),
            tuple(self._fields(new, entry, schema)),
            self._texts(new, entry.prose),
        )

    def _badges(self, new: NewList, entry: DraftEntry) -> tuple[tuple[str, ...], tuple[str, ...]]:
        texts: list[str] = []
        urls: list[str] = []
        for link in entry.links:
            own = self._link(new, link.piece, link.url)
            if own is None:
                continue
            if link.verbatim:
                text = written(link.piece, self._resolver(new))
            else:
                badge = canonical_badge(
                    link.info, own, style=self.config.badge_style, text=link.text
                )
                text = badge_markdown(badge, destination(own))
            if text not in texts:
                texts.append(text)
                urls.append(as_read(own))
        return tuple(texts), tuple(urls)

    def _link(self, new: NewList, piece: Piece, url: str) -> str | None:
        for link in piece.page.markdown.links_in(piece.span):
            if link.url == url and not link.image:
                return self.resolve(new, piece.page, link)
        return url

    def _fields(self, new: NewList, entry: DraftEntry, schema: Schema) -> Iterator[tuple[str, str]]:
        for spec in schema.fields:
            field = entry.field(spec.key)
            if spec.key == "aliases":
                names = self._aliases(entry)
                if names:
                    yield spec.label, ", ".join(names)
            elif field is not None:
                text = " ".join(field.canonical.split())
                yield spec.label, self._with_anchors(new, field.piece, text)
            elif spec.required and self.unknown:
                yield spec.label, "unknown"

    @staticmethod
    def _aliases(entry: DraftEntry) -> list[str]:
        field = entry.field("aliases")
        own = getattr(field.value, "names", ()) if field is not None else ()
        known = {name_key(entry.name), *map(name_key, own)}
        return [*own, *(name for name in entry.aliases if name_key(name) not in known)]

    def _with_anchors(self, new: NewList, piece: Piece, text: str) -> str:
        """A value whose link to another entry leads to where that is now."""

        def anew(match: re.Match[str]) -> str:
            for link in piece.page.markdown.links_in(piece.span):
                if link.url == match[0]:
                    return self.resolve(new, piece.page, link) or match[0]
            return match[0]

        return _ANCHOR.sub(anew, text)

    def _resolver(self, new: NewList) -> Callable[[Page, Link], str | None]:
        return lambda page, link: self.resolve(new, page, link)

    def _texts(self, new: NewList, prose: Sequence[DraftProse]) -> tuple[ProseText, ...]:
        """Prose with what every reader sees first, one language after the other."""
        languages = [None, *self.config.languages]
        ordered = sorted(
            prose, key=lambda p: languages.index(p.language) if p.language in languages else 99
        )
        found = []
        for part in ordered:
            text = written(part.piece, self._resolver(new))
            if part.piece in self.as_code:
                text = _as_code(text)
            if text:
                found.append(ProseText(part.language, text, part.piece))
        return tuple(found)


def in_heading(text: str) -> str:
    """A text as the content of a heading, its signs of Markdown escaped."""
    line = " ".join(text.split())
    return _SPECIAL.sub(lambda match: "".join(f"\\{char}" for char in match[0]), line)


def _as_code(text: str) -> str:
    longest = max((len(fence) for fence in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}markdown\n{text}\n{fence}"
