"""The order of entries: by fields and names, the same on every machine.

Names are compared without letter case, numbers in them by value (``Qwen2`` before ``Qwen10``).
Chinese is ordered by pinyin as GB 18030 has it: the 3,755 characters of GB 2312's first level,
which are nearly all in common names, stand there in pinyin order; rarer ones follow by radical.
``codepoint`` orders by Unicode code point instead.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from awesomekit.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from awesomekit.config.settings import Collation
    from awesomekit.model import Entry, SortKey

_NUMBER = re.compile(r"([0-9]+)")

CollationKey = tuple[tuple[int, int, bytes], ...]


def collation_key(text: str, collation: Collation) -> CollationKey:
    """The key that a text is ordered by."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    encoding = "gb18030" if collation == "pinyin" else "utf-32-be"
    parts: list[tuple[int, int, bytes]] = []
    for index, part in enumerate(_NUMBER.split(folded)):
        if index % 2:
            # longer than any number that means something: order by its length first
            parts.append((0, int(part) if len(part) < 1000 else 10**1000, part.encode()))
        elif part:
            parts.append((1, 0, part.encode(encoding, "replace")))
    return tuple(parts)


def entry_order(
    entries: Iterable[Entry], sort: Sequence[SortKey], collation: Collation
) -> tuple[Entry, ...]:
    """The entries in order; without sort keys they stay as they are.

    Entries that lack a value, or whose value is unknown, come last in both directions. Ties
    are settled by name, so that the result does not depend on the order of ``entries``.
    """
    ordered = list(entries)
    if not sort:
        return tuple(ordered)
    ordered.sort(key=lambda e: (collation_key(e.name, collation), name_key(e.name), e.name))
    for key in reversed(sort):
        keyed = [(_key(entry, key.key, collation), entry) for entry in ordered]
        present = [pair for pair in keyed if pair[0] is not None]
        present.sort(key=lambda pair: pair[0], reverse=key.descending)
        missing = [entry for value, entry in keyed if value is None]
        ordered = [entry for _, entry in present] + missing
    return tuple(ordered)


def _key(entry: Entry, key: str, collation: Collation) -> Any:
    if key == "name":
        return collation_key(entry.name, collation)
    field = entry.field(key)
    if field is None or field.value is None or field.spec is None:
        return None
    if field.spec.type in {"text", "names"}:
        return collation_key(field.value.text, collation)
    return field.value.sort_key
