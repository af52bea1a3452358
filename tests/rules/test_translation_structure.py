"""AK704: two language blocks of one text that differ in shape."""

from __future__ import annotations

import pytest

from rulecheck import diagnose, shown

HEAD = "---\nschema: project\n---\n\n# M\n\n## S\n\n### A\n\n"


def both(english: str, chinese: str) -> str:
    return f"{HEAD}<!-- [en] -->\n\n{english}\n\n<!-- [zh] -->\n\n{chinese}\n"


def differ(zh: str, en: str) -> str:
    return f'the text in "zh" has {zh} but that in "en" has {en}; bring them together'


@pytest.mark.parametrize(
    ("english", "chinese", "marked", "message"),
    [
        ("One.\n\nTwo.", "一。", "一。", differ("1 paragraph", "2 paragraphs")),
        ("- a\n- b", "- 甲", "- 甲", differ("1 bullet", "2 bullets")),
        ("- a", "1. 甲", "1. 甲", differ("0 bullet lists", "1 bullet list")),
        ("a\n\n```\nx\n```", "甲", "甲", differ("0 pieces of code", "1 piece of code")),
        ("![a](x.png) a", "甲", "甲", differ("0 pictures", "1 picture")),
        (
            "See [a](https://a.example).",
            "见甲。",
            "[a](https://a.example)",
            'this link stands in "en" only; add it to the text in "zh", or remove it',
        ),
        (
            "It reads formats.",
            "它能读 150 种格式。",
            "150",
            '"150" stands in "zh" only; the text in "en" has no such number, so correct one of '
            "the two",
        ),
        (
            "Trained on 1.4 trillion tokens.",
            "用万亿词元训练。",
            "1.4 trillion",
            '"1.4 trillion" stands in "en" only; the text in "zh" has no such number, so correct '
            "one of the two",
        ),
    ],
    ids=["paragraphs", "bullets", "lists", "code", "pictures", "link", "number", "scaled"],
)
def test_finds(english: str, chinese: str, marked: str, message: str) -> None:
    text = both(english, chinese)
    (found,) = shown(diagnose("AK704", text), text)
    assert (found.text, found.message) == (marked, message)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Trained on 1.4 trillion tokens, 70B.", "用 1.4 万亿词元训练，700 亿参数。"),
        ("4,000 words, 40%.", "4 千词，百分之 40。"),
        ("In July 2023, on 18 July.", "2023 年 7 月，7 月 18 日。"),
        ("Released on December 12.", "12 月 12 日发布。"),
        ("GPT-40 is 16x faster with 2 heads.", "GPT-40 快 16 倍，有两个头。"),
        ("See [a](https://a.example/en).", "见[甲](https://a.example/zh)。"),
        ("- a\n  - b", "- 甲\n  - 乙"),
        ("One.", "一。\n\n<!-- 备注 -->"),
    ],
    ids=["scales", "thousands", "dates", "days", "names", "localized link", "nested", "comment"],
)
def test_noop(english: str, chinese: str) -> None:
    assert diagnose("AK704", both(english, chinese)) == []


def test_one_language_alone_belongs_to_another_rule() -> None:
    assert diagnose("AK704", f"{HEAD}<!-- [en] -->\n\nIt reads 150 formats.\n") == []
