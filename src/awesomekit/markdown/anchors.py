"""Heading anchors as GitHub makes them.

The algorithm is github-slugger's (https://github.com/Flet/github-slugger): lower case, drop
all but letters, marks, digits, connectors, hyphens and spaces, turn spaces into hyphens,
number repeated anchors.
"""

from __future__ import annotations

import re

from awesomekit.markdown.anchor_table import kept

_DROPPED_ASCII = re.compile(r"[\x00-\x1f!-,./:-@\[-^`{-\x7f]+")


def slug(text: str) -> str:
    """The anchor of a heading's text, not yet made unique."""
    lowered = _DROPPED_ASCII.sub("", text.lower())
    if not lowered.isascii():
        lowered = "".join(char for char in lowered if char.isascii() or kept(char))
    return lowered.replace(" ", "-")


class Slugger:
    """Gives each heading of one file its anchor, in the order of the text."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def anchor(self, text: str) -> str:
        """The unique anchor of the next heading."""
        base = unique = slug(text)
        while unique in self._seen:
            self._seen[base] += 1
            unique = f"{base}-{self._seen[base]}"
        self._seen[unique] = 0
        return unique
