"""A file has no title, or more than one.

The level 1 heading is the title: of the page, of a search result, of the list. A file with none
has no name, one with several has no structure. A heading in raw HTML counts.

Fails:

    ## Tools

    A list.

Passes:

    # Tools

    A list.
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


_HTML_TITLE = re.compile(r"<h1[\s>]", re.IGNORECASE)


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Count level 1 headings."""
    titles = [heading for heading in markdown.headings if heading.level == 1 and heading.top_level]
    if not titles:
        source = markdown.source
        if any(_HTML_TITLE.search(source.slice(span)) for span in markdown.html):
            return
        first = next((h.span for h in markdown.headings if h.top_level), None)
        span = first or Span(0, 0)
        yield Finding(span, 'the file has no title; begin it with a heading "# …"')
    for extra in titles[1:]:
        yield Finding(
            extra.span,
            f'"{extra.text}" is a second title after "{titles[0].text}"; make it a level 2 heading',
        )


RULE = Rule(
    code="AK202",
    slug="single-title",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
