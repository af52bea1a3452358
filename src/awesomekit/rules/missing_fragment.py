"""A page is there, but not the place in it that a link names.

Looked up only with `--fragments` or `links.fragments`, and only in pages that have anchors of
their own in their HTML: what programs add while one reads cannot be seen. Lines of code, text
fragments and the top of a page are left alone.

Fails:

    # Tools

    [Guide](https://example.com/guide#no-such-place)

Passes:

    # Tools

    [Guide](https://example.com/guide#start)
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from awesomekit.model import Severity
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, _context: Context) -> Iterator[Finding]:
    """Compare the fragment of each link with those that its page lacks."""
    for target, outcome in file.links:
        if not outcome.missing_fragments:
            continue
        fragment = unquote(urlsplit(target.url).fragment)
        if fragment in outcome.missing_fragments:
            yield Finding(
                target.span,
                f"the page is there, but nothing in it is called {quoted(fragment)}; correct or "
                "remove the fragment",
            )


RULE = Rule(
    code="AK607",
    slug="missing-fragment",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
