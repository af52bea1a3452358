"""Math between dollar signs, where brackets and signs mean something else.

GitHub's syntax
(https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions).
"""

from __future__ import annotations

import re

from awesomekit.source import Span

_MATH = re.compile(
    r"\$\$.{1,2000}?\$\$|(?<![\w$\\])\$(?![\s$])[^$\n]{0,500}?(?<![\s\\])\$(?![\w$])", re.DOTALL
)


def math_spans(source: str, within: Span) -> list[Span]:
    """Where math stands within a part of a source, in order."""
    if source.find("$", *within) < 0:
        return []
    return [Span(*match.span()) for match in _MATH.finditer(source, *within)]
