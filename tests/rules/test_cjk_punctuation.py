from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulecheck import Found, diagnose, mended, shown

HALF_PAIR = 'the parentheses between Chinese characters are half-width; write "（" and "）"'
FULL_PAIR = 'the parentheses in a text of Latin letters are full-width; write "(" and ")"'


def half(mark: str, wanted: str) -> str:
    return f'"{mark}" between Chinese characters is half-width; write "{wanted}"'


def full(mark: str, wanted: str) -> str:
    return f'"{mark}" in a text of Latin letters is full-width; write "{wanted}"'


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "# 工具\r\n\r\n很小,很快\r\n",
            [Found(3, 3, ",", half(",", "，"))],
            "# 工具\r\n\r\n很小，很快\r\n",
            id="a comma; line ends stay",
        ),
        pytest.param(
            "注意: 很小; 真的!对吗?对",
            [
                Found(1, 3, ":", half(":", "：")),
                Found(1, 7, ";", half(";", "；")),
                Found(1, 11, "!", half("!", "！")),
                Found(1, 14, "?", half("?", "？")),
            ],
            "注意：很小；真的！对吗？对",
            id="the space after a mark goes with it",
        ),
        pytest.param(
            "这个工具很好.它支持多平台",
            [Found(1, 7, ".", half(".", "。"))],
            "这个工具很好。它支持多平台",
            id="a full stop between sentences",
        ),
        pytest.param(
            "《书》,《画》和「字」:好",
            [Found(1, 4, ",", half(",", "，")), Found(1, 12, ":", half(":", "："))],
            "《书》，《画》和「字」：好",
            id="after and before titles",
        ),
        pytest.param(
            "日历(农历)和提醒, 工具(大部分是 CLI)。栏(原 Bar)",
            [
                Found(1, 3, "(农历)", HALF_PAIR),
                Found(1, 10, ",", half(",", "，")),
                Found(1, 14, "(大部分是 CLI)", HALF_PAIR),
                Found(1, 26, "(原 Bar)", HALF_PAIR),
            ],
            "日历（农历）和提醒，工具（大部分是 CLI）。栏（原 Bar）",
            id="parentheses change in pairs",
        ),
        pytest.param(
            "(开源)工具 | [名字:副题](https://a.example)",
            [Found(1, 1, "(开源)", HALF_PAIR), Found(1, 13, ":", half(":", "："))],
            "（开源）工具 | [名字：副题](https://a.example)",
            id="at the beginning; the name of a link",
        ),
        pytest.param(
            "It is built on the concept of graphs，with many agents。",
            [Found(1, 37, "，", full("，", ",")), Found(1, 54, "。", full("。", "."))],
            "It is built on the concept of graphs, with many agents.",
            id="full-width marks in English",
        ),
        pytest.param(
            "there is a model（the big one）and more of them at 12：30 for 10，000 users",
            [
                Found(1, 17, "（the big one）", FULL_PAIR),
                Found(1, 52, "：", full("：", ":")),
                Found(1, 62, "，", full("，", ",")),
            ],
            "there is a model (the big one) and more of them at 12:30 for 10,000 users",
            id="full-width parentheses in English; numbers stay together",
        ),
        pytest.param(
            "what a nice tool this is！（quoted from a blog）。",
            [
                Found(1, 25, "！", full("！", "!")),
                Found(1, 26, "（quoted from a blog）", FULL_PAIR),
                Found(1, 46, "。", full("。", ".")),
            ],
            "what a nice tool this is! (quoted from a blog).",
            id="marks beside parentheses",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found], after: str) -> None:
    found = sorted(diagnose("AK106", text, kind="markdown"), key=lambda one: one.span)
    assert shown(found, text) == wanted
    assert mended(found, text, safe=False) == after
    assert all(one.fix is not None and not one.fix.safe for one in found)
    assert diagnose("AK106", after, kind="markdown") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("很小，很快（真的）。好吗？好！", id="full-width marks in Chinese"),
        pytest.param("It is small, fast (really): yes! Is it? Yes; sure.", id="English"),
        pytest.param("圆周率 3.14, 时间 12:30, 比例 1:2, v1.0.2, a:b", id="numbers"),
        pytest.param("支持 Go,Rust,Python(和更多)", id="marks next to Latin letters"),
        pytest.param("支持 Python，Java，Go 与 C（全部）", id="full-width marks in a Chinese text"),
        pytest.param("- YTB：AI Anytime\n- App Shopper：", id="Latin items of a Chinese list"),
        pytest.param("鹏程.盘古 例子.中国", id="names with dots"),
        pytest.param("工具 (农历) 很好", id="parentheses set apart by spaces"),
        pytest.param("模型(LLM)是", id="parentheses around Latin letters"),
        pytest.param("`中,文` <b title='中,文'>x</b> https://例子.中国/中,文", id="code"),
        pytest.param("中\\,文 和&#44;文", id="escapes and entities"),
        pytest.param("日本,中国のツール", id="Japanese"),
        pytest.param("It sorts by 重庆; 长沙 comes before it, as every reader knows", id="names"),
        pytest.param("**中文**,**中文** 和[名](a),[名](b)", id="beside markup"),
        pytest.param("see http：//a.example for more of these things", id="an address gone wrong"),
        pytest.param("It supports models of many labs，智谱 too", id="a Chinese name"),
        pytest.param("It is fast and small and good，，really", id="repeated marks"),
        pytest.param("中文(没有关", id="an open parenthesis"),
        pytest.param("<!-- [zh] 中,文 -->\n\n```\n中,文\n```\n", id="comments and code"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK106", text, kind="markdown") == []


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="中文a1 ,.:()，。（）\n*《", max_size=25))
def test_mending_keeps_words_and_leaves_nothing(text: str) -> None:
    for _ in range(3):
        found = diagnose("AK106", text, kind="markdown")
        after = mended(found, text, safe=False)
        assert [char for char in after if char.isalnum()] == [c for c in text if c.isalnum()]
        text = after
    assert diagnose("AK106", text, kind="markdown") == []


@pytest.mark.parametrize("unit", ["中(文", "中,*文*", "word（word ", "a，b word "])
def test_hostile_text_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    diagnose("AK106", text, kind="markdown")
    assert time.process_time() - start < 20
