from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.api import format_text
from awesomekit.config.settings import CjkSpacingOptions, LintSettings, RuleOptions
from awesomekit.rules import select_rules
from rulecheck import CONFIG, Found, diagnose, mended, shown

if TYPE_CHECKING:
    from awesomekit.config.settings import CjkSpacingStyle, Config


def styled(style: CjkSpacingStyle) -> Config:
    options = RuleOptions(cjk_spacing=CjkSpacingOptions(style))
    return replace(CONFIG, lint=LintSettings(options=options))


JOINED = styled("joined")


def missing(first: str, second: str) -> str:
    return f'no space stands between "{first}" and "{second}"; add one'


def extra(count: int, first: str, second: str) -> str:
    return f'{count} spaces stand between "{first}" and "{second}"; keep one'


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            "# 工具\r\n\r\n用Go写的\r\n",
            [Found(3, 1, "用G", missing("用", "G")), Found(3, 3, "o写", missing("o", "写"))],
            "# 工具\r\n\r\n用 Go 写的\r\n",
            id="no space; line ends stay",
        ),
        pytest.param(
            "有 3个  Go  工具",
            [
                Found(1, 3, "3个", missing("3", "个")),
                Found(1, 4, "个  G", extra(2, "个", "G")),
                Found(1, 8, "o  工", extra(2, "o", "工")),
            ],
            "有 3 个 Go 工具",
            id="digits; two spaces",
        ),
        pytest.param(
            "[面向开发者的LLM教程](https://a.example/面向LLM) 是**第1章**",
            [
                Found(1, 7, "的L", missing("的", "L")),
                Found(1, 10, "M教", missing("M", "教")),
                Found(1, 43, "第1", missing("第", "1")),
                Found(1, 44, "1章", missing("1", "章")),
            ],
            "[面向开发者的 LLM 教程](https://a.example/面向LLM) 是**第 1 章**",
            id="the text of a link, not its address; bold",
        ),
        pytest.param(
            "于2023年7月11日发布，看B站和GPT-4的测试",
            [
                Found(1, 1, "于2", missing("于", "2")),
                Found(1, 15, "看B", missing("看", "B")),
                Found(1, 18, "和G", missing("和", "G")),
                Found(1, 23, "4的", missing("4", "的")),
            ],
            "于 2023年7月11日发布，看 B站和 GPT-4 的测试",
            id="dates and words stay whole",
        ),
    ],
)
def test_spaced(text: str, wanted: list[Found], after: str) -> None:
    found = diagnose("AK107", text, kind="markdown")
    assert shown(found, text) == wanted
    assert mended(found, text) == after
    assert diagnose("AK107", after, kind="markdown") == []


def test_joined() -> None:
    text = "用 Go  写的 3 个工具"
    found = diagnose("AK107", text, kind="markdown", config=JOINED)
    assert shown(found, text) == [
        Found(1, 1, "用 G", 'a space stands between "用" and "G"; remove it'),
        Found(1, 4, "o  写", '2 spaces stand between "o" and "写"; remove them'),
        Found(1, 8, "的 3", 'a space stands between "的" and "3"; remove it'),
        Found(1, 10, "3 个", 'a space stands between "3" and "个"; remove it'),
    ]
    after = mended(found, text)
    assert after == "用Go写的3个工具"
    assert diagnose("AK107", after, kind="markdown", config=JOINED) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## 用Go写的", id="a heading: its anchor would change"),
        pytest.param("[用Go写的]\n\n[用Go写的]: /x\n", id="the key of a definition"),
    ],
)
def test_no_fix_where_others_refer_to_the_text(text: str) -> None:
    found = diagnose("AK107", text, kind="markdown")
    assert [one.message for one in found] == [missing("用", "G"), missing("o", "写")]
    assert [one.fix for one in found] == [None, None]


NOOP = [
    pytest.param("It is small. 很小。", id="one script at a time"),
    pytest.param("`用Go写` <b title='用Go'></b> https://a.example/用Go写", id="code, addresses"),
    pytest.param("用**Go**写 用`Go`写 用[Go](x)写", id="borders of markup"),
    pytest.param("100%的，-的，C++语言，C#语言", id="signs"),
    pytest.param("B站，A股，T恤，唱卡拉OK，U盘，吃维生素C", id="words with a letter"),
    pytest.param("2023年7月18日，7月18日，2023年", id="dates"),
    pytest.param("说明v2.pdf，/路径a/b，标签#中a，中_a，用户@中a，键a=中", id="files and tags"),
    pytest.param("東京Towerのツール", id="Japanese"),
    pytest.param("中\\&amp;a &#20013;a", id="entities"),
    pytest.param("中文，English。中（a）文", id="Chinese punctuation between"),
    pytest.param("中\na\n文", id="line ends"),
    pytest.param("<!-- [zh] 用Go写 -->\n\n```\n用Go写\n```\n", id="comments and code"),
]


@pytest.mark.parametrize("text", [*NOOP, pytest.param("用 Go 写的 3 个工具", id="one space")])
def test_noop_spaced(text: str) -> None:
    assert diagnose("AK107", text, kind="markdown") == []


@pytest.mark.parametrize("text", [*NOOP, pytest.param("用Go写的3个工具", id="no space")])
def test_noop_joined(text: str) -> None:
    assert diagnose("AK107", text, kind="markdown", config=JOINED) == []


LIST = """\
---
schema: project
---

# 工具

## 编辑器

### 例子

- **License:** 木兰v2许可证

<!-- [zh] -->

一个用Go写的编辑器。
"""


@pytest.mark.parametrize("config", [CONFIG, JOINED], ids=["spaced", "joined"])
def test_fmt_and_the_fix_agree(config: Config) -> None:
    formatted = format_text(LIST)
    fixed = mended(diagnose("AK107", formatted, config=config), formatted)
    assert format_text(fixed) == fixed
    assert diagnose("AK107", fixed, config=config) == []


def test_fields_of_a_list_are_left_to_fmt() -> None:
    assert [one.text for one in shown(diagnose("AK107", LIST), LIST)] == ["用G", "o写"]


def test_it_is_off_by_default() -> None:
    assert "AK107" not in {rule.code for rule in select_rules()}
    assert "AK107" in {rule.code for rule in select_rules(extend=["cjk-spacing"])}


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="中文a1B站 。*[]()/`\n", max_size=25), st.sampled_from([CONFIG, JOINED]))
def test_fix_changes_spaces_only_and_leaves_nothing_to_fix(text: str, config: Config) -> None:
    after = mended(diagnose("AK107", text, kind="markdown", config=config), text)
    assert after.replace(" ", "") == text.replace(" ", "")
    left = diagnose("AK107", after, kind="markdown", config=config)
    assert [one for one in left if one.fix is not None] == []


@pytest.mark.parametrize("unit", ["中a", "中/a", "*中a*", "中a。"])
def test_hostile_text_is_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    diagnose("AK107", text, kind="markdown")
    assert time.process_time() - start < 20
