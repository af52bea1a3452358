"""AK608 gated-model: gated models."""

from __future__ import annotations

import pytest

from asked import OUTCOMES, told
from awesomekit.model import Severity
from awesomekit.model.liveness import Facts, Outcome, Verdict
from awesomekit.rules.gated_model import RULE


@pytest.mark.parametrize(
    ("url", "messages"),
    [
        pytest.param("https://huggingface.co/example/open", [], id="open"),
        pytest.param(
            "https://huggingface.co/example/gated",
            ['"example/gated" is gated: readers must ask for it; tell them'],
            id="gated",
        ),
    ],
)
def test_gated(url: str, messages: list[str]) -> None:
    assert told(f"[a]({url})", OUTCOMES, RULE) == [(url, message) for message in messages]
    assert RULE.severity is Severity.INFORMATION


def test_a_renamed_model_is_told_by_its_new_name() -> None:
    url = "https://huggingface.co/a/b"
    facts = Facts("c/d", "https://huggingface.co/c/d", renamed=True, gated=True)
    outcome = Outcome(Verdict.MOVED, "x", facts=facts)
    assert told(f"[a]({url})", {url: outcome}, RULE) == [
        (url, '"c/d" is gated: readers must ask for it; tell them')
    ]
