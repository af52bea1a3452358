"""Text was decoded with the wrong table.

UTF-8 that was once read as Windows-1252 or Windows-1254 and saved again looks like `CafÃ©`.
Readers see noise, and links with it break. The fix is safe where the whole line decodes back
without loss and is clean after; where only a part of a line decodes, it is unsafe. Where bytes
were lost on the way, the text must come from its source again.

Fails:

    # CafÃ©

    A place.

Passes:

    # Café

    A place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


# what bytes 0x80 to 0xBF and 0xC2 to 0xF4 became
_TABLES = ("cp1252", "cp1254")


def _characters(first: int, last: int) -> str:
    found: set[str] = set()
    for table in (*_TABLES, "latin-1"):
        found.update(bytes(range(first, last + 1)).decode(table, "ignore"))
    return "".join(sorted(found))


_CONTINUATION = _characters(0x80, 0xBF)
# punctuation that may well follow an accented letter
_USUAL = "‚„…‘’“”•–—™\u00a0«»·°"
_ANY = f"[{re.escape(_CONTINUATION)}]"
_RARE = f"[{re.escape(''.join(set(_CONTINUATION) - set(_USUAL)))}]"
_TWO = re.escape(_characters(0xC4, 0xDF))
_THREE = re.escape(_characters(0xE0, 0xEF))
_FOUR = re.escape(_characters(0xF0, 0xF4))
_SEQUENCE = re.compile(
    f"[ÂÃ]{_ANY}"
    f"|[{_TWO}]{_RARE}"
    f"|[{_THREE}](?:{_RARE}{_ANY}|{_ANY}{_RARE})"
    f"|[{_FOUR}](?:{_RARE}{_ANY}{_ANY}|{_ANY}{_RARE}{_ANY}|{_ANY}{_ANY}{_RARE})"
)


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for a lead and its continuation characters, line by line, code aside."""
    source = markdown.source
    if source.text.isascii():
        return
    last = 0
    code = markdown.code
    for match in _SEQUENCE.finditer(source.text):
        index = bisect_right(code, match.start(), key=lambda span: span.start) - 1
        if index >= 0 and match.start() < code[index].end:
            continue
        line = source.position(match.start()).line
        if line != last:
            last = line
            yield _finding(source.text, source.line_span(line), match)


def _finding(text: str, line: Span, match: re.Match[str]) -> Finding:
    whole = text[line.start : line.end]
    span = Span(match.start(), match.end())
    table, repaired = _decoded(whole)
    if repaired is not None:
        fix = Fix("Decode the line again", (Edit(line, repaired),), safe=True)
        return Finding(
            span, f'"{match[0]}" is UTF-8 read as {_NAMES[table]}; decode the line again', fix
        )
    table, part = _decoded(match[0])
    if part is not None:
        fix = Fix(f'Write "{part}"', (Edit(span, part),), safe=False)
        return Finding(
            span,
            f'"{match[0]}" is "{part}" in UTF-8 read as {_NAMES[table]}; the line as a whole does '
            "not decode, so take it from its source again",
            fix,
        )
    return Finding(
        span,
        f'"{match[0]}" is UTF-8 read with the wrong table, and bytes were lost; take the line '
        "from its source again",
    )


_NAMES = {"cp1252": "Windows-1252", "cp1254": "Windows-1254", "": "another table"}


def _decoded(text: str) -> tuple[str, str | None]:
    """The table and the text that it decodes back to, if it does strictly and is clean then."""
    for table in _TABLES:
        try:
            repaired = text.encode(table).decode("utf-8")
        except UnicodeError:
            continue
        if not _SEQUENCE.search(repaired):
            return table, repaired
    return "", None


RULE = Rule(
    code="AK101",
    slug="mojibake",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
)
