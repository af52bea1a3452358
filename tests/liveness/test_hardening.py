"""What went wrong once, or would have: each of these was seen to fail before it was mended."""

from __future__ import annotations

import socket
import ssl
import subprocess
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from linked import NOW, Linked, outcomes, told
from services import GitHubApi, HuggingFaceApi
from web import Received, Web, answer, authority, by_path, redirect, server_context, silent

from awesomekit import link_api
from awesomekit.errors import UsageError
from awesomekit.liveness.execution.client import Client
from awesomekit.liveness.execution.names import Names
from awesomekit.liveness.execution.session import Network
from awesomekit.liveness.memory import Memory
from awesomekit.model.liveness import Outcome, Verdict

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

TOKEN = {"GITHUB_TOKEN": "secret-token"}


def pages(host: str, count: int) -> list[str]:
    return [f"http://{host}/{number}" for number in range(count)]


# ----------------------------------------------------------------------------------------- tokens


@pytest.mark.parametrize(
    "setting", ["  proxy: 'http://evil.web:8080'\n", "  ca-file: evil.pem\n"], ids=["proxy", "ca"]
)
def test_who_the_configuration_names_gets_no_token(web: Web, linked: Linked, setting: str) -> None:
    (linked.folder / "evil.pem").write_bytes(authority().cert_pem.bytes())
    web.host("evil.web", answer(502), port=8080)
    github = GitHubApi()
    web.host("api.github.com", github, tls=server_context("api.github.com"))
    web.host("github.com", answer(200), tls=server_context("github.com"))
    linked.settings += setting
    # the certificates are those that the configuration names
    network = Network(web.lookup, web.make_socket)
    result = linked.check(["https://github.com/a/b"], environment=TOKEN, network=network)
    assert result.troubles == (
        "GITHUB_TOKEN is not used: the configuration names a proxy or certificates, which may see "
        "it",
    )
    assert "secret-token" not in str(web.received)
    assert github.batches == []


def test_certificates_of_the_configuration_are_trusted(web: Web, linked: Linked) -> None:
    (linked.folder / "own.pem").write_bytes(authority().cert_pem.bytes())
    web.host("h.web", answer(200), tls=server_context("h.web"))
    network = Network(web.lookup, web.make_socket)
    before = told(linked.check(["https://h.web/"], network=network))
    assert before["https://h.web/"].startswith("failing: the certificate is not valid")
    linked.settings += "  ca-file: own.pem\n"
    assert told(linked.check(network=network)) == {"https://h.web/": "alive: it answers 200"}


# ---------------------------------------------------------------------------------------- origins


def test_a_port_or_scheme_that_is_ill_makes_no_other_so(web: Web, linked: Linked) -> None:
    place = web.host("h.web", answer(200))
    web.host("h.web", answer(200), tls=server_context("h.web", expired=True), address=place)
    web.nobody("h.web:8080")
    web._places[place, 8080] = None
    linked.settings += "  per-host: 1\n"
    urls = ["https://h.web/a", "https://h.web/b", "http://h.web:8080/a", "http://h.web/a"]
    assert [outcome.verdict.value for outcome in outcomes(linked.check(urls)).values()] == [
        "failing",
        "failing",
        "failing",
        "alive",
    ]


def test_a_proxy_without_an_address_makes_nothing_dead(web: Web, linked: Linked) -> None:
    linked.settings += "  proxy: 'http://nosuch.web:8080'\n"
    result = linked.check(["http://h.web/", "https://g.web/"])
    assert set(told(result).values()) == {
        "failing: the host could not be reached (the proxy has no address)"
    }


def test_where_all_redirects_lead_is_given_up_once(web: Web, linked: Linked) -> None:
    async def onward(received: Received, writer: asyncio.StreamWriter) -> None:
        await redirect(302, f"http://silent.web{received.path}")(received, writer)

    web.host("doi.web", onward)
    web.host("silent.web", silent)
    linked.settings += "  per-host: 2\n"
    linked.overrides += ["{match: '*.web', timeout: 0.5}"]
    result = linked.check(pages("doi.web", 40))
    assert {outcome.verdict for outcome in outcomes(result).values()} == {Verdict.FAILING}
    assert len(web.asked("silent.web")) <= 4


