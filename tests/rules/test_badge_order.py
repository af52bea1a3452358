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


def test_one_link_twice() -> None:
    text = f"{HEAD}{GITHUB}\n{GITHUB}\n"
    (found,) = diagnose("AK407", text)
    assert found.message == (
        "another badge of this entry leads there already; remove one of the two"
    )
    assert text[found.related[0].span.start :].startswith("[GitHub]")
    assert found.span.start > found.related[0].span.start


@pytest.mark.parametrize(
    "badges",
    ["", f"{ARXIV}\n", f"{ARXIV}\n{GITHUB}\n{MODEL}\n", f"{GITHUB}\n[x](https://github.com/a/c)\n"],
    ids=["none", "one", "in order", "two of a kind"],
)
def test_noop(badges: str) -> None:
    assert diagnose("AK407", HEAD + badges) == []
