"""How a run asks: paced, fair, with connections used again, and with names looked up once."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from linked import NOW, Linked, outcomes, told
from web import Received, Web, answer, by_path, in_turn, redirect, server_context, silent

from awesomekit.errors import UsageError
from awesomekit.liveness.plan.planning import make_plan, merged
from awesomekit.model.liveness import Verdict

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Watched:
    """Answers after a while, and writes down when and how many at a time."""

    wait: float = 0.05
    status: int = 200
    begun: list[float] = field(default_factory=list)
    now: int = 0
    most: int = 0

    async def __call__(self, received: Received, writer: asyncio.StreamWriter) -> None:
        self.begun.append(monotonic())
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(self.wait)
        self.now -= 1
        await answer(self.status)(received, writer)


def pages(host: str, count: int) -> list[str]:
    return [f"http://{host}/{number}" for number in range(count)]


def test_one_host_is_asked_few_things_at_a_time(web: Web, linked: Linked) -> None:
    host = Watched()
    web.host("h.web", host)
    linked.settings += "  per-host: 3\n"
    linked.check(pages("h.web", 12))
    assert (host.most, len(host.begun)) == (3, 12)


def test_requests_to_one_host_are_spaced(web: Web, linked: Linked) -> None:
    host = Watched(0.0)
    web.host("h.web", host)
    linked.overrides = ["{match: h.web, spacing: 0.25}"]
    linked.check(pages("h.web", 5))
    # what the server measures may come together by what the way takes
    assert host.begun[-1] - host.begun[0] > 0.6


def test_hosts_have_limits_of_their_own(web: Web, linked: Linked) -> None:
    first, second = Watched(), Watched()
    web.host("a.web", first)
    web.host("b.web", second)
    linked.overrides += ["{match: b.web, concurrency: 1}"]
    linked.check([*pages("a.web", 8), *pages("b.web", 4)])
    assert (first.most, second.most) == (4, 1)


def test_all_hosts_together_are_asked_so_many_things_at_a_time(web: Web, linked: Linked) -> None:
    every = Watched()
    for number in range(10):
        web.host(f"h{number}.web", every)
    linked.settings += "  concurrency: 5\n"
    linked.check([url for number in range(10) for url in pages(f"h{number}.web", 3)])
    assert (every.most, len(every.begun)) == (5, 30)


def test_a_slow_host_holds_nobody_up(web: Web, linked: Linked) -> None:
    web.host("slow.web", Watched(0.3))
    for number in range(8):
        web.host(f"h{number}.web", answer(200))
    linked.settings += "  concurrency: 5\n"
    slow = pages("slow.web", 12)
    quick = [f"http://h{number}.web/" for number in range(8)]
    result = linked.check([*slow, *quick])
    assert {outcome.verdict for outcome in outcomes(result).values()} == {Verdict.ALIVE}
    order = [received.host for received in web.received]
    # the slow host's second turn comes after every other host had its own
    assert set(order[:12]) == {"slow.web", *(f"h{number}.web" for number in range(8))}


def test_a_host_that_never_answers_is_given_up(web: Web, linked: Linked) -> None:
    web.host("silent.web", silent)
    web.host("h.web", answer(200))
    linked.settings += "  per-host: 2\n"
    linked.overrides += ["{match: silent.web, timeout: 0.5}"]
    result = linked.check([*pages("silent.web", 30), "http://h.web/"])
    reasons = Counter(told(result).values())
    assert reasons == {
        "failing: the answer was not complete in time": 2,
        "failing: the host answers nothing: the answer was not complete in time": 28,
        "alive: it answers 200": 1,
    }
    assert len(web.asked("silent.web")) == 2


def test_a_host_that_refuses_connections_is_asked_once(web: Web, linked: Linked) -> None:
    web.nobody("refused.web")
    linked.settings += "  per-host: 1\n  concurrency: 1\n"
    result = linked.check(pages("refused.web", 30))
    assert set(told(result).values()) == {"failing: the connection was refused"}
    assert result.requests == {"refused.web": 2}


def test_a_host_that_answered_once_is_not_given_up(web: Web, linked: Linked) -> None:
    web.host("h.web", by_path({"/0": answer(200), "/1": silent, "/2": answer(200)}))
    linked.settings += "  per-host: 1\n"
    linked.overrides += ["{match: h.web, timeout: 1}"]
    assert told(linked.check(pages("h.web", 3))) == {
        "http://h.web/0": "alive: it answers 200",
        "http://h.web/1": "failing: the answer was not complete in time",
        "http://h.web/2": "alive: it answers 200",
    }


def test_a_host_that_limits_is_left_alone_for_so_long(web: Web, linked: Linked) -> None:
    times: list[float] = []

    async def limits(received: Received, writer: asyncio.StreamWriter) -> None:
        times.append(monotonic())
        status = 429 if len(times) == 1 else 200
        headers = {"Retry_After": "1"} if status == 429 else {}
        await answer(status, b"", close=False, **headers)(received, writer)

    web.host("h.web", limits)
    linked.settings += "  per-host: 1\n"
    assert set(told(linked.check(pages("h.web", 3))).values()) == {"alive: it answers 200"}
    assert len(times) == 4
    assert times[1] - times[0] > 0.9


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry_After": "3600"},
        {"Retry_After": "Fri, 31 Dec 9999 23:59:59 GMT"},
        {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": "99999999999"},
        {"RateLimit": '"pages";r=0;t=3600'},
    ],
    ids=["seconds", "date", "GitHub's", "IETF's"],
)
def test_a_host_that_limits_for_long_is_left_alone(
    web: Web, linked: Linked, headers: dict[str, str]
) -> None:
    web.host("h.web", answer(429, b"", close=False, **headers))
    linked.settings += "  per-host: 1\n"
    result = linked.check(pages("h.web", 20))
    verdicts = Counter(outcome.verdict for outcome in outcomes(result).values())
    assert verdicts == {Verdict.UNVERIFIABLE: 20}
    assert len(web.asked("h.web")) == 1
    assert result.exit_status == 0
    reasons = set(told(result).values())
    assert "unverifiable: it was asked too often (429)" in reasons
    assert any("the host asks to wait" in reason for reason in reasons)


def test_connections_are_used_again(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(200, b"x" * 5000))
    web.host("t.web", answer(200), tls=server_context("t.web"))
    linked.settings += "  per-host: 2\n"
    linked.check([*pages("h.web", 20), *(f"https://t.web/{number}" for number in range(20))])
    connections = Counter(web.connections)
    assert 1 <= connections["h.web"] <= 2
    assert 1 <= connections["t.web"] <= 2


def test_redirects_wait_for_the_turn_of_where_they_lead(web: Web, linked: Linked) -> None:
    end = Watched()
    web.host("end.web", end)
    web.host("from.web", redirect(302, "http://end.web/x"))
    linked.overrides += ["{match: end.web, concurrency: 1}"]
    linked.check(pages("from.web", 4))
    assert (end.most, len(end.begun)) == (1, 4)


# ------------------------------------------------------------------------------------------ names


def test_a_name_is_looked_up_once_and_its_address_kept(web: Web, linked: Linked) -> None:
    address = web.host("h.web", in_turn(redirect(302, "/again"), answer(200)))
    answers = [[address], ["127.0.0.1"], ["169.254.169.254"]]

    async def rebinding(host: str, port: int) -> list[str]:
        web.looked_up.append(host)
        return answers.pop(0)

    from awesomekit.liveness.execution.session import Network

    network = Network(rebinding, web.make_socket)
    result = linked.check(["http://h.web/"], network=network)
    assert told(result) == {"http://h.web/": "alive: it answers 200 after a redirect"}
    assert web.looked_up == ["h.web"]
    assert web.refused == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1%eth0"],
)
def test_a_name_that_leads_inside_is_not_connected_to(
    web: Web, linked: Linked, address: str
) -> None:
    web.names["h.web"] = [address]
    result = linked.check(["http://h.web/"])
    assert outcomes(result)["http://h.web/"].verdict is Verdict.FORBIDDEN
    assert (web.refused, web.connections) == ([], [])
    assert result.exit_status == 1


def test_a_name_that_is_allowed_may_lead_inside(web: Web, linked: Linked) -> None:
    web.host("wiki.lan", answer(200), port=9000, address="10.0.0.1")
    linked.settings += '  allow: ["wiki.lan:9000"]\n'
    result = linked.check(["http://wiki.lan:9000/", "http://wiki.lan/"])
    assert told(result) == {
        "http://wiki.lan:9000/": "alive: it answers 200",
        "http://wiki.lan/": 'forbidden: "wiki.lan" is a name of a local network',
    }


def test_without_any_name_nothing_is_dead(web: Web, linked: Linked) -> None:
    web.names["example.com"] = socket.gaierror(socket.EAI_NONAME, "no")
    result = linked.check(["http://no.web/"])
    assert told(result) == {
        "http://no.web/": "failing: the name could not be looked up (no name can be looked up now)"
    }


def test_the_environment_has_no_proxy_for_us(
    web: Web, linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://proxy.web:3128")
    web.host("h.web", answer(200))
    environment = {"http_proxy": "http://proxy.web:3128", "https_proxy": "http://proxy.web:3128"}
    result = linked.check(["http://h.web/"], environment=environment)
    assert told(result) == {"http://h.web/": "alive: it answers 200"}
    assert web.looked_up == ["h.web"]


# ------------------------------------------------------------------------------------------ parts


def test_parts_run_apart_and_come_together(web: Web, linked: Linked, tmp_path: Path) -> None:

    from awesomekit.config.link_settings import LinkSettings
    from awesomekit.liveness.execution.session import Session
    from awesomekit.liveness.policy.verdicts import Rules, judge

    for number in range(4):
        web.host(f"h{number}.web", by_path({"/0": answer(200), "/1": answer(404)}))
    urls = [url for number in range(4) for url in pages(f"h{number}.web", 2)]
    settings = LinkSettings(spacing=0.0)

    def outcomes_of(part: object) -> dict[str, Verdict]:
        found: dict[str, Verdict] = {}
        session = Session(settings, tmp_path, "test", network=web.network)
        jobs = list(part.jobs.values())  # type: ignore[attr-defined]
        left = session.ask(
            jobs,
            lambda job, seen, n: found.update({job.key: judge(seen, NOW, Rules()).verdict}),
        )
        assert left == 0
        return found

    plan = make_plan(urls, settings)
    parts = [outcomes_of(part) for part in plan.parts(3)]
    assert len(parts) == 3
    together = {key: verdict for part in parts for key, verdict in part.items()}
    assert together == outcomes_of(plan)
    assert Counter(together.values()) == {Verdict.ALIVE: 4, Verdict.DEAD: 4}
    assert merged([]) == {}


# ----------------------------------------------------------------------------------------- bodies


async def hanging_404(received: Received, writer: asyncio.StreamWriter) -> None:
    """The head of a page that is gone, and no body."""
    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n")
    await writer.drain()
    await asyncio.sleep(60)


def test_a_body_that_does_not_come_hides_no_status(web: Web, linked: Linked) -> None:
    web.host("h.web", hanging_404)
    linked.overrides += ["{match: h.web, timeout: 1}"]
    assert told(linked.check(["http://h.web/"])) == {"http://h.web/": "dead: it answers 404"}


def test_a_fragment_of_a_redirect_takes_the_place_of_the_links(web: Web, linked: Linked) -> None:
    pages = {"/old": redirect(301, "/new#B\u00fc"), "/plain": redirect(301, "/new")}
    web.host("h.web", by_path({**pages, "/new": answer(200)}))
    found = outcomes(linked.check(["http://h.web/old#a", "http://h.web/plain#a"]))
    assert [outcome.final_url for outcome in found.values()] == [
        "http://h.web/new#B%C3%BC",
        "http://h.web/new",
    ]


def test_what_is_accepted_is_not_tried_again(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(503))
    linked.overrides += ["{match: h.web, accept: [503]}"]
    assert told(linked.check(["http://h.web/"])) == {"http://h.web/": "alive: it answers 503"}
    assert len(web.asked("h.web")) == 1


# ---------------------------------------------------------------------------------------- proxies


async def proxy(received: Received, writer: asyncio.StreamWriter) -> None:
    """Answer for others: 200 for what is asked in full."""
    await answer(200 if received.path.startswith("http://h.web/") else 400)(received, writer)


@pytest.mark.parametrize("setting", ["http://proxy.web:3128", "environment"])
def test_a_proxy_is_used_when_the_configuration_asks(
    web: Web, linked: Linked, setting: str
) -> None:
    web.host("proxy.web", proxy, port=3128, address="10.0.0.8")
    linked.settings += f"  proxy: {setting}\n"
    environment = {"https_proxy": "http://proxy.web:3128"}
    result = linked.check(["http://h.web/x", "http://10.0.0.9/"], environment=environment)
    assert told(result) == {
        "http://h.web/x": "alive: it answers 200",
        "http://10.0.0.9/": "forbidden: 10.0.0.9 is a private address",
    }
    assert web.looked_up == ["proxy.web"]
    assert [received.path for received in web.received] == ["http://h.web/x"]


def test_a_proxy_that_cannot_be_used(web: Web, linked: Linked) -> None:
    linked.settings += "  proxy: 'socks5://proxy.web'\n"
    with pytest.raises(UsageError, match=r'"links\.proxy" cannot be used: the scheme "socks5"'):
        linked.check(["http://h.web/x"])


# ----------------------------------------------------------------------------------------- memory


def test_what_was_not_asked_is_not_remembered(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(429, b"", close=False, Retry_After="3600"))
    linked.settings += "  per-host: 1\n"
    memory = linked.folder / "memory.sqlite3"
    linked.check(pages("h.web", 5), memory=memory)
    asked = len(web.received)
    linked.check(memory=memory)
    # the one that was asked is known, and another one is asked now
    assert len(web.received) == asked + 1


def test_what_a_silent_host_kept_from_being_asked_comes_first_the_next_time(
    web: Web, linked: Linked
) -> None:
    slow = {"/0": silent, "/1": silent}
    web.host("h.web", by_path({**slow, "*": answer(200)}))
    linked.settings += "  per-host: 1\n"
    linked.overrides += ["{match: h.web, timeout: 1}"]
    memory = linked.folder / "memory.sqlite3"
    states = []
    for days in (0, 4, 8, 12):
        result = linked.check(pages("h.web", 4), memory=memory, now=NOW + timedelta(days=days))
        states.append(
            [(o.verdict.value, o.failures, o.confirmed) for o in outcomes(result).values()]
        )
    unasked = ("failing", 0, False)
    first = [("failing", 1, False), unasked, unasked, unasked]
    second = [unasked, ("failing", 1, False), unasked, unasked]
    assert states[0] == first
    assert states[1][1:] == second[1:]
    # what never failed itself is no error, and is found to be well in the end
    assert [state[2][0] for state in states[2:]] == ["alive", "alive"]
    assert [state[2][2] or state[3][2] for state in states] == [False] * 4


def test_failures_over_runs_become_an_error(web: Web, linked: Linked) -> None:
    web.host("h.web", in_turn(*[answer(503)] * 8, answer(200)))
    memory = linked.folder / "memory.sqlite3"
    linked.write(["http://h.web/"])
    statuses = []
    for days in (0, 0.5, 2, 4, 8, 10):
        now = NOW + timedelta(days=days)
        result = linked.check(memory=memory, now=now)
        (outcome,) = outcomes(result).values()
        statuses.append((days, outcome.verdict.value, outcome.failures, result.exit_status))
    assert statuses == [
        (0, "failing", 1, 0),
        (0.5, "failing", 1, 0),  # known from before
        (2, "failing", 2, 0),
        (4, "failing", 3, 0),  # often enough, but not for long enough
        (8, "failing", 4, 1),
        (10, "alive", 0, 0),
    ]
