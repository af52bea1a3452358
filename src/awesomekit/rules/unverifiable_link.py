"""A host does not tell programs whether a page is there.

It answers 401, 403, 429, 451 or 999, a wall against bots answers instead of the page, or every
page leads to a login or to the home page. A person must look; such a link never fails a run. List
the host under `links.overrides` with `accept` or `exclude` to settle it.

Fails:

    # Tools

    [Guide](https://example.com/walled)

Passes:

    # Tools

    [Guide](https://example.com/guide)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.model.liveness import Verdict
from awesomekit.rules.asked_links import route, what, with_verdict
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, _context: Context) -> Iterator[Finding]:
    """Report what only a person can see."""
    for target, outcome in with_verdict(file, Verdict.UNVERIFIABLE):
        yield Finding(
            target.span,
            f"{what(target)} cannot be verified: {outcome.reason}{route(outcome)}; "
            "look at it in a browser",
        )


RULE = Rule(
    code="AK603",
    slug="unverifiable-link",
    severity=Severity.INFORMATION,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
