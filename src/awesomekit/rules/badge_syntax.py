"""The address of a shields.io badge does not say what it should.

A static badge is `/badge/LABEL-MESSAGE-COLOR`, in which a hyphen is written `--` and an
underscore `__`. A badge with the wrong number of parts shows an error or cuts its text short.
Escaping a percent sign is a safe fix; reading too many parts as one message is an unsafe one.

Fails:

    # Tools

    ![GitHub](https://img.shields.io/badge/GitHub-meta-llama-181717)

Passes:

    # Tools

    ![GitHub](https://img.shields.io/badge/GitHub-meta--llama-181717)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.badges import is_static, static_problem
from awesomekit.model import Fix, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope
from awesomekit.source import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Check every picture that is a static badge."""
    source = markdown.source
    for link in markdown.links:
        if not link.image or link.destination is None or not is_static(link.url):
            continue
        problem = static_problem(link.url)
        if problem is None:
            continue
        span = link.destination
        exact = source.slice(span) == link.url
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
