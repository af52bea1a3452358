"""Brackets or quotation marks do not pair.

A bracket that nothing closes is most often a slip of copying, and in Chinese texts a full-width
bracket is easily closed by a half-width one. Brackets are paired within a paragraph, a heading or
a cell; code, addresses, math, smileys, numbers of lists such as `a)`, intervals such as `[0, 1)`
and quotations that go on in the next paragraph are left aside. What remains is still a guess, so
the rule only informs.

Fails:

    # Tools

    A small editor (for writers.

Passes:

    # Tools

    A small editor (for writers).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.bracket_pairs import OTHER_WIDTH, PARTNERS, Unpaired, unpaired
from awesomekit.rules.math_spans import math_spans
from awesomekit.rules.misread_bytes import misread
from awesomekit.rules.rule import Certainty, Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown, Text


_OPENING = {closing: opening for opening, closing in PARTNERS.items()}
_BRACKETS = frozenset([*PARTNERS, *_OPENING])
_ADDRESSES = frozenset(["bare", "autolink"])
# more of them are a drawing or a formula, and no slip
_MOST = 6


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Pair the brackets of each text."""
    texts = markdown.texts
    for number, text in enumerate(texts):
        if all(_BRACKETS.isdisjoint(run) for _, run in text.runs):
            continue
        seen = _Seen(markdown, text)
        found = unpaired(seen.text)
        # malformed-link tells of what was to be a link, mojibake of misread bytes
        if not found or "](" in seen.text or any(misread(seen.text)):
            continue
        if number + 1 < len(texts) and texts[number + 1].plain.startswith("“"):
            found = [one for one in found if one.char != "“"]
        if len(found) <= _MOST:
            for one in found:
                yield Finding(seen.span(one.at), _message(one))


class _Seen:
    """A text as a reader sees it, with the addresses that stand in it and without math."""

    def __init__(self, markdown: Markdown, text: Text) -> None:
        source = markdown.source
        links = (one.span for one in markdown.links_in(text.span) if one.kind in _ADDRESSES)
        pieces = sorted([*text.runs, *((span, source.slice(span)) for span in links)])
        math = math_spans(source.text, text.span)
        self._spans = [span for span, _ in pieces]
        self._starts: list[int] = []
        shown = ""
        for span, piece in pieces:
            self._starts.append(len(shown))
            shown += _masked(span, piece, math) if math else piece
        self.text = shown

    def span(self, at: int) -> Span:
        """Where the character at an offset is written."""
        index = bisect_right(self._starts, at) - 1
        span, start = self._spans[index], self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        if span.end - span.start != end - start:
            return span  # an entity or an escape
        place = span.start + at - start
        return Span(place, place + 1)


def _masked(span: Span, piece: str, math: list[Span]) -> str:
    for one in math:
        start, end = max(one.start, span.start), min(one.end, span.end)
        if start < end:
            before, after = piece[: start - span.start], piece[end - span.start :]
            piece = before + " " * (len(piece) - len(before) - len(after)) + after
    return piece


def _message(one: Unpaired) -> str:
    if one.why == "unclosed":
        wanted = PARTNERS[one.char]
        return f'"{one.char}" is probably never closed here; add "{wanted}" or remove it'
    opening = _OPENING[one.char]
    if one.why == "unopened":
        return f'"{one.char}" probably closes nothing here; add "{opening}" or remove it'
    other = OTHER_WIDTH[one.char]
    return f'"{one.char}" closes "{other}" here; probably "{PARTNERS[other]}" is meant'


RULE = Rule(
    code="AK104",
    slug="unbalanced-brackets",
    severity=Severity.INFORMATION,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
    certainty=Certainty.LIKELY,
)
