from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.model import Severity
from rulecheck import CONFIG, Found, diagnose, shown

THREE = replace(CONFIG, languages=("en", "zh", "ja"))
HEAD = "# Tools\n\n<!-- [zh] 工具 -->\n\n## Editors\n\n<!-- [zh] 编辑器 -->\n\n"


def in_entry(prose: str) -> str:
    """An entry's prose starts on line 11."""
    return f"{HEAD}### 模型\n\n{prose}"


def no_translation(what: str, name: str, language: str = "zh") -> str:
    return (
        f'{what} "{name}" has no translation in "{language}"; '
        f'add "<!-- [{language}] … -->" after it'
    )


def no_text(there: str, missing: str, name: str = "模型") -> str:
    return (
        f'"{name}" has a text in "{there}" but none in "{missing}"; '
        f'add it after "<!-- [{missing}] -->"'
    )


def unmarked(language: str) -> str:
    return f'this text is in no language block; put "<!-- [{language}] -->" before it'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "# Tools\n\n## Editors ##\n\n### Vim\n",
            [
                Found(1, 3, "Tools", no_translation("title", "Tools")),
                Found(3, 4, "Editors", no_translation("section", "Editors")),
            ],
            id="title and section, not the entry",
        ),
        pytest.param(
            "# Tools\n\n<!-- [en] Tools -->\n\n<!-- [zh] -->\n\n工具。\n\n<!-- [en] -->\n\nA.\n",
            [Found(1, 3, "Tools", no_translation("title", "Tools"))],
            id="neither a block nor the first language translates a title",
        ),
        pytest.param(
            HEAD + "## GPT-4\n",
            [Found(9, 4, "GPT-4", no_translation("section", "GPT-4"))],
            id="a name as a section",
        ),
        pytest.param(
            in_entry("<!-- [en] -->\n\nAn editor.\n"),
            [Found(11, 1, "<!-- [en] -->", no_text("en", "zh"))],
            id="an entry in the first language",
        ),
        pytest.param(
            in_entry("<!-- [zh] -->\n\n编辑器。\n\n### Vim\n\n<!-- [en] -->\n\nText.\n"),
            [
                Found(11, 1, "<!-- [zh] -->", no_text("zh", "en")),
                Found(17, 1, "<!-- [en] -->", no_text("en", "zh", "Vim")),
            ],
            id="two entries, each in another one",
        ),
        pytest.param(
            "# Tools\n\n<!-- [zh] 工具 -->\n\n<!-- [en] -->\n\nText.\n\n"
            "## Editors\n\n<!-- [zh] 编辑器 -->\n\n<!-- [zh] -->\n\n文字。\n",
            [
                Found(5, 1, "<!-- [en] -->", no_text("en", "zh", "Tools")),
                Found(13, 1, "<!-- [zh] -->", no_text("zh", "en", "Editors")),
            ],
            id="the texts of the list and of a section",
        ),
        pytest.param(
            in_entry("<!-- [en] -->\n\n```sh\nvim\n```\n\n<!-- [common] -->\n\n![a](b.png)\n"),
            [Found(11, 1, "<!-- [en] -->", no_text("en", "zh"))],
            id="code for one language only",
        ),
        pytest.param(
            in_entry("<!-- [en] -->\n\nText.\n\n<!-- [zh] -->\n\n[a]: https://a.example\n"),
            [Found(11, 1, "<!-- [en] -->", no_text("en", "zh"))],
            id="a definition shows nothing",
        ),
        pytest.param(
            in_entry("An editor for all.\n\nMore words.\n"),
            [Found(11, 1, "An editor for all.", unmarked("en"))],
            id="no language: the first text is marked",
        ),
        pytest.param(
            in_entry("![a](b.png)\n\n这是一个功能很多的编辑器。\n\n<!-- [en] -->\n\nAn editor.\n"),
            [
                Found(13, 1, "这是一个功能很多的编辑器。", unmarked("zh")),
                Found(15, 1, "<!-- [en] -->", no_text("en", "zh")),
            ],
            id="Chinese in no language",
        ),
        pytest.param(
            in_entry(
                "<!-- [en] -->\n\nA.\n\n<!-- [zh] -->\n\n一。\n\n<!-- [common] -->\n\n- [a](b)\n"
                "- [a](b): an `x` editor\n"
            ),
            [Found(22, 3, "[a](b): an `x` editor", unmarked("en"))],
            id="words after [common]",
        ),
        pytest.param(
            in_entry("> Quoted words.\n\n<!-- [en] -->\n\nA.\n\n<!-- [zh] -->\n\n一。\n"),
            [Found(11, 3, "Quoted words.", unmarked("en"))],
            id="a quote",
        ),
        pytest.param(
            in_entry("#### Usage\n\n```\nvim\n```\n"),
            [Found(11, 6, "Usage", unmarked("en"))],
            id="a heading of the prose",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    diagnostics = diagnose("AK701", text)
    assert shown(diagnostics, text) == wanted
    assert {found.severity for found in diagnostics} == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(HEAD, id="no entries"),
        pytest.param(in_entry(""), id="an entry without prose: AK310's"),
        pytest.param("# 🛠️\n\n## 2023\n\n##\n", id="headings without letters"),
        pytest.param(
            in_entry("<!-- [zh] -->\n\n一。\n\n<!-- [en] -->\n\nA.\n"), id="in either order"
        ),
        pytest.param(
            in_entry("<!-- [en] -->\n\nA.\n\n<!-- [zh] -->\n\n一。\n\n<!-- [en] -->\n\nB.\n"),
            id="more in one than in the other",
        ),
        pytest.param(
            in_entry(
                "<!-- [en] -->\n\nA.\n\n<!-- [zh] -->\n\n一。\n\n<!-- [common] -->\n\n```\na\n```\n"
            ),
            id="code for all",
        ),
        pytest.param(
            in_entry("- [Vim](a) [Emacs](b)\n- ![c](d)\n\n| name | words |\n| - | - |\n"),
            id="links, pictures and tables for all",
        ),
        pytest.param(in_entry("1.5 (2023-07) → 12 %\n\n<!-- a comment -->\n"), id="no words"),
        pytest.param(in_entry("<!-- [en] -->\n\n<!-- TODO -->\n"), id="only a comment"),
        pytest.param(
            in_entry("<!-- [en] -->\n\nText.\n\n<!-- [zh] -->\n\n<!-- TODO -->\n"),
            id="a block with nothing in it: AK706's",
        ),
        pytest.param(
            in_entry("<!-- [en] -->\n\nText.\n\n<!-- [zn] -->\n\n文字。\n"),
            id="a language of no project: AK706's",
        ),
        pytest.param("# Tools\n\n<!-- [zn] 工具 -->\n", id="for a title too"),
        pytest.param("Text.\n\n## A\n\n<!-- [zh] 一 -->\n", id="a stray text: AK207's"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK701", text) == []


def test_every_language_is_asked_for() -> None:
    text = in_entry("<!-- [zh] -->\n\n文字。\n")
    assert shown(diagnose("AK701", text, config=THREE), text) == [
        Found(1, 3, "Tools", no_translation("title", "Tools", "ja")),
        Found(5, 4, "Editors", no_translation("section", "Editors", "ja")),
        Found(11, 1, "<!-- [zh] -->", no_text("zh", "en")),
        Found(11, 1, "<!-- [zh] -->", no_text("zh", "ja")),
    ]


def test_a_project_of_one_language_translates_nothing() -> None:
    text = "# Tools\n\n## Editors\n\nWords.\n"
    assert len(diagnose("AK701", text)) == 3
    assert diagnose("AK701", text, config=replace(CONFIG, languages=("en",))) == []


def test_a_chinese_text_in_a_project_without_chinese() -> None:
    text = "# A\n\n<!-- [fr] B -->\n\n这是一个功能很多的编辑器。\n"
    config = replace(CONFIG, languages=("en", "fr"))
    found = shown(diagnose("AK701", text, config=config), text)
    assert [one.message for one in found] == [unmarked("en")]


def test_positions_in_a_file_with_carriage_returns() -> None:
    text = (
        "\ufeff" + in_entry("<!-- [zh] -->\n\n中文 😀。\n\n<!-- [common] -->\n\n😀 words\n")
    ).replace("\n", "\r\n")
    assert [found[:3] for found in shown(diagnose("AK701", text), text)] == [
        (11, 1, "<!-- [zh] -->"),
        (17, 1, "😀 words"),
    ]
