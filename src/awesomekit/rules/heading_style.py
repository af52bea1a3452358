"""A heading holds what belongs below it or nowhere: a permalink, a link, a number, punctuation.

Headings become anchors and tables of contents. The `#` or `¶` of a website's permalink, copied with
the text, stands in both; so does a number that is glued to the words or out of sequence. A link in
a heading takes readers away where they expect to unfold a section; titles and badges are left
alone. A heading is no sentence and ends without a full stop, comma or colon. The unsafe fix removes
a permalink or the punctuation, or parts a number from the words.

Options:

    emoji: whether headings may hold emoji (default: true).

Fails:

    # Tools

    ## Editors:

    A list.

Passes:

    # Tools

    ## Editors

    A list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Heading, Link, Markdown

_PERMALINK = re.compile(r"[#¶§🔗🔖⚓︎️\s]*\Z")
_PUNCTUATION = re.compile(r"(?<![.…])(?!\.{2})[.,:;。，：；、]+\Z")
_ABBREVIATION = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|vs|jr|sr|no|al)|\b[A-Z]|\.[A-Za-z])\.\Z", re.I
)
_GLUED = re.compile(r"(?!0)\d+(?:\.\d+)*[.、)）](?=[^\W\d_])")
_NUMBER = re.compile(r"(?!0)(?P<number>\d{1,3})[.、)）](?!\d)")
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff][\ufe0f\u200d]*"
)
_FEWEST_NUMBERED = 2


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look at every heading."""
    glued = [heading for heading in markdown.headings if _GLUED.match(heading.text)]
    emoji = context.config.lint.options.heading_style.emoji
    for heading in markdown.headings:
        yield from _links(markdown, heading)
        yield from _punctuation(markdown, heading)
        if not emoji:
            yield from _emoji(markdown, heading)
    if len(glued) >= _FEWEST_NUMBERED:
        for heading in glued:
            yield from _glued(markdown, heading)
    yield from _sequence(markdown)


def _links(markdown: Markdown, heading: Heading) -> Iterator[Finding]:
    source = markdown.source
    at = 0
    for link in markdown.links_in(heading.content):
        if link.image or link.span.start < at or link.kind == "html" or link.label is None:
            continue
        at = link.span.end
        label = source.slice(link.label)
        if "#" in link.url and _PERMALINK.match(label):
            start = link.span.start
            while start > heading.content.start and source.text[start - 1] in " \t":
                start -= 1
            edit = Edit(Span(start, link.span.end), "")
            message = "this permalink was copied with the heading; remove it"
            yield Finding(link.span, message, Fix("Remove the permalink", (edit,), safe=False))
        elif heading.level > 1 and "![" not in label and _holds_words(link):
            message = "a link stands in this heading; put it below, as a badge or in the text"
            yield Finding(link.span, message)


def _holds_words(link: Link) -> bool:
    return link.kind not in {"autolink", "bare"} and any(map(str.isalnum, link.text))


def _punctuation(markdown: Markdown, heading: Heading) -> Iterator[Finding]:
    content = markdown.source.slice(heading.content)
    match = _PUNCTUATION.search(content)
    if match is None or _ABBREVIATION.search(content) or not match.start():
        return
    start = heading.content.start + match.start()
    place = Span(start, start + len(match[0]))
    yield Finding(
        place,
        f"the heading ends with {quoted(match[0])}; remove it",
        Fix("Remove the punctuation", (Edit(place, ""),), safe=False),
    )


def _glued(markdown: Markdown, heading: Heading) -> Iterator[Finding]:
    content = markdown.source.slice(heading.content)
    match = _GLUED.match(content)
    if match is None:
        return
    start = heading.content.start
    after = start + match.end()
    yield Finding(
        Span(start, after),
        f"the number {quoted(match[0])} is glued to the heading; write a space after it, or leave "
        "it out",
        Fix(
            "Write a space",
            (Edit(Span(start + match.end(), start + match.end()), " "),),
            safe=False,
        ),
    )


def _emoji(markdown: Markdown, heading: Heading) -> Iterator[Finding]:
    content = markdown.source.slice(heading.content)
    for match in _EMOJI.finditer(content):
        start = heading.content.start + match.start()
        message = f"{quoted(match[0])} stands in a heading; this project wants none there"
        yield Finding(Span(start, start + len(match[0])), message)


def _sequence(markdown: Markdown) -> Iterator[Finding]:
    """Numbers of headings of one level under one heading, where they do not count up."""
    last: dict[int, int] = {}
    for heading in markdown.headings:
        for level in [level for level in last if level > heading.level]:
            del last[level]
        match = _NUMBER.match(heading.text)
        if match is None:
            last.pop(heading.level, None)
            continue
        number = int(match["number"])
        before = last.get(heading.level)
        if before is not None and number != before + 1:
            start = heading.content.start
            if markdown.source.text.startswith(match[0], start):
                yield Finding(
                    Span(start, start + len(match[0])),
                    f"the heading has the number {number} after {before}; write {before + 1}, or "
                    "leave the numbers out",
                )
        last[heading.level] = number


RULE = Rule(
    code="AK205",
    slug="heading-style",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.UNSAFE,
    documentation=__doc__,
    check=check,
)