def test_a_host_that_falls_silent_is_given_up(web: Web, linked: Linked) -> None:
    web.host("h.web", by_path({"/0": answer(200), "*": silent}))
    linked.settings += "  per-host: 4\n  retries: 0\n"
    linked.settings = linked.settings.replace("  retries: 1\n", "")
    linked.overrides += ["{match: h.web, timeout: 1}"]
    result = linked.check(pages("h.web", 60))
    counts = Counter(outcome.verdict for outcome in outcomes(result).values())
    assert counts == {Verdict.ALIVE: 1, Verdict.FAILING: 59}
    assert len(web.asked("h.web")) <= 14


# ----------------------------------------------------------------------------------------- limits


def test_a_head_that_is_limited_is_not_followed_by_a_get(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(429, b"", close=False, Retry_After="1"))
    linked.overrides += ["{match: h.web, method: head}"]
    linked.check(["http://h.web/"])
    assert [received.method for received in web.asked("h.web")] == ["HEAD", "HEAD"]


def test_a_page_that_is_gone_is_not_asked_for_again_against_a_limit(
    web: Web, linked: Linked
) -> None:
    headers = {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": "99999999999"}
    web.host("h.web", answer(404, b"", close=False, **headers))
    assert told(linked.check(["http://h.web/"])) == {"http://h.web/": "dead: it answers 404"}
    assert len(web.asked("h.web")) == 1


def test_a_host_that_always_limits_is_left_alone(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(429, b"", close=False, Retry_After="0"))
    result = linked.check(pages("h.web", 60))
    assert {outcome.verdict for outcome in outcomes(result).values()} == {Verdict.UNVERIFIABLE}
    assert len(web.asked("h.web")) <= 16
    assert "unverifiable: the host asks to wait again and again" in told(result).values()


def test_a_service_that_always_fails_is_not_asked_for_each_link(web: Web, linked: Linked) -> None:
    hub = HuggingFaceApi()
    hub.failures = [answer(500)] * 999
    hub.pages = {f"/a/m{number}" for number in range(30)}
    web.host("huggingface.co", hub, tls=server_context("huggingface.co"))
    result = linked.check([f"https://huggingface.co/a/m{number}" for number in range(30)])
    assert set(told(result).values()) == {"alive: it answers 200"}
    asked = [r for r in web.asked("huggingface.co") if r.path.startswith("/api/")]
    assert len(asked) <= 12


def test_an_archive_that_fails_is_not_asked_for_each_page(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(404))
    web.host("archive.org", answer(503), tls=server_context("archive.org"))
    linked.check(pages("h.web", 6), wayback=True)
    assert len(web.asked("archive.org")) == 2


def test_names_that_hang_hold_no_other_up(
    web: Web, linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = web.host("h.web", answer(200))

    def system(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host == "h.web":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, 80))]
        time.sleep(2)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    monkeypatch.setattr(socket, "getaddrinfo", system)
    linked.settings = "  spacing: 0\n  retries: 0\n  concurrency: 200\n"
    urls = [*(f"http://slow{number}.web/" for number in range(80)), "http://h.web/"]
    found = told(linked.check(urls, network=Network(None, web.make_socket)))
    assert found["http://h.web/"] == "alive: it answers 200"


# ----------------------------------------------------------------------------------------- memory


def test_one_projects_github_is_not_anothers(web: Web, linked: Linked) -> None:
    web.host("ghe.web", answer(404), tls=server_context("ghe.web"))
    web.host("github.com", answer(200), tls=server_context("github.com"))
    memory = linked.folder / "memory.sqlite3"
    linked.settings += "  github: {web: 'https://ghe.web'}\n"
    assert told(linked.check(["https://ghe.web/o/n"], memory=memory)) == {
        "https://ghe.web/o/n": "dead: it answers 404"
    }
    linked.settings = ""
    assert told(linked.check(["https://github.com/o/n"], memory=memory)) == {
        "https://github.com/o/n": "alive: it answers 200"
    }


