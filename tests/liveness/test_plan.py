"""Which resources are asked for, by whom, and how a plan is cut."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomekit.config.link_settings import (
    ARXIV,
    GITHUB,
    HUGGING_FACE,
    LinkOverride,
    LinkSettings,
    ServiceSettings,
)
from awesomekit.liveness.plan.fragments import worth_looking_for
from awesomekit.liveness.plan.overrides import Overrides, glob
from awesomekit.liveness.plan.planning import make_plan, merged
from awesomekit.model.liveness import Outcome, Verdict

SETTINGS = LinkSettings()
FRAGMENTS = LinkSettings(fragments=True)


def keys(*urls: str, settings: LinkSettings = SETTINGS) -> list[str]:
    return list(make_plan(urls, settings).jobs)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        pytest.param("https://github.com/a/b", "github:a/b", id="a repository"),
        pytest.param("http://www.github.com/A/b.git", "github:a/b", id="spelt otherwise"),
        pytest.param("https://github.com/a/b/#readme", "github:a/b", id="its README"),
        pytest.param("https://github.com/a/b/wiki", "https://github.com/a/b/wiki", id="a page"),
        pytest.param("https://github.com/a/b?tab=x", "https://github.com/a/b?tab=x", id="a query"),
        pytest.param("https://github.com/a", "https://github.com/a", id="an owner"),
        pytest.param("https://github.com/topics/x", "https://github.com/topics/x", id="a topic"),
        pytest.param("https://gist.github.com/a/b", "https://gist.github.com/a/b", id="a gist"),
        pytest.param("https://github.com/a/..", "https://github.com/a/..", id="no name"),
        pytest.param("https://arxiv.org/abs/2307.09288", "arxiv:2307.09288", id="a paper"),
        pytest.param("https://www.arxiv.org/pdf/2307.09288.pdf", "arxiv:2307.09288", id="its PDF"),
        pytest.param("https://arxiv.org/abs/2307.09288v2", "arxiv:2307.09288v2", id="a version"),
        pytest.param("https://arxiv.org/abs/cs/0112017", "arxiv:cs/0112017", id="an old paper"),
        pytest.param("https://arxiv.org/abs/math.GT/0309136", "arxiv:math/0309136", id="a class"),
        pytest.param(
            "https://arxiv.org/html/2307.09288", "https://arxiv.org/html/2307.09288", id="its HTML"
        ),
        pytest.param("https://arxiv.org/abs/x", "https://arxiv.org/abs/x", id="no paper"),
        pytest.param("https://huggingface.co/a/B", "hugging-face:models/a/b", id="a model"),
        pytest.param(
            "https://huggingface.co/datasets/a/b", "hugging-face:datasets/a/b", id="a dataset"
        ),
        pytest.param("https://huggingface.co/spaces/a/b/", "hugging-face:spaces/a/b", id="a space"),
        pytest.param(
            "https://huggingface.co/collections/a/b-65",
            "hugging-face:collections/a/b-65",
            id="a collection",
        ),
        pytest.param("https://huggingface.co/a", "hugging-face:owners/a", id="an organization"),
        pytest.param("https://huggingface.co/docs", "https://huggingface.co/docs", id="documents"),
        pytest.param(
            "https://huggingface.co/a/b/tree/main",
            "https://huggingface.co/a/b/tree/main",
            id="files of a model",
        ),
        pytest.param(
            "https://huggingface.co/papers/2307.09288",
            "https://huggingface.co/papers/2307.09288",
            id="a page about a paper",
        ),
        pytest.param("https://e.com/x#y", "https://e.com/x", id="any page"),
        pytest.param("https://github.com:8443/a/b", "https://github.com:8443/a/b", id="a port"),
        pytest.param("https://notgithub.com/a/b", "https://notgithub.com/a/b", id="another host"),
    ],
)
def test_what_is_remembered(url: str, key: str) -> None:
    plan = make_plan([url], SETTINGS)
    assert plan.keys == {url: key}
    assert list(plan.jobs) == [key]


def test_one_request_for_one_resource() -> None:
    urls = ["https://e.com", "https://E.com/", "https://e.com/#a", "https://e.com:443/#b"]
    assert keys(*urls) == ["https://e.com/"]
    assert keys("https://github.com/a/b", "https://github.com/A/B/") == ["github:a/b"]
    assert keys("https://e.com/", "http://e.com/") == ["https://e.com/", "http://e.com/"]


def test_the_page_of_a_hosted_thing_is_its_canonical_one() -> None:
    (job,) = make_plan(["http://www.github.com/a/b.git#readme"], SETTINGS).jobs.values()
    assert (job.url, job.host, job.group, job.method) == (
        "https://github.com/a/b",
        "github.com",
        "github.com",
        "head",
    )


def test_fragments_are_collected_for_one_request() -> None:
    urls = ["https://e.com/#a", "https://e.com/", "https://e.com/#b", "https://e.com/#L3"]
    (job,) = make_plan(urls, FRAGMENTS).jobs.values()
    assert (job.fragments, job.method) == (("a", "b"), "get")
    (job,) = make_plan(urls, SETTINGS).jobs.values()
    assert job.fragments == ()


def test_a_fragment_of_a_repository_is_looked_for_in_its_page() -> None:
    plan = make_plan(["https://github.com/a/b#install", "https://github.com/a/b"], FRAGMENTS)
    assert [(job.key, job.service is None) for job in plan.jobs.values()] == [
        ("https://github.com/a/b", True),
        ("github:a/b", False),
    ]


@pytest.mark.parametrize(
    ("fragment", "host", "worth"),
    [
        ("install", "e.com", True),
        ("über uns", "e.com", True),
        ("readme", "github.com", False),
        ("README", "github.com", False),
        ("top", "e.com", False),
        ("L10", "github.com", False),
        ("L10-L20", "github.com", False),
        ("L1C2-L3C4", "github.com", False),
        (":~:text=x", "e.com", False),
        ("install:~:text=x", "e.com", False),
        ("/route", "e.com", False),
        ("!/route", "e.com", False),
        ("page=2", "e.com", False),
        ("issuecomment-12", "github.com", False),
        ("discussioncomment-12", "github.com", False),
        ("issuecomment-12", "e.com", True),
    ],
)
def test_fragments_worth_looking_for(fragment: str, host: str, worth: bool) -> None:
    assert worth_looking_for(fragment, host) is worth


@pytest.mark.parametrize(
    ("url", "verdict", "reason"),
    [
        ("mailto:a@b.c", Verdict.SKIPPED, "no web address"),
        ("data:image/png;base64,x", Verdict.SKIPPED, "no web address"),
        ("vscode:extension/x", Verdict.SKIPPED, "no web address"),
        ("ftp://e.com/x", Verdict.FORBIDDEN, 'the scheme "ftp" is none of web pages'),
        ("file:///etc/passwd", Verdict.FORBIDDEN, 'the scheme "file" is none of web pages'),
        ("gopher://e.com/", Verdict.FORBIDDEN, 'the scheme "gopher" is none of web pages'),
        ("JavaScript:alert(1)", Verdict.FORBIDDEN, 'the scheme "javascript" is none of web pages'),
        ("http://[::1]/", Verdict.FORBIDDEN, "::1 is a loopback address"),
        (
            "https://x:y@e.com/",
            Verdict.FORBIDDEN,
            "the address holds a user name or password",
        ),
        ("http://", Verdict.SKIPPED, "the address has no host"),
        ("http://abc.onion/", Verdict.SKIPPED, "only the Tor network leads there"),
        (
            "https://img.shields.io/badge/a-b-blue",
            Verdict.SKIPPED,
            "a static badge, checked by its grammar",
        ),
    ],
)
def test_what_is_not_asked_for(url: str, verdict: Verdict, reason: str) -> None:
    plan = make_plan([url], SETTINGS)
    assert plan.settled == {url: Outcome(verdict, reason, asked="offline")}
    assert (plan.jobs, plan.keys) == ({}, {})


def test_static_badges_are_asked_for_when_asked() -> None:
    url = "https://img.shields.io/badge/a-b-blue"
    assert keys(url, settings=LinkSettings(badges=True)) == [url]
    assert keys("https://img.shields.io/github/stars/a/b") == [
        "https://img.shields.io/github/stars/a/b"
    ]


def test_services_may_be_elsewhere() -> None:
    settings = LinkSettings(
        github=ServiceSettings("https://g.example.org/api/v3", "https://g.example.org"),
        hugging_face=ServiceSettings("https://m.example.org", "https://m.example.org/hf"),
        arxiv=ServiceSettings("http://x.example.org:8080", "http://x.example.org:8080"),
    )
    plan = make_plan(
        [
            "https://g.example.org/a/b",
            "https://github.com/a/b",
            "https://m.example.org/hf/a/b",
            "https://m.example.org/other/a/b",
            "http://x.example.org:8080/abs/2307.09288",
            "http://x.example.org/abs/2307.09288",
        ],
        settings,
    )
    assert [job.name or job.key for job in plan.jobs.values()] == [
        "a/b",
        "https://github.com/a/b",
        "models/a/b",
        "https://m.example.org/other/a/b",
        "2307.09288",
        "http://x.example.org/abs/2307.09288",
    ]
    # what one project knows of its own GitHub is none of another's
    assert not {"github:a/b", "hugging-face:models/a/b", "arxiv:2307.09288"} & set(plan.jobs)


def test_allowed_hosts_are_asked_for() -> None:
    settings = LinkSettings(allow=("127.0.0.1:9000", "wiki"))
    found = make_plan(["http://127.0.0.1:9000/", "http://wiki/x"], settings).jobs.values()
    assert [job.url for job in found] == ["http://127.0.0.1:9000/", "http://wiki/x"]
    assert keys("http://127.0.0.1/", settings=settings) == []


# -------------------------------------------------------------------------------------- overrides


def override(match: str, **what: object) -> LinkOverride:
    return LinkOverride(match, **what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("match", "url", "host", "matches"),
    [
        ("e.com", "https://e.com/x", "e.com", True),
        ("E.com", "https://e.com/x", "e.com", True),
        ("e.com", "https://a.e.com/x", "a.e.com", False),
        ("*.e.com", "https://a.e.com/x", "a.e.com", True),
        ("*.e.com", "https://e.com/x", "e.com", False),
        ("*", "https://e.com/x", "e.com", True),
        ("https://e.com/*", "https://e.com/x", "e.com", True),
        ("https://e.com/*/y", "https://e.com/x/y", "e.com", True),
        ("https://e.com/*/y", "https://e.com/x/yz", "e.com", False),
        ("https://e.com/*/", "https://e.com/", "e.com", False),
        ("https://e.com/*/", "https://e.com/x/", "e.com", True),
        ("https://e.com/x", "https://e.com/xy", "e.com", False),
        ("*/private/*", "https://e.com/private/x", "e.com", True),
        ("https://e.com/?a[b]*", "https://e.com/?a[b]c", "e.com", True),
        ("e.com", "https://e-com/x", "e-com", False),
    ],
)
def test_matches(match: str, url: str, host: str, matches: bool) -> None:
    found = Overrides([override(match, accept=(403,))]).of(url, host)
    assert found.accept == ((403,) if matches else ())


def test_all_that_match_count_and_the_later_wins() -> None:
    found = Overrides(
        [
            override("*", accept=(403,), headers={"A": "1", "B": "1"}, timeout=5.0, spacing=1.0),
            override("e.com", accept=(999,), headers={"B": "2"}, method="head", spacing=0.0),
            override("f.com", exclude="x", timeout=1.0),
        ]
    ).of("https://e.com/", "e.com")
    assert found == LinkOverride(
        "e.com", (403, 999), "", {"A": "1", "B": "2"}, "head", None, 0.0, 5.0
    )


@given(
    st.lists(st.sampled_from(["*", "a", "b", "ab", "."]), max_size=12), st.text("ab.", max_size=30)
)
def test_a_glob_matches_what_it_should(pieces: list[str], text: str) -> None:
    pattern = "".join(pieces)

    def matches(pattern: str, text: str) -> bool:
        """The same by recursion."""
        if not pattern:
            return not text
        if pattern[0] == "*":
            return any(matches(pattern[1:], text[at:]) for at in range(len(text) + 1))
        return bool(text) and text[0] == pattern[0] and matches(pattern[1:], text[1:])

    short = "*".join(part for part in pattern.split("*"))
    if short.count("*") <= 5:
        assert (glob(pattern).match(text) is not None) is matches(pattern, text)


def test_no_glob_takes_long() -> None:
    assert glob("*a" * 200 + "*b").match("a" * 8000) is None


def test_exclusion_and_methods() -> None:
    settings = LinkSettings(
        overrides=(override("e.com", exclude="asleep"), override("*.f.com", method="head"))
    )
    plan = make_plan(["https://e.com/x", "https://a.f.com/", "https://f.com/"], settings)
    assert plan.settled == {
        "https://e.com/x": Outcome(
            Verdict.SKIPPED, "left out by the configuration: asleep", asked="offline"
        )
    }
    assert [job.method for job in plan.jobs.values()] == ["head", "get"]


# ------------------------------------------------------------------------------------------ parts


URLS = [f"https://h{number % 7}.com/{number}" for number in range(60)]
URLS += [f"https://github.com/a/b{number}" for number in range(20)]
URLS += ["https://github.com/a/b/issues", "mailto:x@y.z"]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 100])
def test_parts_share_no_host_and_lose_nothing(count: int) -> None:
    plan = make_plan(URLS, SETTINGS)
    parts = plan.parts(count)
    assert len(parts) == min(count, 8)
    assert Counter(key for part in parts for key in part.jobs) == Counter(list(plan.jobs))
    assert {url: key for part in parts for url, key in part.keys.items()} == plan.keys
    assert [part.settled for part in parts] == [plan.settled, *[{}] * (len(parts) - 1)]
    groups = [{job.group for job in part.jobs.values()} for part in parts]
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_parts_are_about_equal_and_always_the_same() -> None:
    plan = make_plan(URLS, SETTINGS)
    assert sorted(len(part.jobs) for part in plan.parts(3)) == [26, 26, 29]
    assert plan.parts(3) == make_plan(URLS, SETTINGS).parts(3)


def test_outcomes_of_parts_are_those_of_the_whole() -> None:
    plan = make_plan(URLS, SETTINGS)
    alive = Outcome(Verdict.ALIVE, "x")
    whole = dict.fromkeys(plan.jobs, alive)
    assert merged(dict.fromkeys(part.jobs, alive) for part in plan.parts(4)) == whole


def test_defaults_are_the_public_services() -> None:
    assert [service.web for service in (GITHUB, ARXIV, HUGGING_FACE)] == [
        "https://github.com",
        "https://arxiv.org",
        "https://huggingface.co",
    ]


def test_what_the_configuration_changes_is_another_verdict() -> None:
    url = "https://e.com/"
    plain = keys(url)
    accepting = keys(url, settings=LinkSettings(overrides=(override("e.com", accept=(403,)),)))
    heading = keys(url, settings=LinkSettings(overrides=(override("e.com", method="head"),)))
    slower = keys(url, settings=LinkSettings(overrides=(override("e.com", spacing=9.0),)))
    assert plain == slower == [url]
    assert len({*plain, *accepting, *heading}) == 3
    assert accepting == keys(
        url, settings=LinkSettings(overrides=(override("*.com", accept=(403,)),))
    )
