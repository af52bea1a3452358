"""A heading skips a level.

Readers and screen readers take levels as structure: a level 4 heading under a level 2 heading
looks like a part of something that is not there. The first heading may have any level.

Fails:

    # Tools

    #### Editors

    A list of editors.

Passes:

    # Tools

    ## Editors

    A list of editors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown


def check(markdown: Markdown, _context: Context) -> Iterator[Finding]:
    """Compare each top-level heading with the one before it."""
    previous: int | None = None
    for heading in markdown.headings:
        if not heading.top_level:
            continue
        if previous is not None and heading.level > previous + 1:
            yield Finding(
                heading.span,
                f'heading "{heading.text}" has level {heading.level} after level {previous}; '
                f"use level {previous + 1}",
            )
        previous = heading.level


RULE = Rule(
    code="AK203",
    slug="heading-increment",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
