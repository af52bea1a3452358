"""Exact numbers with a unit, such as ``1.4B`` or ``825GiB``.

A quantity keeps its unit: ``0.5B`` and ``500M`` are the same number written in two ways, both
canonical, and a list writes whichever suits its other sizes. Decimal suffixes count thousands
(K, M, B, T); byte units follow IEC 80000-13 (KB is 1,000 bytes, KiB is 1,024).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from awesomekit.model.value import InvalidValue
    from awesomekit.values.scanner import Scanner

SUFFIXES: dict[str, int] = {"T": 10**12, "B": 10**9, "M": 10**6, "K": 10**3}
"""Suffix → how many it counts, largest first."""

BYTES: dict[str, int] = {
    **{f"{prefix}B": 1000**power for power, prefix in enumerate("KMGTP", 1)},
    **{f"{prefix}iB": 1024**power for power, prefix in enumerate("KMGTP", 1)},
}
"""Byte unit → bytes."""

ABOUT = re.compile(
    r"(?:\\?~|大?约|(?:about|around|approximately|approx\.?|circa|ca\.)(?![a-z]))\s*",
    re.ASCII | re.IGNORECASE,
)
"""What says that a number is rounded."""

_SCALES: dict[str, int] = {"": 1, **SUFFIXES, **BYTES}

_MOST_DIGITS = 15
_WHOLE_FROM = 10**6

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_UNIT = re.compile(
    r"\s*(?:"
    r"(?P<bytes>[kmgtp]i?b)(?:ytes?)?(?![a-z])"
    r"|(?P<suffix>[kmbt])(?![a-z])"
    r"|(?P<word>thousand|million|billion|trillion|mn|bn|tn)s?(?![a-z])"
    r"|(?P<han>万亿|[十百千]?[万亿]|千))",
    re.ASCII | re.IGNORECASE,
)
_WORDS = {
    "thousand": "K",
    "million": "M",
    "mn": "M",
    "billion": "B",
    "bn": "B",
    "trillion": "T",
    "tn": "T",
}
_HAN = {"千": 10**3, "万": 10**4, "亿": 10**8}
_HAN_PREFIXES = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A positive decimal number times a unit, exactly.

    Attributes:
        coefficient: the number's digits; ``14`` for ``1.4B``.
        places: how many of them stand after the point; trailing zeros are dropped.
        unit: a key of :data:`SUFFIXES` or :data:`BYTES`, or empty.
    """

    coefficient: int
    places: int
    unit: str

    def __post_init__(self) -> None:
        coefficient, places = self.coefficient, self.places
        while places > 0 and coefficient % 10 == 0:
            coefficient, places = coefficient // 10, places - 1
        object.__setattr__(self, "coefficient", coefficient)
        object.__setattr__(self, "places", places)

    @property
    def amount(self) -> int:
        """The whole number of things; a fraction of a byte (``0.1GiB``) is dropped."""
        return self._divided[0]

    @property
    def whole(self) -> bool:
        """Whether nothing is dropped from :attr:`amount`."""
        return self._divided[1] == 0

    @property
    def _divided(self) -> tuple[int, int]:
        divisor: int = 10**self.places
        return divmod(self.coefficient * _SCALES[self.unit], divisor)

    @property
    def text(self) -> str:
        """The canonical text."""
        digits = str(self.coefficient)
        if self.places:
            digits = digits.zfill(self.places + 1)
            digits = f"{digits[: -self.places]}.{digits[-self.places :]}"
        return digits + self.unit


def scaled(amount: int) -> Quantity:
    """Return ``amount`` with the largest suffix that leaves at least 1; none below 1,000."""
    for unit, scale in SUFFIXES.items():
        if amount >= scale:
            return Quantity(amount, len(str(scale)) - 1, unit)
    return Quantity(amount, 0, "")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read, its unit perhaps still to come; offsets are the text's."""

    coefficient: int
    places: int
    start: int
    end: int

    def times(self, unit: str | int) -> Quantity:
        """Return it as a quantity of ``unit``; a plain factor picks a suffix that suits."""
        if isinstance(unit, str):
            return Quantity(self.coefficient, self.places, unit)
        amount = Quantity(self.coefficient * unit, self.places, "")
        return scaled(amount.amount) if amount.whole else amount


def take_number(scanner: Scanner) -> Number | None:
    """Read a number such as ``7``, ``1.4`` or ``.5``.

    Raises:
        InvalidValue: it is zero, has more than 15 digits, or has a point without digits after it.
    """
    scanner.skip()
    found = scanner.take(_NUMBER)
    if found is None:
        return None
    if scanner.folded.startswith(".", scanner.at):
        raise scanner.unexpected()
    whole, _, fraction = found[0].partition(".")
    digits = (whole + fraction).lstrip("0")
    if not digits:
        raise scanner.fail("a count cannot be zero", found.start(), found.end())
    if len(whole) + len(fraction) > _MOST_DIGITS:
        message = f"{quoted(found[0])} has more than {_MOST_DIGITS} digits"
        raise scanner.fail(message, found.start(), found.end())
    return Number(int(digits), len(fraction), found.start(), found.end())


def take_unit(scanner: Scanner) -> str | int | None:
    """Read a unit: a key of :data:`SUFFIXES` or :data:`BYTES`, or a Chinese word's factor."""
    found = scanner.take(_UNIT)
    if found is None:
        return None
    if found["bytes"]:
        return found["bytes"].upper().replace("I", "i")
    if found["suffix"]:
        return found["suffix"].upper()
    if found["word"]:
        return _WORDS[found["word"].lower()]
    first, last = found["han"][0], found["han"][-1]
    if first == last:
        return _HAN[last]
    return _HAN_PREFIXES.get(first, _HAN["万"]) * _HAN[last]


def counted(
    scanner: Scanner, number: Number, unit: str | int, end: int, things: str, *, few: bool = False
) -> Quantity:
    """Return a number of whole things that is written up to the offset ``end``.

    Raises:
        InvalidValue: the unit is of bytes, or the number is not whole, or below 1,000 without a
            suffix where ``few`` things make no sense.
    """
    what = quoted(scanner.text[number.start : end])
    if unit in BYTES:
        raise scanner.fail(f"{what} counts bytes, not {things}", number.start, end)
    quantity = number.times(unit)
    if not quantity.whole:
        raise scanner.fail(f"{what} is not a whole number of {things}", number.start, end)
    if not quantity.unit and not few:
        raise scanner.fail(f"{what} is fewer than a thousand {things}", number.start, end)
    return quantity


def lacks_unit(scanner: Scanner, number: Number, suggestion: str | None) -> InvalidValue:
    """Return the error for a number without a unit.

    Without a ``suggestion`` only a number too large to mean a suffix has one of its own.
    """
    if suggestion is None and number.places == 0 and number.coefficient >= _WHOLE_FROM:
        suggestion = scaled(number.coefficient).text
    what = quoted(scanner.text[number.start : number.end])
    message = f"{what} lacks its unit, one of K, M, B and T"
    return scanner.fail(message, number.start, number.end, suggestion)
