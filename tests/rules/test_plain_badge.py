from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.model import Severity
from rulecheck import CONFIG, Found, diagnose, mended, shown
from small_lists import entry, small_list

SHIELD = "https://img.shields.io/badge"
PAPER = "https://arxiv.org/abs/2307.09288"
CODE = "https://github.com/meta-llama/llama"


def badge(alt: str, message: str, url: str) -> str:
    return f"[![{alt}]({SHIELD}/{message})]({url})"


ARXIV_BADGE = badge("arXiv", "arXiv-2307.09288-b31b1b.svg", PAPER)
CODE_BADGE = badge("GitHub", "GitHub-meta--llama%2Fllama-181717?logo=github", CODE)


def listed(badges: str) -> str:
    return small_list(entry("Llama 2", badges=badges), front="schema: model")


def plain(label: str) -> str:
    return f'the badge "{label}" is a plain link; give it its picture'


def other(noun: str) -> str:
    return f"this picture is not the canonical badge of {noun}; write that badge"


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        pytest.param(
            f"[arXiv]({PAPER})",
            [Found(13, 1, f"[arXiv]({PAPER})", plain("arXiv"))],
            ARXIV_BADGE,
            id="a plain link",
        ),
        pytest.param(
            f"[论文]({PAPER}) [two\nlines]({CODE})",
            [
                Found(13, 1, f"[论文]({PAPER})", plain("论文")),
                Found(13, 40, f"[two\nlines]({CODE})", plain("two lines")),
            ],
            f"{ARXIV_BADGE} {CODE_BADGE}",
            id="two, by identity",
        ),
        pytest.param(
            f"{CODE} <{PAPER}>",
            [
                Found(13, 1, CODE, plain(CODE)),
                Found(13, 37, f"<{PAPER}>", plain(PAPER)),
            ],
            f"{CODE_BADGE} {ARXIV_BADGE}",
            id="bare addresses",
        ),
        pytest.param(
            "[Qwen2 Blog](https://qwenlm.github.io/blog/qwen2)",
            [
                Found(
                    13, 1, "[Qwen2 Blog](https://qwenlm.github.io/blog/qwen2)", plain("Qwen2 Blog")
                )
            ],
            badge("Blog", "Blog-Qwen2-f59e0b.svg", "https://qwenlm.github.io/blog/qwen2"),
            id="a label that holds a name keeps it",
        ),
        pytest.param(
            f"[Llama 2 paper]({PAPER})",
            [Found(13, 1, f"[Llama 2 paper]({PAPER})", plain("Llama 2 paper"))],
            ARXIV_BADGE,
            id="the entry's name need not be said again",
        ),
        pytest.param(
            "[arXiv](<https://arxiv.org/abs/2307.09288>)",
            [Found(13, 1, "[arXiv](<https://arxiv.org/abs/2307.09288>)", plain("arXiv"))],
            ARXIV_BADGE.replace(PAPER, f"<{PAPER}>"),
            id="the address stays as it is written",
        ),
        pytest.param(
            badge("Paper", "arXiv-2307.09288-red", PAPER),
            [
                Found(
                    *(13, 2, f"![Paper]({SHIELD}/arXiv-2307.09288-red)"),
                    other("an arXiv paper"),
                )
            ],
            ARXIV_BADGE,
            id="another colour and alternative text",
        ),
        pytest.param(
            f"[![GitHub](https://badges.aleen42.com/src/github.svg)]({CODE})",
            [
                Found(
                    *(13, 2, "![GitHub](https://badges.aleen42.com/src/github.svg)"),
                    other("a GitHub repository"),
                )
            ],
            CODE_BADGE,
            id="a logo",
        ),
    ],
)
def test_finds_and_mends(before: str, wanted: list[Found], after: str) -> None:
    text = listed(before)
    diagnostics = diagnose("AK406", text)
    assert shown(diagnostics, text) == wanted
    assert all(found.severity is Severity.WARNING for found in diagnostics)
    assert mended(diagnostics, text) == listed(after)
    assert diagnose("AK406", listed(after)) == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(
            f"[![stars](https://img.shields.io/github/stars/meta-llama/llama)]({CODE})",
            id="live data",
        ),
        pytest.param(f"[![logo](assets/logo.png)]({CODE})", id="a picture of the project's own"),
        pytest.param(f"[13B weights]({CODE})", id="a number that would be gone"),
        pytest.param(f"[meta-llama/llama-recipes]({CODE})", id="a name that would be gone"),
        pytest.param(
            badge("GitHub", "GitHub-meta--llama%2Fllama-181717", "https://github.com/meta-llama"),
            id="a repository over a profile",
        ),
    ],
)
def test_a_fix_that_loses_what_the_badge_tells_is_unsafe(written: str) -> None:
    text = listed(written)
    (found,) = diagnose("AK406", text)
    assert found.fix is not None
    assert not found.fix.safe
    assert diagnose("AK406", mended([found], text, safe=False)) == []


@pytest.mark.parametrize(
    ("written", "marked", "message"),
    [
        pytest.param(f"[arXiv][l]\n\n[l]: {PAPER}", "[arXiv][l]", plain("arXiv"), id="a reference"),
        pytest.param(
            f'[arXiv]({PAPER} "v1")', f'[arXiv]({PAPER} "v1")', plain("arXiv"), id="a title"
        ),
        pytest.param(
            ARXIV_BADGE.replace(")]", ") Paper]"),
            f"![arXiv]({SHIELD}/arXiv-2307.09288-b31b1b.svg) Paper",
            "text stands beside the picture of this badge; move it into the prose",
            id="text beside the picture",
        ),
    ],
)
def test_what_has_no_place_in_a_badge_is_left_to_the_writer(
    written: str, marked: str, message: str
) -> None:
    text = listed(written)
    diagnostics = diagnose("AK406", text)
    assert [found[2:] for found in shown(diagnostics, text)] == [(marked, message)]
    assert diagnostics[0].fix is None


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(f"{ARXIV_BADGE}\n{CODE_BADGE}", id="canonical"),
        pytest.param(f"{ARXIV_BADGE} ![arXiv](p.svg)", id="a picture without a link"),
        pytest.param(f"[GitHub]({PAPER})", id="the wrong kind: AK402's"),
        pytest.param(f"[arXiv 2302.13971]({PAPER})", id="another paper: AK403's"),
        pytest.param(f"See [arXiv]({PAPER}).", id="a link within a sentence is no badge"),
        pytest.param("", id="no badges"),
    ],
)
def test_noop(written: str) -> None:
    assert diagnose("AK406", listed(written)) == []


def test_the_style_is_the_project_s() -> None:
    square = replace(CONFIG, badge_style="flat-square")
    text = listed(ARXIV_BADGE)
    found = diagnose("AK406", text, config=square)
    after = mended(found, text)
    assert after == listed(ARXIV_BADGE.replace(".svg)", ".svg?style=flat-square)"))
    assert diagnose("AK406", after, config=square) == []
    assert diagnose("AK406", text) == []


def test_line_ends_and_prose_stay() -> None:
    text = (listed(f"[论文]({PAPER})") + "\n文字 [arXiv](x) 结束\n").replace("\n", "\r\n")
    wanted = text.replace(f"[论文]({PAPER})", ARXIV_BADGE)
    assert mended(diagnose("AK406", text), text) == wanted
