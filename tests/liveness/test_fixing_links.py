"""Links that moved and repositories that were renamed, rewritten in place; archived copies."""

from __future__ import annotations

import json

import pytest
from linked import Linked, outcomes
from services import GitHubApi, HuggingFaceApi
from web import Web, answer, by_path, redirect, server_context

from awesomekit import api, link_api

ENTRY = """\
# Tools

### Old

[![GitHub](https://img.shields.io/badge/GitHub-old%2Fthe--name-181717?logo=github)](https://github.com/old/the-name)
[![Stars](https://img.shields.io/github/stars/old/the-name)](https://github.com/old/the-name/stargazers)
[![Model](https://img.shields.io/badge/Model-blue)](https://huggingface.co/old/model)

- **License:** [MIT](https://github.com/old/the-name/blob/main/LICENSE)
- **Date:** 2024-01

Prose of [old/the-name](https://github.com/old/the-name#usage), see `https://github.com/old/the-name`.
Its page was <http://pages.web/old>.  \r
"""


def test_everything_that_names_a_renamed_repository(web: Web, linked: Linked) -> None:
    github, hub = GitHubApi(), HuggingFaceApi()
    github.add("Next/the_name")
    github.renames["old/the-name"] = "Next/the_name"
    hub.add("models/New/Model-2")
    hub.renames["models/old/model"] = "models/New/Model-2"
    web.host("api.github.com", github, tls=server_context("api.github.com"))
    web.host("huggingface.co", hub, tls=server_context("huggingface.co"))
    new = "https://github.com/Next/the_name"
    web.host(
        "github.com",
        by_path(
            {
                "/old/the-name/stargazers": redirect(301, f"{new}/stargazers"),
                "/old/the-name/blob/main/LICENSE": redirect(301, f"{new}/blob/main/LICENSE"),
                "/Next/the_name/stargazers": answer(200),
                "/Next/the_name/blob/main/LICENSE": answer(200),
            }
        ),
        tls=server_context("github.com"),
    )
    place = web.host("pages.web", redirect(301, "https://pages.web/new?a=1&b=2"))
    web.host("pages.web", answer(200), tls=server_context("pages.web"), address=place)
    web.host("img.shields.io", answer(200), tls=server_context("img.shields.io"))
    linked.configure()
    file = linked.write(ENTRY)
    file.write_bytes(ENTRY.encode())
    options = linked.options({"environment": {"GITHUB_TOKEN": "secret-token"}})
    result, mended = link_api.fix_links([file], **options)
    api.write_mended(mended)
    wanted = (
        ENTRY.replace("GitHub-old%2Fthe--name-", "GitHub-Next%2Fthe__name-")
        .replace("(https://github.com/old/the-name)", f"({new})")
        .replace("stars/old/the-name", "stars/Next/the_name")
        .replace("(https://github.com/old/the-name/", f"({new}/")
        .replace("(https://github.com/old/the-name#usage)", f"({new}#usage)")
        .replace("huggingface.co/old/model", "huggingface.co/New/Model-2")
        .replace("<http://pages.web/old>", "<https://pages.web/new?a=1&b=2>")
    )
    after = file.read_bytes().decode()
    assert after == wanted
    assert [found.code for found in result.lint.diagnostics] == []
    assert mended.result.bugs == ()


def test_a_fix_is_only_for_what_moved(web: Web, linked: Linked) -> None:
    web.host("h.web", by_path({"/t": redirect(302, "/n"), "/n": answer(200)}))
    linked.configure()
    text = "[t](http://h.web/t) [g](http://h.web/gone) [n](none.md) ![x](https://img.shields.io/badge/a-b-c-d)\n"
    file = linked.write(text)
    _, mended = link_api.fix_links([file], **linked.options({}))
    assert (mended.before, mended.after) == ((), ())


def test_a_redirect_that_markdown_may_misread_is_not_written(web: Web, linked: Linked) -> None:
    target = "/new](javascript:alert(1)) <b>"
    web.host("h.web", by_path({"/a": redirect(301, target), "*": answer(200)}))
    linked.configure()
    file = linked.write("See http://h.web/a and [b](http://h.web/a).\n")
    _, mended = link_api.fix_links([file], **linked.options({}))
    for after in mended.after:
        assert "javascript" not in after.source.text or "%5D(javascript" in after.source.text
        assert "<b>" not in after.source.text


# ----------------------------------------------------------------------------------------- copies


COPY = "https://web.archive.org/web/20200102030405/http://h.web/gone"


def snapshot(url: str, *, available: bool = True) -> bytes:
    closest = {"available": available, "url": url, "timestamp": "20200102030405", "status": "200"}
    return json.dumps({"archived_snapshots": {"closest": closest}}).encode()


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        pytest.param(snapshot(COPY), COPY, id="a copy"),
        pytest.param(snapshot(COPY.replace("https://web", "http://web")), COPY, id="without TLS"),
        pytest.param(b'{"archived_snapshots": {}}', None, id="none"),
        pytest.param(snapshot(COPY, available=False), None, id="not available"),
        pytest.param(snapshot("https://evil.web/x"), None, id="another address"),
        pytest.param(
            snapshot("https://evil.web/web/2020/https://a.b/"),
            "https://web.archive.org/web/2020/https://a.b/",
            id="another host",
        ),
        pytest.param(b"<html>", None, id="no JSON"),
        pytest.param(b"[]", None, id="a list"),
    ],
)
def test_copies_of_dead_pages(web: Web, linked: Linked, body: bytes, copy: str | None) -> None:
    web.host("h.web", by_path({"/": answer(200)}))
    web.host("archive.org", answer(200, body), tls=server_context("archive.org"))
    memory = linked.folder / "memory.sqlite3"
    urls = ["http://h.web/", "http://h.web/gone"]
    found = outcomes(linked.check(urls, wayback=True, memory=memory))
    assert [outcome.copy for outcome in found.values()] == [None, copy]
    asked = web.asked("archive.org")
    assert [received.path for received in asked] == [
        "/wayback/available?url=http%3A%2F%2Fh.web%2Fgone"
    ]
    # and it is remembered
    again = outcomes(linked.check(urls, memory=memory))
    assert [outcome.copy for outcome in again.values()] == [None, copy]


def test_nobody_asks_for_copies_unasked(web: Web, linked: Linked) -> None:
    web.host("h.web", answer(404))
    web.host("archive.org", answer(200, snapshot(COPY)), tls=server_context("archive.org"))
    linked.check(["http://h.web/gone"])
    assert web.asked("archive.org") == []
