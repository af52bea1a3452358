"""Every behaviour of a web that links meet: one run over all of them, one row for each.

All hosts are real servers on loopback; see :mod:`web`.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
from typing import TYPE_CHECKING

import pytest
from web import (
    Handler,
    Received,
    Web,
    answer,
    by_path,
    in_turn,
    raw,
    redirect,
    server_context,
    silent,
)

from awesomekit import link_api
from awesomekit.model.liveness import Outcome, Verdict

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping
    from pathlib import Path

    from awesomekit.liveness.result import LinksResult

CONFIG = """\
links:
  connect-timeout: 2
  read-timeout: 1.5
  timeout: 5
  retries: 1
  longest-wait: 1
  spacing: 0
  fragments: true
  overrides:
    - {match: accepted.web, accept: [418]}
    - {match: excluded.web, exclude: it sleeps}
    - {match: headed.web, headers: {X-Own: "1"}}
    - {match: "http://listed.web/*", accept: [500]}
    - {match: headfirst.web, method: head}
    - {match: impatient.web, timeout: 0.3}
"""

PAGE = b'<!doctype html><h1 id="top">T</h1><h2 id="here">H</h2><a name="there"></a>'
BOMB = gzip.compress(b"<p>" + b"\0" * (64 * 1024 * 1024))


async def endless(_received: Received, writer: asyncio.StreamWriter) -> None:
    """A body that never ends."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"x" * 65536)
        await writer.drain()


async def dripping(_received: Received, writer: asyncio.StreamWriter) -> None:
    """Headers, one byte at a time."""
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 1000:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.2)


