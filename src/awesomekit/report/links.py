"""What became of every link, as JSON: ``links --report``; see ``docs/formats.md``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from awesomekit.liveness.result import CheckedLink, LinksResult

_VERSION = 1


def report(result: LinksResult) -> str:
    """The report: no times, no absolute paths, the same for the same answers."""
    told = {
        "version": _VERSION,
        "links": [_link(link) for link in result.links],
        "requests": {
            "total": sum(result.requests.values()),
            "by_host": dict(sorted(result.requests.items())),
        },
    }
    text = json.dumps(told, ensure_ascii=False, indent=2)
    # a lone surrogate stands for a byte that is not UTF-8
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _link(link: CheckedLink) -> dict[str, Any]:
    outcome = link.outcome
    told: dict[str, Any] = {
        "url": link.url,
        "verdict": outcome.verdict.value,
        "status": outcome.status,
        "final_url": outcome.final_url,
        "reason": outcome.reason,
        "attempts": outcome.attempts,
        "cached": outcome.cached,
        "asked": outcome.asked,
        "chain": [{"url": hop.url, "status": hop.status} for hop in outcome.chain],
        "failures": outcome.failures,
        "confirmed": outcome.confirmed,
        "archived_copy": outcome.copy,
        "places": [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in link.places
        ],
    }
    facts = outcome.facts
    if facts is not None:
        told["facts"] = {
            "name": facts.name,
            "archived": facts.archived,
            "disabled": facts.disabled,
            "gated": facts.gated,
            "license": facts.license or None,
            "pushed": facts.pushed.isoformat() if facts.pushed else None,
        }
    return told
