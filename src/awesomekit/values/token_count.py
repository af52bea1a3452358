"""Amounts of training data: ``2T``, ``3.3T-4.8T``, ``15T+``, ``825GiB``, ``13K items``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from awesomekit.values.inline_link import link_text, take_link
from awesomekit.values.parameter_count import Variant, take_variant
from awesomekit.values.quantity import (
    ABOUT,
    BYTES,
    Number,
    Quantity,
    counted,
    lacks_unit,
    take_number,
    take_unit,
)
from awesomekit.values.scanner import Scanner, quoted, read_or_suggest
from awesomekit.values.unknown import Unknown, is_unknown

Kind = Literal["tokens", "bytes", "items"]

_KINDS: tuple[Kind, ...] = ("items", "bytes", "tokens")

_HINT = 'write "2T", "3.3T-4.8T", "15T+" or "unknown"'

_AT_LEAST = re.compile(
    r"(?:>=?|≥|(?:over|more\s+than|at\s+least)(?![a-z])|超过|至少|逾)\s*",
    re.ASCII | re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:\\?[-~]|to(?![a-z])|[至到])\s*", re.ASCII | re.IGNORECASE)
_OR_MORE = re.compile(r"\s*(?:\+|以上|or\s+more(?![a-z]))", re.ASCII | re.IGNORECASE)
_OR_SO = re.compile(r"\s*左右")
_ITEMS = re.compile(r"\s*(?:items?(?![a-z])|条)", re.ASCII | re.IGNORECASE)
_TOKENS = re.compile(r"\s*(?:个\s*)?(?:tokens?(?![a-z])|词元)", re.ASCII | re.IGNORECASE)
_STORAGE = re.compile(r"\s*\(\s*storage\s*\)", re.ASCII | re.IGNORECASE)
_OPEN = re.compile(r"\s*\(\s*")
_CLOSE = re.compile(r"\s*\)")
_COLON = re.compile(r"\s*:\s*")
_NEXT_DETAIL = re.compile(r"\s*[;,、]\s*")

_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

_SAME_AS = re.compile(r"same\s+as(?![a-z])\s*|[同与]\s*", re.ASCII | re.IGNORECASE)
_THE_SAME = re.compile(r"\s*相同")


@dataclass(frozen=True, slots=True)
class TokenCount:
    """An amount of data.

    Attributes:
        kind: what is counted; bytes and items are not tokens and cannot be compared with them.
        low: the amount, or the lower end of a range; it has a suffix where ``high`` has one, since
            ``2-3K`` means ``2K-3K``.
        high: the upper end of a range, above ``low``.
        approximate: the amount is rounded, ``~2T``.
        at_least: there may be more, ``15T+``; never with ``high`` or ``approximate``.
        detail: amounts for single variants, ascending by variant in whatever order they are given.
    """

    kind: Kind
    low: Quantity
    high: Quantity | None = None
    approximate: bool = False
    at_least: bool = False
    detail: tuple[tuple[Variant, Quantity], ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "detail", tuple(sorted(self.detail, key=_detail_order)))

    @property
    def upper(self) -> Quantity:
        """The largest amount that is given."""
        return self.low if self.high is None else self.high

    @property
    def text(self) -> str:
        """The canonical text."""
        if not self.detail:
            return self.brief
        details = "; ".join(f"{variant.text}: {amount.text}" for variant, amount in self.detail)
        return f"{self.brief} ({details})"

    @property
    def brief(self) -> str:
        """The canonical text without the amounts of single variants."""
        parts = ["~" if self.approximate else "", self.low.text]
        if self.high is not None:
            parts.append(f"-{self.high.text}")
        parts.append("+" if self.at_least else "")
        parts.append(" items" if self.kind == "items" else "")
        return "".join(parts)

    @property
    def sort_key(self) -> tuple[int, int, bool, int]:
        """Items before bytes before tokens, then the upper end of the amount."""
        return (_KINDS.index(self.kind), self.upper.amount, self.at_least, self.low.amount)


def _detail_order(detail: tuple[Variant, Quantity]) -> tuple[tuple[int, int, int, bool], str]:
    return (detail[0].number, detail[0].text)


@dataclass(frozen=True, slots=True)
class SameAs:
    """The amount of another entry, ``same as [Llama 2](#llama-2)``.

    Attributes:
        label: the link's label as written.
        target: the link's destination, an anchor of this file or of another list.
    """

    label: str
    target: str

    @property
    def anchor(self) -> str:
        """The anchor of the entry, without ``#``."""
        return self.target.partition("#")[2]

    @property
    def text(self) -> str:
        """The canonical text."""
        return f"same as {link_text(self.label, self.target)}"

    @property
    def sort_key(self) -> None:
        """Nothing to order by: the amount stands elsewhere."""
        return None


def parse_token_count(text: str) -> TokenCount | SameAs | Unknown:
    """Parse an amount of data.

    Also read are blanks, lower case, full-width characters, any dash or tilde, ``to`` and ``至``
    in a range, units in words (``2 trillion tokens``, ``3万亿``), ``about``, ``over``, ``以上`` and
    the like, and one unit for both ends of a range (``2-3T``).

    Raises:
        InvalidValue: it is not an amount, a range is reversed (the swapped range is suggested), a
            number has thousands separators (it is suggested without), or ``same as`` is not
            followed by a link to an entry.
    """
    if is_unknown(text):
        return Unknown()
    return read_or_suggest(text, _read, _ungrouped)


def _ungrouped(text: str) -> str:
    return _GROUPED.sub(lambda found: found[0].replace(",", ""), text)


def _read(text: str) -> TokenCount | SameAs:
    scanner = Scanner(text, "token count", _HINT)
    if scanner.take(_SAME_AS) is not None:
        return _same_as(scanner)
    start = scanner.at
    at_least = scanner.take(_AT_LEAST) is not None
    approximate = scanner.take(ABOUT) is not None
    first = _take_amount(scanner)
    second = _take_amount(scanner) if scanner.take(_RANGE) is not None else None
    kind: Kind = "tokens"
    if BYTES.keys() & {first.unit, second.unit if second is not None else None}:
        kind = "bytes"
    for noun in (_ITEMS, _TOKENS, None):
        at_least = scanner.take(_OR_MORE) is not None or at_least
        approximate = scanner.take(_OR_SO) is not None or approximate
        if kind == "tokens" and noun is not None and scanner.take(noun) and noun is _ITEMS:
            kind = "items"
    if at_least and (approximate or second is not None):
        what = "a range" if second is not None else "rounded"
        message = f"{quoted(scanner.text[start : scanner.at])} is open and {what} at once"
        raise scanner.fail(message, start, scanner.at)
    low, high = _bounds(scanner, kind, first, second)
    if kind == "bytes":
        scanner.take(_STORAGE)
    detail = _take_detail(scanner, kind)
    if not scanner.done():
        raise scanner.unexpected()
    if second is not None and high is not None and low.amount > high.amount:
        # Without a unit of its own the lower end would take that of the upper one.
        swapped = (
            TokenCount(kind, high, low, approximate, detail=detail).text if high.unit else None
        )
        message = f"{quoted(scanner.text[start : second.end])} runs downwards"
        raise scanner.fail(message, second.number.start, second.end, swapped)
    if high is not None and low.amount == high.amount:
        high = None
    return TokenCount(kind, low, high, approximate, at_least, detail)


class _Amount(NamedTuple):
    """A number whose unit may stand elsewhere, as in ``2-3T``; ``end`` is where it ends."""

    number: Number
    unit: str | int | None
    end: int


def _take_amount(scanner: Scanner) -> _Amount:
    number = take_number(scanner)
    if number is None:
        raise scanner.unexpected()
    return _Amount(number, take_unit(scanner), scanner.at)


def _bounds(
    scanner: Scanner, kind: Kind, first: _Amount, second: _Amount | None
) -> tuple[Quantity, Quantity | None]:
    if second is None:
        return _quantity(scanner, kind, first), None
    if first.unit is None:
        first = first._replace(unit=second.unit)
    low = _quantity(scanner, kind, first)
    if second.unit is None and kind != "items":
        likely = second.number.times(low.unit)
        ascending = scanner.done() and low.amount < likely.amount
        raise lacks_unit(scanner, second.number, f"{low.text}-{likely.text}" if ascending else None)
    return low, _quantity(scanner, kind, second)


def _quantity(scanner: Scanner, kind: Kind, amount: _Amount) -> Quantity:
    number, unit, end = amount
    if kind == "items":
        return counted(scanner, number, unit or "", end, kind, few=True)
    if unit is None:
        if scanner.at == end and not scanner.done():
            raise scanner.unexpected()
        raise lacks_unit(scanner, number, None)
    if kind == "tokens":
        return counted(scanner, number, unit, end, kind)
    if unit not in BYTES:
        message = (
            f"{quoted(scanner.text[number.start : end])} does not count bytes as the rest does"
        )
        raise scanner.fail(message, number.start, end)
    return number.times(unit)


def _take_detail(scanner: Scanner, kind: Kind) -> tuple[tuple[Variant, Quantity], ...]:
    if scanner.take(_OPEN) is None:
        return ()
    details: dict[tuple[int, int, int, bool], tuple[Variant, Quantity]] = {}
    while True:
        start = scanner.at
        variant = take_variant(scanner)
        if variant.number in details:
            message = f"{quoted(scanner.text[start : scanner.at])} stands twice"
            raise scanner.fail(message, start, scanner.at)
        if scanner.take(_COLON) is None:
            raise scanner.unexpected()
        amount = _quantity(scanner, kind, _take_amount(scanner))
        if kind != "bytes":
            scanner.take(_ITEMS if kind == "items" else _TOKENS)
        details[variant.number] = (variant, amount)
        if scanner.take(_CLOSE) is not None:
            return tuple(details.values())
        if scanner.take(_NEXT_DETAIL) is None:
            raise scanner.unexpected()


def _same_as(scanner: Scanner) -> SameAs:
    scanner.skip()
    start, end = scanner.at, len(scanner.text.rstrip())
    link = take_link(scanner)
    scanner.hint = 'write "same as [Llama 2](#llama-2)" with the entry\'s name and anchor'
    if link is None:
        if start >= end:
            raise scanner.unexpected()
        raise scanner.fail(f"{quoted(scanner.text[start:end])} is not a link", start, end)
    label = " ".join(link.label.split())
    anchor = link.url.partition("#")[2]
    if not label or not anchor or _ABSOLUTE.match(link.url):
        message = f"{quoted(scanner.text[link.start : link.end])} does not link to an entry"
        raise scanner.fail(message, link.start, link.end)
    scanner.take(_THE_SAME)
    if not scanner.done():
        raise scanner.unexpected()
    return SameAs(label, link.url)
