from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rulecheck import Found, diagnose, shown

if TYPE_CHECKING:
    from awesomekit.rules import FileKind

NONE = 'the file has no title; begin it with "# …"'


def second(name: str, first: str) -> str:
    return f"{name} is a second title beside {first}; make it a level 2 heading"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("## Tools\n\nText.\n", [Found(1, 1, "## Tools", NONE)], id="level 2 first"),
        pytest.param("\n\nText.\n", [Found(3, 1, "", NONE)], id="no heading: before the text"),
        pytest.param("", [Found(1, 1, "", NONE)], id="an empty file"),
        pytest.param(
            "> # Quoted\n\n- # Listed\n",
            [Found(1, 1, "", NONE)],
            id="headings of quotes and lists are none",
        ),
        pytest.param(
            "---\nlayout: post\n---\n\nText.\n",
            [Found(5, 1, "", NONE)],
            id="front matter without a title",
        ),
        pytest.param(
            "# 工具\r\n\r\n# 书\r\n\r\nBooks\r\n=====\r\n",
            [
                Found(3, 1, "# 书", second('"书"', '"工具"')),
                Found(5, 1, "Books\r\n=====", second('"Books"', '"工具"')),
            ],
            id="three, one of them underlined",
        ),
        pytest.param(
            '<h1 align="center">Tools</h1>\n\n# Contents\n',
            [Found(3, 1, "# Contents", second('"Contents"', 'the "<h1>"'))],
            id="raw HTML is the first",
        ),
        pytest.param(
            "# A\n\n<div>\n<H1>B</H1>\n</div>\n",
            [Found(4, 1, "<H1", second('the "<h1>"', '"A"'))],
            id="raw HTML is the second",
        ),
        pytest.param(
            "#\n\nText.\n",
            [Found(1, 1, "#", 'the title is empty; write it after the "#"')],
            id="an empty title",
        ),
        pytest.param(
            "# ![Logo](a.png)\n\n# B\n",
            [Found(3, 1, "# B", second('"B"', "a heading"))],
            id="a picture is a title",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK202", text, kind="markdown"), text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "---\nschema: project\ntitle: Tools\n---\n\n## Editors\n",
            [Found(6, 1, "## Editors", NONE)],
            id="front matter is not its title",
        ),
        pytest.param(
            "<h1>Tools</h1>\n\n## Editors\n",
            [Found(3, 1, "## Editors", NONE)],
            id="raw HTML is not its title",
        ),
        pytest.param(
            "<h1>Tools</h1>\n\n# Tools\n",
            [Found(1, 1, "<h1", second('the "<h1>"', '"Tools"'))],
            id="raw HTML before the title",
        ),
    ],
)
def test_a_canonical_list_has_a_markdown_title(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK202", text, kind="list"), text) == wanted


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("list", "# Tools\n\n## Editors\n", id="one"),
        pytest.param("skeleton", "Tools\n=====\n", id="underlined"),
        pytest.param("markdown", "Text.\n\n# Tools\n", id="not on the first line"),
        pytest.param("markdown", "<h1 align=center>Tools</h1>\n\n## A\n", id="raw HTML"),
        pytest.param("markdown", "---\ntitle: Tools\n---\n\n## A\n", id="front matter"),
        pytest.param(
            "markdown", "# A\n\n```\n# B\n```\n\n<!-- <h1>C</h1> -->\n", id="code, comments"
        ),
        pytest.param("markdown", "# A\n\n> # B\n", id="a quoted heading is no second title"),
    ],
)
def test_noop(kind: FileKind, text: str) -> None:
    assert diagnose("AK202", text, kind=kind) == []
