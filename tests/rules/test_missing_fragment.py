"""AK607 missing-fragment: fragments that a page does not hold."""

from __future__ import annotations

import pytest

from asked import told
from awesomekit.model import Severity
from awesomekit.model.liveness import Outcome, Verdict
from awesomekit.rules.missing_fragment import RULE

PAGE = Outcome(
    Verdict.ALIVE, "it answers 200", 200, missing_fragments=frozenset({"nowhere", "über uns"})
)


@pytest.mark.parametrize(
    ("url", "messages"),
    [
        pytest.param("https://e.com/#here", [], id="there"),
        pytest.param("https://e.com/", [], id="no fragment"),
        pytest.param(
            "https://e.com/#nowhere",
            [
                'the page is there, but nothing in it is called "nowhere"; correct or remove the '
                "fragment"
            ],
            id="missing",
        ),
        pytest.param(
            "https://e.com/#%C3%BCber%20uns",
            [
                'the page is there, but nothing in it is called "über uns"; correct or remove the '
                "fragment"
            ],
            id="percent-encoded",
        ),
    ],
)
def test_fragments(url: str, messages: list[str]) -> None:
    assert told(f"[a]({url})", {url: PAGE}, RULE) == [(url, message) for message in messages]
    assert RULE.severity is Severity.WARNING
