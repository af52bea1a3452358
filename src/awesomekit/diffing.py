"""Unified diffs of texts, with lines as Markdown has them."""

from __future__ import annotations

import re
from difflib import unified_diff

# str.splitlines would also cut at U+2028 and form feeds
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def unified(before: str, after: str, before_name: str, after_name: str) -> str:
    """The diff from one text to another, empty if they are the same."""
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), before_name, after_name)
    return "".join(
        line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )
