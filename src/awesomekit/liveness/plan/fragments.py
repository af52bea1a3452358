"""Which fragments are worth looking for in a page."""

from __future__ import annotations

import re

# lines of code, footnotes and discussions, which GitHub's pages make as they are read
_LINES = re.compile(r"L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?|(?:user-content-)?fn(?:ref)?-.*")
_ON_GITHUB = re.compile(
    r"(?:issuecomment|discussion|discussioncomment|diff|pullrequestreview|r)-?.*"
)
_ALWAYS = frozenset({"", "readme", "top"})


def worth_looking_for(fragment: str, host: str) -> bool:
    """Whether a page itself can be expected to hold a fragment.

    Left out are the top of the page, text fragments (``:~:text=``), lines of code, the routes of
    programs in a page (``#/`` and ``#!``), parameters, and what GitHub adds while one reads.

    Args:
        fragment: percent-decoded, without ``#``.
        host: of the page.
    """
    if fragment.lower() in _ALWAYS or ":~:" in fragment:
        return False
    if fragment[0] in "/!" or "=" in fragment or _LINES.fullmatch(fragment):
        return False
    return not (host == "github.com" and _ON_GITHUB.fullmatch(fragment))
