"""Something that looks like a link did not become one.

A space in an address, a parenthesis too few, a link within a link, text and address the wrong way
round: the reader sees brackets. Code and escaped brackets are left alone.

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
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_SUSPECT = re.compile(r"\]\(|\][ \t]\((?=(?:https?:)|$)|\)\[$|\)\[(?=https?:)")
_TITLE = re.compile(r"""[ \t]+["'(]""")


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Look for the joints of links in literal text."""
    text = markdown.source.text
    for one in markdown.texts:
        for span, run in one.runs:
            if "](" not in run and "] (" not in run and ")[" not in run:
                continue
            for match in _SUSPECT.finditer(run):
                at = span.start + match.start()
                finding = _finding(text, one.span, at, match[0])
                if finding is not None:
                    yield finding


def _finding(text: str, within: Span, at: int, joint: str) -> Finding | None:
    rest = text[at + len(joint) : min(within.end, at + 2000)]
    line = rest.split("\n", 1)[0]
    close = line.find(")")
    end = at + len(joint) + (close + 1 if close >= 0 else len(line.rstrip()))
    span = Span(at, max(end, at + len(joint)))
    before = text[max(within.start, at - 2000) : at]
    if joint == ")[":
        if not rest.startswith(("http:", "https:", "www.")):
            return None
        return Finding(
            Span(at, at + 2), "text and address are the wrong way round; write [text](address)"
        )
    if joint != "](":
        if not rest.startswith(("http:", "https:")) or "[" not in before.split("\n")[-1]:
            return None
        return Finding(
            Span(at, at + len(joint)), "a space separates text and address; write [text](address)"
        )
    if "[" not in before:
        return Finding(span, 'this "](" closes no bracket; add the "[" of the link')
    if "](" in _label(before):
        message = "a link cannot hold another link; take one of them out"
    elif close < 0:
        message = 'the address of this link is never closed; add ")"'
    elif (title := _TITLE.search(line[:close])) is not None:
        message = "the title of this link has quotes that do not pair; escape or remove them"
        span = Span(at + 2 + title.start() + 1, end)
    elif " " in line[:close].strip():
        message = 'the address of this link has a space; write it as "%20"'
    else:
        message = "this is no link to Markdown; check its brackets and parentheses"
    return Finding(span, message)


def _label(before: str) -> str:
    """What stands between the matching bracket and the end."""
    depth = 1
    for index in range(len(before) - 1, -1, -1):
        if before[index] == "]":
            depth += 1
        elif before[index] == "[":
            depth -= 1
            if depth == 0:
                return before[index + 1 :]
    return ""


RULE = Rule(
    code="AK501",
    slug="malformed-link",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
