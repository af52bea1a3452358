"""AK604 failing-link: what fails, as an error once that is confirmed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from asked import NOW, judged, told
from awesomekit.model import Severity
from awesomekit.model.liveness import Outcome, Verdict
from awesomekit.rules.failing_link import RULE

URL = "https://e.com/x"


def test_a_first_failure_is_a_warning() -> None:
    outcome = Outcome(Verdict.FAILING, "it answers 503", 503, checked=NOW, first_failed=NOW)
    assert told(f"[a]({URL})", {URL: outcome}, RULE) == [
        (
            URL,
            "this link fails: it answers 503; run again later, as only 3 failures over 7 days are "
            "an error",
        )
    ]
    (found,) = judged(f"[a]({URL})", {URL: outcome}, [RULE])
    assert found.severity is Severity.WARNING


def test_a_confirmed_failure_is_an_error() -> None:
    outcome = Outcome(
        Verdict.FAILING,
        "no answer came in time",
        checked=NOW,
        first_failed=NOW - timedelta(8),
        failures=4,
        confirmed=True,
    )
    assert told(f"[a]({URL})", {URL: outcome}, RULE) == [
        (
            URL,
            "this link fails: no answer came in time, as since 2026-11-13, in 4 runs; correct or "
            "remove it",
        )
    ]
    (found,) = judged(f"[a]({URL})", {URL: outcome}, [RULE])
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.FAILING])
def test_nothing_else_fails(verdict: Verdict) -> None:
    assert told(f"[a]({URL})", {URL: Outcome(verdict, "x")}, RULE) == []
