"""Dates to the month or to the day, as in ISO 8601: ``2023-07``, ``2023-07-18``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from awesomekit.values.scanner import Scanner, fold, quoted, read_or_suggest
from awesomekit.values.unknown import Unknown, is_unknown

FIRST_YEAR = 1950
LAST_YEAR = 2999

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DIGITS = re.compile(r"[0-9]+")
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
_SEPARATOR = re.compile(r"[-/.]")
_HAN_YEAR = re.compile(r"\s*年\s*")
_HAN_MONTH = re.compile(r"\s*月\s*")
_HAN_DAY = re.compile(r"\s*[日号]")

_WRITTEN_OUT = re.compile(
    r"(?:(?P<before>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+)?"
    r"(?P<month>[a-z]{3,9})\.?"
    r"(?:\s*(?P<after>[0-9]{1,2})(?:st|nd|rd|th)?(?=[\s,]))?[\s,]\s*(?P<year>[0-9]{4})",
    re.ASCII | re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"(?:(?P<a>[0-9]{1,2})(?P<sep>[-/.]))?(?P<b>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"
)
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Date:
    """A month, or a day, of the Gregorian calendar.

    Attributes:
        year: 1950 to 2999.
        month: 1 to 12.
        day: 1 to 31, or ``None`` where only the month is known.
    """

    year: int
    month: int
    day: int | None = None

    @property
    def text(self) -> str:
        """The canonical text, ISO 8601."""
        month = f"{self.year:04}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day; a month comes before its days."""
        return (self.year, self.month, self.day or 0)


def days_in(year: int, month: int) -> int:
    """The number of days in a month."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _DAYS[month - 1] + leap


def parse_date(text: str) -> Date | Unknown:
    """Parse a date.

    Also read are ``/``, ``.`` and ``年月日`` between the numbers, numbers without a leading
    zero, and full-width digits.

    Raises:
        InvalidValue: it is not a date to the month at least, or not one of the calendar. Only
            a date that can be read in one way has a suggestion: ``18th July 2023`` has,
            ``05/06/2023`` has not.
    """
    if is_unknown(text):
        return Unknown()
    return read_or_suggest(text, _read, _reordered)


def _read(text: str) -> Date:
    scanner = Scanner(text, "date", 'write "2023-07" or "2023-07-18"')
    found = scanner.take(_YEAR)
    if found is None:
        raise scanner.unexpected()
    year = int(found[0])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}"
        raise scanner.fail(message, found.start(), found.end())
    han = scanner.take(_HAN_YEAR)
    separator = han or scanner.take(_SEPARATOR)
    if scanner.done():
        raise scanner.fail("the date lacks its month", scanner.at, scanner.at)
    if separator is None:
        raise scanner.unexpected()
    month = _number(scanner, "month", 12)
    if han is not None:
        if scanner.take(_HAN_MONTH) is None:
            raise scanner.unexpected()
        if scanner.done():
            return Date(year, month)
    else:
        if scanner.done():
            return Date(year, month)
        if not scanner.folded.startswith(separator[0], scanner.at):
            raise scanner.unexpected()
        scanner.at += 1
    last = days_in(year, month)
    day = _number(scanner, f"day of {year}-{month:02}", last)
    if han is not None:
        scanner.take(_HAN_DAY)
    if not scanner.done():
        raise scanner.unexpected()
    return Date(year, month, day)


def _number(scanner: Scanner, what: str, last: int) -> int:
    found = scanner.take(_DIGITS)
    if found is None:
        raise scanner.unexpected()
    digits = found[0]
    if len(digits) > 2 or not 1 <= int(digits) <= last:
        message = f"{quoted(digits)} is not a {what} (1 to {last})"
        raise scanner.fail(message, found.start(), found.end())
    return int(digits)


def _reordered(text: str) -> str:
    """Put the parts of a date in order where they can mean one thing only."""
    folded = fold(text).strip()
    if found := _WRITTEN_OUT.fullmatch(folded):
        day = found["before"] or found["after"]
        word = found["month"].lower()
        month = next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)
        if not month or (found["before"] and found["after"]):
            return text
        return f"{found['year']}-{month}-{day}" if day else f"{found['year']}-{month}"
    if found := _YEAR_LAST.fullmatch(folded):
        if found["a"] is None:
            return f"{found['year']}-{found['b']}"
        first, second = int(found["a"]), int(found["b"])
        if first == second or second > 12:
            return f"{found['year']}-{first}-{second}"
        return f"{found['year']}-{second}-{first}" if first > 12 else text
    if found := _COMPACT.fullmatch(folded):
        parts = [found["year"], found["month"], found["day"]]
        return "-".join(part for part in parts if part)
    return text
