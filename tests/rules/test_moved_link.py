"""AK602 moved-link: what moved for good, and how it is rewritten."""

from __future__ import annotations

import pytest

from asked import judged, mended, repository, told
from awesomekit.model import Severity
from awesomekit.model.liveness import Hop, Outcome, Verdict
from awesomekit.rules.moved_link import RULE

OLD = "https://e.com/old"


def moved(final: str) -> Outcome:
    return Outcome(Verdict.MOVED, f"it moved to {final} for good", 200, final, (Hop(OLD, 301),))


RENAMED = {"https://github.com/a/b-c": repository("New-Owner/d_e", renamed=True)}


def test_message() -> None:
    assert told(f"[a]({OLD})", {OLD: moved("https://e.com/new")}, RULE) == [
        (
            OLD,
            'this link moved: it is at "https://e.com/new" for good; link the new address',
        )
    ]
    assert told("[a](https://github.com/a/b-c)", RENAMED, RULE) == [
        (
            "https://github.com/a/b-c",
            'this link moved: it is called "New-Owner/d_e" now; link the new address',
        )
    ]
    (found,) = judged(f"[a]({OLD})", {OLD: moved("https://e.com/new")}, [RULE])
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param(f"[a]({OLD})", "[a](https://e.com/new)", id="inline"),
        pytest.param(f'[a](<{OLD}> "t")', '[a](<https://e.com/new> "t")', id="angle brackets"),
        pytest.param(f"<{OLD}>", "<https://e.com/new>", id="autolink"),
        pytest.param(f"See {OLD}.", "See https://e.com/new.", id="bare"),
        pytest.param(f"[{OLD}]({OLD})", "[https://e.com/new](https://e.com/new)", id="as a label"),
        pytest.param(f"[a][b]\n\n[b]: {OLD}", "[a][b]\n\n[b]: https://e.com/new", id="definition"),
        pytest.param(f'<a href="{OLD}">x</a>', '<a href="https://e.com/new">x</a>', id="HTML"),
        pytest.param(f"![a]({OLD})", "![a](https://e.com/new)", id="picture"),
    ],
)
def test_every_form_is_rewritten(text: str, after: str) -> None:
    assert mended(text, {OLD: moved("https://e.com/new")}, RULE) == after


def test_a_fragment_stays() -> None:
    url = f"{OLD}#part"
    assert mended(f"[a]({url})", {url: moved("https://e.com/new")}, RULE) == (
        "[a](https://e.com/new#part)"
    )
    assert mended(f"[a]({url})", {url: moved("https://e.com/new#other")}, RULE) == (
        "[a](https://e.com/new#other)"
    )


@pytest.mark.parametrize(
    "final",
    ["https://e.com/a b", "https://e.com/<x>", "https://e.com/)](javascript:x", "https://e.com/é"],
)
def test_what_markdown_may_misread_is_not_written(final: str) -> None:
    (found,) = judged(f"[a]({OLD})", {OLD: moved(final)}, [RULE])
    assert found.fix is None


@pytest.mark.parametrize(
    ("picture", "after"),
    [
        pytest.param(
            "https://img.shields.io/badge/GitHub-a%2Fb--c-181717?logo=github",
            "https://img.shields.io/badge/GitHub-New--Owner%2Fd__e-181717?logo=github",
            id="static",
        ),
        pytest.param(
            "https://img.shields.io/badge/a/b--c-blue",
            "https://img.shields.io/badge/New--Owner/d__e-blue",
            id="static, without a label",
        ),
        pytest.param(
            "https://img.shields.io/github/stars/a/b-c?style=social",
            "https://img.shields.io/github/stars/New-Owner/d_e?style=social",
            id="stars",
        ),
        pytest.param(
            "https://badgen.net/github/stars/A/B-C.svg",
            "https://badgen.net/github/stars/New-Owner/d_e.svg",
            id="another service, other letter case",
        ),
        pytest.param(
            "https://img.shields.io/badge/Code-blue",
            "https://img.shields.io/badge/Code-blue",
            id="a badge that names nothing",
        ),
        pytest.param(
            "https://img.shields.io/github/stars/a/b-c-d",
            "https://img.shields.io/github/stars/a/b-c-d",
            id="another repository",
        ),
    ],
)
def test_the_badge_of_a_renamed_repository_is_rewritten(picture: str, after: str) -> None:
    text = f"[![GitHub]({picture})](https://github.com/a/b-c)"
    assert mended(text, RENAMED, RULE) == f"[![GitHub]({after})](https://github.com/New-Owner/d_e)"


def test_a_rename_that_redirects_tell_rewrites_the_badge_too() -> None:
    old, new = "https://github.com/a/b-c/releases", "https://github.com/x/y/releases"
    outcome = Outcome(Verdict.MOVED, "x", 200, new, (Hop(old, 301),))
    text = f"[![Stars](https://img.shields.io/github/stars/a/b-c)]({old})"
    assert mended(text, {old: outcome}, RULE) == (
        f"[![Stars](https://img.shields.io/github/stars/x/y)]({new})"
    )
