"""AK603 unverifiable-link: what only a person can see."""

from __future__ import annotations

import pytest

from asked import judged, told
from awesomekit.model import Severity
from awesomekit.model.liveness import Outcome, Verdict
from awesomekit.rules.unverifiable_link import RULE

URL = "https://e.com/x"


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        pytest.param(
            Outcome(Verdict.UNVERIFIABLE, "it refuses programs (403)", 403),
            "this link cannot be verified: it refuses programs (403); look at it in a browser",
            id="403",
        ),
        pytest.param(
            Outcome(Verdict.UNVERIFIABLE, "Cloudflare stands before it", 503),
            "this link cannot be verified: Cloudflare stands before it; look at it in a browser",
            id="a wall",
        ),
    ],
)
def test_unverifiable(outcome: Outcome, message: str) -> None:
    assert told(f"[a]({URL})", {URL: outcome}, RULE) == [(URL, message)]
    (found,) = judged(f"[a]({URL})", {URL: outcome}, [RULE])
    assert found.severity is Severity.INFORMATION


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.UNVERIFIABLE])
def test_nothing_else_is_unverifiable(verdict: Verdict) -> None:
    assert told(f"[a]({URL})", {URL: Outcome(verdict, "x")}, RULE) == []
