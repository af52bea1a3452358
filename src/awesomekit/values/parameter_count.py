"""Numbers of parameters: ``7B/13B/70B``, ``8x7B``, ``57B-A14B``, ``~2B``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from awesomekit.values.quantity import (
    ABOUT,
    SUFFIXES,
    Number,
    Quantity,
    counted,
    lacks_unit,
    take_number,
    take_unit,
)
from awesomekit.values.scanner import Scanner, quoted, read_or_suggest
from awesomekit.values.unknown import Unknown, is_unknown

_THINGS = "parameters"

_EXPERTS = re.compile(r"(?P<experts>[0-9]{1,4})\s*x\s*(?=[0-9.])", re.ASCII | re.IGNORECASE)
_ACTIVE = re.compile(r"(?:\s*[-/]\s*|\s+)a(?=[0-9.])", re.ASCII | re.IGNORECASE)
_ACTIVE_OPEN = re.compile(
    r"\s*\(\s*(?:(?P<word>a(?=[0-9.])|(?:active|activated|激活)\s*(?::\s*)?))?(?=[0-9.])",
    re.ASCII | re.IGNORECASE,
)
_ACTIVE_CLOSE = re.compile(
    r"\s*(?:(?P<word>active|activated|激活)\s*)?(?:(?:parameters|params)\s*)?\)",
    re.ASCII | re.IGNORECASE,
)
_NOUN = re.compile(r"\s*(?:(?:parameters?|params?)(?![a-z])|个?参数量?)", re.ASCII | re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*(?:[/,;、]\s*(?:(?:and|&)(?![a-z])|[和与及])?|&|and(?![a-z])|[和与及])\s*",
    re.ASCII | re.IGNORECASE,
)
_BLANK_BETWEEN = re.compile(r"(?<=[KMBTkmbt])\s+(?=[0-9~.])")
_ONE_OR_TWO = re.compile(r"[0-9]{1,3},[0-9]{3}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Variant:
    """The size of one model.

    Attributes:
        size: of the whole model, or of each expert where ``experts`` is set.
        experts: how many experts a mixture has, ``8`` in ``8x7B``.
        active: how many parameters work on one token, ``14B`` in ``57B-A14B``.
        approximate: whether the number is rounded, ``~2B``.
    """

    size: Quantity
    experts: int | None = None
    active: Quantity | None = None
    approximate: bool = False

    @property
    def amount(self) -> int:
        """How many parameters there are; for ``8x7B`` the experts times their size."""
        return (self.experts or 1) * self.size.amount

    @property
    def text(self) -> str:
        """The canonical text."""
        about = "~" if self.approximate else ""
        experts = "" if self.experts is None else f"{self.experts}x"
        active = "" if self.active is None else f"-A{self.active.text}"
        return f"{about}{experts}{self.size.text}{active}"

    @property
    def number(self) -> tuple[int, int, int, bool]:
        """What two variants have in common when only their units differ; orders variants."""
        active = 0 if self.active is None else self.active.amount
        return (self.amount, active, self.experts or 0, self.approximate)


@dataclass(frozen=True, slots=True)
class ParameterCount:
    """The sizes in which a model comes.

    Attributes:
        variants: ascending by number of parameters and without repeats, in whatever order they
            are given; of ``0.5B`` and ``500M`` the smaller unit stays.
    """

    variants: tuple[Variant, ...]

    def __post_init__(self) -> None:
        ordered = sorted(self.variants, key=lambda v: (v.number, SUFFIXES[v.size.unit], v.text))
        unique = {variant.number: variant for variant in reversed(ordered)}
        object.__setattr__(self, "variants", tuple(reversed(unique.values())))

    @property
    def text(self) -> str:
        """The canonical text."""
        return "/".join(variant.text for variant in self.variants)

    @property
    def sort_key(self) -> tuple[int, ...]:
        """Numbers of parameters, largest first: a family is as large as its largest model."""
        return tuple(variant.amount for variant in reversed(self.variants))


def parse_parameter_count(text: str) -> ParameterCount | Unknown:
    """Parse the sizes of a model.

    Also read are blanks, lower case, full-width characters, ``×``, units in words (``175
    billion``, ``1750亿``), one unit for several numbers (``7/13/33/65 B``) and other separators
    (``7b, 13b and 65b``). A number keeps its suffix; one with a Chinese unit gets the largest
    suffix that leaves at least 1.

    Raises:
        InvalidValue: a number lacks its unit, is not whole, or something else is not a size.
    """
    if is_unknown(text):
        return Unknown()
    return read_or_suggest(text, _read, _separated)


def _separated(text: str) -> str:
    return _BLANK_BETWEEN.sub("/", text)


def _read(text: str) -> ParameterCount:
    scanner = Scanner(
        text, "parameter count", 'write sizes such as "7B/13B/70B", "8x7B" or "unknown"'
    )
    variants: list[Variant] = []
    waiting: list[_Draft] = []
    while True:
        draft = _take_draft(scanner)
        waiting.append(draft)
        if draft.unit is not None:
            variants += [part.variant(scanner, draft.unit) for part in waiting]
            waiting.clear()
        if scanner.done():
            break
        if scanner.take(_SEPARATOR) is None:
            raise scanner.unexpected()
    if waiting:
        raise lacks_unit(scanner, waiting[0].number, _with_common_unit(variants, waiting))
    return ParameterCount(tuple(variants))


def take_variant(scanner: Scanner) -> Variant:
    """Read one size with its unit.

    Raises:
        InvalidValue: what stands here is not a size.
    """
    draft = _take_draft(scanner)
    if draft.unit is None:
        raise lacks_unit(scanner, draft.number, None)
    return draft.variant(scanner, draft.unit)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A variant whose unit may still follow, as in ``7/13 B``.

    ``size_end`` is where its size ends, ``end`` where its active parameters do.
    """

    number: Number
    unit: str | int | None
    experts: int | None
    active: Quantity | None
    approximate: bool
    size_end: int
    end: int

    def variant(self, scanner: Scanner, unit: str | int) -> Variant:
        size = counted(scanner, self.number, unit, self.size_end, _THINGS)
        variant = Variant(size, self.experts, self.active, self.approximate)
        if self.active is not None and self.active.amount >= variant.amount:
            message = "the active parameters are not fewer than all of them"
            raise scanner.fail(message, self.size_end, self.end)
        return variant


