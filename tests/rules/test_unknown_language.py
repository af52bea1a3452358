from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from awesomekit.model import Severity
from rulecheck import CONFIG, Found, diagnose, shown
from small_lists import PROSE, entry, small_list

ALL = "; there are en, zh, common"
DIRECTLY = (
    "a marker with text translates a heading and must follow it directly; move it, or write its "
    "text below it"
)
ALONE = (
    "a language marker must stand alone, outside of paragraphs and lists; put blank lines around it"
)
UNCLOSED = 'this comment is never closed and hides all that follows; add "-->"'


def prose(text: str) -> str:
    """A text that starts on line 13."""
    return small_list(entry("模型", prose=text))


def unknown(language: str, hint: str) -> str:
    return f'"{language}" is no language of the project{hint}'


def nothing(language: str) -> str:
    return (
        f'this marker opens a block of "{language}" with nothing in it; '
        "write the text after it, or remove it"
    )


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        ("zn", '; did you mean "zh"?'),
        ("cn", '; did you mean "zh"?'),
        ("zh-CN", '; did you mean "zh"?'),
        ("中文", '; did you mean "zh"?'),
        ("Chinese", '; did you mean "zh"?'),
        ("eng", '; did you mean "en"?'),
        ("englsh", '; did you mean "en"?'),
        ("fr", ALL),
        ("x", ALL),
        ("", ALL),
        ("TODO", ALL),
        ("en, zh", ALL),
    ],
)
def test_unknown_languages(language: str, hint: str) -> None:
    text = prose(f"<!-- [{language}] -->\n\nText.\n")
    wanted = [Found(13, 7, language, unknown(language.lower(), hint))]
    assert shown(diagnose("AK706", text), text) == wanted


