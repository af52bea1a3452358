"""A model or dataset is handed out on request only.

Readers must log in to Hugging Face and agree to terms before they get it; an entry does well to
say so.

Fails:

    # Tools

    [Model](https://huggingface.co/example/gated)

Passes:

    # Tools

    [Model](https://huggingface.co/example/open)
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
    """Look at what the Hub told of each repository."""
    for target, outcome in file.links:
        facts = outcome.facts
        if facts is not None and facts.gated:
            yield Finding(
                target.span,
                f"{quoted(facts.name)} is gated: readers must ask for it; tell them",
            )


RULE = Rule(
    code="AK608",
    slug="gated-model",
    severity=Severity.INFORMATION,
    scope=Scope.NETWORK,
    fix=FixKind.NONE,
    documentation=__doc__,
    check=check,
)
