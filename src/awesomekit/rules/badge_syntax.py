"""The address of a shields.io badge does not say what it should.

A static badge is `/badge/LABEL-MESSAGE-COLOR`, in which a hyphen is written `--` and an
underscore `__`. A badge with the wrong number of parts shows an error or cuts its text short.
The fix is safe where one character is at fault or where the badge shows what its link names but
for hyphens and underscores; reading too many parts as one message is unsafe.

Fails:

    # Tools

    ![GitHub](https://img.shields.io/badge/GitHub-meta-llama-181717)

Passes:

    # Tools

    ![GitHub](https://img.shields.io/badge/GitHub-meta--llama-181717)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import identify, is_static, static_problem
from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Link, Markdown


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Check every picture that is a static badge, with the link around it."""
    wrapping: Link | None = None
    by_reference: dict[str, str] = {}
    for link in markdown.links:
        if not link.image:
            wrapping = link
        elif is_static(link.url):
            inside = wrapping is not None and wrapping.span.contains(link.span)
            meant = identify(wrapping.url).identity if wrapping is not None and inside else ""
            if link.destination is not None:
                yield from _found(markdown, link.url, link.destination, meant)
            else:
                by_reference.setdefault(link.reference, meant)
    for definition in markdown.definitions:
        if definition.reference in by_reference:
            meant = by_reference.pop(definition.reference)
            yield from _found(markdown, definition.url, definition.destination, meant)


def _found(markdown: Markdown, url: str, span: Span, meant: str) -> Iterator[Finding]:
    problem = static_problem(url, meant)
    if problem is None:
        return
    # entities and escapes make an address longer than what is written
    exact = markdown.source.slice(span) == url
    where = Span(span.start + problem.start, span.start + problem.end) if exact else span
    fix = None
    if problem.suggestion is not None and exact:
        edits = (Edit(span, problem.suggestion),)
        fix = Fix("Write the badge's address right", edits, safe=problem.certain)
    yield Finding(where, problem.message, fix)


RULE = Rule(
    code="AK405",
    slug="badge-syntax",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.BOTH,
    documentation=__doc__,
    check=check,
)
