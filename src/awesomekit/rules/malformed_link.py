"""Something that looks like a link did not become one.

A space in an address, a parenthesis too few, a link within a link, text and address the wrong way
round: the reader sees brackets. Code, math and escaped brackets are left alone.

Fails:

    # Tools

    See [the list](https://example.com/a b).

Passes:

    # Tools

    See [the list](https://example.com/a%20b).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.literal_links import LiteralLink, literal_links
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Link, Markdown


_BLANKS = re.compile(r"\s{0,99}")
# up to the next joint, so that many of them cost no more than one
_LINE = re.compile(r"(?:(?!\]\()[^\r\n]){0,2000}")
_PARENTHESIS = re.compile(r"\\.|[()]")
_WORD = re.compile(r"\S*")
_SPACE = re.compile(r"[ \t]+")
_TITLE = re.compile(r"""[ \t]+(?P<quote>["'])""")
_BREAK = re.compile(r"[ \t]*[\r\n]\s{0,99}(?=[^\s()]{1,2000}\))")
_BRACKETED = frozenset({"inline", "full", "collapsed", "shortcut"})


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for the joints of links in literal text."""
    for found in literal_links(markdown):
        if found.joint == "joined":
            if found.refused is None:
                yield Finding(*_joined(markdown, found))
        elif found.opening is not None and not _held(markdown, found.opening, found.at.start):
            yield Finding(found.at, _APART[found.joint].format(_kind(found)))


_APART = {
    "spaced": "white space separates text and address of this {}; write [text](address)",
    "full-width": "full-width parentheses hold the address of this {}; write [text](address)",
    "reversed": "text and address of this {} are the wrong way round; write [text](address)",
}


def _kind(found: LiteralLink) -> str:
    return "image" if found.image else "link"


def _joined(markdown: Markdown, found: LiteralLink) -> tuple[Span, str]:
    """Span and message of a ``](`` that joins nothing."""
    text, end, kind = markdown.source.text, found.within.end, _kind(found)
    if found.opening is None:
        return found.at, 'this "](" closes no bracket; add the "[" of the link'
    blanks = _BLANKS.match(text, found.at.end, end)
    assert blanks is not None
    start = blanks.end()
    line = _text(_LINE, text, start, end)
    close = _closing(line)
    whole = Span(found.at.start, start + (len(line.rstrip()) if close is None else close + 1))
    if not found.image and _held(markdown, found.opening, found.at.start):
        return whole, "a link cannot hold another link; take one of them out"
    for link in markdown.links_in(Span(start, end)):
        if link.span.start == start and _is_bracketed(link):
            message = f"a link stands where the address of this {kind} belongs; write its address"
            return link.span, message
        break
    address = line if close is None else line[:close]
    if address.startswith("<"):
        message = f'the address of this {kind} begins with "<" and does not end with ">"; add it'
        return Span(start, start + len(address.rstrip())), message
    title = _TITLE.search(address)
    before = address.rstrip()[: title.start() if title else None]
    if (close is not None or title) and (space := _SPACE.search(before)):
        message = f'the address of this {kind} holds a space; write it as "%20"'
        return Span(start + space.start(), start + space.end()), message
    if title is not None:
        quoted = address[title.start("quote") :].rstrip()
        span = Span(start + title.start("quote"), start + title.start("quote") + len(quoted))
        return span, _title(quoted, kind)
    if close is None:
        return _unclosed(text, Span(start, end), line, kind)
    return whole, f"this is no {kind} to Markdown; check its brackets and parentheses"


def _held(markdown: Markdown, start: int, end: int) -> bool:
    """Whether a label holds a link that is no bare address."""
    return any(_is_bracketed(link) for link in markdown.links_in(Span(start, end)))


def _is_bracketed(link: Link) -> bool:
    return link.kind in _BRACKETED and not link.image


def _text(pattern: re.Pattern[str], text: str, start: int, end: int) -> str:
    match = pattern.match(text, start, end)
    return match[0] if match else ""


def _closing(line: str) -> int | None:
    """Offset of the parenthesis that closes the one before the line."""
    depth = 1
    for match in _PARENTHESIS.finditer(line):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    return None


def _title(quoted: str, kind: str) -> str:
    quote = quoted[0]
    if quoted.count(quote) == 1:
        return f"the title of this {kind} is never closed; end it with {quote}"
    if quoted.endswith(quote):
        return f"quotes within the title of this {kind} end it early; write them as \\{quote}"
    return f"text follows the title of this {kind}; take it out or into the title"


def _unclosed(text: str, rest: Span, line: str, kind: str) -> tuple[Span, str]:
    word = _text(_WORD, line, 0, len(line))
    span = Span(rest.start, rest.start + len(word)) if word else Span(rest.start - 1, rest.start)
    if match := _BREAK.match(text, span.end, rest.end):
        return Span(*match.span()), f"a line break stands in the address of this {kind}; join it"
    if "(" in word and ")" in word:
        return span, (
            "the parentheses of this address do not pair; "
            'add the ")" that is missing, or write "(" as "%28"'
        )
    return span, f'the address of this {kind} is never closed; add ")"'


RULE = Rule(
    code="AK501",
    slug="malformed-link",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