def test_a_clock_that_was_ahead_has_not_the_last_word(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(200))
    memory = linked.folder / "memory.sqlite3"
    for days in (365, 0, 0):
        result = linked.check(["http://h.web/"], memory=memory, now=NOW + timedelta(days=days))
    assert result.known == 1
    assert len(web.received) == 2


def test_a_bad_row_spoils_no_other(linked: Linked) -> None:
    path = linked.folder / "memory.sqlite3"
    alive = Outcome(Verdict.ALIVE, "x", checked=NOW)
    with Memory(path) as memory:
        memory.keep({"k": alive})
        memory._connection.execute("insert into history values ('k', 1, 'new', 'r')")
        memory._connection.execute("insert into history values ('k', 1e20, 'alive', 'r')")
        assert [event.reason for event in memory.history("k")] == ["x"]
        memory.keep({"bad": replace(alive, reason="\ud800")})
        assert len(memory.troubles) == 1
        assert set(memory.recall(["k"])) == {"k"}
    assert not path.with_name("memory.sqlite3.broken").exists()


def test_fragments_of_two_files_do_not_push_each_other_out(web: Web, linked: Linked) -> None:
    page = b'<h1 id="a"></h1><h1 id="b"></h1>'
    web.host("h.web", answer(200, page, close=False, Content_Type="text/html"))
    linked.settings += "  fragments: true\n"
    memory = linked.folder / "memory.sqlite3"
    for fragment in "abab":
        linked.check([f"http://h.web/#{fragment}"], memory=memory)
    assert len(web.received) == 2


def test_a_token_tells_more_than_what_is_known_without_one(web: Web, linked: Linked) -> None:
    github = GitHubApi()
    github.add("a/b", isArchived=True)
    web.host("api.github.com", github, tls=server_context("api.github.com"))
    web.host("github.com", answer(200), tls=server_context("github.com"))
    memory = linked.folder / "memory.sqlite3"
    urls = ["https://github.com/a/b"]
    codes = []
    for hours, environment in enumerate(({}, TOKEN, {})):
        now = NOW + timedelta(hours=hours)
        result = linked.check(urls, memory=memory, environment=environment, now=now)
        codes.append([found.code for found in result.lint.diagnostics])
    assert codes == [[], ["AK605"], ["AK605"]]


def test_what_is_allowed_later_is_asked_for(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(200), address="10.0.0.1")
    memory = linked.folder / "memory.sqlite3"
    first = outcomes(linked.check(["http://h.web/"], memory=memory))
    linked.settings += "  allow: [h.web]\n"
    second = outcomes(linked.check(memory=memory))
    linked.settings = ""
    third = outcomes(linked.check(memory=memory))
    verdicts = [found["http://h.web/"].verdict.value for found in (first, second, third)]
    assert verdicts == ["forbidden", "alive", "forbidden"]


def test_copies_are_looked_for_of_what_is_known_to_be_dead(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(404))
    web.host("archive.org", answer(200, b"{}"), tls=server_context("archive.org"))
    memory = linked.folder / "memory.sqlite3"
    linked.check(["http://h.web/"], memory=memory)
    linked.check(memory=memory, wayback=True)
    assert len(web.asked("archive.org")) == 1


# ------------------------------------------------------------------------------------------ since


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, timeout=60
    )


OLD = "# T\n\n- [a](http://h.web/a)\n- [b](http://h.web/b)\n"


@pytest.fixture
def repository(web: Web, linked: Linked) -> Linked:
    web.host("h.web", answer(404))
    linked.configure()
    linked.write(OLD)
    git(linked.folder, "init", "-q")
    git(linked.folder, "add", ".")
    git(linked.folder, "commit", "-q", "-m", "x")
    return linked


