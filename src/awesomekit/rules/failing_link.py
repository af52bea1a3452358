"""A link could not be reached, which may pass.

Timeouts, answers of 500 and more, certificates that are not valid, refused connections, circles
of redirects. It fails a run, as an error, only when it failed in `links.confirm-runs` runs, one
after the other, over `links.confirm-days` days; before that it is told and no more.

Fails:

    # Tools

    [Guide](https://example.com/slow)

Passes:

    # Tools

    [Guide](https://example.com/guide)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.model.liveness import Verdict
from awesomekit.rules.asked_links import route, since, what, with_verdict
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, context: Context) -> Iterator[Finding]:
    """Report what fails, as an error where it did so often enough."""
    links = context.config.links
    for target, outcome in with_verdict(file, Verdict.FAILING):
        begin = f"{what(target)} fails: {outcome.reason}{route(outcome)}{since(outcome)}"
        if outcome.confirmed:
            yield Finding(
                target.span,
                f"{begin}, in {outcome.failures} runs; correct or remove it",
                severity=Severity.ERROR,
            )
            continue
        yield Finding(
            target.span,
            f"{begin}; run again later, as only {links.confirm_runs} failures over "
            f"{links.confirm_days:g} days are an error",
        )


RULE = Rule(
    code="AK604",
    slug="failing-link",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
