"""AK407: badges in the project's order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rulecheck import CONFIG, diagnose, mended, shown

HEAD = "---\nschema: project\n---\n\n# M\n\n## S\n\n### A\n\n"
ARXIV = "[arXiv](https://arxiv.org/abs/2307.09288)"
GITHUB = "[GitHub](https://github.com/a/b)"
MODEL = "[HF](https://huggingface.co/a/b)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{GITHUB}\n{ARXIV}\n", f"{ARXIV}\n{GITHUB}\n"),
        (f"{MODEL} {GITHUB}  \r\n{ARXIV}\r\n", f"{ARXIV} {GITHUB}  \r\n{MODEL}\r\n"),
    ],
    ids=["two", "three in two lines"],
)
def test_order(before: str, after: str) -> None:
    text = HEAD + before
    found = diagnose("AK407", text)
    assert len(found) == 1
    assert mended(found, text) == HEAD + after
    assert diagnose("AK407", HEAD + after) == []


def test_message_and_place() -> None:
    text = f"{HEAD}{GITHUB}\n{ARXIV}\n"
    assert shown(diagnose("AK407", text), text) == [
        (
            11,
            1,
            GITHUB,
            "the arXiv badge comes before the GitHub badge; put the badges in order",
        )
    ]


def test_a_project_has_its_own_order() -> None:
    config = replace(CONFIG, badge_order=("github", "arxiv"))
    assert diagnose("AK407", f"{HEAD}{GITHUB}\n{ARXIV}\n", config=config) == []
    assert len(diagnose("AK407", f"{HEAD}{ARXIV}\n{GITHUB}\n", config=config)) == 1


def test_lists_in_other_styles_have_an_order_of_their_own() -> None:
    entry = f"# M\n\n## A\n\n{GITHUB} [![x](a.png)](https://a.example) {ARXIV}"
    fields = "\n\n- **Date:** 2023-07\n- **Language:** en\n"
    assert diagnose("AK407", entry + fields, kind="markdown") == []
    twice = diagnose("AK407", f"{entry} {GITHUB}{fields}", kind="markdown")
    assert [d.fix for d in twice] == [None]


def test_one_link_twice() -> None:
    text = f"{HEAD}{GITHUB}\n{GITHUB}\n"
    (found,) = diagnose("AK407", text)
    assert found.message == (
        "another badge of this entry leads there already; remove one of the two"
    )
    assert text[found.related[0].span.start :].startswith("[GitHub]")
    assert found.span.start > found.related[0].span.start


def test_a_slash_at_the_end_makes_no_other_link() -> None:
    text = f"{HEAD}{GITHUB}\n[x](http://www.github.com/a/b/)\n"
    (found,) = shown(diagnose("AK407", text), text)
    assert found.text == "[x](http://www.github.com/a/b/)"


STARS = "![stars](https://img.shields.io/github/stars/a/b)"


@pytest.mark.parametrize(
    "badges",
    [
        "",
        f"{ARXIV}\n",
        f"{ARXIV}\n{GITHUB}\n{MODEL}\n",
        f"{GITHUB}\n[x](https://github.com/a/c)\n",
        f"{GITHUB} {STARS}\n{ARXIV}\n",
        f"{ARXIV}\n[PDF](https://arxiv.org/pdf/2307.09288)\n",
    ],
    ids=[
        "none",
        "one",
        "in order",
        "two of a kind",
        "a count belongs to the badge before it",
        "two pages of one paper",
    ],
)
def test_noop(badges: str) -> None:
    assert diagnose("AK407", HEAD + badges) == []
