"""Reading a value from left to right, with offsets of the text as it was given.

Full-width letters, digits and punctuation, and the many dashes, tildes and spaces, are read
as their ASCII counterparts. Each stands for exactly one code point, so offsets stay true.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from awesomekit.model.value import InvalidValue, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_V = TypeVar("_V", bound=Value)

_QUOTED = 40
_REPAIRED = 1000

_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
for _ascii, _others in {
    " ": "\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63",
    "~": "\u02dc\u223c\u2248\u301c",
    "/": "\u2044\u2215",
    "x": "\u00d7\u2715\u2a2f",
    "万": "萬",
    "亿": "億",
}.items():
    _FOLDED.update({ord(other): ord(_ascii) for other in _others})

_SPACE = re.compile(r"\s*", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z]+|\d+|[^\x00-\x7f]+|.", re.ASCII | re.DOTALL)

# U+FF5E, the full-width tilde, is EF BD 9E in UTF-8. Read as cp1252 or cp1254 the first two bytes
# are these characters, and the third has no character and is lost.
_BROKEN_TILDE = re.compile("ï½[\x9e\u017e]?")
_SPLIT_DECIMAL = re.compile(r"(?<=[0-9])(?:\s*\.\s+|\s+\.\s*|[。·])(?=[0-9])")
_DOUBLED_SEPARATOR = re.compile(r"([/,;、])(?:\s*[/,;、])+")
_WRAPPING = "*_`.。;；,，、/ \t\r\n"


def fold(text: str) -> str:
    """Return ``text`` with full-width and typographic variants in ASCII; offsets are unchanged."""
    return text if text.isascii() else text.translate(_FOLDED)


def quoted(text: str) -> str:
    """Return ``text`` for a message: on one line, in ASCII quotes, shortened when long."""
    line = " ".join(text[: 4 * _QUOTED].split())
    if len(line) > _QUOTED or len(text) > 4 * _QUOTED:
        line = line[: _QUOTED - 1].rstrip() + "…"
    return f'"{line}"'


class Scanner:
    """A position in a value.

    Attributes:
        text: the value as given.
        folded: the same with ASCII punctuation, see :func:`fold`.
        at: offset of the next character to read.
        noun: what the value should be, ``date``.
        hint: what would be right, ``write "2023-07"``.
    """

    __slots__ = ("at", "folded", "hint", "noun", "text")

    def __init__(self, text: str, noun: str, hint: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.noun = noun
        self.hint = hint
        self.at = 0
        self.skip()

    def done(self) -> bool:
        """Whether nothing is left but white space."""
        self.skip()
        return self.at == len(self.folded)

    def skip(self) -> None:
        """Pass over white space."""
        found = _SPACE.match(self.folded, self.at)
        if found is not None:
            self.at = found.end()

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match ``pattern`` here and pass over it."""
        found = pattern.match(self.folded, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def fail(
        self, message: str, start: int, end: int, suggestion: str | None = None
    ) -> InvalidValue:
        """Return the error that ``message`` and what would be right make together."""
        return InvalidValue(f"{message}; {self.hint}", start, end, suggestion)

    def unexpected(self) -> InvalidValue:
        """Return the error for what stands here and cannot be read."""
        self.skip()
        end = len(self.text.rstrip())
        begin = len(self.text) - len(self.text.lstrip())
        if end <= begin:
            return self.fail(f"the {self.noun} is empty", 0, len(self.text))
        if self.at >= end:
            return self.fail(f"the {self.noun} ends too early", end, end)
        if self.at == begin:
            return self.fail(f"{quoted(self.text[begin:end])} is not a {self.noun}", begin, end)
        token = _TOKEN.match(self.folded, self.at)
        stop = token.end() if token is not None else self.at + 1
        what = quoted(self.text[self.at : stop])
        return self.fail(f"{what} does not belong in this {self.noun}", self.at, stop)


def read_or_suggest(text: str, read: Callable[[str], _V], *repairs: Callable[[str], str]) -> _V:
    """Read ``text``; where that fails, look for the one likely reading.

    Raises:
        InvalidValue: ``text`` does not parse; its suggestion is the canonical text of what
            parses once slips of typing are mended: a blank in a decimal number, a broken
            full-width tilde, doubled or trailing punctuation, markup around the value.
    """
    try:
        return read(text)
    except InvalidValue as error:
        if error.suggestion is None and len(text) <= _REPAIRED:
            error.suggestion = _suggestion(text, read, repairs)
        raise


def _suggestion(
    text: str, read: Callable[[str], Value], repairs: tuple[Callable[[str], str], ...]
) -> str | None:
    mended = _BROKEN_TILDE.sub("~", text)
    mended = _SPLIT_DECIMAL.sub(".", mended)
    mended = _DOUBLED_SEPARATOR.sub(r"\1", mended).strip(_WRAPPING)
    for repair in repairs:
        mended = repair(mended)
    if mended == text:
        return None
    try:
        return read(mended).text
    except InvalidValue:
        return None