def _take_draft(scanner: Scanner) -> _Draft:
    about = scanner.take(ABOUT) is not None
    found = scanner.take(_EXPERTS)
    experts = None if found is None else int(found["experts"])
    if found is not None and experts == 0:
        raise scanner.fail("a model has no zero experts", found.start(), found.end())
    number = take_number(scanner)
    if number is None:
        raise scanner.unexpected()
    unit = take_unit(scanner)
    if unit is None:
        if pair := _ONE_OR_TWO.match(scanner.folded, number.start):
            message = f"{quoted(pair[0])} may be one number or two"
            raise scanner.fail(message, pair.start(), pair.end())
        return _Draft(number, None, experts, None, about, number.end, number.end)
    size_end = scanner.at
    active = _take_active(scanner)
    end = scanner.at
    scanner.take(_NOUN)
    return _Draft(number, unit, experts, active, about, size_end, end)


def _take_active(scanner: Scanner) -> Quantity | None:
    """Read ``-A14B``, ``(A14B)`` or ``(14B active)``; nothing is passed over otherwise."""
    start = scanner.at
    bracket = None
    if scanner.take(_ACTIVE) is None:
        bracket = scanner.take(_ACTIVE_OPEN)
        if bracket is None:
            return None
    number = take_number(scanner)
    unit = take_unit(scanner) if number is not None else None
    if number is None or unit is None:
        scanner.at = start
        return None
    end = scanner.at
    if bracket is not None:
        closing = scanner.take(_ACTIVE_CLOSE)
        if closing is None or not (bracket["word"] or closing["word"]):
            scanner.at = start
            return None
    return counted(scanner, number, unit, end, _THINGS)


def _with_common_unit(variants: list[Variant], waiting: list[_Draft]) -> str | None:
    """The canonical text, if all sizes before have one unit that those waiting may share."""
    units = {variant.size.unit for variant in variants}
    if len(units) != 1:
        return None
    (unit,) = units
    added = [
        Variant(draft.number.times(unit), draft.experts, None, draft.approximate)
        for draft in waiting
    ]
    if not all(variant.size.whole for variant in added):
        return None
    return ParameterCount((*variants, *added)).text
