"""Services asked in batches: what they tell, and what becomes of what they do not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from linked import Linked, outcomes, told
from services import FEED, ArxivApi, GitHubApi, HuggingFaceApi
from web import Web, answer, by_path, raw, redirect, server_context, silent

from awesomekit.config.link_settings import LinkSettings
from awesomekit.liveness.execution.asking import Asking
from awesomekit.liveness.execution.turns import Pace
from awesomekit.model.liveness import Facts, Verdict

if TYPE_CHECKING:
    import asyncio

    from web import Handler, Received

    from awesomekit.liveness.execution.client import Client
    from awesomekit.liveness.execution.turns import Turns

TOKEN = {"GITHUB_TOKEN": "secret-token"}


# ----------------------------------------------------------------------------------------- GitHub


@pytest.fixture
def github(web: Web) -> GitHubApi:
    made = GitHubApi()
    web.host("api.github.com", made, tls=server_context("api.github.com"))
    return made


def test_github_tells_of_a_hundred_at_a_time(web: Web, linked: Linked, github: GitHubApi) -> None:
    for number in range(250):
        github.add(f"a/b{number}")
    urls = [f"https://github.com/a/b{number}" for number in range(250)]
    result = linked.check(urls, environment=TOKEN)
    assert github.batches == [100, 100, 50]
    assert result.requests == {"api.github.com": 3}
    assert set(told(result).values()) == {"alive: github has it"}
    assert web.asked("github.com") == []


def test_github_tells_all_from_one_answer(linked: Linked, github: GitHubApi) -> None:
    github.add("a/fine", licenseInfo=None)
    github.add("a/old", isArchived=True, pushedAt="2020-01-02T03:04:05Z")
    github.add("a/shut", isDisabled=True, pushedAt=None)
    github.add("New/Name", licenseInfo={"spdxId": "Apache-2.0"})
    github.renames["a/moved"] = "New/Name"
    urls = [f"https://github.com/a/{name}" for name in ("fine", "old", "shut", "moved", "Fine")]
    found = outcomes(linked.check(urls, environment=TOKEN))
    day = date(2026, 11, 1)
    assert {url.rpartition("/")[2]: outcome.facts for url, outcome in found.items()} == {
        "fine": Facts("a/fine", "https://github.com/a/fine", pushed=day),
        "Fine": Facts("a/fine", "https://github.com/a/fine", pushed=day),
        "old": Facts(
            "a/old",
            "https://github.com/a/old",
            archived=True,
            pushed=date(2020, 1, 2),
            license="MIT",
        ),
        "shut": Facts("a/shut", "https://github.com/a/shut", disabled=True, license="MIT"),
        "moved": Facts(
            "New/Name",
            "https://github.com/New/Name",
            renamed=True,
            pushed=day,
            license="Apache-2.0",
        ),
    }
    assert found["https://github.com/a/moved"].verdict is Verdict.MOVED
    assert found["https://github.com/a/moved"].final_url == "https://github.com/New/Name"
    assert github.batches == [4]


def test_what_github_does_not_find_is_asked_for_as_a_page(
    web: Web, linked: Linked, github: GitHubApi
) -> None:
    github.add("a/here")
    github.add("a/private", isPrivate=True)
    github.add("a/hidden")
    github.hidden.add("a/hidden")
    web.host(
        "github.com",
        by_path({"/a/hidden": answer(200)}),
        tls=server_context("github.com"),
    )
    names = ("here", "gone", "private", "hidden")
    found = told(linked.check([f"https://github.com/a/{n}" for n in names], environment=TOKEN))
    assert found == {
        "https://github.com/a/here": "alive: github has it",
        "https://github.com/a/gone": "dead: it answers 404",
        "https://github.com/a/private": "dead: it answers 404",
        "https://github.com/a/hidden": "alive: it answers 200",
    }


def test_without_a_token_github_is_asked_for_pages(
    web: Web, linked: Linked, github: GitHubApi
) -> None:
    web.host("github.com", answer(200), tls=server_context("github.com"))
    found = told(linked.check(["https://github.com/a/b"]))
    assert found == {"https://github.com/a/b": "alive: it answers 200"}
    assert [r.method for r in web.asked("github.com")] == ["HEAD"]
    assert web.asked("api.github.com") == []
    assert github.batches == []


LIES = {
    "no JSON": answer(200, b"<html>"),
    "cut JSON": answer(200, b'{"data": {"r0": {'),
    "a list": answer(200, b"[]"),
    "no data": answer(200, b'{"data": null, "errors": [{"message": "x"}]}'),
    "another type": answer(200, b'{"data": {"r0": "a/b", "r1": []}}'),
    "another shape": answer(200, b'{"data": {"r0": {"nameWithOwner": 1, "isPrivate": false}}}'),
    "an address for a name": answer(
        200,
        json.dumps(
            {"data": {"r0": {"nameWithOwner": "evil.example/a/b?x", "isPrivate": False}}}
        ).encode(),
    ),
    "nesting": answer(200, b"[" * 100_000),
    "bad credentials": answer(401, b'{"message": "Bad credentials"}'),
    "a limit": answer(403, b"{}", close=False, Retry_After="3600"),
    "a limit of the hour": answer(
        200,
        b'{"errors": [{"type": "RATE_LIMITED"}]}',
        close=False,
        X_RateLimit_Remaining="0",
        X_RateLimit_Reset="9999999999",
    ),
    "a redirect": redirect(302, "https://evil.web/graphql"),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_github_does_not_answer_is_asked_for_as_a_page(
    web: Web, linked: Linked, github: GitHubApi, lie: str
) -> None:
    github.failures = [LIES[lie]] * 9
    web.host("evil.web", answer(200), tls=server_context("evil.web"))
    web.host("github.com", answer(200), tls=server_context("github.com"))
    found = told(linked.check(["https://github.com/a/b"], environment=TOKEN))
    assert found == {"https://github.com/a/b": "alive: it answers 200"}
    assert web.asked("evil.web") == []


@pytest.mark.parametrize(
    "failure", [answer(502), raw(b""), raw(b"garbage\r\n\r\n")], ids=["502", "closed", "garbage"]
)
def test_a_passing_failure_of_github_is_tried_again(
    web: Web, linked: Linked, github: GitHubApi, failure: Handler
) -> None:
    github.failures = [failure]
    github.add("a/b")
    found = told(linked.check(["https://github.com/a/b"], environment=TOKEN))
    assert found == {"https://github.com/a/b": "alive: github has it"}
    assert len(web.asked("api.github.com")) == 2


def test_a_github_that_is_down_is_not_asked_again_and_again(
    web: Web, linked: Linked, github: GitHubApi
) -> None:
    github.failures = [answer(401, b"{}")] * 99
    web.host("github.com", answer(200), tls=server_context("github.com"))
    linked.overrides.append("{match: api.github.com, concurrency: 1}")
    urls = [f"https://github.com/a/b{number}" for number in range(301)]
    result = linked.check(urls, environment=TOKEN)
    assert set(told(result).values()) == {"alive: it answers 200"}
    assert result.requests == {"api.github.com": 1, "github.com": 301}


# ----------------------------------------------------------------------------------------- tokens


def test_a_token_goes_to_its_api_only(web: Web, linked: Linked, github: GitHubApi) -> None:
    github.add("a/b")
    for name in ("github.com", "evil.web"):
        web.host(name, answer(200), tls=server_context(name))
    urls = ["https://github.com/a/b", "https://github.com/a/b/issues", "https://evil.web/"]
    linked.check(urls, environment=TOKEN, memory=linked.folder / "memory")
    with_token = {r.host for r in web.received if "secret-token" in str(r.headers)}
    assert with_token == {"api.github.com"}
    for file in linked.folder.rglob("*"):
        assert not file.is_file() or b"secret-token" not in file.read_bytes()


def test_a_redirect_of_the_api_takes_no_token_along(
    web: Web, linked: Linked, github: GitHubApi
) -> None:
    github.failures = [redirect(307, "https://evil.web/graphql")] * 5
    web.host("evil.web", answer(200), tls=server_context("evil.web"))
    web.host("github.com", answer(200), tls=server_context("github.com"))
    linked.check(["https://github.com/a/b"], environment=TOKEN)
    assert web.asked("evil.web") == []


def test_the_configuration_sends_a_token_nowhere(web: Web, linked: Linked) -> None:
    api = GitHubApi()
    web.host("evil.web", api, tls=server_context("evil.web"))
    web.host("github.com", answer(200), tls=server_context("github.com"))
    linked.settings += "  github: {api: 'https://evil.web'}\n"
    found = told(linked.check(["https://github.com/a/b"], environment=TOKEN))
    assert found == {"https://github.com/a/b": "alive: it answers 200"}
    assert web.asked("evil.web") == []


def test_a_token_without_tls_is_not_sent(web: Web, linked: Linked) -> None:
    web.host("api.github.com", GitHubApi())
    web.host("github.com", answer(200), tls=server_context("github.com"))
    linked.settings += "  github: {api: 'http://api.github.com'}\n"
    linked.check(["https://github.com/a/b"], environment=TOKEN)
    assert web.asked("api.github.com") == []


def test_an_enterprise_that_the_environment_names_gets_its_token(web: Web, linked: Linked) -> None:
    api = GitHubApi()
    api.add("a/b")

    async def enterprise(received: Received, writer: asyncio.StreamWriter) -> None:
        assert received.path == "/api/graphql"
        await api(replace(received, path="/graphql"), writer)

    web.host("g.web", enterprise, tls=server_context("g.web"))
    linked.settings += "  github: {api: 'https://g.web/api/v3', web: 'https://g.web'}\n"
    environment = {**TOKEN, "GITHUB_API_URL": "https://g.web/api/v3"}
    found = told(linked.check(["https://g.web/a/b"], environment=environment))
    assert found == {"https://g.web/a/b": "alive: github has it"}


# ------------------------------------------------------------------------------------------ arXiv


@pytest.fixture
def arxiv(web: Web) -> ArxivApi:
    made = ArxivApi({"2307.09288": 2, "cs/0112017": 1})
    web.host("export.arxiv.org", made, tls=server_context("export.arxiv.org"))
    return made


def test_arxiv_tells_of_a_hundred_at_a_time(web: Web, linked: Linked, arxiv: ArxivApi) -> None:
    arxiv.papers = {f"2301.{number:05}": 1 for number in range(250)}
    urls = [f"https://arxiv.org/abs/{name}" for name in arxiv.papers]
    result = linked.check(urls)
    assert arxiv.batches == [100, 100, 50]
    assert set(told(result).values()) == {"alive: arxiv has it"}
    assert result.requests == {"export.arxiv.org": 3}
    assert web.asked("arxiv.org") == []


def test_arxiv_is_asked_three_seconds_apart_and_one_at_a_time() -> None:
    settings = LinkSettings()
    asking = Asking(cast("Client", None), settings, cast("Turns", None), "", None)
    assert asking.pace("export.arxiv.org") == Pace(1, 3.0)


def test_what_arxiv_leaves_out_is_asked_for_as_a_page(
    web: Web, linked: Linked, arxiv: ArxivApi
) -> None:
    web.host("arxiv.org", answer(404), tls=server_context("arxiv.org"))
    urls = [
        "https://arxiv.org/abs/2307.09288",
        "https://arxiv.org/pdf/2307.09288v2",
        "https://arxiv.org/abs/2307.09288v3",
        "https://arxiv.org/abs/cs/0112017",
        "https://arxiv.org/abs/2313.00001",
    ]
    found = told(linked.check(urls))
    assert found == {
        urls[0]: "alive: arxiv has it",
        urls[1]: "alive: arxiv has it",
        urls[2]: "dead: it answers 404",
        urls[3]: "alive: arxiv has it",
        urls[4]: "dead: it answers 404",
    }
    assert arxiv.batches == [4]  # there is no month 13, so that is no paper


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed>&b;</feed>'
ARXIV_LIES = {
    "no XML": answer(200, b"<feed"),
    "no feed": answer(200, b"<html/>"),
    "entities": answer(200, BOMB),
    "others": answer(200, FEED.format(count=1, entries="<entry><id>x</id></entry>").encode()),
    "400": answer(400, b""),
    "a limit": answer(429, b"", close=False, Retry_After="3600"),
}


@pytest.mark.parametrize("lie", ARXIV_LIES)
def test_what_arxiv_does_not_answer_is_asked_for_as_a_page(
    web: Web, linked: Linked, arxiv: ArxivApi, lie: str
) -> None:
    arxiv.failures = [ARXIV_LIES[lie]] * 5
    web.host("arxiv.org", answer(200), tls=server_context("arxiv.org"))
    found = told(linked.check(["https://arxiv.org/abs/2307.09288"]))
    assert found == {"https://arxiv.org/abs/2307.09288": "alive: it answers 200"}


# ----------------------------------------------------------------------------------- Hugging Face


@pytest.fixture
def hub(web: Web) -> HuggingFaceApi:
    made = HuggingFaceApi()
    web.host("huggingface.co", made, tls=server_context("huggingface.co"))
    return made


HUB = "https://huggingface.co"


def test_the_hub_tells_of_all_its_kinds(linked: Linked, hub: HuggingFaceApi) -> None:
    hub.add("models/a/M", gated="manual")
    hub.add("datasets/a/d", gated=False, tags=["license:cc-by-4.0"])
    hub.add("spaces/a/s")
    hub.add("collections/a/c-65f0")
    hub.add("organizations/a")
    hub.add("users/somebody")
    found = outcomes(
        linked.check(
            [
                f"{HUB}/a/M",
                f"{HUB}/datasets/a/d",
                f"{HUB}/spaces/a/s",
                f"{HUB}/collections/a/c-65f0",
                f"{HUB}/a",
                f"{HUB}/somebody",
            ]
        )
    )
    assert {outcome.reason for outcome in found.values()} == {"hugging-face has it"}
    facts = {url: outcome.facts for url, outcome in found.items()}
    day = date(2026, 10, 1)
    assert facts[f"{HUB}/a/M"] == Facts(
        "a/M", f"{HUB}/a/M", pushed=day, gated=True, license="apache-2.0"
    )
    assert facts[f"{HUB}/datasets/a/d"] == Facts(
        "a/d", f"{HUB}/datasets/a/d", pushed=day, license="cc-by-4.0"
    )
    assert facts[f"{HUB}/collections/a/c-65f0"] == Facts("a/c-65f0", f"{HUB}/collections/a/c-65f0")
    assert facts[f"{HUB}/somebody"] == Facts("somebody", f"{HUB}/somebody")


def test_the_hub_tells_of_renames(linked: Linked, hub: HuggingFaceApi) -> None:
    hub.add("models/new/Name")
    hub.renames["models/old/name"] = "models/new/Name"
    outcome = outcomes(linked.check([f"{HUB}/old/name"]))[f"{HUB}/old/name"]
    assert outcome.verdict is Verdict.MOVED
    assert outcome.final_url == f"{HUB}/new/Name"


def test_what_the_hub_does_not_know_is_asked_for_as_a_page(
    linked: Linked, hub: HuggingFaceApi
) -> None:
    hub.add("models/a/private", private=True)
    hub.pages = {"/gpt2", "/a/spoken-of"}
    names = ("gone/gone", "a/private", "gpt2", "a/spoken-of", "nobody")
    assert told(linked.check([f"{HUB}/{name}" for name in names])) == {
        f"{HUB}/gone/gone": "dead: it answers 404",
        f"{HUB}/a/private": "dead: it answers 404",
        f"{HUB}/gpt2": "alive: it answers 200",
        f"{HUB}/a/spoken-of": "alive: it answers 200",
        f"{HUB}/nobody": "dead: it answers 404",
    }


HUB_LIES = {
    "no JSON": answer(200, b"<html>"),
    "a list": answer(200, b"[]"),
    "another model": answer(200, b'{"id": "evil/model", "private": false}'),
    "a redirect elsewhere": redirect(307, "https://evil.web/api/models/a/b"),
    "a redirect to another kind": redirect(307, "/api/datasets/a/b"),
    "a circle": redirect(307, "/api/models/a/b"),
    "a limit": answer(429, b"", close=False, RateLimit='"api";r=0;t=3000'),
    "403": answer(403),
}


@pytest.mark.parametrize("lie", HUB_LIES)
def test_what_the_hub_does_not_answer_is_asked_for_as_a_page(
    web: Web, linked: Linked, hub: HuggingFaceApi, lie: str
) -> None:
    hub.pages.add("/a/b")
    hub.failures = [HUB_LIES[lie]] * 9
    web.host("evil.web", answer(200), tls=server_context("evil.web"))
    assert told(linked.check([f"{HUB}/a/b"])) == {f"{HUB}/a/b": "alive: it answers 200"}
    assert web.asked("evil.web") == []


def test_a_mirror_is_asked_instead(web: Web, linked: Linked) -> None:
    hub = HuggingFaceApi()
    hub.add("models/a/b")
    web.host("mirror.web", hub, tls=server_context("mirror.web"))
    linked.settings += "  hugging-face: {api: 'https://mirror.web'}\n"
    assert told(linked.check([f"{HUB}/a/b"])) == {f"{HUB}/a/b": "alive: hugging-face has it"}
    assert web.asked("huggingface.co") == []


def test_a_service_that_never_answers_holds_nobody_up(web: Web, linked: Linked) -> None:
    web.host("export.arxiv.org", silent, tls=server_context("export.arxiv.org"))
    web.host("arxiv.org", answer(200), tls=server_context("arxiv.org"))
    web.host("e.web", answer(200))
    result = linked.check(["https://arxiv.org/abs/2307.09288", "http://e.web/"])
    assert told(result) == {
        "https://arxiv.org/abs/2307.09288": "alive: it answers 200",
        "http://e.web/": "alive: it answers 200",
    }
    assert linked.seen[0].reason == "it answers 200"
