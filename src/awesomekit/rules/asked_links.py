"""What rules say of links that were asked for over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomekit.values.scanner import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from awesomekit.model.liveness import Outcome, Target, Verdict
    from awesomekit.rules.rule import LinkedFile

_LONGEST = 200


def with_verdict(file: LinkedFile, verdict: Verdict) -> Iterator[tuple[Target, Outcome]]:
    """The links of a file that came to a verdict; relative ones are the matter of other rules."""
    for target, outcome in file.links:
        if outcome.verdict is verdict and outcome.asked != "file":
            yield target, outcome


def what(target: Target) -> str:
    """How a message begins."""
    return "this picture's address" if target.image else "this link"


def since(outcome: Outcome) -> str:
    """When a failure was seen first, where that was in an earlier run."""
    first, last = outcome.first_failed, outcome.checked
    if first is None or last is None or first.date() == last.date():
        return ""
    return f", as since {first.date().isoformat()}"


def route(outcome: Outcome) -> str:
    """Where redirects led, in words that follow the reason."""
    if not outcome.chain or outcome.final_url is None:
        return ""
    return f" at {shown(outcome.final_url)}"


def shown(url: str) -> str:
    """An address within a message: one line, not too long, in quotes."""
    whole = url if len(url) <= _LONGEST else url[: _LONGEST - 1] + "…"
    # what was asked for is ASCII; what an old memory holds may be anything
    return f'"{whole}"' if whole.isprintable() else quoted(whole)
