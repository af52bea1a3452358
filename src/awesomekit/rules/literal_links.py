"""Link syntax that stayed literal text.

The brackets of real links are no literal text, so what is left over in a paragraph's runs was
meant otherwise or went wrong. Escaped characters, code, raw HTML, footnote references and math
are taken as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from awesomekit.rules.math_spans import math_spans
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown, Text

Joint = Literal["joined", "spaced", "full-width", "reversed"]

_BRACKET = re.compile(r"[\[\]]")
_APART = re.compile(r"(?:[ \t]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})\((?=https?://)")
_FULL_WIDTH = re.compile(r"[ \t]?（(?=https?://)")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|\.{1,2}/|#)[^\s\]]{1,2000}(?=\])")
# what markdown-it does not take for a link, see its ``validateLink``; GitHub does
_REFUSED = re.compile(
    r"\s{0,9}<?(?P<url>(?:javascript|vbscript|file|data):[^\s)>]*)", re.IGNORECASE
)
_NO_LABEL = re.compile(r"\s*(?:[xX]|\d+|\^.*)?\s*\Z")


@dataclass(frozen=True, slots=True)
class LiteralLink:
    """Something that looks like a link and is none.

    Attributes:
        joint: how text and address meet: ``](``, ``] (``, ``]（`` or ``)[``.
        within: the paragraph, heading or cell.
        opening: offset of the ``[``, or for ``)[`` of the ``(``; ``None`` where there is none.
        at: the joint's characters.
        image: whether ``!`` stands before the bracket.
        refused: the address, where only its scheme, such as ``javascript:``, makes it no link.
    """

    joint: Joint
    within: Span
    opening: int | None
    at: Span
    image: bool
    refused: Span | None = None


def literal_links(markdown: Markdown) -> Iterator[LiteralLink]:
    """What looks like a link in the literal text of a file, in order."""
    for one in markdown.texts:
        if any("]" in run for _, run in one.runs):
            yield from _in_text(markdown.source.text, one)


def _in_text(source: str, one: Text) -> Iterator[LiteralLink]:
    math: list[Span] | None = None
    for found in _candidates(source, one):
        if math is None:
            math = math_spans(source, one.span)
        before = bisect_right(math, found.at) - 1
        if before < 0 or not math[before].contains(found.at):
            yield found


def _candidates(source: str, one: Text) -> Iterator[LiteralLink]:
    openings: list[int | None] = []  # ``None`` is an escaped bracket
    for span, run in one.runs:
        if source[span.start] in "\\&" and span.end - span.start > len(run):
            if run == "[":
                openings.append(None)
            elif run == "]" and openings:
                openings.pop()
            continue
        for bracket in _BRACKET.finditer(source, *span):
            at = bracket.start()
            if bracket[0] == "[":
                openings.append(at)
                if span.start < at and source[at - 1] == ")":
                    yield from _reversed(source, one.span, span, at)
                continue
            escaped = bool(openings) and openings[-1] is None
            opening = openings.pop() if openings else None
            if not escaped:
                yield from _joined(source, one.span, span, opening, at)


def _joined(
    source: str, within: Span, run: Span, opening: int | None, at: int
) -> Iterator[LiteralLink]:
    image = opening is not None and opening > within.start and source[opening - 1] == "!"
    if at + 1 < run.end and source[at + 1] == "(":
        match = None if opening is None else _REFUSED.match(source, at + 2, within.end)
        refused = None if match is None else Span(*match.span("url"))
        yield LiteralLink("joined", within, opening, Span(at, at + 2), image, refused)
    elif opening is None or _NO_LABEL.match(source, opening + 1, at):
        return
    elif match := _APART.match(source, at + 1, within.end):
        yield LiteralLink("spaced", within, opening, Span(at, match.end()), image)
    elif match := _FULL_WIDTH.match(source, at + 1, within.end):
        yield LiteralLink("full-width", within, opening, Span(at, match.end()), image)


def _reversed(source: str, within: Span, run: Span, at: int) -> Iterator[LiteralLink]:
    opening = source.rfind("(", max(run.start, at - 500), at)
    if opening >= 0 and _ADDRESS.match(source, at + 1, within.end):
        yield LiteralLink("reversed", within, opening, Span(at - 1, at + 1), image=False)
