from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list

if TYPE_CHECKING:
    from awesomekit.rules import FileKind


def empty(name: str) -> str:
    return f'section "{name}" is empty; fill it or remove it'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "# A\n\n## 工具\n\n## B\n\nText.\n",
            [Found(3, 4, "工具", empty("工具"))],
            id="same level next",
        ),
        pytest.param(
            "# A\n\n### B\n\n## C\n\nText.\n",
            [Found(3, 5, "B", empty("B"))],
            id="higher level next",
        ),
        pytest.param(
            "# A\r\n\r\n## B ##\r\n", [Found(3, 4, "B", empty("B"))], id="end of the file"
        ),
        pytest.param(
            "# A\n\n## B\n\n### C\n\n## D\n\nText.\n",
            [Found(5, 5, "C", empty("C"))],
            id="the deepest is told, not the one around it",
        ),
        pytest.param(
            "# A\n\n## B\n\n<!-- soon -->\n\n<!-- a --> <!-- b -->\n\n---\n\n[b]: https://b.example\n",
            [Found(3, 4, "B", empty("B"))],
            id="comments, lines and definitions show nothing",
        ),
        pytest.param(
            "# A\n\n##\n\n## C\n\nText.\n",
            [Found(3, 1, "##", "this section is empty; fill it or remove it")],
            id="a heading without text",
        ),
        pytest.param(
            "# A\n\n# B\n\n# C\n",
            [Found(3, 3, "B", empty("B")), Found(5, 3, "C", empty("C"))],
            id="level 1 headings after the title",
        ),
        pytest.param(
            "# A\n\n## B [¶](#b)\n\n## C\n\nText.\n",
            [Found(3, 4, "B [¶](#b)", empty("B ¶"))],
            id="a link to itself is no content",
        ),
        pytest.param(
            "# A\n\n## B\n\n<!-- awesomekit: toc -->\n",
            [Found(3, 4, "B", empty("B"))],
            id="a directive outside the skeleton",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK206", text, kind="markdown"), text) == wanted


def test_a_section_of_a_list_without_entries_or_prose() -> None:
    text = small_list(section="Viewers")
    assert shown(diagnose("AK206", text, kind="list"), text) == [
        Found(7, 4, "Viewers", empty("Viewers"))
    ]


def test_a_suppression_is_no_directive() -> None:
    text = "# A\n\n## B\n\n<!-- awesomekit: disable AK101 -->\n"
    assert shown(diagnose("AK206", text, kind="skeleton"), text) == [Found(3, 4, "B", empty("B"))]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("markdown", "# A\n\n## B\n\n### C\n\nText.\n", id="a section of sections"),
        pytest.param("markdown", "# A\n", id="a title alone"),
        pytest.param("markdown", "# A\n\n# B\n\nText.\n", id="a title before another one"),
        pytest.param(
            "markdown", "## A\n\n- a\n\n## B\n\n    code\n\n## C\n\n> q\n", id="any block"
        ),
        pytest.param(
            "markdown", "## A\n\n<img src=a.png>\n\n## B\n\n| a |\n| - |\n", id="HTML, table"
        ),
        pytest.param("markdown", "## A\n\n[^1]: Note.\n", id="footnotes"),
        pytest.param(
            "markdown", "## [Licence](LICENSE)\n\n## B\n\nText.\n", id="a link in the heading"
        ),
        pytest.param("markdown", "Text.\n", id="no headings"),
        pytest.param("skeleton", "# A\n\n## B\n\n<!-- awesomekit: toc -->\n", id="a directive"),
        pytest.param("list", small_list(entry("A")), id="entries"),
        pytest.param("list", small_list(entry("A", prose="")), id="an entry that says nothing"),
        pytest.param("list", "# A\n\n## B\n\n<!-- [en] -->\n\nText.\n", id="prose"),
    ],
)
def test_noop(kind: FileKind, text: str) -> None:
    assert diagnose("AK206", text, kind=kind) == []
