"""What an observation means: the whole policy as tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomekit.liveness.policy.bot_walls import wall_in_body, wall_in_headers
from awesomekit.liveness.policy.observation import (
    Answered,
    BadRedirect,
    Forbidden,
    NoAnswer,
    NotAsked,
    Told,
    Trouble,
)
from awesomekit.liveness.policy.retries import asked_to_wait, next_attempt
from awesomekit.liveness.policy.verdicts import Past, Rules, judge
from awesomekit.model.liveness import Facts, Hop, Verdict

if TYPE_CHECKING:
    from awesomekit.liveness.policy.observation import Observation

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
URL = "https://e.com/x/y"
V = Verdict


def answered(status: int, *chain: tuple[str, int], url: str = URL, wall: str = "") -> Answered:
    return Answered(status, url, tuple(Hop(*hop) for hop in chain), wall)


def verdict(seen: Observation, rules: Rules | None = None) -> tuple[Verdict, str]:
    outcome = judge(seen, NOW, rules or Rules())
    return outcome.verdict, outcome.reason


STATUS = {
    V.ALIVE: [*range(200, 300)],
    V.DEAD: [404, 410],
    V.UNVERIFIABLE: [
        *range(300, 400),
        *(401, 402, 403, 405, 406, 407, 412, 418, 428, 429, 451, 501, 511, 999),
    ],
}
EVERY_STATUS = [
    (status, next((v for v, among in STATUS.items() if status in among), V.FAILING))
    for status in (*range(200, 600), 999)
]


@pytest.mark.parametrize(("status", "wanted"), EVERY_STATUS)
def test_every_status(status: int, wanted: Verdict) -> None:
    assert verdict(answered(status))[0] is wanted


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble(trouble: Trouble) -> None:
    wanted = {
        Trouble.NO_SUCH_HOST: V.DEAD,
        Trouble.PROTOCOL: V.UNVERIFIABLE,
        Trouble.TOO_LARGE: V.UNVERIFIABLE,
    }.get(trouble, V.FAILING)
    assert verdict(NoAnswer(trouble, "", URL))[0] is wanted


A, B, C = "https://e.com/x/y", "https://e.com/b/c", "https://f.com/c/d"


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        pytest.param(
            answered(200, (A, 301), url=B), (V.MOVED, f"it moved to {B} for good"), id="one 301"
        ),
        pytest.param(
            answered(200, (A, 308), (B, 301), url=C),
            (V.MOVED, f"it moved to {C} for good"),
            id="permanent all the way",
        ),
        pytest.param(
            answered(200, (A, 301), (B, 302), url=C),
            (V.ALIVE, "it answers 200 after 2 redirects"),
            id="a temporary one after a permanent one",
        ),
        pytest.param(
            answered(200, (A, 302), (B, 301), url=C),
            (V.ALIVE, "it answers 200 after 2 redirects"),
            id="a permanent one after a temporary one",
        ),
        pytest.param(
            answered(200, (A, 301), url="http://e.com/b/c"),
            (V.ALIVE, "it answers 200 after a redirect"),
            id="without TLS any more",
        ),
        pytest.param(
            answered(404, (A, 301), url=B), (V.DEAD, "it answers 404"), id="moved and dead"
        ),
        pytest.param(
            answered(403, (A, 301), url=B),
            (V.UNVERIFIABLE, "it refuses programs (403)"),
            id="moved behind a wall",
        ),
        pytest.param(
            answered(200, (A, 301), url="https://e.com/"),
            (V.UNVERIFIABLE, "it leads to a home page, so the page itself may be gone"),
            id="to the home page",
        ),
        pytest.param(
            answered(200, (A, 301), url="https://other.com/en/"),
            (V.UNVERIFIABLE, "it leads to a home page, so the page itself may be gone"),
            id="to another's home page",
        ),
        pytest.param(
            answered(200, ("http://e.com/", 301), url="https://e.com/"),
            (V.MOVED, "it moved to https://e.com/ for good"),
            id="a home page that moved",
        ),
        pytest.param(
            answered(200, (A, 301), url="https://e.com/?page=y"),
            (V.MOVED, "it moved to https://e.com/?page=y for good"),
            id="a page by its query",
        ),
        pytest.param(
            answered(200, (A, 302), url="https://e.com/login?next=/x/y"),
            (V.UNVERIFIABLE, "it leads to a login or a check"),
            id="to a login",
        ),
        pytest.param(
            answered(200, (A, 301), url="https://accounts.e.com/v3"),
            (V.UNVERIFIABLE, "it leads to a login or a check"),
            id="to the host of a login",
        ),
        pytest.param(
            answered(200, ("https://e.com/login", 301), url="https://e.com/signin"),
            (V.MOVED, "it moved to https://e.com/signin for good"),
            id="a login that moved",
        ),
        pytest.param(
            answered(200, wall="AWS WAF"),
            (V.UNVERIFIABLE, "AWS WAF stands before it"),
            id="a wall that answers 200",
        ),
        pytest.param(
            answered(404, wall="Cloudflare"),
            (V.UNVERIFIABLE, "Cloudflare stands before it"),
            id="a wall that answers 404",
        ),
        pytest.param(
            Forbidden("10.0.0.1 is a private address"),
            (V.FORBIDDEN, "10.0.0.1 is a private address"),
            id="forbidden",
        ),
        pytest.param(
            Forbidden("10.0.0.1 is a private address", (Hop(A, 302),)),
            (
                V.FORBIDDEN,
                "a redirect leads where nobody is sent: 10.0.0.1 is a private address",
            ),
            id="forbidden after a redirect",
        ),
        pytest.param(
            BadRedirect("it redirects in a circle", 302),
            (V.FAILING, "it redirects in a circle"),
            id="a circle",
        ),
        pytest.param(
            BadRedirect("it leads further: port 22", 302, unsure=True),
            (V.UNVERIFIABLE, "it leads further: port 22"),
            id="where a browser may get further",
        ),
        pytest.param(
            NotAsked("the host asks to wait 2 hours"),
            (V.UNVERIFIABLE, "the host asks to wait 2 hours"),
            id="limited",
        ),
        pytest.param(
            NotAsked("the host answers nothing", silent=True),
            (V.FAILING, "the host answers nothing"),
            id="silent",
        ),
        pytest.param(
            Told("github", Facts("a/b", "https://github.com/a/b")),
            (V.ALIVE, "github has it"),
            id="told",
        ),
        pytest.param(
            Told("github", Facts("c/d", "https://github.com/c/d", renamed=True)),
            (V.MOVED, 'it is called "c/d" now'),
            id="renamed",
        ),
        pytest.param(
            NoAnswer(Trouble.NO_SUCH_HOST, "", "https://e.com/"),
            (V.DEAD, 'no host is called "e.com"'),
            id="no such host",
        ),
        pytest.param(
            NoAnswer(Trouble.CERTIFICATE, "certificate has expired", URL),
            (V.FAILING, "the certificate is not valid (certificate has expired)"),
            id="expired",
        ),
    ],
)
def test_verdicts(seen: Observation, wanted: tuple[Verdict, str]) -> None:
    assert verdict(seen) == wanted


@pytest.mark.parametrize("status", [401, 403, 404, 418, 429, 500, 503, 999])
def test_what_is_accepted_is_alive(status: int) -> None:
    assert verdict(answered(status), Rules({status}))[0] is V.ALIVE
    assert verdict(answered(status, wall="Cloudflare"), Rules({status}))[0] is V.ALIVE
    assert verdict(answered(status), Rules({status + 1}))[0] is not V.ALIVE


DAY = timedelta(days=1)
FAILED = NoAnswer(Trouble.READ_TIMEOUT, "", URL)


@pytest.mark.parametrize(
    ("past", "confirmed"),
    [
        pytest.param(Past(), False, id="the first time"),
        pytest.param(Past(NOW - 7 * DAY, 1), False, id="long ago, but twice only"),
        pytest.param(Past(NOW - 6 * DAY, 9), False, id="often, but not for long"),
        pytest.param(Past(NOW - 7 * DAY, 2), True, id="three times over seven days"),
        pytest.param(Past(NOW - 70 * DAY, 20), True, id="for long"),
    ],
)
def test_a_failure_is_confirmed_by_runs_and_days(past: Past, confirmed: bool) -> None:
    outcome = judge(FAILED, NOW, Rules(), past)
    assert outcome.confirmed is confirmed
    assert outcome.failures == past.failures + 1
    assert outcome.first_failed == (past.first_failed or NOW)


def test_the_policy_is_configured() -> None:
    assert judge(FAILED, NOW, Rules(confirm_runs=1, confirm_days=0)).confirmed
    assert not judge(FAILED, NOW, Rules(confirm_runs=1, confirm_days=1)).confirmed
    assert not judge(FAILED, NOW, Rules(confirm_runs=2, confirm_days=0)).confirmed


def test_what_answers_has_no_past() -> None:
    past = Past(NOW - 30 * DAY, 5)
    for seen in (answered(200), answered(200, (A, 301), url=B)):
        outcome = judge(seen, NOW, Rules(), past)
        assert (outcome.first_failed, outcome.failures) == (None, 0)


def test_what_says_nothing_keeps_the_past() -> None:
    past = Past(NOW - 30 * DAY, 5)
    for seen in (answered(403), NotAsked("limited"), NotAsked("silent", silent=True)):
        outcome = judge(seen, NOW, Rules(), past)
        assert (outcome.first_failed, outcome.failures) == (past.first_failed, 5)
        assert not outcome.confirmed


def test_dead_and_failing_runs_count_together() -> None:
    outcome = judge(answered(404), NOW, Rules(), Past(NOW - 2 * DAY, 1))
    assert (outcome.failures, outcome.confirmed) == (2, True)


# --------------------------------------------------------------------------------------- retries


@pytest.mark.parametrize(
    ("seen", "attempt", "wait"),
    [
        pytest.param(answered(200), 1, None, id="alive"),
        pytest.param(answered(403), 1, None, id="refused"),
        pytest.param(answered(400), 1, None, id="a mistake of ours"),
        pytest.param(answered(404), 1, 0.5, id="dead, to be confirmed"),
        pytest.param(answered(404, wall="Cloudflare"), 1, None, id="a wall"),
        pytest.param(answered(503), 1, 0.5, id="503"),
        pytest.param(answered(503), 2, 1.0, id="503 again"),
        pytest.param(answered(503), 3, None, id="503 for the third time"),
        pytest.param(answered(429), 1, 0.5, id="429 without a time"),
        pytest.param(answered(503, wall="Cloudflare"), 1, None, id="a wall that answers 503"),
        pytest.param(Answered(429, URL, retry_after=7.0), 1, 7.0, id="429 with a time"),
        pytest.param(NoAnswer(Trouble.READ_TIMEOUT), 1, 0.5, id="a timeout"),
        pytest.param(NoAnswer(Trouble.REFUSED), 2, 1.0, id="refused connections"),
        pytest.param(NoAnswer(Trouble.CERTIFICATE), 1, None, id="a certificate"),
        pytest.param(NoAnswer(Trouble.TOTAL_TIMEOUT), 1, None, id="no time left"),
        pytest.param(NoAnswer(Trouble.NO_SUCH_HOST), 1, 0.5, id="no such host"),
        pytest.param(Forbidden("x"), 1, None, id="forbidden"),
        pytest.param(BadRedirect("x", 302), 1, None, id="a circle"),
    ],
)
def test_retries(seen: Observation, attempt: int, wait: float | None) -> None:
    assert next_attempt(seen, attempt, 2, 0.0) == wait


def test_a_dead_link_is_confirmed_once() -> None:
    assert next_attempt(answered(404), 2, 2, 0.0, confirmed=True) is None
    assert next_attempt(answered(404), 1, 0, 0.0) == 0.5  # whatever retries there are


@given(st.integers(1, 9), st.floats(0, 1))
def test_waits_double_with_half_left_to_chance(attempt: int, chance: float) -> None:
    wait = next_attempt(answered(503), attempt, 10, chance)
    assert wait is not None
    longest = min(2.0 ** (attempt - 1), 20.0)
    assert longest / 2 <= wait <= longest


@pytest.mark.parametrize(
    ("headers", "status", "wait"),
    [
        pytest.param({}, 429, None, id="nothing"),
        pytest.param({"retry-after": "120"}, 429, 120.0, id="seconds"),
        pytest.param({"retry-after": " 0 "}, 503, 0.0, id="at once"),
        pytest.param({"retry-after": "Sat, 21 Nov 2026 12:01:30 GMT"}, 429, 90.0, id="a date"),
        pytest.param({"retry-after": "Sat, 21 Nov 2026 11:00:00 GMT"}, 429, 0.0, id="a past date"),
        pytest.param({"retry-after": "Saturday, 21-Nov-26 12:00:10 GMT"}, 429, 10.0, id="RFC 850"),
        pytest.param({"retry-after": "soon"}, 429, None, id="no time"),
        pytest.param({"retry-after": "-5"}, 429, None, id="a negative time"),
        pytest.param({"retry-after": "9" * 40}, 429, None, id="a huge number"),
        pytest.param({"retry-after": "１２"}, 429, None, id="wide digits"),
        pytest.param(
            {"x-ratelimit-remaining": "0", "x-ratelimit-reset": f"{NOW.timestamp() + 60:.0f}"},
            403,
            60.0,
            id="GitHub's, a point in time",
        ),
        pytest.param(
            {"x-ratelimit-remaining": "12", "x-ratelimit-reset": f"{NOW.timestamp() + 60:.0f}"},
            200,
            None,
            id="GitHub's, with something left",
        ),
        pytest.param(
            {"ratelimit-remaining": "0", "ratelimit-reset": "30"}, 200, 30.0, id="the old draft"
        ),
        pytest.param(
            {"ratelimit": "limit=100, remaining=0, reset=50"}, 200, 50.0, id="one field, older"
        ),
        pytest.param({"ratelimit": '"api";r=0;t=55'}, 200, 55.0, id="one field, newer"),
        pytest.param({"ratelimit": '"api";r=9;t=55'}, 200, None, id="something left"),
        pytest.param({"ratelimit": '"api";t=55'}, 429, 55.0, id="only a time"),
    ],
)
def test_asked_to_wait(headers: dict[str, str], status: int, wait: float | None) -> None:
    assert asked_to_wait(headers, status, NOW) == wait


@given(st.text(max_size=40), st.text(max_size=40), st.integers(200, 599))
def test_any_header_is_read(first: str, second: str, status: int) -> None:
    names = ("retry-after", "x-ratelimit-remaining", "x-ratelimit-reset", "ratelimit")
    for name in names:
        wait = asked_to_wait({name: first, "ratelimit-reset": second}, status, NOW)
        assert wait is None or wait >= 0


# ----------------------------------------------------------------------------------------- walls


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({"cf-mitigated": "challenge"}, "Cloudflare"),
        ({"cf-mitigated": "block"}, ""),
        ({"server": "cloudflare"}, ""),
        ({"x-amzn-waf-action": "captcha"}, "AWS WAF"),
        ({"x-dd-b": "1"}, "DataDome"),
        ({}, ""),
    ],
)
def test_walls_in_headers(headers: dict[str, str], name: str) -> None:
    assert wall_in_headers(headers) == name


@pytest.mark.parametrize(
    ("status", "body", "name"),
    [
        (403, b"<title>Just a moment...</title>", "Cloudflare"),
        (200, b"<title>Just a moment...</title>", ""),
        (503, b"<script src=/cdn-cgi/challenge-platform/x>", "Cloudflare"),
        (403, b"Making sure you&#39;re not a bot!", "Anubis"),
        (403, b"Pardon our interruption", ""),
        (404, b"Not found", ""),
    ],
)
def test_walls_in_bodies(status: int, body: bytes, name: str) -> None:
    assert wall_in_body(status, body) == name
