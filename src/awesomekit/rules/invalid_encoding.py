"""The file is not plain UTF-8 text.

Bytes that are not UTF-8, NUL characters, a byte order mark and mixed line ends make tools
disagree about what a file says and where. The fix takes a byte order mark away and turns all line
ends into the kind that most lines have.

Fails:

    # Title

Passes:

    # Title

    Text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_UNDECODED = re.compile("[\udc80-\udcff]+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_END_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look at the text as it was decoded; undecodable bytes stand as lone surrogates."""
    text = markdown.source.text
    if text.startswith("\ufeff"):
        span = Span(0, 1)
        fix = Fix("Remove the byte order mark", (Edit(span, ""),), safe=True)
        yield Finding(span, "the file begins with a byte order mark; remove it", fix)
    if not text.isascii():
        for match in _UNDECODED.finditer(text):
            found = " ".join(f"0x{ord(char) - 0xDC00:02X}" for char in match[0][:8])
            yield Finding(
                Span(*match.span()), f"{found} is not UTF-8; save the file in that encoding"
            )
    at = text.find("\0")
    while at >= 0:
        yield Finding(Span(at, at + 1), "a NUL character; remove it")
        at = text.find("\0", at + 1)
    if "\r" in text:
        yield from _line_ends(text)


def _line_ends(text: str) -> Iterator[Finding]:
    ends = list(_LINE_END.finditer(text))
    counts = Counter(match[0] for match in ends)
    if len(counts) < 2:
        return
    wanted = max(("\n", "\r\n", "\r"), key=lambda end: counts[end])
    others = [match for match in ends if match[0] != wanted]
    edits = tuple(Edit(Span(*match.span()), wanted) for match in others)
    name = _LINE_END_NAMES[wanted]
    yield Finding(
        Span(*others[0].span()),
        f"{len(others)} of {len(ends)} lines end otherwise than the rest; end all with {name}",
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
