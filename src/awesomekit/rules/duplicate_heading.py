"""Two headings under one heading are the same.

Readers cannot tell them apart in the contents, and GitHub numbers their anchors by their order,
so that links break when one moves. The same heading under different headings is fine.

Fails:

    # Tools

    ## Editors

    One.

    ## Editors

    Two.

Passes:

    # Tools

    ## Editors

    One.

    ## Viewers

    Two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.markdown import slug
from awesomekit.model import Related, Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Heading, Markdown


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Remember the headings of each parent."""
    path = markdown.source.path
    seen: list[dict[str, Heading]] = [{} for _ in range(7)]
    for heading in markdown.headings:
        if not heading.top_level:
            continue
        for deeper in range(heading.level + 1, 7):
            seen[deeper] = {}
        key = slug(heading.text)
        if not key:
            continue
        first = seen[heading.level].setdefault(key, heading)
        if first is not heading:
            yield Finding(
                heading.content,
                f'heading "{heading.text}" is there twice under one heading; rename one',
                related=(Related(path, first.content, "the first is here"),),
            )


RULE = Rule(
    code="AK204",
    slug="duplicate-heading",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
