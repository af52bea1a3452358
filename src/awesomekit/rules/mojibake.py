"""Text was decoded with the wrong table.

UTF-8 that was once read as Windows-1252 or Windows-1254 and saved again looks like `CafÃ©`.
Readers see noise, and links with it break. The fix is safe where the whole line decodes back
without loss and is clean after; where only parts of a line decode, it is unsafe. Where bytes
were lost on the way, the line must come from its source again, and there is no fix. Code is left
alone.

Fails:

    # CafÃ©

    A place.

Passes:

    # Café

    A place.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.misread_bytes import TABLES, Misread, decode_line, decode_sequence, misread
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_AGAIN = "take the line from its source again"


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for misread sequences, line by line."""
    source = markdown.source
    if source.text.isascii():
        return
    code = markdown.code

    def in_code(found: Misread) -> bool:
        index = bisect_right(code, found.start, key=_start) - 1
        return index >= 0 and found.start < code[index].end

    def line_of(found: Misread) -> int:
        return source.position(found.start).line

    outside = (found for found in misread(source.text) if not in_code(found))
    for line, group in groupby(outside, key=line_of):
        yield _finding(source.text, source.line_span(line), list(group))


def _start(span: Span) -> int:
    return span.start


def _finding(text: str, line: Span, found: list[Misread]) -> Finding:
    lost = next((one for one in found if one.lost), None)
    if lost is not None:
        return _lost(text, Span(lost.start, lost.end))
    span = Span(found[0].start, found[0].end)
    seen = text[span.start : span.end]
    first = decode_sequence(seen)
    assert first is not None
    whole = decode_line(text[line.start : line.end])
    if whole is not None and whole.times == 1:
        fix = Fix("Decode the line again", (Edit(line, _shown(whole.text, line)),), safe=True)
        table = TABLES[whole.table]
        return Finding(
            span, f'"{seen}" is "{first.text}" in UTF-8 read as {table}; decode the line again', fix
        )
    if whole is not None:
        edits: tuple[Edit, ...] = (Edit(line, _shown(whole.text, line)),)
        return Finding(
            span,
            f'"{seen}" is UTF-8 read as {TABLES[whole.table]} {whole.times} times; {_AGAIN}',
            Fix(f"Decode the line {whole.times} times", edits, safe=False),
        )
    edits = tuple(
        Edit(Span(one.start, one.end), decoded.text)
        for one in found
        if (decoded := decode_sequence(text[one.start : one.end])) is not None
    )
    return Finding(
        span,
        f'"{seen}" is "{first.text}" in UTF-8 read as {TABLES[first.table]}; the line as a whole '
        f"does not decode, so {_AGAIN}",
        Fix("Decode what was misread", edits, safe=False),
    )


def _lost(text: str, span: Span) -> Finding:
    seen = text[span.start : span.end]
    if seen[0] == "\ufffd":
        return Finding(span, f'"{seen}" stands for bytes that were lost; {_AGAIN}')
    return Finding(
        span, f'"{seen}" is UTF-8 read with the wrong table, and bytes were lost; {_AGAIN}'
    )


def _shown(decoded: str, line: Span) -> str:
    """A decoded line; a byte order mark that was misread is no part of the text."""
    return decoded.removeprefix("\ufeff") if line.start == 0 else decoded


RULE = Rule(
    code="AK101",
    slug="mojibake",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
)
