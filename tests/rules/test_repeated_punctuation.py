from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown import slug
from rulecheck import Found, diagnose, mended, shown


def repeats(marks: str, kept: str) -> str:
    return f'"{marks}" repeats a mark; write "{kept}" once'


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "# Tools\r\n\r\nSo fast!!\r\n",
            [Found(3, 8, "!!", repeats("!!", "!"))],
            "# Tools\r\n\r\nSo fast!\r\n",
            id="at the end of a sentence; line ends stay",
        ),
        pytest.param(
            "Wow!!! Really?? Yes,, it is",
            [
                Found(1, 4, "!!!", repeats("!!!", "!")),
                Found(1, 14, "??", repeats("??", "?")),
                Found(1, 20, ",,", repeats(",,", ",")),
            ],
            "Wow! Really? Yes, it is",
            id="ASCII marks; an upper-case letter begins a sentence",
        ),
        pytest.param(
            "很快，，也小。。真的！！吗？？一、、二；；三：：四",
            [
                Found(1, 3, "，，", repeats("，，", "，")),
                Found(1, 7, "。。", repeats("。。", "。")),
                Found(1, 11, "！！", repeats("！！", "！")),
                Found(1, 14, "？？", repeats("？？", "？")),
                Found(1, 17, "、、", repeats("、、", "、")),
                Found(1, 20, "；；", repeats("；；", "；")),
                Found(1, 23, "：：", repeats("：：", "：")),
            ],
            "很快，也小。真的！吗？一、二；三：四",
            id="full-width marks",
        ),
        pytest.param(
            "很快，,也小, fast,，or",
            [Found(1, 3, "，,", repeats("，,", "，")), Found(1, 13, ",，", repeats(",，", ","))],
            "很快，也小, fast,or",
            id="two widths; the word before says which stays",
        ),
        pytest.param(
            "**Hey!!** and (you!!) “no??”\n第一天！！！🎉",
            [
                Found(1, 6, "!!", repeats("!!", "!")),
                Found(1, 19, "!!", repeats("!!", "!")),
                Found(1, 26, "??", repeats("??", "?")),
                Found(2, 4, "！！！", repeats("！！！", "！")),
            ],
            "**Hey!!** and (you!) “no?”\n第一天！🎉",
            id="before markup, brackets, quotation marks, emoji; bold may be a name",
        ),
        pytest.param(
            "Use `code`!! and [a](https://a.example),, b",
            [Found(1, 11, "!!", repeats("!!", "!")), Found(1, 40, ",,", repeats(",,", ","))],
            "Use `code`!! and [a](https://a.example), b",
            id="after code and links",
        ),
        pytest.param(
            "| Fast!! | b |\n| --- | --- |\n| 很快。。 | d |\n",
            [Found(1, 7, "!!", repeats("!!", "!")), Found(3, 5, "。。", repeats("。。", "。"))],
            "| Fast! | b |\n| --- | --- |\n| 很快。 | d |\n",
            id="cells",
        ),
        pytest.param(
            "## 很快，，",
            [Found(1, 6, "，，", repeats("，，", "，"))],
            "## 很快，",
            id="commas end no name, even in a heading",
        ),
        pytest.param(
            f"No{'!' * 30}",
            [Found(1, 3, "!" * 30, repeats("!!!!!!!!!!…", "!"))],
            "No!",
            id="a long row is quoted in part",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found], after: str) -> None:
    found = diagnose("AK105", text, kind="markdown")
    assert shown(found, text) == wanted
    assert mended(found, text) == after
    left = diagnose("AK105", after, kind="markdown")
    assert [one.fix for one in left if one.fix is None or one.fix.safe] == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("Starts serving connections..", "Starts serving connections.", id="two dots"),
        pytest.param("(i.e., this)..\n", "(i.e., this).\n", id="two dots after a bracket"),
        pytest.param("嗯，，，好", "嗯，好", id="commas may stand for an ellipsis"),
        pytest.param("The Yeah!! are a band", "The Yeah! are a band", id="a sentence goes on"),
        pytest.param("[快，，]\n\n[快，，]: /x\n", "[快，]\n\n[快，，]: /x\n", id="a reference"),
    ],
)
def test_fix_is_unsafe_where_more_may_be_meant(text: str, after: str) -> None:
    found = diagnose("AK105", text, kind="markdown")
    assert [one.fix is not None and one.fix.safe for one in found] == [False]
    assert mended(found, text, safe=False) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("And so on... a.... b…… 嗯。。。", id="ellipses"),
        pytest.param("What!? Really?! No?!? Yes!!? etc., i.e.,", id="different marks"),
        pytest.param("see ../a and .. or a..b, 1..10", id="paths and ranges"),
        pytest.param("C++, std::vector, GetOpt::Long, ;; a;; b", id="code without marks of code"),
        pytest.param("a ?? b, !!x, !!str, a,,b, ${x??y}", id="operators and values"),
        pytest.param("`a!!` and <b>!!</b>\n\n```\na!!\n```\n", id="code and HTML"),
        pytest.param("https://a.example/?a,,b!!", id="an address"),
        pytest.param("[Haikyuu!!](https://a.example) and Haikyuu!! 好", id="the name of a link"),
        pytest.param("## Wow!!\n\nWow!! 好", id="a heading"),
        pytest.param("[Joy!](https://a.example) is fun. I like Joy!!", id="a name and a mark"),
        pytest.param("Search with Yahoo!! Now.", id="a well-known name and a mark"),
        pytest.param("n!! = n(n-2)!, 5!! = 15", id="factorials"),
        pytest.param("1. e4!! Qxf7?? Nf3+!!", id="moves in chess"),
        pytest.param("Hey\\!! a\\!\\! b&#33;&#33;", id="escapes and entities"),
        pytest.param("Look!![x](y.png)", id="a picture after a mark"),
        pytest.param("!! ?? ,,", id="marks without words"),
        pytest.param("| ?? | !! |\n| --- | --- |\n", id="cells of marks"),
        pytest.param("mot !! quoi ??", id="after a space"),
        pytest.param("破折号——波浪～～间隔··书名《《", id="other signs"),
        pytest.param("<!-- a!! -->\n\n[a!!]: /x\n", id="comments and definitions"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK105", text, kind="markdown") == []


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="aB中 ,，!！?。.:、\n*`", max_size=25))
def test_safe_fixes_take_only_marks_and_leave_nothing_safe(text: str) -> None:
    after = mended(diagnose("AK105", text, kind="markdown"), text)
    words = [char for char in text if char.isalnum()]
    assert [char for char in after if char.isalnum()] == words
    left = diagnose("AK105", after, kind="markdown")
    assert [one for one in left if one.fix is None or one.fix.safe] == []


def test_marks_are_no_part_of_anchors() -> None:
    assert slug("很快，，也小。。") == slug("很快，也小。") == "很快也小"


def test_hostile_text_is_linear() -> None:
    text = "[a!!](b) a!! b, " * 10_000
    start = time.process_time()
    assert diagnose("AK105", text, kind="markdown") == []
    assert time.process_time() - start < 20
