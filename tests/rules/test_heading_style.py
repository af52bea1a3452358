"""AK205: what does not belong in a heading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.config.settings import HeadingStyleOptions, LintSettings, RuleOptions
from rulecheck import CONFIG, Found, diagnose, mended, shown

LINK = "a link stands in this heading; put it below, as a badge or in the text"
PERMALINK = "this permalink was copied with the heading; remove it"


def ends(sign: str) -> str:
    return f'the heading ends with "{sign}"; remove it'


def glued(number: str) -> str:
    return f'the number "{number}" is glued to the heading; write a space after it, or leave it out'


@pytest.mark.parametrize(
    ("text", "expected", "after"),
    [
        (
            "# A [#](https://a.example/x#a)\n",
            [Found(1, 5, "[#](https://a.example/x#a)", PERMALINK)],
            "# A\n",
        ),
        ("## 中文[¶](#x)\n", [Found(1, 6, "[¶](#x)", PERMALINK)], "## 中文\n"),
        ("## A[](#x)\n", [Found(1, 5, "[](#x)", PERMALINK)], "## A\n"),
        (
            "## [A](https://a.example) b\n",
            [Found(1, 4, "[A](https://a.example)", LINK)],
            "## [A](https://a.example) b\n",
        ),
        ("## A:\n", [Found(1, 5, ":", ends(":"))], "## A\n"),
        ("## 中文：\r\n", [Found(1, 6, "：", ends("："))], "## 中文\r\n"),
        ("Abc.\n---\n", [Found(1, 4, ".", ends("."))], "Abc\n---\n"),
        (
            "# 1.A\n\n## 1.1.中文\n",
            [Found(1, 3, "1.", glued("1.")), Found(3, 4, "1.1.", glued("1.1."))],
            "# 1. A\n\n## 1.1. 中文\n",
        ),
        (
            "## 1. A\n\n## 3. B\n",
            [
                Found(
                    3,
                    4,
                    "3.",
                    "the heading has the number 3 after 1; write 2, or leave the numbers out",
                )
            ],
            "## 1. A\n\n## 3. B\n",
        ),
    ],
    ids=[
        "permalink",
        "permalink in Chinese",
        "empty permalink",
        "link",
        "colon",
        "full-width colon",
        "setext",
        "glued numbers",
        "out of sequence",
    ],
)
def test_finds(text: str, expected: list[Found], after: str) -> None:
    found = diagnose("AK205", text, kind="markdown")
    assert shown(found, text) == expected
    assert mended(found, text, safe=False) == after


@pytest.mark.parametrize(
    "text",
    [
        "# [Project](https://a.example)\n",
        "## A [![b](https://b.example/x.svg)](https://b.example)\n",
        "## Why?\n\n## Hello!\n\n## And so on...\n\n## And …\n",
        "## Node.js\n\n## Tools, etc.\n\n## Acme Inc.\n\n## U.S.A.\n",
        "## 1. A\n\n### 1. B\n\n### 2. C\n\n## 2. D\n\n### 1. E\n",
        "## 01.AI\n\n## 3.5 Turbo\n\n## 4.js\n",
        "## 2024\n\n## 2022\n",
        "## 🎉 A\n",
        "## <a id='x'></a>A\n",
        "```\n## A:\n```\n",
    ],
    ids=[
        "title",
        "badge",
        "other punctuation",
        "abbreviations",
        "numbers in order",
        "names with digits",
        "years",
        "emoji",
        "HTML",
        "code",
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK205", text, kind="markdown") == []


def test_a_project_may_want_no_emoji() -> None:
    options = RuleOptions(heading_style=HeadingStyleOptions(emoji=False))
    config = replace(CONFIG, lint=LintSettings(options=options))
    text = "## A 🎉\n\n🎉\n"
    found = shown(diagnose("AK205", text, kind="markdown", config=config), text)
    message = '"🎉" stands in a heading; this project wants none there'
    assert found == [Found(1, 6, "🎉", message)]
