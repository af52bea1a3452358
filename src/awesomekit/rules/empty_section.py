"""A section has nothing in it.

A heading without text or entries promises something that is not there. Comments are no content; a
directive of the README skeleton is.

Fails:

    # Tools

    ## Editors

    ## Viewers

    A list.

Passes:

    # Tools

    ## Viewers

    A list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Heading, Markdown


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look between each heading and the next one that does not lie within it."""
    heading: Heading | None = None
    for block in markdown.blocks:
        if block.heading is None:
            directive = (block.comment or "").lstrip().startswith("awesomekit:")
            if block.kind != "definition" and (block.comment is None or directive):
                heading = None
            continue
        if heading is not None and block.heading.level <= heading.level:
            yield from _found(heading, context)
        heading = block.heading
    if heading is not None:
        yield from _found(heading, context)


def _found(heading: Heading, context: Context) -> Iterator[Finding]:
    if context.kind == "list" and heading.level == 3:
        return  # an entry that lacks a description belongs to another rule
    yield Finding(
        heading.content if heading.text else heading.span,
        f'section "{heading.text}" is empty; fill it or remove it',
    )


RULE = Rule(
    code="AK206",
    slug="empty-section",
    severity=Severity.WARNING,
    scope=Scope.ANY,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
