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
