"""The address of a link cannot lead anywhere.

It is empty, has no host, holds white space, begins with a misspelt scheme, or is a script that a
browser would run. International domain names, unescaped letters, `mailto:`, `tel:` and addresses
that begin with `//` are fine. White space in a relative address is a character of a file's name.

Fails:

    # Tools

    [Home](https:///index.html)

Passes:

    # Tools

    [Home](https://example.com/index.html)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.address_problem import bare_url_problem, url_problem
from awesomekit.rules.literal_links import literal_links
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown
    from awesomekit.source import Span


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Check the address of each link and of each definition."""
    source = markdown.source
    for link in markdown.links:
        if link.destination is None and link.reference:
            continue
        message = bare_url_problem(link.url) if link.kind == "bare" else None
        message = message or url_problem(link.url, image=link.image)
        if message is not None:
            yield Finding(_shown(link.destination, link.span), message)
    for definition in markdown.definitions:
        message = url_problem(definition.url, image=False)
        if message is not None:
            yield Finding(_shown(definition.destination, definition.span), message)
    for literal in literal_links(markdown):
        if literal.refused is not None:
            message = url_problem(source.slice(literal.refused), image=literal.image)
            if message is not None:
                yield Finding(literal.refused, message)


def _shown(destination: Span | None, whole: Span) -> Span:
    if destination is None or destination.start == destination.end:
        return whole
    return destination


RULE = Rule(
    code="AK502",
    slug="invalid-url",
    severity=Severity.ERROR,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
