"""A link leads where no reader of a list should be sent.

To a private, loopback or link-local address in whatever spelling, to the metadata service of a
cloud, to a port or a scheme that pages are not served on, or with a user name in the address. It
is never asked for, and neither is a page that redirects there. `links.allow` names hosts of your
own network that may be linked.

Fails:

    # Tools

    [Guide](http://127.0.0.1/guide)

Passes:

    # Tools

    [Guide](https://example.com/guide)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Severity
from awesomekit.model.liveness import Verdict
from awesomekit.rules.asked_links import what, with_verdict
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, _context: Context) -> Iterator[Finding]:
    """Report what was not asked for."""
    for target, outcome in with_verdict(file, Verdict.FORBIDDEN):
        yield Finding(
            target.span,
            f"{what(target)} was not followed: {outcome.reason}; remove it, or allow its host in "
            'the configuration under "links.allow"',
        )


RULE = Rule(
    code="AK609",
    slug="forbidden-target",
    severity=Severity.ERROR,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
