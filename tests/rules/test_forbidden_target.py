"""AK609 forbidden-target: what nobody is sent to."""

from __future__ import annotations

import pytest

from asked import told
from awesomekit.model import Severity
from awesomekit.model.liveness import Hop, Outcome, Verdict
from awesomekit.rules.forbidden_target import RULE

REST = 'remove it, or allow its host in the configuration under "links.allow"'


@pytest.mark.parametrize(
    ("url", "outcome", "message"),
    [
        pytest.param(
            "http://127.0.0.1/",
            Outcome(Verdict.FORBIDDEN, "127.0.0.1 is a loopback address", asked="offline"),
            f"this link was not followed: 127.0.0.1 is a loopback address; {REST}",
            id="an address",
        ),
        pytest.param(
            "https://e.com/",
            Outcome(
                Verdict.FORBIDDEN,
                "a redirect leads where nobody is sent: 10.0.0.1 is a private address",
                chain=(Hop("https://e.com/", 302),),
            ),
            "this link was not followed: a redirect leads where nobody is sent: 10.0.0.1 is a "
            f"private address; {REST}",
            id="a redirect",
        ),
    ],
)
def test_forbidden(url: str, outcome: Outcome, message: str) -> None:
    assert told(f"[a]({url})", {url: outcome}, RULE) == [(url, message)]
    assert RULE.severity is Severity.ERROR
