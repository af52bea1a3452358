"""The file is not plain UTF-8 text.

Bytes that are not UTF-8, NUL characters, a byte order mark and mixed line ends make tools
disagree about what a file says and where. The safe fix takes a byte order mark away and turns all
line ends into the kind that most lines have. Before the first character of the first example
stands a byte order mark, which nobody sees.

Fails:

    \ufeff# Tools

    A list.

Passes:

    # Tools

    A list.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from awesomekit.model import Markdown


_BYTE_ORDER_MARK = re.compile("\ufeff+")
_UNDECODED = re.compile("[\udc80-\udcff]+")
_NUL = re.compile("\0+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_END_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
_MOST_BYTES = 8
# a file in another encoding has thousands
_MOST_PLACES = 100


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look at the text as it was decoded; undecodable bytes stand as lone surrogates (PEP 383)."""
    text = markdown.source.text
    if mark := _BYTE_ORDER_MARK.match(text):
        span = Span(*mark.span())
        fix = Fix("Remove the byte order mark", (Edit(span, ""),), safe=True)
        yield Finding(span, "the file begins with a byte order mark; remove it", fix)
    if not text.isascii():
        yield from _places(_UNDECODED, text, _undecoded)
    yield from _places(_NUL, text, _nul)
    if "\r" in text:
        yield from _line_ends(text)


def _undecoded(found: str) -> str:
    shown = " ".join(f"0x{ord(char) - 0xDC00:02X}" for char in found[:_MOST_BYTES])
    if len(found) > _MOST_BYTES:
        shown += f" and {len(found) - _MOST_BYTES} more bytes"
    verb = "is" if len(found) == 1 else "are"
    return f"{shown} {verb} not UTF-8; save the file in that encoding"


def _nul(found: str) -> str:
    what = "a NUL character" if len(found) == 1 else f"{len(found)} NUL characters"
    return f"{what} in the text; remove {'it' if len(found) == 1 else 'them'}"


def _places(wanted: re.Pattern[str], text: str, message: Callable[[str], str]) -> Iterator[Finding]:
    matches = wanted.finditer(text)
    for match in islice(matches, _MOST_PLACES):
        yield Finding(Span(*match.span()), message(match[0]))
    if (following := next(matches, None)) is not None:
        count = 1 + sum(1 for _ in matches)
        yield Finding(
            Span(*following.span()),
            f"the same in {count} more places from here; save the file as UTF-8",
        )


def _line_ends(text: str) -> Iterator[Finding]:
    ends = list(_LINE_END.finditer(text))
    counts = Counter(match[0] for match in ends)
    if len(counts) < 2:
        return
    wanted = max(_LINE_END_NAMES, key=lambda end: (counts[end], end == "\n"))
    others = [match for match in ends if match[0] != wanted]
    edits = tuple(Edit(Span(*match.span()), wanted) for match in others)
    name = _LINE_END_NAMES[wanted]
    line_ends, verb = ("line ends", "are") if len(others) > 1 else ("line end", "is")
    yield Finding(
        Span(*others[0].span()),
        f"{len(others)} {line_ends} of {len(ends)} {verb} not {name} as the others; "
        f"end all lines with {name}",
        Fix(f"End all lines with {name}", edits, safe=True),
    )


RULE = Rule(
    code="AK102",
    slug="invalid-encoding",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