async def slow_body(_received: Received, writer: asyncio.StreamWriter) -> None:
    """The head at once, the body never."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    await writer.drain()
    await asyncio.sleep(3600)


async def half_closed(_received: Received, writer: asyncio.StreamWriter) -> None:
    """Close the writing side without an answer, and keep the other open."""
    writer.write_eof()
    await asyncio.sleep(3600)


def no_head(handler: Handler, status: int = 405) -> Handler:
    """Refuse HEAD."""

    async def handle(received: Received, writer: asyncio.StreamWriter) -> None:
        await (answer(status, b"") if received.method == "HEAD" else handler)(received, writer)

    return handle


async def asks_for_own_header(received: Received, writer: asyncio.StreamWriter) -> None:
    """Answer only those that send it."""
    await answer(200 if "x-own" in received.headers else 403)(received, writer)


async def echo_path(received: Received, writer: asyncio.StreamWriter) -> None:
    """Answer 200 to one path only, as it came over the wire."""
    fine = received.path == "/a%20b/%E4%B8%AD?q=%C3%BC&r=1%2F2"
    await answer(200 if fine else 404)(received, writer)


async def cookie_wall(received: Received, writer: asyncio.StreamWriter) -> None:
    """Redirect to itself until a cookie comes back."""
    if "cookie" in received.headers:
        await answer(200)(received, writer)
    else:
        await redirect(302, "http://cookies.web/", Set_Cookie="seen=1")(received, writer)


def start(web: Web) -> None:
    """All hosts of the web."""
    web.host("s204.web", answer(204, b""))
    for status in (200, 206, 400, 401, 402, 403, 405, 406, 408, 410, 418, 429, 451, 500):
        web.host(f"s{status}.web", answer(status))
    for status in (404, 501, 502, 503, 504, 520, 999):
        web.host(f"s{status}.web", answer(status))
    for status in (301, 302, 303, 307, 308):
        web.host(
            f"r{status}.web",
            by_path({"/old": redirect(status, "/new"), "/new": answer(200)}),
        )
    web.host(
        "chain.web",
        by_path(
            {
                "/a": redirect(301, "/b"),
                "/b": redirect(308, "http://s200.web/c"),
                "/mixed": redirect(301, "/temporary"),
                "/temporary": redirect(302, "http://s200.web/c"),
                "/dead": redirect(301, "http://s404.web/"),
                "/loop": redirect(302, "/loop2"),
                "/loop2": redirect(302, "/loop"),
                "/self": redirect(301, "/self"),
                "/home/deep": redirect(301, "/"),
                "/": answer(200),
                "/login": answer(200),
                "/members": redirect(302, "/login?next=/members"),
                "/scheme": redirect(302, "ftp://s200.web/"),
                "/nowhere": redirect(302, "http://["),
                "/loopback": redirect(302, "http://127.0.0.1/"),
                "/decimal": redirect(301, "http://2130706433/"),
                "/metadata": redirect(302, "http://169.254.169.254/latest/meta-data/"),
                "/name": redirect(302, "http://inside.web/"),
                "/port": redirect(302, "http://s200.web:22/"),
                "/slashes": redirect(302, "//s200.web/c"),
                "/relative": redirect(302, "c/../../new?x=1"),
                "/new": answer(200),
                "/bare": answer(302),
                "/utf8": answer(302, Location="/neu-ü"),
                "/neu-%C3%BC": answer(200),
            }
        ),
    )

    async def onward(received: Received, writer: asyncio.StreamWriter) -> None:
        number = int(received.path.strip("/") or "0")
        await redirect(302, f"/{number + 1}")(received, writer)

    web.host("long.web", onward)
    web.host("headfirst.web", no_head(answer(200)))
    web.host("headlies.web", no_head(answer(200), 404))
    web.host("silent.web", silent)
    web.host("impatient.web", silent)
    web.host("dripping.web", dripping)
    web.host("slowbody.web", slow_body)
    web.host("endless.web", endless)
    web.host("bomb.web", answer(200, BOMB, Content_Type="text/html", Content_Encoding="gzip"))
    web.host("reset.web", raw(b"", reset=True))
    web.host("closed.web", raw(b""))
    web.host("half.web", half_closed)
    web.nobody("refused.web")
    web.host("garbage.web", raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"))
    web.host("http2.web", raw(b"\0\0\x12\4\0\0\0\0\0\0\3\0\0\0\x80\0\4\0\1\0\0\0\5\0\xff\xff\xff"))
    web.host("http10.web", raw(b"HTTP/1.0 200 OK\r\n\r\nhello"))
    web.host("hugeheader.web", answer(200, X_Huge="x" * 100_000))
    many = b"".join(b"X-%d: y\r\n" % number for number in range(3000))
    web.host("manyheaders.web", raw(b"HTTP/1.1 200 OK\r\n" + many + b"\r\n"))
    web.host("flapping.web", in_turn(answer(503), answer(200)))
    web.host("flapping404.web", in_turn(answer(404), answer(200)))
    web.host("dropping.web", in_turn(raw(b""), answer(200)))
    web.host("later.web", in_turn(answer(429, Retry_After="0"), answer(200)))
    web.host("much-later.web", answer(429, Retry_After="3600"))
    web.host(
        "date.web", in_turn(answer(503, Retry_After="Fri, 31 Dec 1999 23:59:59 GMT"), answer(200))
    )
    web.host("limited.web", answer(403, X_RateLimit_Remaining="0", X_RateLimit_Reset="99999999999"))
    web.host("cloudflare.web", answer(403, b"<title>Just a moment...</title>"))
    web.host("cloudflare503.web", answer(503, b"<title>Just a moment...</title>"))
    web.host("challenge.web", answer(404, cf_mitigated="challenge"))
    web.host("waf.web", answer(202, x_amzn_waf_action="challenge"))
    web.host("cookies.web", cookie_wall)
    web.host("page.web", answer(200, PAGE, Content_Type="text/html; charset=utf-8"))
    web.host(
        "packed.web",
        answer(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip"),
    )
    web.host("text.web", answer(200, PAGE, Content_Type="text/plain"))
    web.host("app.web", answer(200, b'<div id="root"></div>', Content_Type="text/html"))
    web.host("xn--r8jz45g.web", answer(200))
    web.host("wire.web", echo_path)
    web.host("accepted.web", answer(418))
    web.host("headed.web", asks_for_own_header)
    web.host("listed.web", answer(500))
    web.host("fine.web", answer(200), tls=server_context("fine.web"))
    web.host("expired.web", answer(200), tls=server_context("expired.web", expired=True))
    web.host("othername.web", answer(200), tls=server_context("another.web"))
    web.host("untrusted.web", answer(200), tls=server_context("untrusted.web", trusted=False))
    web.host("notls.web", silent, port=443, greeting=b"HTTP/1.1 400 Bad Request\r\n\r\n")
    web.host("alpn.web", answer(200), tls=_with_http2("alpn.web"))
    web.names["inside.web"] = ["10.1.2.3"]
    web.names["both.web"] = ["8.8.0.1", "127.0.0.1"]
    web.names["mapped.web"] = ["::ffff:169.254.169.254"]
    web.names["later-name.web"] = socket.gaierror(socket.EAI_AGAIN, "Temporary failure")
    web.names["empty.web"] = []


def _with_http2(name: str) -> ssl.SSLContext:
    context = server_context(name)
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


# address → verdict, and how the reason begins
EXPECTED: Mapping[str, tuple[Verdict, str]] = {
    "http://s200.web/": (Verdict.ALIVE, "it answers 200"),
    "http://s204.web/": (Verdict.ALIVE, "it answers 204"),
    "http://s206.web/": (Verdict.ALIVE, "it answers 206"),
    "http://s400.web/": (Verdict.FAILING, "it answers 400"),
    "http://s401.web/": (Verdict.UNVERIFIABLE, "it asks for a login (401)"),
    "http://s402.web/": (Verdict.UNVERIFIABLE, "it asks for a payment (402)"),
    "http://s403.web/": (Verdict.UNVERIFIABLE, "it refuses programs (403)"),
    "http://s404.web/": (Verdict.DEAD, "it answers 404"),
    "http://s405.web/": (Verdict.UNVERIFIABLE, "it refuses to answer programs (405)"),
    "http://s406.web/": (Verdict.UNVERIFIABLE, "it refuses to answer programs (406)"),
    "http://s408.web/": (Verdict.FAILING, "it answers 408"),
    "http://s410.web/": (Verdict.DEAD, "it answers 410"),
    "http://s418.web/": (Verdict.UNVERIFIABLE, "it refuses to answer programs (418)"),
    "http://s429.web/": (Verdict.UNVERIFIABLE, "it was asked too often (429)"),
    "http://s451.web/": (Verdict.UNVERIFIABLE, "it is withheld for legal reasons (451)"),
    "http://s500.web/": (Verdict.FAILING, "it answers 500"),
    "http://s501.web/": (Verdict.UNVERIFIABLE, "it refuses to answer programs (501)"),
    "http://s502.web/": (Verdict.FAILING, "it answers 502"),
    "http://s503.web/": (Verdict.FAILING, "it answers 503"),
    "http://s504.web/": (Verdict.FAILING, "it answers 504"),
    "http://s520.web/": (Verdict.FAILING, "it answers 520"),
    "http://s999.web/": (Verdict.UNVERIFIABLE, "it refuses programs (999)"),
    # redirects
    "http://r301.web/old": (Verdict.MOVED, "it moved to http://r301.web/new for good"),
    "http://r302.web/old": (Verdict.ALIVE, "it answers 200 after a redirect"),
    "http://r303.web/old": (Verdict.ALIVE, "it answers 200 after a redirect"),
    "http://r307.web/old": (Verdict.ALIVE, "it answers 200 after a redirect"),
    "http://r308.web/old": (Verdict.MOVED, "it moved to http://r308.web/new for good"),
    "http://chain.web/a": (Verdict.MOVED, "it moved to http://s200.web/c for good"),
    "http://chain.web/mixed": (Verdict.ALIVE, "it answers 200 after 2 redirects"),
    "http://chain.web/dead": (Verdict.DEAD, "it answers 404"),
    "http://chain.web/loop": (Verdict.FAILING, "it redirects in a circle"),
    "http://chain.web/self": (Verdict.FAILING, "it redirects in a circle"),
    "http://long.web/": (Verdict.FAILING, "it redirects more than 10 times"),
    "http://chain.web/home/deep": (Verdict.UNVERIFIABLE, "it leads to a home page"),
    "http://chain.web/members": (Verdict.UNVERIFIABLE, "it leads to a login or a check"),
    "http://chain.web/scheme": (Verdict.FAILING, "it redirects to no valid address"),
    "http://chain.web/nowhere": (Verdict.FAILING, "it redirects to no valid address"),
    "http://chain.web/slashes": (Verdict.ALIVE, "it answers 200 after a redirect"),
    "http://chain.web/relative": (Verdict.ALIVE, "it answers 200 after a redirect"),
    "http://chain.web/bare": (Verdict.UNVERIFIABLE, "it refuses to answer programs (302)"),
    "http://chain.web/utf8": (Verdict.ALIVE, "it answers 200 after a redirect"),
    "http://cookies.web/": (
        Verdict.UNVERIFIABLE,
        "it redirects in a circle, as sites do that want cookies",
    ),
    # where nobody is sent
    "http://chain.web/loopback": (
        Verdict.FORBIDDEN,
        "a redirect leads where nobody is sent: 127.0.0.1 is a loopback address",
    ),
    "http://chain.web/decimal": (
        Verdict.FORBIDDEN,
        "a redirect leads where nobody is sent: 127.0.0.1 is a loopback address",
    ),
    "http://chain.web/metadata": (
        Verdict.FORBIDDEN,
        "a redirect leads where nobody is sent: 169.254.169.254 is the metadata service",
    ),
    "http://chain.web/name": (
        Verdict.FORBIDDEN,
        'a redirect leads where nobody is sent: "inside.web" leads there: 10.1.2.3 is a private',
    ),
    "http://chain.web/port": (
        Verdict.UNVERIFIABLE,
        "it leads further: port 22 is not one that pages are served on",
    ),
    "http://inside.web/": (
        Verdict.FORBIDDEN,
        '"inside.web" leads there: 10.1.2.3 is a private address',
    ),
    "http://both.web/": (
        Verdict.FORBIDDEN,
        '"both.web" leads there: 127.0.0.1 is a loopback address',
    ),
    "http://mapped.web/": (
        Verdict.FORBIDDEN,
        '"mapped.web" leads there: ::ffff:169.254.169.254 stands',
    ),
    "http://s200.web:22/": (Verdict.FORBIDDEN, "port 22 is not one that pages are served on"),
    "ftp://s200.web/": (Verdict.FORBIDDEN, 'the scheme "ftp" is none of web pages'),
    # methods
    "http://headfirst.web/": (Verdict.ALIVE, "it answers 200"),
    # time
    "http://silent.web/": (Verdict.FAILING, "no answer came in time"),
    "http://impatient.web/": (Verdict.FAILING, "the answer was not complete in time"),
    "http://dripping.web/": (Verdict.FAILING, "the answer was not complete in time"),
    "http://slowbody.web/": (Verdict.ALIVE, "it answers 200"),
    "http://endless.web/": (Verdict.ALIVE, "it answers 200"),
    "http://endless.web/x#part": (Verdict.ALIVE, "it answers 200"),
    "http://bomb.web/#part": (Verdict.ALIVE, "it answers 200"),
    # connections
    "http://reset.web/": (Verdict.FAILING, "the connection was closed before an answer"),
    "http://closed.web/": (Verdict.FAILING, "the connection was closed before an answer"),
    "http://half.web/": (Verdict.FAILING, "the connection was closed before an answer"),
    "http://refused.web/": (Verdict.FAILING, "the connection was refused"),
    "http://garbage.web/": (Verdict.UNVERIFIABLE, "the answer was no HTTP/1.1"),
    "http://http2.web/": (Verdict.UNVERIFIABLE, "the answer was no HTTP/1.1"),
    "http://http10.web/": (Verdict.ALIVE, "it answers 200"),
    "https://alpn.web/": (Verdict.ALIVE, "it answers 200"),
    "http://hugeheader.web/": (Verdict.UNVERIFIABLE, "the head of the answer was too large"),
    "http://manyheaders.web/": (Verdict.UNVERIFIABLE, "the head of the answer was too large"),
    # what passes
    "http://flapping.web/": (Verdict.ALIVE, "it answers 200"),
    "http://flapping404.web/": (Verdict.ALIVE, "it answers 200"),
    "http://dropping.web/": (Verdict.ALIVE, "it answers 200"),
    "http://later.web/": (Verdict.ALIVE, "it answers 200"),
    "http://date.web/": (Verdict.ALIVE, "it answers 200"),
    "http://much-later.web/": (Verdict.UNVERIFIABLE, "it was asked too often (429)"),
    "http://limited.web/": (Verdict.UNVERIFIABLE, "it refuses programs (403)"),
    # walls
    "http://cloudflare.web/": (Verdict.UNVERIFIABLE, "Cloudflare stands before it"),
    "http://cloudflare503.web/": (Verdict.UNVERIFIABLE, "Cloudflare stands before it"),
    "http://challenge.web/": (Verdict.UNVERIFIABLE, "Cloudflare stands before it"),
    "http://waf.web/": (Verdict.UNVERIFIABLE, "AWS WAF stands before it"),
    # fragments
    "http://page.web/#here": (Verdict.ALIVE, "it answers 200"),
    "http://page.web/#there": (Verdict.ALIVE, "it answers 200"),
    "http://page.web/#nowhere": (Verdict.ALIVE, "it answers 200"),
    "http://page.web/#L10": (Verdict.ALIVE, "it answers 200"),
    "http://page.web/#:~:text=x": (Verdict.ALIVE, "it answers 200"),
    "http://packed.web/#nowhere": (Verdict.ALIVE, "it answers 200"),
    "http://text.web/#nowhere": (Verdict.ALIVE, "it answers 200"),
    "http://app.web/#nowhere": (Verdict.ALIVE, "it answers 200"),
    # names and paths
    "http://例え.web/": (Verdict.ALIVE, "it answers 200"),
    "http://wire.web/a b/中?q=ü&r=1%2F2": (Verdict.ALIVE, "it answers 200"),
    "http://no.web/": (Verdict.DEAD, 'no host is called "no.web"'),
    "http://empty.web/": (Verdict.DEAD, 'no host is called "empty.web"'),
    "http://later-name.web/": (Verdict.FAILING, "the name could not be looked up"),
    # TLS
    "https://fine.web/": (Verdict.ALIVE, "it answers 200"),
    "https://expired.web/": (
        Verdict.FAILING,
        "the certificate is not valid (certificate has expired)",
    ),
    "https://othername.web/": (Verdict.FAILING, "the certificate is not valid (Hostname mismatch"),
    "https://untrusted.web/": (Verdict.FAILING, "the certificate is not valid ("),
    "https://notls.web/": (Verdict.FAILING, "no encrypted connection could be made"),
    # what the configuration says
    "http://accepted.web/": (Verdict.ALIVE, "it answers 418"),
    "http://excluded.web/": (Verdict.SKIPPED, "left out by the configuration: it sleeps"),
    "http://headed.web/": (Verdict.ALIVE, "it answers 200"),
    "http://listed.web/x": (Verdict.ALIVE, "it answers 500"),
    # what is not asked for
    "https://img.shields.io/badge/a-b-blue": (Verdict.SKIPPED, "a static badge"),
    "mailto:a@b.web": (Verdict.SKIPPED, "no web address"),
}


class Run:
    """One run over the whole web."""

    def __init__(self, folder: Path) -> None:
        folder.joinpath("awesomekit.yaml").write_text(CONFIG, encoding="utf-8")
        text = "".join(f"- [x](<{url}>)\n" for url in EXPECTED)
        folder.joinpath("README.md").write_text(text, encoding="utf-8")
        with Web() as web:
            start(web)
            self.web = web
            self.result: LinksResult = link_api.check_links(
                [folder / "README.md"], base=folder, network=web.network
            )
        self.outcomes: dict[str, Outcome] = {link.url: link.outcome for link in self.result.links}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("web"))


@pytest.mark.parametrize("url", EXPECTED)
def test_verdict(run: Run, url: str) -> None:
    outcome = run.outcomes[url]
    verdict, reason = EXPECTED[url]
    assert (outcome.verdict, outcome.reason[: len(reason)]) == (verdict, reason)


def test_nothing_was_connected_to_beyond_the_web(run: Run) -> None:
    assert run.web.refused == []
    assert not {"169.254.169.254", "127.0.0.1", "localhost"} & set(run.web.looked_up)


def test_only_missing_fragments_are_missing(run: Run) -> None:
    missing = {url for url, outcome in run.outcomes.items() if outcome.missing_fragments}
    pages = {url for url in EXPECTED if url.startswith(("http://page.web/", "http://packed.web/"))}
    assert missing == pages
    assert run.outcomes["http://page.web/#here"].missing_fragments == frozenset({"nowhere"})
    told = [found for found in run.result.lint.diagnostics if found.code == "AK607"]
    assert len(told) == 2


def test_one_request_for_each_resource(run: Run) -> None:
    assert len(run.web.asked("page.web")) == 1
    assert len(run.web.asked("s200.web")) == 4  # itself, and the end of three redirects


def test_no_request_carries_cookies_or_leaves_headers_behind(run: Run) -> None:
    assert [r for r in run.web.received if "cookie" in r.headers] == []
    with_own = {r.host for r in run.web.received if "x-own" in r.headers}
    assert with_own == {"headed.web"}
    agents = {r.headers["user-agent"] for r in run.web.received}
    assert len(agents) == 1
    assert agents.pop().startswith("awesomekit/")


def test_head_only_where_it_was_asked_for(run: Run) -> None:
    heads = {r.host for r in run.web.received if r.method == "HEAD"}
    assert heads == {"headfirst.web"}
    assert [r.method for r in run.web.asked("headfirst.web")] == ["HEAD", "GET"]


def test_names_are_looked_up_once(run: Run) -> None:
    looked_up = [name for name in run.web.looked_up if name not in {"no.web", "empty.web"}]
    again = {name for name in looked_up if looked_up.count(name) > 1}
    assert again == {"later-name.web"}


def test_attempts_are_told(run: Run) -> None:
    outcomes = run.outcomes
    assert outcomes["http://s200.web/"].attempts == 1
    assert outcomes["http://s404.web/"].attempts == 2  # a dead page is asked for twice
    assert outcomes["http://s503.web/"].attempts == 2
    assert outcomes["http://s403.web/"].attempts == 1
    assert outcomes["http://chain.web/a"].attempts == 3
    assert outcomes["http://excluded.web/"].attempts == 0


def test_chains_are_told(run: Run) -> None:
    outcome = run.outcomes["http://chain.web/a"]
    assert [(hop.status, hop.url) for hop in outcome.chain] == [
        (301, "http://chain.web/a"),
        (308, "http://chain.web/b"),
    ]
    assert outcome.final_url == "http://s200.web/c"


def test_there_are_behaviours_enough() -> None:
    assert len(EXPECTED) >= 100
