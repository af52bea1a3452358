"""Two headings under one heading have the same anchor.

Readers cannot tell equal headings apart in the contents, and GitHub numbers equal anchors by
their order, so that links break when one moves. Headings that differ in letter case or punctuation
only, such as "C" and "C++", share an anchor. The same heading under different headings is fine.

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
    """Remember the headings of each parent, outside lists and quotes."""
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
            same = heading.text == first.text
            what = "is there twice" if same else f'and "{first.text}" share an anchor'
            yield Finding(
                heading.content,
                f'heading "{heading.text}" {what} under one heading; rename one',
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
