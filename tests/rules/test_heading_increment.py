from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "# A\n\n### 工具\n",
            [Found(3, 1, "### 工具", 'heading "工具" has level 3 after level 1; use level 2')],
            id="one level skipped",
        ),
        pytest.param(
            "# A\r\n\r\n###### B ##\r\n\r\n## C\r\n\r\n#### D\r\n",
            [
                Found(3, 1, "###### B ##", 'heading "B" has level 6 after level 1; use level 2'),
                Found(7, 1, "#### D", 'heading "D" has level 4 after level 2; use level 3'),
            ],
            id="each jump, compared with the heading before",
        ),
        pytest.param(
            "## A\n\n> ### quoted\n\n#### B\n",
            [Found(5, 1, "#### B", 'heading "B" has level 4 after level 2; use level 3')],
            id="a quoted heading fills no gap",
        ),
        pytest.param(
            "A\n=\n\n### B\n",
            [Found(4, 1, "### B", 'heading "B" has level 3 after level 1; use level 2')],
            id="after an underlined heading",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK203", text, kind="markdown"), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### A\n\n#### B\n", id="the first may have any level"),
        pytest.param("# A\n\n## B\n\n### C\n\n# D\n\n## E\n", id="up by any number"),
        pytest.param("# A\n\n- #### in a list\n\n> #### quoted\n", id="lists and quotes aside"),
        pytest.param("# A\n\n```\n#### code\n```\n", id="code"),
        pytest.param("Text.\n", id="no headings"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK203", text, kind="markdown") == []
