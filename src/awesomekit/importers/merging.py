"""Several sources as one set of lists: one entry for all that one name key stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.importers.drafts import Disagreement, DraftSection
from awesomekit.importers.summaries import without_size
from awesomekit.keys import name_key
from awesomekit.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from awesomekit.importers.drafts import DraftEntry, DraftField, DraftProse, Outline, Place
    from awesomekit.importers.page import Page

_TITLES = {
    "model": ("Models", "模型"),
    "benchmark": ("Benchmarks", "评测基准"),
    "platform": ("Platforms", "评测平台"),
    "method": ("Methods", "方法"),
    "project": ("Projects", "项目"),
}
_IDENTITIES = frozenset({"acl", "arxiv", "doi", "github", "hf-model", "openreview"})
_LINKED = "links"


class Suggestion(NamedTuple):
    """Two entries that may be one, and why it seems so."""

    names: tuple[str, str]
    places: tuple[Place, Place]
    reason: str


class Homonym(NamedTuple):
    """Two entries of one name that lead to different places, and stay two."""

    name: str
    places: tuple[Place, Place]


@dataclass(slots=True)
class NewList:
    """A list that is to be written.

    Attributes:
        id: the file's name without its ending.
        schema: of its entries.
        title: in the language of headings.
        translations: in the others.
        front_matter: of a canonical source, kept; empty for a new one.
        prose: below the title.
        sections: in the order of the first source that has them.
        anchors: anchors of pages that lead to its title.
    """

    id: str
    schema: str
    title: str
    translations: tuple[tuple[str, str], ...]
    front_matter: str = ""
    prose: list[DraftProse] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    anchors: list[tuple[Page, str]] = field(default_factory=list)

    @property
    def entries(self) -> Iterator[DraftEntry]:
        """All entries in the order of the list."""
        for section in self.sections:
            yield from section.entries


@dataclass(slots=True)
class Merged:
    """Lists, and what is to be said of their making."""

    lists: list[NewList]
    conflicts: list[Disagreement] = field(default_factory=list)
    homonyms: list[Homonym] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)


def merge(
    outlines: Sequence[Outline], aliases: Mapping[str, Iterable[str]], primary: str
) -> Merged:
    """Put outlines together.

    Entries of one schema are one where their names have one key, or one is an alias of the
    other. Of two values that differ the earlier outline's stays, unless only the other parses;
    every such choice is among the conflicts.

    Args:
        outlines: in the order of preference.
        aliases: name: other names of the same entry.
        primary: the language of headings.
    """
    merging = _Merging(aliases, primary)
    for outline in outlines:
        merging.add(outline)
    return merging.result(outlines)


def titles_of(schema: str, primary: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The title of a list of a schema's entries, in the language of headings and the other."""
    english, chinese = _TITLES.get(schema, (schema.capitalize(), schema.capitalize()))
    both = (("en", english), ("zh", chinese))
    title = chinese if primary == "zh" else english
    return title, tuple((language, text) for language, text in both if language != primary)


