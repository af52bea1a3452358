"""Heading anchors against what github-slugger 2.0.0 gives for the same headings, in a row."""

from __future__ import annotations

import pytest

from awesomekit.markdown import Slugger, read_markdown, slug
from awesomekit.source import Source

# printed by github-slugger 2.0.0
EXPECTED = [
    ("Llama 2", "llama-2"),
    ("Qwen1.5", "qwen15"),
    ("Llama 3🦙", "llama-3"),
    ("\u2699\ufe0f Tools", "\ufe0f-tools"),
    ("🚀 Start", "-start"),
    ("1\ufe0f\u20e3 One", "1\ufe0f\u20e3-one"),
    ("目录", "目录"),
    ("模型 评估（平台）", "模型-评估平台"),
    ("C++ & C#", "c--c"),
    ("a  b", "a--b"),
    ("A_b-c", "a_b-c"),
    ("É é İ", "é-é-i̇"),
    ("ΟΔΟΣ", "οδος"),
    ("Ⓐ 🅰 ½ Ⅷ", "ⓐ-🅰--ⅷ"),
    ("x\xa0y", "xy"),
    ("全\u3000角", "全角"),
    ("naïve — dash", "naïve--dash"),
    ("foo-1", "foo-1"),
    ("foo", "foo"),
    ("foo", "foo-2"),
    ("foo", "foo-3"),
    ("", ""),
    ("日本語。テスト！", "日本語テスト"),
    ("\U0001f468\u200d\U0001f469\u200d\U0001f467 family", "-family"),
    ("\U0002ebf0x", "x"),
    ("a\tb", "ab"),
    ("‘q’ “r”", "q-r"),
    ("ﾊﾝｶｸ ｶﾅ", "ﾊﾝｶｸ-ｶﾅ"),
    ("हिन्दी", "हिन्दी"),
    ("100%", "100"),
]


def test_anchors_in_a_row() -> None:
    slugger = Slugger()
    assert [(text, slugger.anchor(text)) for text, _ in EXPECTED] == EXPECTED


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("# [Llama 2](x) **bold** `code`", "llama-2-bold-code"),
        ("# ![alt](x) Title", "-title"),
        ("# <b>Bold</b>", "bold"),
        ("# a &amp; b", "a--b"),
        ("# :rocket: Start", "rocket-start"),
        ("# ~~old~~ new", "old-new"),
    ],
    ids=["markup", "picture", "html", "entity", "emoji shortcode", "strikethrough"],
)
def test_anchor_of_marked_up_heading(heading: str, anchor: str) -> None:
    assert [h.anchor for h in read_markdown(Source("x", heading)).headings] == [anchor]


def test_unicode_newer_than_the_table_is_dropped() -> None:
    # U+2EBF0, CJK extension I, came with Unicode 15.1; newer Pythons know it as a letter
    assert slug("\U0002ebf0x") == "x"
