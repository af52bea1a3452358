"""The addresses of static badges: read, checked and written."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesomekit.badges import (
    StaticBadge,
    build_static,
    is_static,
    parse_static,
    static_problem,
)

BASE = "https://img.shields.io/badge/"
FORM = '"/badge/LABEL-MESSAGE-COLOR"'

PARSED = [
    ("three parts", "arXiv-2307.09288-b31b1b.svg", "arXiv", "2307.09288", "b31b1b"),
    ("two parts", "Notebook-orange", "", "Notebook", "orange"),
    ("hash in the color", "书籍-%2391672c", "", "书籍", "#91672c"),
    ("not ASCII", "Level-中等-yellow", "Level", "中等", "yellow"),
    ("emoji", "%F0%9F%A4%97%20Hugging%20Face-Spaces-blue", "🤗 Hugging Face", "Spaces", "blue"),
    ("doubled hyphen", "best--license-Apache--2.0-blue.json", "best-license", "Apache-2.0", "blue"),
    ("doubled underscore", "a__b-c_d-blue", "a_b", "c d", "blue"),
    ("three underscores", "a-b___c-blue", "a", "b__c", "blue"),
    ("underscores at the ends", "_a_-_-blue", " a ", "_", "blue"),
    ("escaped underscore", "a-b%5Fc-blue", "a", "b c", "blue"),
    ("slash", "GitHub-meta--llama%2Fllama-181717", "GitHub", "meta-llama/llama", "181717"),
    ("bare slash", "GitHub-a/b-181717", "GitHub", "a/b", "181717"),
    ("message starts with a hyphen", "a---b-blue", "a", "-b", "blue"),
    ("message ends with a hyphen", "a-b---blue", "a", "b-", "blue"),
    ("message is a hyphen", "a----blue", "a", "-", "blue"),
    ("label left out", "-a-blue", "", "a", "blue"),
    ("no message", "label--blue", "label", "", "blue"),
    ("color function", "a-b-rgb(1,2,3).svg", "a", "b", "rgb(1,2,3)"),
    ("unknown color", "a-b-c", "a", "b", "c"),
    ("extension", "a-b.svg-blue.png", "a", "b.svg", "blue"),
]
NOT_PARSED = [
    ("no color", "arXiv-2307.09288"),
    ("one part", "arXiv"),
    ("nothing", ""),
    ("four parts", "GitHub-meta-llama-llama-181717"),
    ("escaped hyphen separates too", "a-b%2Dc-d-blue"),
    ("hyphen at the end", "a-b-"),
    ("live data", "dynamic/json?url=https%3A%2F%2Fa.example&query=b-c-blue"),
]


@pytest.mark.parametrize(
    ("path", "label", "message", "color"),
    [row[1:] for row in PARSED],
    ids=[row[0] for row in PARSED],
)
def test_parse(path: str, label: str, message: str, color: str) -> None:
    assert parse_static(BASE + path) == StaticBadge(label, message, color)


@pytest.mark.parametrize("path", [row[1] for row in NOT_PARSED], ids=[row[0] for row in NOT_PARSED])
def test_not_parsed(path: str) -> None:
    assert parse_static(BASE + path) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "arXiv-2307.09288-b31b1b",
        "https://badges.aleen42.com/src/github.svg",
        "https://img.shields.io/github/stars/a/b",
        "https://img.shields.io.evil.example/badge/a-b-blue",
        f"{BASE}{'a' * 100_000}-b-blue",
    ],
    ids=["empty", "relative", "another service", "live badge", "another host", "100 KB"],
)
def test_other_pictures_are_no_static_badges(url: str) -> None:
    assert (is_static(url), parse_static(url), static_problem(url)) == (False, None, None)


def test_query_is_read_and_overrides() -> None:
    url = f"{BASE}join-us%20on%20slack-gray.svg?longCache=true&label=Chat+here&colorB=red#x"
    query = (("longCache", "true"), ("label", "Chat here"), ("colorB", "red"))
    assert parse_static(url) == StaticBadge("Chat here", "us on slack", "red", query)


# ---------------------------------------------------------------- against the service's own route

# the route of services/static-badge in the sources of shields.io, and what it does with the halves
ROUTE = re.compile(
    r"((?:[^-]|--)*?)-?((?:[^-]|--)*)-((?:[^-.]|--)+)(?:\.(?:svg|png|json|gif|jpg))?", re.DOTALL
)


def as_service_shows(half: str) -> str:
    half = re.sub(r"([^_])_(?!_|\Z)", r"\1 ", half)
    half = re.sub(r"([^_])_\Z", r"\1 ", half)
    half = re.sub(r"\A_([^_])", r" \1", half)
    return half.replace("__", "_").replace("--", "-")


@given(st.text(alphabet="ab-_. ", max_size=14))
@settings(max_examples=600, deadline=None)
@example("a--b----c")
@example("---a--b.c--d")
def test_same_as_the_service(path: str) -> None:
    match = ROUTE.fullmatch(unquote(path))
    expected = match and StaticBadge(
        as_service_shows(match[1]), as_service_shows(match[2]), match[3]
    )
    if expected and expected.color.startswith("-"):
        # shown without a color; no color starts so
        expected = None
    assert parse_static(BASE + path) == expected


# ------------------------------------------------------------------------------ problems

PROBLEMS = [
    (
        "no color",
        "arXiv-2307.09288",
        "2307.09288",
        f'"2307.09288" is no color; write {FORM}, and a hyphen in a text as "--"',
        None,
    ),
    (
        "one part",
        "arXiv.svg",
        "arXiv",
        f'"arXiv" is no color; write {FORM}, and a hyphen in a text as "--"',
        None,
    ),
    (
        "last part is no color",
        "GitHub-meta-llama?logo=github",
        "llama",
        f'"llama" is no color; write {FORM}, and a hyphen in a text as "--"',
        None,
    ),
    (
        "no color after a hyphen",
        "a-b-.svg",
        "-",
        f"the badge has no color after its last hyphen; write {FORM}",
        None,
    ),
    (
        "hyphens in the message",
        "GitHub-meta-llama-llama-181717?logo=github",
        "GitHub-meta-llama-llama-181717",
        f'the badge has 5 parts where {FORM} has three; write a hyphen as "--"',
        "GitHub-meta--llama--llama-181717?logo=github",
    ),
    (
        "hyphens and no color",
        "a-b-c-d.svg",
        "a-b-c-d",
        f'the badge has 4 parts where {FORM} has three; write a hyphen as "--"',
        None,
    ),
    (
        "an empty part among too many",
        "a--b-c-d-e-",
        "a--b-c-d-e-",
        f'the badge has 5 parts where {FORM} has three; write a hyphen as "--"',
        None,
    ),
    ("no message", "label--blue", "label--blue", f"the badge has no message; write {FORM}", None),
    (
        "blank message",
        "label-_%20-blue",
        "label-_%20-blue",
        f"the badge has no message; write {FORM}",
        None,
    ),
    (
        "escaped hyphen",
        "a-b%2dc-blue",
        "%2d",
        'shields.io reads "%2D" as "-"; write a hyphen in a text as "--"',
        "a-b--c-blue",
    ),
    (
        "escaped hyphen, doubled",
        "a-b%2D%2Dc-blue",
        "%2D%2D",
        'shields.io reads "%2D" as "-"; write a hyphen in a text as "--"',
        "a-b--c-blue",
    ),
]
CERTAIN = [
    (
        "percent sign",
        "coverage-95%-orange",
        "%",
        '"%" starts no escape here; write a percent sign as "%25"',
        "coverage-95%25-orange",
    ),
    (
        "percent signs",
        "a%%20-5%x-red",
        "%",
        '"%" starts no escape here; write a percent sign as "%25"',
        "a%25%20-5%25x-red",
    ),
    (
        "space",
        "AI Blog-Meta  AI-orange?a=b c",
        " ",
        'a space in a badge\'s address; write it as "%20"',
        "AI%20Blog-Meta%20AI-orange?a=b c",
    ),
    (
        "hash",
        "Lang-C#-blue",
        "#",
        '"#" ends the address of a badge; write it as "%23"',
        "Lang-C%23-blue",
    ),
    (
        "gone extension",
        "a-b-blue.gif?style=flat",
        ".gif",
        'shields.io no longer serves ".gif"; write ".svg"',
        "a-b-blue.svg?style=flat",
    ),
]


@pytest.mark.parametrize(
    ("path", "marked", "message", "suggestion", "certain"),
    [(*row[1:], False) for row in PROBLEMS] + [(*row[1:], True) for row in CERTAIN],
    ids=[row[0] for row in PROBLEMS + CERTAIN],
)
def test_problem(
    path: str, marked: str, message: str, suggestion: str | None, *, certain: bool
) -> None:
    problem = static_problem(BASE + path)
    assert problem is not None
    assert (BASE + path)[problem.start : problem.end] == marked
    assert problem.message == message
    assert problem.suggestion == (None if suggestion is None else BASE + suggestion)
    assert problem.certain is certain


@pytest.mark.parametrize(
    "path",
    [
        "arXiv-2307.09288-b31b1b.svg",
        "书籍-%2391672c",
        "Buy_Me_a_Coffee-ffdd00?logo=buy-me-a-coffee&logoColor=black",
        "join-us%20on%20slack-gray.svg?longCache=true&logo=slack&colorB=red",
        "a-b-whatever?color=red",
        "a-b-BLUE",
        "a-b-hsl(1,2%25,3%25)",
        "a----blue",
        "a-b-blue#fragment",
        "endpoint.svg-b-blue",
    ],
)
def test_no_problem(path: str) -> None:
    assert static_problem(BASE + path) is None


MEANT = [
    (
        "hyphen between owner and label",
        "meta-llama/llama-181717",
        "meta-llama/llama",
        "meta--llama%2Fllama-181717",
    ),
    (
        "hyphens in a message",
        "GitHub-meta-llama/llama-2-181717",
        "meta-llama/llama-2",
        "GitHub-meta--llama%2Fllama--2-181717",
    ),
    (
        "some doubled already",
        "GitHub-meta--llama/llama-2-181717",
        "meta-llama/llama-2",
        "GitHub-meta--llama%2Fllama--2-181717",
    ),
    ("underscore", "HF-a/b_c-blue?logo=x", "a/b_c", "HF-a%2Fb__c-blue?logo=x"),
    ("doubled hyphen in the name", "HF-a/b--c-blue", "a/b--c", "HF-a%2Fb----c-blue"),
]


@pytest.mark.parametrize(
    ("path", "meant", "suggestion"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT]
)
def test_what_the_link_is_makes_a_reading_certain(path: str, meant: str, suggestion: str) -> None:
    problem = static_problem(BASE + path, meant)
    assert problem is not None
    assert problem.message == (
        'shields.io separates at "-" and shows "_" as a space; double both within a text'
    )
    assert (problem.suggestion, problem.certain) == (BASE + suggestion, True)
    mended = parse_static(BASE + suggestion)
    assert mended is not None
    assert mended.message == meant
    assert static_problem(BASE + suggestion, meant) is None


@pytest.mark.parametrize(
    ("path", "meant"),
    [("GitHub-a_b-181717", "a/b"), ("GitHub-a--b/c-181717", "a-b/c"), ("x-a_b-blue", "a b")],
    ids=["another name", "shown right", "a space that is meant"],
)
def test_what_the_link_is_finds_no_problem(path: str, meant: str) -> None:
    assert static_problem(BASE + path, meant) is None


# ------------------------------------------------------------------------------- writing


def test_build_writes_the_known_forms() -> None:
    assert build_static("GitHub", "meta-llama/llama", "181717", logo="github") == (
        "https://img.shields.io/badge/GitHub-meta--llama%2Fllama-181717?logo=github"
    )
    assert build_static("arXiv", "2307.09288", "b31b1b", extension=".svg") == (
        "https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg"
    )
    assert build_static("", "a_b c", "blue", style="flat-square", logo="a&b") == (
        "https://img.shields.io/badge/a__b%20c-blue?style=flat-square&logo=a%26b"
    )
    assert build_static("a-", "b", "#fff") == "https://img.shields.io/badge/b-%23fff?label=a-"


def test_build_refuses_what_is_no_badge() -> None:
    with pytest.raises(ValueError, match=r"^a static badge needs a message$"):
        build_static("label", " ", "blue")
    with pytest.raises(ValueError, match=r'^"no-color" is no color that shields\.io knows$'):
        build_static("label", "message", "no-color")


TEXT = st.text(alphabet=st.sampled_from("ab-_ %/#?.é🤗~"), max_size=8) | st.text(
    alphabet=st.characters(exclude_categories=["Cs"]), max_size=8
)


@given(TEXT, TEXT.filter(str.strip), st.sampled_from(["", ".svg"]))
@settings(max_examples=300, deadline=None)
@example("a-b", "-", "")
def test_what_is_written_is_read_back(label: str, message: str, extension: str) -> None:
    url = build_static(label, message, "b31b1b", extension=extension, logo="x")
    badge = parse_static(url)
    assert badge is not None
    assert (badge.label, badge.message, badge.color) == (label, message, "b31b1b")
    assert badge.parameter("logo") == "x"
    assert static_problem(url) is None
    assert url.isascii()


@given(st.text(alphabet="ab-_.%2D #?é", max_size=20))
@settings(max_examples=300, deadline=None)
def test_a_suggestion_is_never_worse(path: str) -> None:
    url = BASE + path
    problem = static_problem(url)
    if problem is None:
        assert parse_static(url) is not None
        return
    assert len(BASE) <= problem.start <= problem.end <= len(url)
    for _ in range(5):
        if problem is None or problem.suggestion is None:
            break
        assert problem.suggestion != url
        url = problem.suggestion
        problem = static_problem(url)
    else:
        pytest.fail(f"suggestions do not come to an end at {url}")