class _Merging:
    """What has been put together so far."""

    def __init__(self, aliases: Mapping[str, Iterable[str]], primary: str) -> None:
        self.names = {
            name_key(alias): name for name, others in aliases.items() for alias in (name, *others)
        }
        self.primary = primary
        self.lists: dict[str, NewList] = {}
        self.known: dict[tuple[str, str], DraftEntry] = {}
        self.held: dict[int, tuple[set[str], set[str]]] = {}
        self.conflicts: list[Disagreement] = []
        self.homonyms: list[Homonym] = []

    def add(self, outline: Outline) -> None:
        """Add the entries of one outline; prose goes to the list with most of its entries."""
        schemas = [entry.schema for entry in outline.entries]
        main = max(dict.fromkeys(schemas), key=schemas.count)
        own = self._list(main)
        own.prose += outline.prose
        own.front_matter = own.front_matter or outline.front_matter
        own.anchors += outline.anchors
        for section in outline.sections:
            by_schema: dict[str, list[DraftEntry]] = {}
            for entry in section.entries:
                by_schema.setdefault(entry.schema, []).append(entry)
            home = next(iter(by_schema), main)
            target = self._section(self._list(home), section)
            target.prose += section.prose
            target.anchors += section.anchors
            added = len(section.prose)
            for schema, entries in by_schema.items():
                place = target if schema == home else self._section(self._list(schema), section)
                new = [entry for entry in entries if not self._merged(entry, outline.style)]
                place.entries += new
                added += len(new)
            if not added and section.span is not None:
                reason = "a title whose entries stand in other sections already"
                outline.page.drop(section.span, reason)

    def _list(self, schema: str) -> NewList:
        if schema not in self.lists:
            title, translations = titles_of(schema, self.primary)
            list_id = f"{schema}s" if schema in _TITLES else schema
            self.lists[schema] = NewList(list_id, schema, title, translations)
        return self.lists[schema]

    @staticmethod
    def _section(target: NewList, section: DraftSection) -> DraftSection:
        key = name_key(section.title)
        for one in target.sections:
            if name_key(one.title) == key:
                return one
        made = DraftSection(section.title, section.translations, section.heading)
        target.sections.append(made)
        return made

    def _merged(self, entry: DraftEntry, style: str) -> bool:
        """Put an entry into one that is known; ``False`` where it is new."""
        wanted = self.names.get(name_key(entry.name), entry.name)
        if name_key(wanted) != name_key(entry.name):
            entry.aliases.append(entry.name)
        entry.name = wanted
        key = (entry.schema, name_key(entry.name))
        known = self.known.get(key)
        if known is None:
            self.known[key] = entry
            return False
        if style == _LINKED and not _same_target(known, entry):
            self.homonyms.append(Homonym(entry.name, (known.place, entry.place)))
            return False
        self._put(known, entry)
        return True

    def _put(self, known: DraftEntry, entry: DraftEntry) -> None:
        known.also += [entry.place, *entry.also]
        known.anchors += entry.anchors
        known.aliases += [
            alias
            for alias in (entry.name, *entry.aliases)
            if name_key(alias) not in {name_key(known.name), *map(name_key, known.aliases)}
        ]
        urls, texts = self._held(known)
        for link in entry.links:
            if link.url.rstrip("/") not in urls:
                urls.add(link.url.rstrip("/"))
                known.links.append(link)
        for prose in entry.prose:
            text = " ".join(prose.piece.source.split())
            if text not in texts:
                texts.add(text)
                known.prose.append(prose)
        for other in entry.fields:
            own = known.field(other.spec.key)
            if own is None:
                known.fields.append(other)
            elif own.canonical != other.canonical:
                self._choose(known, own, other)

    def _held(self, entry: DraftEntry) -> tuple[set[str], set[str]]:
        """The addresses and the texts that an entry has."""
        if id(entry) not in self.held:
            self.held[id(entry)] = (
                {link.url.rstrip("/") for link in entry.links},
                {" ".join(prose.piece.source.split()) for prose in entry.prose},
            )
        return self.held[id(entry)]

    def _choose(self, entry: DraftEntry, own: DraftField, other: DraftField) -> None:
        kept, lost, reason = own, other, f"{own.piece.page.path} stands first"
        if own.value is None and other.value is not None:
            kept, lost, reason = other, own, "the other value does not parse"
        elif isinstance(own.value, Unknown) and other.value is not None:
            kept, lost, reason = other, own, "the other value is unknown"
        if kept is other:
            entry.fields[entry.fields.index(own)] = other
        self.conflicts.append(
            Disagreement(
                entry.name,
                own.spec.label,
                (kept.canonical, kept.piece.place),
                (lost.canonical, lost.piece.place),
                reason,
            )
        )

    def result(self, outlines: Sequence[Outline]) -> Merged:
        """The lists, the largest first."""
        lists = sorted(self.lists.values(), key=lambda one: -sum(1 for _ in one.entries))
        for one in lists:
            # what has no title stands before the first section, its text with that of the list
            one.sections.sort(key=lambda section: bool(section.title))
            for section in one.sections:
                if not section.title:
                    one.prose += section.prose
                    section.prose = []
            one.sections = [s for s in one.sections if s.entries or s.prose]
        titled = next((outline for outline in outlines if outline.title), None)
        if lists and titled is not None:
            lists[0].title, lists[0].translations = titled.title, titled.translations
        return Merged(lists, self.conflicts, self.homonyms, list(_suggestions(lists)))


def _same_target(first: DraftEntry, second: DraftEntry) -> bool:
    return bool(
        first.links
        and second.links
        and first.links[0].url.rstrip("/") == second.links[0].url.rstrip("/")
    )


def _suggestions(lists: Sequence[NewList]) -> Iterator[Suggestion]:
    """Entries of one list that may be one."""
    for one in lists:
        by_key = {name_key(entry.name): entry for entry in one.entries}
        told: set[frozenset[str]] = set()
        by_link: dict[tuple[str, str], DraftEntry] = {}
        for entry in one.entries:
            shorter = without_size(entry.name)
            found = by_key.get(name_key(shorter))
            if found is not None and found is not entry:
                yield from _suggested(told, found, entry, "one is the other with a size")
            for link in entry.links:
                if link.info.kind not in _IDENTITIES or not link.info.identity:
                    continue
                identity = (link.info.kind, link.info.identity.casefold())
                other = by_link.setdefault(identity, entry)
                if other is not entry:
                    reason = f"both lead to {link.info.identity}"
                    yield from _suggested(told, other, entry, reason)


def _suggested(
    told: set[frozenset[str]], first: DraftEntry, second: DraftEntry, reason: str
) -> Iterator[Suggestion]:
    pair = frozenset((first.name, second.name))
    if len(pair) == 2 and pair not in told:
        told.add(pair)
        yield Suggestion((first.name, second.name), (first.place, second.place), reason)
