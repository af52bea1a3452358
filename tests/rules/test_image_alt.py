"""AK511: an image has no alternative text, or an address in its place."""

from __future__ import annotations

import pytest

from awesomekit.model import Severity
from rulecheck import Found, diagnose, shown

BRACKETS = "this image has no alternative text; say between the brackets what it shows"
ATTRIBUTE = (
    'this image has no alternative text; say in alt="…" what it shows, '
    'or write alt="" if it only decorates'
)
ADDRESS = "the alternative text of this image is an address; say what the image shows"
FILE = "the alternative text of this image is a file name; say what the image shows"


def nothing(word: str) -> str:
    return f'the alternative text "{word}" says nothing; say what the image shows'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("![](a.png)\n", Found(1, 1, "![]", BRACKETS), id="empty brackets"),
        pytest.param("图 ![ \t](a.png)\n", Found(1, 3, "![ \t]", BRACKETS), id="blank brackets"),
        pytest.param(
            "[![](https://img.shields.io/badge/Level-Easy-green)](#x)\n",
            Found(1, 2, "![]", BRACKETS),
            id="a badge tells something",
        ),
        pytest.param(
            "![][logo]\n\n[logo]: a.png\n", Found(1, 1, "![]", BRACKETS), id="by reference"
        ),
        pytest.param("<img src=a.png>\n", Found(1, 10, "a.png", ATTRIBUTE), id="without alt"),
        pytest.param(
            "甲 <IMG\r\n  SRC='a.png' title=\"alt=x\"/>\r\n",
            Found(2, 8, "a.png", ATTRIBUTE),
            id="alt within another attribute",
        ),
        pytest.param(
            '<a alt="x" href="y"><img src="a.png" width="100"></a>\n',
            Found(1, 31, "a.png", ATTRIBUTE),
            id="alt of another element",
        ),
        pytest.param(
            '<p>\n<img src="a.png" srcset="b.png 1x, c.png 2x">\n</p>\n',
            Found(2, 11, "a.png", ATTRIBUTE),
            id="several addresses are one image",
        ),
        pytest.param(
            "![https://x.example/a](a.png)\n",
            Found(1, 3, "https://x.example/a", ADDRESS),
            id="an address",
        ),
        pytest.param(
            "<img src=a.png alt='https://x.example'>\n",
            Found(1, 21, "https://x.example", ADDRESS),
            id="an address in HTML",
        ),
        pytest.param("![fig-1.PNG](a.png)\n", Found(1, 3, "fig-1.PNG", FILE), id="a file name"),
        pytest.param("![img/图.svg](a.svg)\n", Found(1, 3, "img/图.svg", FILE), id="a path"),
        pytest.param("![Image](a.png)\n", Found(1, 3, "Image", nothing("Image")), id="image"),
        pytest.param(
            "![alt\ntext](a.png)\n",
            Found(1, 3, "alt\ntext", nothing("alt text")),
            id="over two lines",
        ),
        pytest.param("![图片](a.png)\n", Found(1, 3, "图片", nothing("图片")), id="in Chinese"),
        pytest.param(
            "![](https://x.example/online/timeline.png)\n",
            Found(1, 1, "![]", BRACKETS),
            id="a word with line in it",
        ),
    ],
)
def test_finds(text: str, found: Found) -> None:
    diagnostics = diagnose("AK511", text, kind="markdown")
    assert shown(diagnostics, text) == [found]
    assert [(d.severity, d.fix) for d in diagnostics] == [(Severity.WARNING, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("![A tool at work](a.png)\n", id="a text"),
        pytest.param("![Node.js](a.png) ![socket.io](b.png)\n", id="names with a dot"),
        pytest.param("![The file a.png](a.png)\n", id="a file name among words"),
        pytest.param("![See https://x.example](a.png)\n", id="an address among words"),
        pytest.param("![`code`](a.png)\n", id="code is text"),
        pytest.param("![](assets/divider.png)\n", id="a divider"),
        pytest.param("![](https://x.example/lines/rainbow.png?raw=true)\n", id="a line"),
        pytest.param("`![](a.png)`\n\n    ![](a.png)\n", id="in code"),
        pytest.param('<img src="a.png" alt="">\n', id="the standard's mark of decoration"),
        pytest.param('<img src="a.png" alt>\n', id="the same without a value"),
        pytest.param('<img alt="A tool" src="a.png" srcset="b.png 2x">\n', id="HTML with a text"),
        pytest.param('<img src="a.png" role="presentation">\n', id="presentation"),
        pytest.param('<img src="a.png" aria-hidden="true">\n', id="hidden"),
        pytest.param('<img src="a.png" aria-label="A tool">\n', id="labelled"),
        pytest.param('<img src="a.png" width="1" height=1>\n', id="a pixel"),
        pytest.param(
            '<picture><source srcset="a.png"><img alt="A tool" src="b.png"></picture>\n',
            id="a source has no alternative text",
        ),
        pytest.param("[](a.png)\n", id="no image"),
        pytest.param("<!-- <img src=a.png> -->\n", id="in a comment"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK511", text, kind="markdown") == []


def test_many_addresses_of_one_image_cost_little() -> None:
    text = f'<img srcset="{", ".join(["a"] * 30_000)}">\n'
    assert shown(diagnose("AK511", text, kind="markdown"), text) == [
        Found(1, 14, "a", ATTRIBUTE),
    ]
