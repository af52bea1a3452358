"""Numbers in English and Chinese prose, each with its exact value and what it counts.

Read are digits (``1,024``, ``3.5``, full-width ones too) with a suffix (``7B``), a word
(``2 trillion``), a Chinese scale (``1.5 万亿``) or a per cent sign, number words up to ninety-nine
(``two``, ``twenty-five``), and Chinese numerals that count something (``三种``, ``两个``).
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple


class ProseNumber(NamedTuple):
    """A number and its place in the text.

    Attributes:
        start: the offset of its first character.
        end: the offset after its last one; what it counts is not included.
        value: exact; a per cent is counted in hundredths: ``40 %`` is 40.
        unit: what it counts: ``tokens``, ``parameters``, ``%``, a unit of bytes such as ``GB``,
            ``year`` for a calendar year, or empty.
    """

    start: int
    end: int
    value: Fraction
    unit: str


_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_SCALE_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_HAN_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_HAN_SCALES |= {"十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "十万": 10**5}
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_ONES)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_HAN_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2}

_UNITS = {
    "token": "tokens",
    "tokens": "tokens",
    "词元": "tokens",
    "parameter": "parameters",
    "parameters": "parameters",
    "params": "parameters",
    "参数": "parameters",
}
_HAN_SCALE = "万亿|[十百千]?亿|[十百千]?万|千"
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.])(?<![A-Za-z0-9_],)(?<![A-Za-z]-)(?<!\d/)"
    rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d|,\d)|\d{{1,15}}(?!\d))(?P<fraction>\.\d{{1,15}}(?!\d))?"
    rf"(?:\s?(?P<percent>%)|\s*(?P<han>{_HAN_SCALE})"
    r"|[\s-]?(?P<word>thousand|million|billion|trillion)s?(?![A-Za-z])"
    r"|\s?(?P<bytes>[KMGTP]i?B)(?![A-Za-z0-9])|\s?(?P<suffix>[KMBTkmbt])(?![A-Za-z0-9])"
    r"|(?P<year>年)|(?![A-Za-z\d/]|-[A-Za-z\d]|\.\d))"
    rf"|(?P<tens>{'|'.join(_TENS)})(?:[\s-](?P<tens_ones>{'|'.join(_ONES[1:10])}))?(?![A-Za-z-])"
    rf"(?:\s(?P<tens_scale>thousand|million|billion|trillion)s?(?![A-Za-z]))?"
    rf"|(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})(?![A-Za-z-])"
    r"(?:\s(?P<ones_scale>thousand|million|billion|trillion)s?(?![A-Za-z]))?)",
    re.IGNORECASE,
)
# a Chinese numeral counts what a measure word follows, or a scale makes it one
_HAN_NUMBER = re.compile(
    r"(?<![一二三四五六七八九十百千万亿两几数\d第])"
    r"(?P<numeral>[一二两三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九])"
    rf"(?:(?P<han>{_HAN_SCALE})|(?=[个种款项类条次倍步层篇套名位家阶部组轮]))"
)
_UNIT = re.compile(
    r"\s*(?:个\s*)?(?:-\s*)?(?P<unit>tokens?|parameters?|params|词元|参数)(?![A-Za-z])",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[\d%]|" + "|".join((*_TENS, *_ONES[1:])) + "|[两二三四五六七八九十]", re.I)
_WIDE = frozenset("％．" + "".join(chr(ord(c) + 0xFEE0) for c in "0123456789KMGTBPi"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def prose_numbers(text: str) -> tuple[ProseNumber, ...]:
    """The numbers of a text, in its order.

    Digits within a word, a version or a name (``GPT-4``, ``v1.5``, ``phi-2``) are no numbers of
    their own.
    """
    folded = _folded(text)
    if _SIGN.search(folded) is None:
        return ()
    found = [_number(folded, match) for match in _NUMBER.finditer(folded)]
    found += [_han_number(folded, match) for match in _HAN_NUMBER.finditer(folded)]
    found.sort()
    return tuple(found)


def _folded(text: str) -> str:
    """The text with full-width letters, digits and per cent signs as ASCII, one for one."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKC", char) if char in _WIDE else char for char in text)


def _number(text: str, match: re.Match[str]) -> ProseNumber:
    if match["digits"] is not None:
        value = Fraction(match["digits"].replace(",", "") + (match["fraction"] or ""))
        if match["percent"] is not None:
            return ProseNumber(match.start(), match.end(), value, "%")
        if match["bytes"] is not None:
            return ProseNumber(match.start(), match.end(), value, match["bytes"])
        if match["year"] is not None or _is_year(match, value):
            return ProseNumber(match.start(), match.end(), value, "year")
        if match["han"] is not None:
            value *= _HAN_SCALES[match["han"]]
        elif match["word"] is not None:
            value *= _SCALE_WORDS[match["word"].lower()]
        elif match["suffix"] is not None:
            value *= _SCALES[match["suffix"].lower()]
    elif match["tens"] is not None:
        value = Fraction(_WORDS[match["tens"].lower()])
        value += _WORDS[(match["tens_ones"] or "zero").lower()]
        value *= _SCALE_WORDS.get((match["tens_scale"] or "").lower(), 1)
    else:
        value = Fraction(_WORDS[match["ones"].lower()])
        value *= _SCALE_WORDS.get((match["ones_scale"] or "").lower(), 1)
    return _with_unit(text, match, value)


def _is_year(match: re.Match[str], value: Fraction) -> bool:
    written = match[0]
    return len(written) == 4 and written.isdecimal() and _FIRST_YEAR <= value <= _LAST_YEAR


def _han_number(text: str, match: re.Match[str]) -> ProseNumber:
    numeral = match["numeral"]
    tens, ten, ones = numeral.partition("十")
    if ten:
        value = Fraction(10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0))
    else:
        value = Fraction(_HAN_DIGITS[numeral])
    return _with_unit(text, match, value * _HAN_SCALES.get(match["han"] or "", 1))


def _with_unit(text: str, match: re.Match[str], value: Fraction) -> ProseNumber:
    unit = _UNIT.match(text, match.end())
    if unit is None:
        return ProseNumber(match.start(), match.end(), value, "")
    return ProseNumber(match.start(), match.end(), value, _UNITS[unit["unit"].lower()])
