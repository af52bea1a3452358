"""Sizes that are the numbers of versions: ``phi-2`` has 2.7 billion parameters, not ``2B``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.rules.model_sizes import named_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Entry, Field
    from awesomekit.source import Source, Span
    from awesomekit.values import ParameterCount, Variant

_STEM = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,})*")
# a version that stands right after a name, and is no size
_NUMBER = re.compile(
    r"[ _-]?v?(?P<number>\d{1,2}(?:[._]\d{1,2})?)(?![\w.]*\d|[ _-]?[bmk](?![a-z])|[a-z])",
    re.ASCII | re.IGNORECASE,
)


class Mistaken(NamedTuple):
    """A size and the version that it probably is, both as written."""

    size: str
    version: str


def versions_as_sizes(
    source: Source, entry: Entry, field: Field, sizes: ParameterCount
) -> tuple[Mistaken, ...]:
    """The sizes of an entry that are probably its versions.

    A version is a number after the entry's name, wherever it stands in the entry. Since small
    versions are common sizes, too, most of several sizes must be versions; a single size must be
    the version in the heading or in a badge. A size that is named as such anywhere is one.
    """
    wanted = {number: variant for variant in sizes.variants if (number := _billions(variant))}
    if not wanted:
        return ()
    told: dict[Fraction, str] = {}
    own: set[Fraction] = set()
    for at, number, text in _versions(source, entry):
        told.setdefault(number, text)
        if any(span.start <= at < span.end for span in _outside_prose(entry)):
            own.add(number)
    strange = wanted.keys() & told.keys()
    if not strange or (len(sizes.variants) == 1 and own.isdisjoint(strange)):
        return ()
    named = {size.amount for text in _around(source, entry, field) for size in named_sizes(text)}
    strange = {number for number in strange if wanted[number].amount not in named}
    if len(strange) * 2 <= len(sizes.variants) or len(strange) < min(2, len(sizes.variants)):
        return ()
    return tuple(Mistaken(wanted[number].text, told[number]) for number in sorted(strange))


def _billions(variant: Variant) -> Fraction | None:
    """How many billions it is, for the size of a model without experts that is written so."""
    size = variant.size
    if size.unit != "B" or variant.experts is not None or variant.active is not None:
        return None
    return Fraction(size.coefficient, 10**size.places)


def _versions(source: Source, entry: Entry) -> Iterator[tuple[int, Fraction, str]]:
    """Place, number and text of each version of the family."""
    stem = _STEM.match(entry.name)
    text = source.slice(entry.span)
    lowered = text.lower()
    if stem is None or len(lowered) != len(text):
        return
    wanted = stem[0].lower()
    at = lowered.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found = _NUMBER.match(text, end)
        before = text[at - 1 : at]
        if found is not None and not (before.isascii() and before.isalnum()):
            number = Fraction(found["number"].replace("_", "."))
            yield entry.span.start + at, number, text[at : found.end()]
        at = lowered.find(wanted, end)


def _outside_prose(entry: Entry) -> Iterator[Span]:
    yield entry.heading.span
    if entry.badge_span is not None:
        yield entry.badge_span


def _around(source: Source, entry: Entry, field: Field) -> Iterator[str]:
    """What stands in an entry before and after a field."""
    yield source.text[entry.span.start : field.span.start]
    yield source.text[field.span.end : entry.span.end]
