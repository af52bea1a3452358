"""A file has no title, or more than one.

The level 1 heading is the title: of the page, of a search result, of the list. A file with none
has no name, one with several has no structure. An `<h1>` of raw HTML is a title too, and so is
`title` in front matter, but for a canonical list, whose title is a Markdown heading.

Fails:

    ## Tools

    A list.

Passes:

    # Tools

    A list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


_HTML_TITLE = re.compile(r"<!--.*?(?:-->|\Z)|(?P<title><h1(?=[\s/>]))", re.IGNORECASE | re.DOTALL)
_FRONT_MATTER_TITLE = re.compile(r"^title[ \t]*:[ \t]*\S", re.MULTILINE)


class _Title(NamedTuple):
    span: Span
    name: str


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Count level 1 headings outside lists and quotes, and those of raw HTML."""
    headings = [h for h in markdown.headings if h.level == 1 and h.top_level]
    named = [_Title(h.span, f'"{h.text}"' if h.text else "a heading") for h in headings]
    in_html = list(_html_titles(markdown))
    titles = sorted(named + in_html)
    if not (named if context.kind == "list" else titles or _in_front_matter(markdown)):
        yield Finding(_first_heading(markdown), 'the file has no title; begin it with "# …"')
        return
    if not titles:
        return
    first = named[0] if context.kind == "list" else titles[0]
    for title in titles:
        if not markdown.source.slice(title.span).strip("# \t"):
            yield Finding(title.span, 'the title is empty; write it after the "#"')
        elif title is not first:
            yield Finding(
                title.span,
                f"{title.name} is a second title beside {first.name}; make it a level 2 heading",
            )


def _html_titles(markdown: Markdown) -> Iterator[_Title]:
    source = markdown.source
    for span in markdown.html:
        text = source.slice(span)
        if "<h1" not in text.lower():
            continue
        for match in _HTML_TITLE.finditer(text):
            if match["title"]:
                start = span.start + match.start()
                yield _Title(Span(start, start + len("<h1")), 'the "<h1>"')


def _in_front_matter(markdown: Markdown) -> bool:
    span = markdown.front_matter
    return span is not None and _FRONT_MATTER_TITLE.search(markdown.source.slice(span)) is not None


def _first_heading(markdown: Markdown) -> Span:
    """The first heading, which might be the title; else the place where one belongs."""
    heading = next((h for h in markdown.headings if h.top_level), None)
    if heading is not None:
        return heading.span
    block = next((b for b in markdown.blocks if b.kind != "front_matter"), None)
    start = block.span.start if block is not None else 0
    return Span(start, start)


RULE = Rule(
    code="AK202",
    slug="single-title",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
