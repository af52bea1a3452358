"""A link leads to nothing any more.

Its host answers 404 or 410, or no host has that name. Each of these is seen twice in a run before
it is reported, and a missing name only counts while other names are found. `--wayback` adds the
address of an archived copy where there is one.

Fails:

    # Tools

    [Guide](https://example.com/gone)

Passes:

    # Tools

    [Guide](https://example.com/guide)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.model.liveness import Verdict
from awesomekit.rules.asked_links import route, shown, since, what, with_verdict
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, _context: Context) -> Iterator[Finding]:
    """Report what is gone, with the evidence."""
    for target, outcome in with_verdict(file, Verdict.DEAD):
        copy = f", or link the copy {shown(outcome.copy)}" if outcome.copy else ""
        yield Finding(
            target.span,
            f"{what(target)} is dead: {outcome.reason}{route(outcome)}{since(outcome)}; "
            f"correct or remove it{copy}",
        )


RULE = Rule(
    code="AK601",
    slug="dead-link",
    severity=Severity.ERROR,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