NEW = OLD + "- [c](http://h.web/c)\n"


@pytest.mark.parametrize("hides", ["attributes", "nul", "return"])
def test_nothing_in_a_change_hides_it(repository: Linked, hides: str) -> None:
    text = NEW
    if hides == "attributes":
        (repository.folder / ".gitattributes").write_text("*.md binary\n", encoding="utf-8")
    elif hides == "nul":
        text += "<!-- \0 -->\n"
    else:
        text = text.replace("# T\n", "# T\rx\ry\n")
    (repository.folder / "README.md").write_bytes(text.encode())
    result = repository.check(since="HEAD")
    assert [link.url for link in result.links] == ["http://h.web/c"]


def test_a_line_taken_from_an_entry_touches_it(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(200))
    entry = "### {0}\n\n- **Date:** 2024-01\n- **License:** [MIT](http://h.web/{0})\n- x\n\n"
    text = "# T\n\n" + entry.format("one") + entry.format("two")
    linked.configure()
    linked.write(text)
    git(linked.folder, "init", "-q")
    git(linked.folder, "add", ".")
    git(linked.folder, "commit", "-q", "-m", "x")
    result = linked.check(text.replace("- x\n", "", 1), since="HEAD")
    assert [link.url for link in result.links] == ["http://h.web/one"]


def test_a_symbolic_link_stands_for_its_file(repository: Linked) -> None:
    (repository.folder / "README.md").rename(repository.folder / "real.md")
    (repository.folder / "README.md").symlink_to("real.md")
    git(repository.folder, "add", ".")
    git(repository.folder, "commit", "-q", "-m", "y")
    (repository.folder / "real.md").write_text(NEW, encoding="utf-8")
    result = repository.check(since="HEAD")
    assert [link.url for link in result.links] == ["http://h.web/c"]


@pytest.mark.parametrize("target", ["/short", "/" + "long" * 30])
def test_fixing_a_change_leaves_the_rest_alone(web: Web, linked: Linked, target: str) -> None:
    old = "/" + "old" * 20
    web.host("h.web", by_path({old: redirect(301, target), target: answer(200)}))
    linked.configure()
    url = f"http://h.web{old}"
    linked.write(f"# T\n\nx\n\n[b]({url})\n")
    git(linked.folder, "init", "-q")
    git(linked.folder, "add", ".")
    git(linked.folder, "commit", "-q", "-m", "x")
    file = linked.write(f"# T\n\n[a]({url}) [g](http://h.web/gone)\n\n[b]({url})\n")
    result, mended = link_api.fix_links([file], **linked.options({"since": "HEAD"}))
    assert [after.source.text for after in mended.after] == [
        f"# T\n\n[a](http://h.web{target}) [g](http://h.web/gone)\n\n[b]({url})\n"
    ]
    assert [found.code for found in result.lint.diagnostics] == ["AK601"]
    assert result.exit_status == 1


def test_addresses_of_services_are_checked(linked: Linked) -> None:
    linked.settings += "  hugging-face: {api: 'https://0x1ffffffff'}\n"
    message = r'"links\.hugging-face\.api" cannot be used: the host is not valid; correct it'
    with pytest.raises(UsageError, match=message):
        linked.check(["https://huggingface.co/a/b"])


# ---------------------------------------------------------------------------------------- sockets


def test_no_socket_is_made_for_an_address_that_nobody_checked() -> None:
    made: list[object] = []

    def make(info: tuple[object, ...]) -> socket.socket:
        made.append(info)
        return socket.socket()

    names = Names()
    names.approved.add("8.8.8.8")
    client = Client(names, ssl.create_default_context(), make_socket=make)
    with pytest.raises(OSError, match=r"169\.254\.169\.254 was not checked"):
        client._socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80)))
    assert made == []
    client._socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80))).close()
    assert len(made) == 1