def test_a_long_language_is_shortened() -> None:
    text = prose(f"<!-- [{'x' * 100}] -->\n\nText.\n")
    (found,) = diagnose("AK706", text)
    assert found.message == unknown("x" * 39 + "…", ALL)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "# T\n\n<!-- [zn] 题 -->\n\n## S\n\n<!--[zn]节-->\n\n### E\n\n<!-- [zn] 名 -->\n",
            [
                Found(3, 7, "zn", unknown("zn", '; did you mean "zh"?')),
                Found(7, 6, "zn", unknown("zn", '; did you mean "zh"?')),
                Found(11, 7, "zn", unknown("zn", '; did you mean "zh"?')),
            ],
            id="translations of a title, a section and an entry",
        ),
        pytest.param(
            prose("<!-- [en] -->\n\n<!-- [zh] -->\n\n文。\n\n<!-- [en] -->\n\n### B\n"),
            [
                Found(13, 1, "<!-- [en] -->", nothing("en")),
                Found(19, 1, "<!-- [en] -->", nothing("en")),
            ],
            id="a marker before another, and one before a heading",
        ),
        pytest.param(
            prose("文。\n\n<!-- [common] -->\n"),
            [Found(15, 1, "<!-- [common] -->", nothing("common"))],
            id="a marker at the end",
        ),
        pytest.param(
            prose("<!-- [en] -->\n\n<!-- TODO -->\n\n<!-- [zh] -->\n\n文。\n"),
            [Found(13, 1, "<!-- [en] -->", nothing("en"))],
            id="a comment is nothing",
        ),
        pytest.param(
            small_list(entry("A", "**Date:** 2023-07", prose="")).replace(
                "- **Date", "<!-- [en] -->\n\n- **Date"
            ),
            [Found(13, 1, "<!-- [en] -->", nothing("en"))],
            id="fields are in no language",
        ),
        pytest.param(
            prose("Text.\n\n<!-- [zh] 名 -->\n"),
            [Found(15, 1, "<!-- [zh] 名 -->", DIRECTLY)],
            id="a translation after the prose",
        ),
        pytest.param(
            prose("<!-- [zh] -->\n\n<!-- [zh] 名 -->\n\n文。\n"),
            [Found(15, 1, "<!-- [zh] 名 -->", DIRECTLY)],
            id="a translation in a block",
        ),
        pytest.param(
            prose("<!-- [zh] 一 -->\n\n<!-- [zh] 二 -->\n\n<!-- [en] One -->\n"),
            [
                Found(
                    *(15, 1, "<!-- [zh] 二 -->"),
                    '"模型" has a translation in "zh" already; keep one',
                )
            ],
            id="two translations",
        ),
        pytest.param(
            prose("<!-- [common] 名 -->\n"),
            [
                Found(
                    *(13, 1, "<!-- [common] 名 -->"),
                    '"<!-- [common] -->" has no text of its own; write what follows it below',
                )
            ],
            id="[common] translates nothing",
        ),
        pytest.param(
            prose("中 <!-- [zh] --> 文 <!-- x --> <!-- [en] 名 -->\n"),
            [
                Found(13, 3, "<!-- [zh] -->", ALONE),
                Found(13, 30, "<!-- [en] 名 -->", ALONE),
            ],
            id="within a paragraph",
        ),
        pytest.param(
            prose("<!-- [zh] --> 文。\n\n- <!-- [common] -->\n\n> <!-- [en] -->\n"),
            [
                Found(13, 1, "<!-- [zh] -->", ALONE),
                Found(15, 3, "<!-- [common] -->", ALONE),
                Found(17, 3, "<!-- [en] -->", ALONE),
            ],
            id="before a text, in a list, in a quote",
        ),
        pytest.param(
            prose("<!-- [en] --> <!-- [zh] -->\n"),
            [
                Found(13, 1, "<!-- [en] -->", ALONE),
                Found(13, 15, "<!-- [zh] -->", ALONE),
            ],
            id="two on one line",
        ),
        pytest.param(
            prose("  <!-- [zh]\n\n文。\n\n## S\n"), [Found(13, 3, "<!--", UNCLOSED)], id="unclosed"
        ),
        pytest.param(
            "<!-- \n# T\n", [Found(1, 1, "<!--", UNCLOSED)], id="unclosed before the title"
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    diagnostics = diagnose("AK706", text)
    assert shown(diagnostics, text) == wanted
    assert {found.severity for found in diagnostics} == {Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(prose(PROSE), id="both languages"),
        pytest.param(
            prose("<!--[ZH]名-->\n\n<!-- [ EN ] -->\n\nText.\n"), id="letter case, spaces"
        ),
        pytest.param(
            prose("<!-- [en] -->\n\nA.\n\n<!-- [common] -->\n\n[a]: https://a.example\n"),
            id="definitions are something",
        ),
        pytest.param(
            prose("<!-- [en] -->\n\nA.\n\n<!-- [en] -->\n\nB.\n"), id="one language twice"
        ),
        pytest.param(
            prose("<!-- [en] Name -->\n\n<!-- [zh] 名 -->\n\nText.\n"),
            id="a translation into the first language too",
        ),
        pytest.param(
            prose(
                "<!-- [a](b) -->\n\n<!-- [a]: b -->\n\n<!-- [![a](b)](c) -->\n\n<!-- [a][b] -->\n"
            ),
            id="links that are commented out",
        ),
        pytest.param(prose("`<!-- [zh] -->`\n\n```\n<!-- [xx] -->\n```\n"), id="code"),
        pytest.param(prose("text <!-- [todo] -->\n"), id="another comment within a paragraph"),
        pytest.param(prose("<!-->\n\n<!--->\n\n<!-- a\n\nb -->\n\n<!-- -- -->\n"), id="comments"),
        pytest.param(prose("a <!-- b\n\n<div>\n<!-- c\n</div>\n"), id="no comments"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK706", text) == []


def test_languages_are_the_project_s() -> None:
    config = replace(CONFIG, languages=("de", "fr"))
    text = prose(PROSE)
    assert [found.message for found in diagnose("AK706", text, config=config)] == [
        unknown(language, "; there are de, fr, common") for language in ("zh", "en", "zh")
    ]


def test_positions_in_a_file_with_carriage_returns() -> None:
    text = ("\ufeff" + prose("😀 <!-- [zh] -->\n\n<!-- [xx] -->\n")).replace("\n", "\r\n")
    assert [found[:3] for found in shown(diagnose("AK706", text), text)] == [
        (13, 3, "<!-- [zh] -->"),
        (15, 7, "xx"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(prose("<!-- [zh] -->\n\n" * 4000), id="many markers"),
        pytest.param(prose("<div>" + "<!-- " * 20000), id="many openings"),
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    start = perf_counter()
    diagnose("AK706", text)
    assert perf_counter() - start < 5
