"""Tables whose rows tell of entries that stand elsewhere: summaries and remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.importers.drafts import Disagreement, DraftField, DraftProse, Piece
from awesomekit.importers.tables import row_entries
from awesomekit.keys import name_key
from awesomekit.values import ParameterCount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from awesomekit.importers.drafts import DraftEntry, DraftSection, Outline
    from awesomekit.importers.tables import Columns

_SIZE = re.compile(r"[\s_-]*\(?\d+(?:\.\d+)?\s*(?:[x×]\s*\d+)?[BMTbmt]\)?\Z")
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Summary:
    """A table, and the section in which it stands."""

    columns: Columns
    section: DraftSection


def without_size(name: str) -> str:
    """``LLaMA-2 13B`` → ``LLaMA-2``; a name of nothing else stays."""
    return _SIZE.sub("", name).strip() or name


class Told(NamedTuple):
    """What tables told: rows that were matched, and values that differ."""

    rows: int
    disagreements: tuple[Disagreement, ...]


def tell(outline: Outline, summaries: Sequence[Summary]) -> Told:
    """Match the rows of summaries to entries, and make entries of those that match none.

    A table of which less than half matches is a table of entries. Names match by their key, with
    the size at their end left out, or piece by piece at slashes.
    """
    known: dict[str, DraftEntry] = {}
    for entry in outline.entries:
        known.setdefault(name_key(entry.name), entry)
    matched = 0
    disagreements: list[Disagreement] = []
    for summary in summaries:
        columns = summary.columns
        page = outline.page
        rows = list(row_entries(page, columns))
        page.claim(columns.table.span)
        found = [_matching(known, row.name) for row in rows]
        if sum(map(bool, found)) < _SHARE * len(rows):
            if columns.is_prose and sum(bool(row.links) for row in rows) < _SHARE * len(rows):
                summary.section.prose.append(DraftProse(None, Piece(page, columns.table.span)))
            else:
                summary.section.entries += rows
            continue
        for row, entries in zip(rows, found, strict=True):
            if not entries:
                summary.section.entries.append(row)
                known.setdefault(name_key(row.name), row)
                continue
            matched += 1
            for entry in entries:
                disagreements += _merge(entry, row)
    return Told(matched, tuple(disagreements))


def _matching(known: dict[str, DraftEntry], name: str) -> list[DraftEntry]:
    for spelling in (name, without_size(name)):
        entry = known.get(name_key(spelling))
        if entry is not None:
            return [entry]
    parts = [part.strip() for part in name.split("/")]
    found = [known.get(name_key(part)) for part in parts]
    return [entry for entry in found if entry is not None] if all(found) else []


def _merge(entry: DraftEntry, row: DraftEntry) -> list[Disagreement]:
    """Add to an entry what a row says more, and tell where it says something else."""
    entry.also.append(row.place)
    entry.links += (
        link for link in row.links if all(_other(link.url, own.url) for own in entry.links)
    )
    entry.prose += row.prose
    variant = name_key(row.name) != name_key(entry.name)
    differing = []
    for field in row.fields:
        own = entry.field(field.spec.key)
        if own is None:
            entry.fields.append(field)
        elif variant and own.piece.place in entry.also and (both := _together(own, field)):
            entry.fields[entry.fields.index(own)] = both
        elif not _agree(own, field, variant=variant):
            differing.append(
                Disagreement(
                    entry.name,
                    field.spec.label,
                    (own.canonical, own.piece.place),
                    (field.canonical, field.piece.place),
                    "the details stand before the summary",
                )
            )
    return differing


def _together(own: DraftField, other: DraftField) -> DraftField | None:
    """The sizes of two rows on variants of one entry."""
    if not isinstance(own.value, ParameterCount) or not isinstance(other.value, ParameterCount):
        return None
    if own.canonical == other.canonical:
        return None
    both = ParameterCount((*own.value.variants, *other.value.variants))
    return DraftField(own.spec, own.piece, both.text, both)


def _other(first: str, second: str) -> bool:
    return first.rstrip("/") != second.rstrip("/")


def _agree(own: DraftField, other: DraftField, *, variant: bool) -> bool:
    """Whether two values are the same; a row on one variant may name one size of several."""
    if own.canonical == other.canonical:
        return True
    if (
        variant
        and isinstance(own.value, ParameterCount)
        and isinstance(other.value, ParameterCount)
    ):
        return set(other.value.variants) <= set(own.value.variants)
    return False
