from __future__ import annotations

import pytest

from rulecheck import Found, diagnose, shown
from small_lists import entry, small_list

BODY = "# Tools\n\n## Editors\n\n### A\n"
MISSING = (
    'the list has no front matter; begin the file with the lines "---", "schema: project" and '
    '"---" (schemas: benchmark, method, model, platform, project)'
)
SORT_KEYS = "name, organization, aliases, date, language, license"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(BODY, [Found(1, 1, "# Tools", MISSING)], id="none: the first line"),
        pytest.param("", [Found(1, 1, "", MISSING)], id="an empty file"),
        pytest.param("\r\n# Tools\r\n", [Found(1, 1, "", MISSING)], id="an empty first line"),
        pytest.param(
            small_list(front="schema: project\nsrot: name"),
            [Found(3, 1, "srot", 'unknown key "srot"; did you mean "sort"?')],
            id="unknown key",
        ),
        pytest.param(
            small_list(front="schema: projct"),
            [Found(2, 9, "projct", 'no schema is called "projct"; did you mean "project"?')],
            id="unknown schema",
        ),
        pytest.param(
            small_list(front='schema: "my projct"'),
            [
                Found(
                    *(2, 9, '"my projct"'),
                    'no schema is called "my projct"; did you mean "project"?',
                )
            ],
            id="a quoted value is marked with its quotes",
        ),
        pytest.param(
            small_list(front="schema: project\nsort: [name, -dat]"),
            [
                Found(
                    *(3, 14, "-dat"),
                    'schema "project" has no field "dat" to sort by; did you mean "date"?',
                )
            ],
            id="unknown sort key",
        ),
        pytest.param(
            small_list(front="schema: project\nsort: [zzz]"),
            [
                Found(
                    *(3, 8, "zzz"),
                    f'schema "project" has no field "zzz" to sort by; there are {SORT_KEYS}',
                )
            ],
            id="a sort key like no other",
        ),
        pytest.param(
            small_list(front="- a"),
            [Found(2, 1, "-", "front matter must be a mapping, like: schema: model")],
            id="no mapping",
        ),
        pytest.param(
            small_list(front="schema: 3\nsections: {a: 1}"),
            [
                Found(2, 9, "3", '"schema" must be the name of a schema'),
                Found(3, 11, "{", '"sections" must be a list of texts'),
            ],
            id="wrong types: all mistakes at once",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK201", text), text) == wanted


def test_positions_with_carriage_returns() -> None:
    text = small_list(front="# 中文\nschema: projct").replace("\n", "\r\n")
    found = shown(diagnose("AK201", text), text)
    assert [(one.line, one.column, one.text) for one in found] == [(3, 9, "projct")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(small_list(), id="a schema"),
        pytest.param(small_list(front="sort: name"), id="no schema: the project's own"),
        pytest.param("---\n---\n" + BODY, id="empty"),
        pytest.param(
            small_list(entry("A"), front="schema: model\nsort: [-date, name]\nsections: [Editors]"),
            id="every key",
        ),
        pytest.param(small_list(front="schema: project").replace("\n", "\r\n"), id="crlf"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK201", text) == []
