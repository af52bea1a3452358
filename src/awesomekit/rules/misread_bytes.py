"""UTF-8 whose bytes were read as Windows-1252 or Windows-1254.

A lead byte and its continuation bytes became a letter and odd characters: ``Ã©`` is ``é``. Bytes
that the table has no character for (0x81, 0x8D, 0x8F, 0x90, 0x9D; also 0x8E and 0x9E in
Windows-1254) were often dropped or replaced on the way, and what they said is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = {"cp1252": "Windows-1252", "cp1254": "Windows-1254"}
"""The tables, the more common one first, and how they are named to the user."""

_MOST_TIMES = 3


class Misread(NamedTuple):
    """A sequence of characters that was one character in UTF-8; ``lost``: no longer."""

    start: int
    end: int
    lost: bool


class Decoded(NamedTuple):
    """What a text said before it was misread, and how often it was."""

    text: str
    table: str
    times: int


def _characters(first: int, last: int) -> str:
    found: set[str] = set()
    for table in (*TABLES, "latin-1"):
        found.update(bytes(range(first, last + 1)).decode(table, "ignore"))
    return "".join(sorted(found))


_CONTINUATION = _characters(0x80, 0xBF)
# punctuation that may well follow an accented letter
_USUAL = "‚„…‘’“”•–—™\u00a0«»·°"
# what follows no letter at all, so that even a part of a sequence tells
_TELLING = "¢£¤¥¦¬¯±¸¼½¾‰€ƒ" + "".join(map(chr, range(0x80, 0xA0)))
_ANY = f"[{re.escape(_CONTINUATION)}]"
_RARE = f"[{re.escape(''.join(sorted(set(_CONTINUATION) - set(_USUAL))))}]"
# "3×½" is a product
_TWO = f"(?!×[¼½¾¹²³])[{re.escape(_characters(0xC4, 0xDF))}]"
_THREE = f"[{re.escape(_characters(0xE0, 0xEF))}]"
_FOUR = f"[{re.escape(_characters(0xF0, 0xF4))}]"
_LEAD = f"[{re.escape(_characters(0xC2, 0xF4))}\ufffd]"
_SEQUENCE = re.compile(
    f"(?={_LEAD})(?:(?P<whole>[ÂÃ]{_ANY}"
    f"|{_TWO}{_RARE}"
    f"|{_THREE}(?:{_RARE}{_ANY}|{_ANY}{_RARE}|{_ANY}{_ANY}(?={_THREE}{_ANY}{_ANY}))"
    f"|{_FOUR}(?:{_RARE}{_ANY}{_ANY}|{_ANY}{_RARE}{_ANY}|{_ANY}{_ANY}{_RARE}))"
    "|\ufffd+"
    f"|{_THREE}[{re.escape(_TELLING)}](?!{_ANY})"
    f"|[ðğ]Ÿ{_ANY}?(?!{_ANY}))"
)
# the end of a word in Czech („váš“), or a mark or a quote after one (NESTLÉ®, „AMANHÃ“)
_AFTER_WORD = re.compile(f"(?:(?<=[áéí])[šž]+|(?<=[ÁÉÍ])[ŠŽ]+)?[©®¹²³ªº†‡›{re.escape(_USUAL)}]*\\Z")


def misread(text: str) -> Iterator[Misread]:
    """The misread sequences of a text, in order; natural text that looks like one is left out."""
    for match, natural in _matches(text):
        if match["whole"] is None:
            yield Misread(*match.span(), lost=True)
        elif not natural:
            yield Misread(*match.span(), lost=decode_sequence(match[0]) is None)


def _matches(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """What looks misread, and whether it is natural text all the same."""
    end = -1
    for match in _SEQUENCE.finditer(text):
        # the letter before would be natural only if it were not misread itself
        natural = match["whole"] is not None and match.start() != end and _natural(text, match)
        yield match, natural
        end = -1 if natural else match.end()


def _natural(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before.isalpha() or (before.islower() and match[0][0].isupper()):
        return False
    if _AFTER_WORD.match(match[0], 1) is None:
        return False
    return not (after.isalnum() and after.isascii()) or match[0][-1].isalpha()


def decode_sequence(text: str) -> Decoded | None:
    """What a sequence said, control characters taken for bytes; ``None`` if that is lost."""
    for table, bytes_of in _BYTES.items():
        try:
            decoded = bytes(bytes_of[char] for char in text).decode("utf-8")
        except (KeyError, UnicodeError):
            continue
        if "\ufffd" not in decoded:
            return Decoded(decoded, table, 1)
    return None


def decode_line(line: str) -> Decoded | None:
    """What a line said, if all of it decodes strictly and nothing misread is left in it."""
    for table in TABLES:
        decoded = line
        for times in range(1, _MOST_TIMES + 1):
            if any(natural for _, natural in _matches(decoded)):
                break
            try:
                decoded = decoded.encode(table).decode("utf-8")
            except UnicodeError:
                break
            if not _SEQUENCE.search(decoded):
                return Decoded(decoded, table, times)
    return None


def _bytes_of(table: str) -> dict[str, int]:
    """Characters → bytes; a control character is the byte of its number, as in ISO 8859-1."""
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)}
    return controls | {bytes([byte]).decode(table, "ignore"): byte for byte in range(256)}


_BYTES = {table: _bytes_of(table) for table in TABLES}
