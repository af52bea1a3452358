"""Bold markers are shown as asterisks, since the bold never begins or never ends.

`**` opens bold only before a character and closes it only after one, and punctuation counts as no
letter: in `**Note:**text` the second pair cannot close, most often met in Chinese, where no space
follows. Readers see the asterisks. The rule looks at pairs in one line only; powers, globs,
footnote marks and code are left alone. The unsafe fix takes white space within the markers away and
writes a space where one is needed.

Fails:

    # Tools

    - **Language:**English

Passes:

    # Tools

    - **Language:** English
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown, Text

_MARKER = re.compile(r"(?<![*\\])\*\*(?!\*)")
_LONGEST = 300
_SHOWN = 40


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Pair the markers that are left in each text."""
    if "**" not in markdown.source.text:
        return
    for text in markdown.texts:
        if any("**" in shown for _, shown in text.runs):
            yield from _in_text(markdown, text)


def _in_text(markdown: Markdown, text: Text) -> Iterator[Finding]:
    source = markdown.source.text
    places = [
        match.start()
        for span, shown in text.runs
        if "**" in shown
        for match in _MARKER.finditer(source, span.start, span.end)
    ]
    at = -1
    for first, second in pairwise(places):
        if first < at or not _is_bold(source, text.span, first, second):
            continue
        at = second + 1
        shown = source[first : second + 2]
        if len(shown) > _SHOWN:
            shown = f"{shown[: _SHOWN - 1]}…"
        yield Finding(
            Span(first, second + 2),
            f"{quoted(shown)} is shown with its asterisks; "
            "write a space outside of the markers, and none within",
            Fix("Make it bold", tuple(_edits(source, text.span, first, second)), safe=False),
        )


def _is_bold(source: str, within: Span, first: int, second: int) -> bool:
    """Whether two markers that stayed literal were meant as bold."""
    inner = source[first + 2 : second]
    if not inner.strip() or "\n" in inner or "\r" in inner or len(inner) > _LONGEST:
        return False
    before = source[first - 1] if first > within.start else " "
    after = source[second + 2] if second + 2 < within.end else " "
    if "/" in (inner[0], inner[-1], before, after):
        return False  # a glob
    if _is_ascii_word(before) and (_is_ascii_word(inner[0]) or inner[0].isspace()):
        return False  # a power, or a footnote mark
    return not (inner[-1].isspace() and after.isspace() and inner[0].isspace())


def _edits(source: str, within: Span, first: int, second: int) -> Iterator[Edit]:
    """What makes the first marker open and the second one close."""
    start, end = first + 2, second
    while source[start].isspace():
        start += 1
    while source[end - 1].isspace():
        end -= 1
    if start > first + 2:
        yield Edit(Span(first + 2, start), "")
    if first > within.start and _is_punctuation(source[start]) and _is_letter(source[first - 1]):
        yield Edit(Span(first, first), " ")
    if end < second:
        yield Edit(Span(end, second), "")
    after = second + 2
    if after < within.end and _is_punctuation(source[end - 1]) and _is_letter(source[after]):
        yield Edit(Span(after, after), " ")


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_punctuation(char: str) -> bool:
    """As CommonMark counts it (https://spec.commonmark.org/0.31.2/#unicode-punctuation-character)."""
    return unicodedata.category(char)[0] in "PS"


def _is_letter(char: str) -> bool:
    return not char.isspace() and not _is_punctuation(char)


RULE = Rule(
    code="AK108",
    slug="unrendered-markup",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
