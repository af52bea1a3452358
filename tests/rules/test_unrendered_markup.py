"""AK108: bold markers that are shown as asterisks."""

from __future__ import annotations

import pytest

from awesomekit.markdown.render import rendered
from rulecheck import diagnose, mended, shown


@pytest.mark.parametrize(
    ("text", "marked", "after"),
    [
        ("- **Size:**0.8T\n", "**Size:**", "- **Size:** 0.8T\n"),
        ("这是**注意：**文字\n", "**注意：**", "这是**注意：** 文字\n"),
        ("文字**“重点”**文字\n", "**“重点”**", "文字 **“重点”** 文字\n"),
        ("a ** bold** b\n", "** bold**", "a **bold** b\n"),
        ("a **bold ** b\n", "**bold **", "a **bold** b\n"),
        ("**bold **\r\n", "**bold **", "**bold**\r\n"),
        ("| a |\n| - |\n| **x：**中 |\n", "**x：**", "| a |\n| - |\n| **x：** 中 |\n"),
        ("1.** 旋转（N）**\n", "** 旋转（N）**", "1.**旋转（N）**\n"),
    ],
    ids=["digit", "Chinese", "quotes", "room first", "room last", "CRLF", "cell", "no list"],
)
def test_finds_and_mends(text: str, marked: str, after: str) -> None:
    found = diagnose("AK108", text, kind="markdown")
    (one,) = shown(found, text)
    assert one.text == marked
    assert one.message == (
        f'"{marked}" is shown with its asterisks; write a space outside of the markers, and none '
        "within"
    )
    assert mended(found, text, safe=False) == after
    assert diagnose("AK108", after, kind="markdown") == []
    assert "<strong>" in rendered(after)


@pytest.mark.parametrize(
    "text",
    [
        "**bold** and **more**, **注意**：文字\n",
        "2**32 and 3**4\n",
        "src/**/*.md and **/x/**\n",
        "price** and tax**\n\n** without tax\n",
        "\\*\\*no bold\\*\\*\n",
        "`**x **`\n\n```\n**x **\n```\n",
        "a ** b ** c\n",
        "***\n\n**\n",
        "one ** alone\n",
        "**not\n\nclosed **\n",
    ],
    ids=[
        "bold",
        "powers",
        "globs",
        "footnote marks",
        "escaped",
        "code",
        "operators",
        "rules",
        "alone",
        "two paragraphs",
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK108", text, kind="markdown") == []


def test_many_markers_take_linear_time() -> None:
    assert len(diagnose("AK108", "a **b ** c " * 20_000, kind="markdown")) == 20_000
