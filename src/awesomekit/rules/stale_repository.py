"""Nothing was pushed to a repository for a long time.

`links.stale-days` says how long, two years unless configured. The day is GitHub's, which needs a
token in `GITHUB_TOKEN`. Finished work may well stay in a list, so this is information.

Fails:

    # Tools

    [Tool](https://github.com/example/stale)

Passes:

    # Tools

    [Tool](https://github.com/example/tool)
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope
from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, context: Context) -> Iterator[Finding]:
    """Compare the day of the last push with the day of the run."""
    if context.today is None:
        return
    oldest = context.today - timedelta(days=context.config.links.stale_days)
    for target, outcome in file.links:
        facts = outcome.facts
        if facts is None or facts.pushed is None or outcome.asked != "github":
            continue
        if facts.pushed < oldest and not (facts.archived or facts.disabled):
            yield Finding(
                target.span,
                f"nothing was pushed to {quoted(facts.name)} since {facts.pushed.isoformat()}; "
                "see whether it still belongs here",
            )


RULE = Rule(
    code="AK606",
    slug="stale-repository",
    severity=Severity.INFORMATION,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
