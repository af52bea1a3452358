from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown


def twice(name: str) -> str:
    return f'heading "{name}" is there twice under one heading; rename one'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "# A\n\n## 工具\n\n## B\n\n## 工具 ##\n",
            [Found(7, 4, "工具", twice("工具"))],
            id="another heading between them",
        ),
        pytest.param(
            "# A\n\n## B\n\n### C\n\n#### D\n\n### C\n",
            [Found(9, 5, "C", twice("C"))],
            id="under a section, deeper ones between them",
        ),
        pytest.param(
            "# A\r\n\r\n## B\r\n\r\n## B\r\n\r\n## B\r\n",
            [Found(5, 4, "B", twice("B")), Found(7, 4, "B", twice("B"))],
            id="three",
        ),
        pytest.param("# A\n\n# A\n", [Found(3, 3, "A", twice("A"))], id="titles"),
        pytest.param(
            "# A\n\n## C\n\n## C++\n",
            [
                Found(
                    5,
                    4,
                    "C++",
                    'heading "C++" and "C" share an anchor under one heading; rename one',
                )
            ],
            id="punctuation is no part of an anchor",
        ),
        pytest.param(
            "## **B**\n\n## [B](#b)\n",
            [Found(3, 4, "[B](#b)", twice("B"))],
            id="markup is no part of a heading's text",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK204", text, kind="markdown"), text) == wanted


def test_the_first_place_is_told() -> None:
    text = "# A\n\n## B\n\n## B\n\n## B\n"
    related = [one for found in diagnose("AK204", text, path="x.md") for one in found.related]
    first = text.index("B")
    assert [(one.path, *one.span, one.message) for one in related] == [
        ("x.md", first, first + 1, "the first is here")
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# A\n\n## B\n\n### Use\n\n## C\n\n### Use\n", id="under different headings"),
        pytest.param("# A\n\n## B\n\n### B\n", id="a heading and its parent"),
        pytest.param("# A\n\n## B\n\n#### D\n\n### C\n\n#### D\n", id="a skipped level"),
        pytest.param("# A\n\n## 🚀\n\n## 🎉\n", id="headings without an anchor"),
        pytest.param("# A\n\n## B\n\n> ## B\n\n- ## B\n", id="quotes and lists"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK204", text, kind="markdown") == []
