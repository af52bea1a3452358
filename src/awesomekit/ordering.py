"""The order of entries: by fields and names, the same on every machine.

Texts are compared character by character without letter case (NFKC, casefold). A number counts
as one character, by its value: ``Qwen2`` comes before ``Qwen10``.

Chinese is ordered by pinyin as GB 18030 has it (``collation: pinyin``). All other scripts come
before it, by code point. The 3,755 characters of GB 2312's first level, of which names are
nearly always made, stand in that standard in pinyin order, each under one reading; rarer
characters follow by their GB 18030 bytes, mostly by radical. So the order is exact for common
characters with one reading and near for the others. A dictionary would be exact, but importing
one takes longer than checking a list. ``collation: codepoint`` orders all text by code point.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from awesomekit.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.config.settings import Collation
    from awesomekit.model import Entry, SortKey

_NUMBER = re.compile(r"([0-9]+)")
_HAN = re.compile("([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)")

# Above every byte that UTF-8 begins a character with, so that Han characters come last.
_COMMON = b"\xf8"
_RARE = b"\xf9"


def collation_key(text: str, collation: Collation) -> bytes:
    """The key that a text is ordered by; texts that differ in letter case only have one key."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    pieces: list[bytes] = []
    for index, part in enumerate(_NUMBER.split(folded)):
        if index % 2:
            # its length first: of two numbers without leading zeros the longer one is larger
            digits = part.lstrip("0")
            pieces.append(b"0%b%b" % (len(digits).to_bytes(4, "big"), digits.encode()))
        elif collation == "codepoint" or part.isascii():
            pieces.append(_by_code_point(part))
        else:
            for number, run in enumerate(_HAN.split(part)):
                pieces += map(_by_pinyin, run) if number % 2 else [_by_code_point(run)]
    return b"".join(pieces)


def _by_code_point(text: str) -> bytes:
    # the bytes of UTF-8 are in the order of code points, lone surrogates included
    return text.encode("utf-8", "surrogatepass")


def _by_pinyin(char: str) -> bytes:
    encoded = char.encode("gb18030")
    common = len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7 and encoded[1] >= 0xA1
    return (_COMMON if common else _RARE) + encoded


def entry_order(
    entries: Iterable[Entry], sort: Sequence[SortKey], collation: Collation
) -> tuple[Entry, ...]:
    """The entries in order; without sort keys they stay as they are.

    Entries that lack a value, or whose value is unknown or does not parse, come last in both
    directions. Ties are settled by name, ascending, so that the result does not depend on the
    order of ``entries``; only entries of exactly the same name and values keep their order.
    """
    ordered = list(entries)
    if not sort:
        return tuple(ordered)
    ordered.sort(key=lambda e: (collation_key(e.name, collation), name_key(e.name), e.name))
    for key in reversed(sort):
        keyed = [(_key(entry, key.key, collation), entry) for entry in ordered]
        present = [pair for pair in keyed if pair[0] is not None]
        # ``reverse`` keeps the order of equal keys: names ascend whatever the direction
        present.sort(key=lambda pair: pair[0], reverse=key.descending)
        missing = [entry for value, entry in keyed if value is None]
        ordered = [entry for _, entry in present] + missing
    return tuple(ordered)


def out_of_place(ranks: Sequence[int]) -> tuple[int, ...]:
    """The indices of the fewest items that must move so that all ``ranks`` ascend.

    Equal ranks are in order. What is left out is a longest run of ascending ranks, so that one
    item at a wrong place is found itself, not those around it.
    """
    ends: list[int] = []  # ends[n]: the smallest last rank of a run of n + 1 items
    last: list[int] = []  # the index of that item
    before: list[int] = []
    for index, rank in enumerate(ranks):
        length = bisect_right(ends, rank)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [rank]
        last[length : length + 1] = [index]
    kept = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return tuple(index for index in range(len(ranks)) if index not in kept)


def _key(entry: Entry, key: str, collation: Collation) -> Any:
    if key == "name":
        return collation_key(entry.name, collation)
    field = entry.field(key)
    if field is None or field.value is None or field.spec is None:
        return None
    if field.spec.type in {"text", "names"}:
        return collation_key(field.value.text, collation)
    return field.value.sort_key
