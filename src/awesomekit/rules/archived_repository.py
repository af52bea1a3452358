"""A repository is archived or disabled.

Nothing can be added to it any more, so readers should be told, or led to what took its place.
GitHub itself is asked, which needs a token in `GITHUB_TOKEN`.

Fails:

    # Tools

    [Tool](https://github.com/example/archived)

Passes:

    # Tools

    [Tool](https://github.com/example/tool)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, _context: Context) -> Iterator[Finding]:
    """Look at what the service told of each repository."""
    for target, outcome in file.links:
        facts = outcome.facts
        if facts is None or not (facts.archived or facts.disabled):
            continue
        state = "disabled" if facts.disabled else "archived"
        yield Finding(
            target.span,
            f"the repository {quoted(facts.name)} is {state}; say so, or link what took its place",
        )


RULE = Rule(
    code="AK605",
    slug="archived-repository",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
