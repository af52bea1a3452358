"""AK601 dead-link: what is gone, with the evidence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from asked import ALIVE, NOW, judged, told
from awesomekit.model import Severity
from awesomekit.model.liveness import Hop, Outcome, Verdict
from awesomekit.rules.dead_link import RULE

URL = "https://e.com/x"


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        pytest.param(
            Outcome(Verdict.DEAD, "it answers 404", 404, checked=NOW, first_failed=NOW),
            "this link is dead: it answers 404; correct or remove it",
            id="seen for the first time",
        ),
        pytest.param(
            Outcome(
                Verdict.DEAD, "it answers 410", 410, checked=NOW, first_failed=NOW - timedelta(9)
            ),
            "this link is dead: it answers 410, as since 2026-11-12; correct or remove it",
            id="seen before",
        ),
        pytest.param(
            Outcome(
                Verdict.DEAD, "it answers 404", 404, "https://e.com/y", (Hop(URL, 302),), copy=None
            ),
            'this link is dead: it answers 404 at "https://e.com/y"; correct or remove it',
            id="after a redirect",
        ),
        pytest.param(
            Outcome(Verdict.DEAD, "it answers 404", copy="https://web.archive.org/web/2020/" + URL),
            "this link is dead: it answers 404; correct or remove it, or link the copy "
            '"https://web.archive.org/web/2020/https://e.com/x"',
            id="with an archived copy",
        ),
    ],
)
def test_dead(outcome: Outcome, message: str) -> None:
    assert told(f"[a]({URL})", {URL: outcome}, RULE) == [(URL, message)]
    (found,) = judged(f"[a]({URL})", {URL: outcome}, [RULE])
    assert found.severity is Severity.ERROR
    assert found.fix is None


def test_every_place_is_told() -> None:
    text = f"[a]({URL}) ![b]({URL})\n\n[c]: {URL}\n\n<{URL}>\n"
    dead = Outcome(Verdict.DEAD, "it answers 404", 404)
    rest = "is dead: it answers 404; correct or remove it"
    assert told(text, {URL: dead}, RULE) == [
        (URL, f"this link {rest}"),
        (URL, f"this picture's address {rest}"),
        (URL, f"this link {rest}"),
        (URL, f"this link {rest}"),
    ]


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.DEAD])
def test_nothing_else_is_dead(verdict: Verdict) -> None:
    assert told(f"[a]({URL})", {URL: Outcome(verdict, "x")}, RULE) == []
    assert told(f"[a]({URL})", {URL: ALIVE}, RULE) == []
