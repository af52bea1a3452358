"""What the name of a model or data set says: its family, its version and what kind it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
# an address has no dots to write with, as in phi-1_5
_POINT = re.compile(r"(?<=\d)_(?=\d)")
_WORD = re.compile(r"[^\W_]+(?:\.\d+)*[^\W_]*")
# sizes, lengths of contexts and numbers of bits: 7b, 8x7b, a14b, 7b1, 32k, 4bit, int8
_MEASURE = re.compile(
    r"a?(?:\d+[x×])?\d+(?:\.\d+)?(?:[bmt]\d?|k|bits?)|(?:int|fp|bf|q)\d+", re.ASCII
)
_VERSION = re.compile(r"(?P<mark>v?)(?P<number>\d+(?:\.\d+)*)(?P<kind>[^\W\d_]\w*)?")
# the number of T5 or R1 is a part of the name
_GLUED = re.compile(r"(?P<family>[^\W\d_]{3,}?)(?P<mark>v?)(?P<number>\d+(?:\.\d+)*)")
_MOST_DIGITS = 4
_MOST = 20


class ModelName(NamedTuple):
    """A name taken apart.

    Attributes:
        family: its words other than version and sizes, joined: ``qwenvl`` for ``Qwen2-VL-7B``.
        mark: ``v`` where the version is marked by it. Numbers with and without it need not be of
            one row, as in ``MiniGPT-4`` and ``MiniGPT-v2``.
        version: its numbers without zeros at the end; empty for a name without one, which comes
            before all others.
    """

    family: str
    mark: str
    version: tuple[int, ...]


@lru_cache(maxsize=4096)
def read_model_name(name: str) -> ModelName | None:
    """Take a name apart; ``None`` where its numbers are no versions, such as dates."""
    folded = unicodedata.normalize("NFKC", _ASIDE.sub(" ", name)).casefold()
    words = _WORD.findall(_POINT.sub(".", folded))
    rest: list[str] = []
    mark, version = "", None
    for word in words:
        if _MEASURE.fullmatch(word):
            continue
        found = None
        if version is None:
            found = (rest and _VERSION.fullmatch(word)) or _GLUED.fullmatch(word)
        if not found:
            if word.isdecimal():
                return None
            rest.append(word)
            continue
        parts = found.groupdict()
        number = parts["number"].split(".")
        if any(len(part) > _MOST_DIGITS or int(part) >= _MOST for part in number):
            return None
        mark, version = parts["mark"], _without_zeros(tuple(map(int, number)))
        rest += [word for word in (parts.get("family"), parts.get("kind")) if word]
    return ModelName("".join(rest), mark, version or ()) if rest else None


def _without_zeros(number: tuple[int, ...]) -> tuple[int, ...]:
    while len(number) > 1 and number[-1] == 0:
        number = number[:-1]
    return number
