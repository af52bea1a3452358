from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.model import Severity
from rulecheck import CONFIG, Found, diagnose, mended, shown
from small_lists import entry, small_list

CHINESE = "这是一个功能很多的编辑器。"
ENGLISH = "This is an editor with many features."
MOVE = "move it to its own language, or correct the marker"
IN_ENGLISH = f'this text is Chinese but stands in a block of "en"; {MOVE}'
IN_CHINESE = f'this text is not Chinese but stands in a block of "zh"; {MOVE}'


def prose(*blocks: tuple[str, str]) -> str:
    """The first block's marker is on line 13, its text on line 15."""
    return small_list(
        entry("A", prose="".join(f"<!-- [{lang}] -->\n\n{text}\n\n" for lang, text in blocks))
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            prose(("en", CHINESE), ("zh", CHINESE)),
            [Found(15, 1, CHINESE, IN_ENGLISH)],
            id="Chinese in English",
        ),
        pytest.param(
            prose(("en", ENGLISH), ("zh", f"{CHINESE}\n\n{ENGLISH}")),
            [Found(21, 1, ENGLISH, IN_CHINESE)],
            id="English in Chinese",
        ),
        pytest.param(
            prose(("en", f"- {ENGLISH}\n- {CHINESE}\n  - {CHINESE}"), ("zh", CHINESE)),
            [Found(16, 3, CHINESE, IN_ENGLISH), Found(17, 5, CHINESE, IN_ENGLISH)],
            id="items of a list",
        ),
        pytest.param(
            prose(("en", f"{ENGLISH}\n\n#### 这个编辑器的使用方法"), ("zh", CHINESE)),
            [Found(17, 6, "这个编辑器的使用方法", IN_ENGLISH)],
            id="a heading of the prose",
        ),
        pytest.param(
            prose(("zh", f"{ENGLISH} 中文"), ("en", ENGLISH)),
            [Found(15, 1, f"{ENGLISH} 中文", IN_CHINESE)],
            id="a Chinese word does not make a text Chinese",
        ),
        pytest.param(
            f"# T\n\n<!-- [en] -->\n\n{CHINESE}\n\n## S\n\n<!-- [zh] -->\n\n{ENGLISH}\n",
            [Found(5, 1, CHINESE, IN_ENGLISH), Found(11, 1, ENGLISH, IN_CHINESE)],
            id="the texts of the list and of a section",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    diagnostics = diagnose("AK702", text)
    assert shown(diagnostics, text) == wanted
    assert {found.severity for found in diagnostics} == {Severity.ERROR}


NAMES = "基于 Tauri 的 Clash Meta GUI。"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(prose(("en", ENGLISH), ("zh", CHINESE)), id="each in its own"),
        pytest.param(prose(("en", "通义千问（Qwen）"), ("zh", "Qwen")), id="names"),
        pytest.param(
            prose(("zh", "- Proximal Policy Optimization Algorithms for Models")),
            id="the title of a paper",
        ),
        pytest.param(prose(("zh", NAMES), ("en", NAMES)), id="too mixed to tell"),
        pytest.param(
            prose(
                (
                    "zh",
                    "控制器优先的大屏幕启动器，封装 DuckStation、PCSX2、RPCS3、shadPS4、PPSSPP",
                )
            ),
            id="Chinese with many names",
        ),
        pytest.param(prose(("en", f"```\n{CHINESE}\n```\n\nA `{CHINESE}` b.")), id="code"),
        pytest.param(prose(("en", f"> {CHINESE}")), id="a quote"),
        pytest.param(
            prose(("en", f'It says “{CHINESE}” and "{CHINESE}" to all.'), ("zh", f"《{ENGLISH}》")),
            id="quotes within a text",
        ),
        pytest.param(
            prose(("en", f"- [{CHINESE}](a)\n- [![{CHINESE}](b) {CHINESE}](c)")), id="links"
        ),
        pytest.param(prose(("en", f"| {CHINESE} |\n| - |\n")), id="a table"),
        pytest.param(prose(("common", f"{CHINESE}\n\n{ENGLISH}")), id="for every language"),
        pytest.param(prose(("fr", CHINESE)), id="a language of no project: AK706's"),
        pytest.param(small_list(entry("A", prose=CHINESE)), id="no language: AK701's"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK702", text) == []


def test_japanese_is_not_chinese() -> None:
    japanese = "これは多機能な文章編集環境です。初心者でも簡単に使えます。"
    config = replace(CONFIG, languages=("en", "zh", "ja"))
    assert diagnose("AK702", prose(("ja", japanese)), config=config) == []
    assert len(diagnose("AK702", prose(("ja", CHINESE)), config=config)) == 1


def test_a_project_without_chinese_is_not_judged() -> None:
    config = replace(CONFIG, languages=("en", "fr"))
    assert diagnose("AK702", prose(("en", CHINESE)), config=config) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            prose(("en", f"{CHINESE}\n\n- {CHINESE}")),
            prose(("zh", f"{CHINESE}\n\n- {CHINESE}")),
            id="the other language is missing",
        ),
        pytest.param(
            prose(("zh", f"{ENGLISH}\n\n好。")),
            prose(("en", f"{ENGLISH}\n\n好。")),
            id="into English",
        ),
        pytest.param(
            prose(("en", CHINESE), ("zh", ENGLISH)),
            prose(("zh", CHINESE), ("en", ENGLISH)),
            id="two blocks exchanged",
        ),
        pytest.param(
            prose(("en", CHINESE)).replace("<!-- [en] -->", "<!--[ EN ]-->"),
            prose(("en", CHINESE)).replace("<!-- [en] -->", "<!--[ zh ]-->"),
            id="only the language is written",
        ),
    ],
)
def test_the_marker_is_corrected(before: str, after: str) -> None:
    diagnostics = diagnose("AK702", before)
    assert mended(diagnostics, before) == before
    assert mended(diagnostics, before, safe=False) == after
    assert diagnose("AK702", after) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(prose(("en", CHINESE), ("zh", CHINESE)), id="the other language is there"),
        pytest.param(prose(("en", CHINESE), ("zh", "文。")), id="and may be right"),
        pytest.param(prose(("en", f"{ENGLISH}\n\n{CHINESE}")), id="a part of the block is right"),
        pytest.param(prose(("en", CHINESE), ("common", "1"), ("en", CHINESE)), id="two blocks"),
        pytest.param(prose(("en", CHINESE), ("zh", ""), ("en", CHINESE)), id="two in a row"),
    ],
)
def test_moving_is_left_to_the_writer(text: str) -> None:
    diagnostics = diagnose("AK702", text)
    assert diagnostics
    assert all(found.fix is None for found in diagnostics)


def test_which_of_three_languages_is_not_guessed() -> None:
    config = replace(CONFIG, languages=("en", "zh", "fr"))
    (found,) = diagnose("AK702", prose(("zh", ENGLISH)), config=config)
    assert found.fix is None
    (found,) = diagnose("AK702", prose(("fr", CHINESE)), config=config)
    assert found.fix is not None
    assert found.fix.title == 'Mark the block as "zh"'
