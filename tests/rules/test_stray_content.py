from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown

MESSAGE = (
    "this belongs to no title, section or entry and would appear in no README; "
    "move it under a heading"
)
FRONT = "---\nschema: project\n---\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            FRONT + "Before.\n\n# Tools\n", [Found(5, 1, "Before.", MESSAGE)], id="before the title"
        ),
        pytest.param(
            FRONT + "One.\n\n- two\n\n# Tools\n",
            [Found(5, 1, "One.\n\n- two", MESSAGE)],
            id="blocks in a row are one finding",
        ),
        pytest.param(
            "# A\n\n# B\n\nUnder B.\n\n# C\n\nUnder C.\n\n## D\n\nfine\n",
            [Found(5, 1, "Under B.", MESSAGE), Found(9, 1, "Under C.", MESSAGE)],
            id="under second titles, which themselves belong to another rule",
        ),
        pytest.param(
            "#### Deep\n\ntext\n\n# A\n",
            [Found(1, 1, "#### Deep\n\ntext", MESSAGE)],
            id="a deep heading before the title",
        ),
        pytest.param(
            "text\n\n## A\n\nfine\n", [Found(1, 1, "text", MESSAGE)], id="no title at all"
        ),
        pytest.param(
            "# A\r\n\r\n# B\r\n\r\n中文\r\n", [Found(5, 1, "中文", MESSAGE)], id="crlf and Chinese"
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK207", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty file"),
        pytest.param(FRONT + "# A\n\ntext\n\n## B\n\ntext\n\n### C\n\ntext\n", id="all at home"),
        pytest.param("<!-- a note -->\n\n# A\n", id="a comment shows nothing"),
        pytest.param("[a]: https://a.example\n\n# A\n", id="a definition shows nothing"),
        pytest.param("# A\n\n# B\n\n## C\n\ntext\n", id="a section after a second title"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK207", text) == []
