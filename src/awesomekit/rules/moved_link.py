"""A page or a repository moved for good.

Every redirect on the way is permanent (301 or 308), or the service says that the repository has
another name now. The fix writes the new address in place; a badge around it names the new
repository too. Redirects to a home page or to a login are no moves.

Fails:

    # Tools

    [Guide](https://example.com/old)

Passes:

    # Tools

    [Guide](https://example.com/guide)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.model import Fix, Severity
from awesomekit.model.liveness import Verdict
from awesomekit.rules.asked_links import shown, what, with_verdict
from awesomekit.rules.renamed_badge import renamed_picture
from awesomekit.rules.rule import Finding, FixKind, Rule, Scope
from awesomekit.rules.written_address import Change, edits, written_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model import Markdown
    from awesomekit.model.liveness import Outcome, Target
    from awesomekit.rules.rule import Context, LinkedFile


def check(file: LinkedFile, _context: Context) -> Iterator[Finding]:
    """Report what moved, and rewrite it."""
    for target, outcome in with_verdict(file, Verdict.MOVED):
        new = new_address(target, outcome)
        if new is None:
            continue
        yield Finding(
            target.span,
            f"{what(target)} moved: {_reason(outcome, new)}; link the new address",
            _fix(file.markdown(), target, new),
        )


def _reason(outcome: Outcome, new: str) -> str:
    if outcome.facts is not None:
        return outcome.reason
    return f"it is at {shown(new)} for good"


def new_address(target: Target, outcome: Outcome) -> str | None:
    """The address to write: where the page is now, with the fragment that the link has."""
    final = outcome.final_url
    if final is None:
        return None
    fragment = target.url.partition("#")[2]
    if fragment and "#" not in final:
        final = f"{final}#{fragment}"
    return None if final == target.url else final


def _fix(markdown: Markdown, target: Target, new: str) -> Fix | None:
    for address in written_addresses(markdown):
        if address.span != target.span or address.url != target.url:
            continue
        made = edits(markdown.source, address, [Change(0, len(address.url), new)])
        if made is None:
            return None
        made = (*renamed_picture(markdown, address, new), *made)
        return Fix("Write the new address", tuple(sorted(set(made))), safe=True)
    return None


RULE = Rule(
    code="AK602",
    slug="moved-link",
    severity=Severity.WARNING,
    scope=Scope.NETWORK,
    fix=FixKind.SAFE,
    documentation=__doc__,
    check=check,
)
