"""The nearest valid name."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``; did you mean "languages"?``, or nothing where no known name is near."""
    names = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(name.casefold()[:80], names, n=1, cutoff=0.6)
    return f'; did you mean "{names[close[0]]}"?' if close else ""


def nearest_of(name: str, known: Iterable[str]) -> str:
    """:func:`did_you_mean`, or all known names where none is near."""
    names = list(known)
    return did_you_mean(name, names) or f"; there are {', '.join(names)}"
