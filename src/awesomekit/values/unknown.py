"""The value of a field that is known to be unknown."""

from __future__ import annotations

from dataclasses import dataclass

from awesomekit.values.scanner import fold

_SPELLINGS = frozenset({"unknown", "未知"})
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Unknown:
    """``unknown``: somebody looked, and the fact is not public."""

    @property
    def text(self) -> str:
        """The canonical text, ``unknown``."""
        return "unknown"

    @property
    def sort_key(self) -> None:
        """Nothing to order by."""
        return None


def is_unknown(text: str) -> bool:
    """Whether ``text`` says ``unknown``, in any letter case or as ``未知``."""
    return len(text) <= _LONGEST and fold(text).strip().lower() in _SPELLINGS
