from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, mended, shown

BADGE = "https://img.shields.io/badge/"
FORM = '"/badge/LABEL-MESSAGE-COLOR"'
DOUBLE = 'shields.io separates at "-" and shows "_" as a space; double both within a text'


def parts(count: int) -> str:
    return f'the badge has {count} parts where {FORM} has three; write a hyphen as "--"'


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            f"文 ![a]({BADGE}Progress-50%-red)",
            Found(1, 48, "%", '"%" starts no escape here; write a percent sign as "%25"'),
            f"文 ![a]({BADGE}Progress-50%25-red)",
            id="a percent sign",
        ),
        pytest.param(
            f"![a](<{BADGE}Two words-b-red> 't')",
            Found(1, 39, " ", 'a space in a badge\'s address; write it as "%20"'),
            f"![a](<{BADGE}Two%20words-b-red> 't')",
            id="a space",
        ),
        pytest.param(
            f"<img src='{BADGE}C#-9-red'>",
            Found(1, 41, "#", '"#" ends the address of a badge; write it as "%23"'),
            f"<img src='{BADGE}C%23-9-red'>",
            id="raw HTML",
        ),
        pytest.param(
            f"![a][b]\r\n\r\n[b]: {BADGE}a-50%-red\r\n",
            Found(3, 39, "%", '"%" starts no escape here; write a percent sign as "%25"'),
            f"![a][b]\r\n\r\n[b]: {BADGE}a-50%25-red\r\n",
            id="a definition",
        ),
        pytest.param(
            f"[![a]({BADGE}GitHub-meta-llama%2Fllama-red)](https://github.com/meta-llama/llama)",
            Found(1, 36, "GitHub-meta-llama%2Fllama-red", DOUBLE),
            f"[![a]({BADGE}GitHub-meta--llama%2Fllama-red)](https://github.com/meta-llama/llama)",
            id="it shows what its link names but for a hyphen",
        ),
        pytest.param(
            f"[![a][b]](https://github.com/x/y_z)\n\n[b]: {BADGE}GitHub-x%2Fy_z-red\n",
            Found(3, 35, "GitHub-x%2Fy_z-red", DOUBLE),
            f"[![a][b]](https://github.com/x/y_z)\n\n[b]: {BADGE}GitHub-x%2Fy__z-red\n",
            id="the same in a definition, with an underscore",
        ),
    ],
)
def test_safe_fixes(text: str, wanted: Found, after: str) -> None:
    found = diagnose("AK405", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert mended(found, text) == after
    assert diagnose("AK405", after, kind="markdown") == []


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        pytest.param(
            f"![a]({BADGE}GitHub-meta-llama-red)",
            Found(1, 35, "GitHub-meta-llama-red", parts(4)),
            f"![a]({BADGE}GitHub-meta--llama-red)",
            id="a part too many, and no link says what is meant",
        ),
        pytest.param(
            f"![a]({BADGE}a%2Db-red)",
            Found(1, 36, "%2D", 'shields.io reads "%2D" as "-"; write a hyphen in a text as "--"'),
            f"![a]({BADGE}a--b-red)",
            id="an escaped hyphen",
        ),
    ],
)
def test_unsafe_fixes(text: str, wanted: Found, after: str) -> None:
    found = diagnose("AK405", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert mended(found, text) == text
    assert mended(found, text, safe=False) == after
    assert diagnose("AK405", after, kind="markdown") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            f"![a]({BADGE}a-b)",
            Found(1, 37, "b", f'"b" is no color; write {FORM}, and a hyphen in a text as "--"'),
            id="no color",
        ),
        pytest.param(
            f"![a]({BADGE}a-b-)",
            Found(1, 38, "-", f"the badge has no color after its last hyphen; write {FORM}"),
            id="nothing after the last hyphen",
        ),
        pytest.param(
            f"<img src='{BADGE}a-b-c-red?x&amp;y'>",
            Found(1, 11, f"{BADGE}a-b-c-red?x&amp;y", parts(4)),
            id="an entity: the whole address, and no edit would be sure",
        ),
    ],
)
def test_no_fix(text: str, wanted: Found) -> None:
    found = diagnose("AK405", text, kind="markdown")
    assert shown(found, text) == [wanted]
    assert [d.fix for d in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"![a]({BADGE}a--b-c__d-b31b1b.svg?logo=x) ![a]({BADGE}a-red)", id="right"),
        pytest.param(f"[a]({BADGE}a-b-c-d)", id="a link that is no picture"),
        pytest.param(f"[a][b]\n\n[b]: {BADGE}a-b-c-d", id="a definition that no picture uses"),
        pytest.param("![a](https://img.shields.io/github/stars/a/b-c-d-e)", id="a live badge"),
        pytest.param("![a](https://b.example/badge/a-b-c-d)", id="another site"),
        pytest.param(
            f"[![a]({BADGE}GitHub-code-red)](https://github.com/x/y-z)", id="a badge of other words"
        ),
        pytest.param(f"`![a]({BADGE}a-b-c-d)`", id="code"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK405", text, kind="markdown") == []
