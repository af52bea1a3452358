"""A section has nothing in it.

A heading without text or entries promises something that is not there. Comments, thematic breaks
and link reference definitions show nothing and are no content; a directive of the README skeleton
is, and a heading that links to another page needs no more. The title names the file and is no
section. An entry of a canonical list that says nothing is the matter of other rules.

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

import re
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Context, Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Block, Heading, Markdown


_COMMENTS = re.compile(r"(?>(?:<!--(?:>|->|.*?-->)\s*)+)\Z", re.DOTALL)
_DIRECTIVE = re.compile(r"\s*awesomekit:\s*+(?!disable|enable)")
_EMPTY = frozenset({"definition", "thematic_break", "front_matter"})


def check(markdown: Markdown, context: Context) -> Iterator[Finding]:
    """Look between each heading and the next one that does not lie within it."""
    heading: Heading | None = None
    title_seen = False
    for block in markdown.blocks:
        if block.heading is None:
            if heading is not None and _is_content(block, markdown, context):
                heading = None
            continue
        if heading is not None and block.heading.level <= heading.level:
            yield from _found(heading, markdown, context)
        heading = block.heading
        if heading.level == 1 and not title_seen:
            title_seen, heading = True, None
    if heading is not None:
        yield from _found(heading, markdown, context)


def _is_content(block: Block, markdown: Markdown, context: Context) -> bool:
    if block.comment is not None:
        return context.kind == "skeleton" and _DIRECTIVE.match(block.comment) is not None
    if block.kind == "html":
        return _COMMENTS.match(markdown.source.slice(block.span)) is None
    return block.kind not in _EMPTY


def _found(heading: Heading, markdown: Markdown, context: Context) -> Iterator[Finding]:
    if context.kind == "list" and heading.level == 3:
        return
    links = markdown.links_in(heading.content)
    if any(not link.image and not link.url.startswith("#") for link in links):
        return
    name = f'section "{heading.text}"' if heading.text else "this section"
    yield Finding(
        heading.content if heading.text else heading.span,
        f"{name} is empty; fill it or remove it",
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
