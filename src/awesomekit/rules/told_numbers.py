"""Large numbers in a sentence, each as one character that patterns can be written with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.values.prose_numbers import prose_numbers

if TYPE_CHECKING:
    from fractions import Fraction

NUMBER = "[\ue000-\uf8ff]"
"""A pattern for any of the numbers."""

_FIRST = 0xE000
_MOST = 200
_FEWEST = 10**6
_PRIVATE = re.compile(NUMBER)


class Told(NamedTuple):
    """A number of a sentence: where it stands there, and what it is."""

    start: int
    end: int
    value: Fraction


class Masked(NamedTuple):
    """A sentence with characters of the private use area for its large numbers.

    Attributes:
        text: the sentence with a character for each number.
        numbers: they in the order of the text.
    """

    text: str
    numbers: tuple[Told, ...]

    def told(self, start: int, end: int) -> tuple[Told, ...]:
        """The numbers that stand in a part of the text."""
        found = _PRIVATE.findall(self.text, start, end)
        return tuple(self.numbers[ord(char) - _FIRST] for char in found)

    def words(self, start: int, end: int) -> str:
        """A part of the text without numbers."""
        return _PRIVATE.sub(" ", self.text[start:end])


def masked(sentence: str) -> Masked | None:
    """A sentence with its numbers of a million and more; ``None`` where it has none.

    There is none either for a sentence with private characters of its own.
    """
    if _PRIVATE.search(sentence):
        return None
    pieces: list[str] = []
    numbers: list[Told] = []
    at = 0
    for found in prose_numbers(sentence)[:_MOST]:
        if found.value < _FEWEST:
            continue
        pieces += (sentence[at : found.start], chr(_FIRST + len(numbers)))
        numbers.append(Told(found.start, found.end, found.value))
        at = found.end
    return Masked("".join(pieces) + sentence[at:], tuple(numbers)) if numbers else None
