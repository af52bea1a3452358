"""AK208: HTML that GitHub does not show as it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awesomekit.config.settings import LintSettings, RawHtmlOptions, RuleOptions
from rulecheck import CONFIG, Found, diagnose, mended, shown

STYLE = (
    'GitHub removes the attribute "style"; remove it, or use one that it keeps, such as "align" '
    'or "width"'
)


def removed(name: str) -> str:
    return f'GitHub removes "{name}" and shows what is in it; write it in Markdown, or remove it'


def as_text(name: str) -> str:
    return f'GitHub shows "{name}" as text; write it in Markdown, or remove it'


def unknown(name: str) -> str:
    return f'"{name}" is no element of HTML, so GitHub removes it; write "\\{name}" or code'


@pytest.mark.parametrize(
    ("text", "expected", "after"),
    [
        (
            "a <font color='red'>b</font> c\n",
            [Found(1, 3, "<font color='red'>", removed("<font>"))],
            "a b c\n",
        ),
        (
            "<center>\n<b>x</b>\n</center>\n",
            [Found(1, 1, "<center>", removed("<center>"))],
            "\n<b>x</b>\n\n",
        ),
        ("a </center> b\n", [Found(1, 3, "</center>", removed("</center>"))], "a  b\n"),
        (
            "<script>\nalert(1)\n</script>\n",
            [Found(1, 1, "<script>", as_text("<script>"))],
            "<script>\nalert(1)\n</script>\n",
        ),
        (
            "npm i <package>\n",
            [Found(1, 7, "<package>", unknown("<package>"))],
            "npm i \\<package>\n",
        ),
        (
            '<p align="center" style="color: red">x</p>\n',
            [Found(1, 19, 'style="color: red"', STYLE)],
            '<p align="center">x</p>\n',
        ),
        (
            "<img src=x onerror=alert(1) width=3>\n",
            [
                Found(
                    1,
                    12,
                    "onerror=alert(1)",
                    'GitHub removes the attribute "onerror"; remove it, or use one that it keeps, '
                    'such as "align" or "width"',
                )
            ],
            "<img src=x width=3>\n",
        ),
        (
            "> 中 <U>x</U>\r\n",
            [Found(1, 5, "<U>", removed("<u>"))],
            "> 中 x\r\n",
        ),
    ],
    ids=["inline", "block", "closing", "script", "placeholder", "style", "event", "in a quote"],
)
def test_finds(text: str, expected: list[Found], after: str) -> None:
    found = diagnose("AK208", text, kind="markdown")
    assert shown(found, text) == expected
    assert mended(found, text, safe=False) == after


@pytest.mark.parametrize(
    "text",
    [
        '<div align="center"><img src="a.png" width="3" alt="x"></div>\n',
        "<details><summary>s</summary>\n\ntext\n\n</details>\n",
        "H<sub>2</sub>O, <kbd>Ctrl</kbd><br/>\n",
        "<!-- <center> and <script> -->\n",
        "`<package>` and\n\n```\n<center>\n```\n",
        "a < b and c > d, <https://a.example>, <a@b.example>\n",
        '<a title="style=x onclick=y">z</a>\n',
        "\\<package>\n",
    ],
    ids=["shown", "details", "inline", "comment", "code", "no HTML", "in a value", "escaped"],
)
def test_noop(text: str) -> None:
    assert diagnose("AK208", text, kind="markdown") == []


def test_a_project_may_allow_elements() -> None:
    options = RuleOptions(raw_html=RawHtmlOptions(("Center",)))
    config = replace(CONFIG, lint=LintSettings(options=options))
    text = "<center>x</center> <u>y</u>\n"
    (found,) = diagnose("AK208", text, kind="markdown", config=config)
    assert text[found.span.start : found.span.end] == "<u>"


def test_many_tags_take_linear_time() -> None:
    text = "<center " * 20_000 + "\n\n" + "<u>" * 20_000 + '<a "' * 20_000
    assert len(diagnose("AK208", text, kind="markdown")) == 20_000
