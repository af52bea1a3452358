"""Front matter: values with their places, every mistake in the list file's own terms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.config.discover import default_config
from awesomekit.config.front_matter import check_front_matter, read_front_matter
from awesomekit.model import FrontMatter, SortKey
from awesomekit.source import Span

SPAN = Span(0, 40)
CONFIG = default_config(Path("/p"))
SORT = 'write a field such as "date", or "-date"'


def read(raw: str) -> FrontMatter:
    return read_front_matter(raw, "lists/x.md", SPAN, 2)


@pytest.mark.parametrize(
    ("raw", "schema", "sort", "sections", "places"),
    [
        pytest.param("", None, "", (), {}, id="nothing"),
        pytest.param("# todo\n", None, "", (), {}, id="a comment"),
        pytest.param("{}\n", None, "", (), {}, id="an empty mapping"),
        pytest.param("schema: model\n", "model", "", (), {"schema": (2, 9)}, id="schema"),
        pytest.param("# x\nschema:  'no'\n", "no", "", (), {"schema": (3, 10)}, id="a quoted name"),
        pytest.param("schema: no\n", "no", "", (), {"schema": (2, 9)}, id="a name like a boolean"),
        pytest.param("sort: -date\n", None, "-date", (), {"sort/0": (2, 7)}, id="one sort key"),
        pytest.param(
            "sort: [-parameter-size, name]\n",
            None,
            "-parameter-size name",
            (),
            {"sort/0": (2, 8), "sort/1": (2, 25)},
            id="two sort keys",
        ),
        pytest.param(
            "sort:\n  - 发布日期\n", None, "发布日期", (), {"sort/0": (3, 5)}, id="any word"
        ),
        pytest.param("sort: []\nsections: []\n", None, "", (), {}, id="empty lists"),
        pytest.param(
            "sections:\n- A b\n- 'C: d'\n",
            None,
            "",
            ("A b", "C: d"),
            {"sections/0": (3, 3), "sections/1": (4, 3)},
            id="sections",
        ),
        pytest.param("sections: A\n", None, "", ("A",), {"sections/0": (2, 11)}, id="one section"),
        pytest.param(
            "schema: model\r\nsort: name\r\n",
            "model",
            "name",
            (),
            {"schema": (2, 9), "sort/0": (3, 7)},
            id="carriage returns",
        ),
    ],
)
def test_reads(
    raw: str,
    schema: str | None,
    sort: str,
    sections: tuple[str, ...],
    places: dict[str, tuple[int, int]],
) -> None:
    wanted = tuple(SortKey(key.removeprefix("-"), key.startswith("-")) for key in sort.split())
    assert read(raw) == FrontMatter(SPAN, schema, wanted, sections, (), places)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        pytest.param(
            "- model\n", ["2:1: front matter must be a mapping, like: schema: model"], id="a list"
        ),
        pytest.param(
            "model\n", ["2:1: front matter must be a mapping, like: schema: model"], id="a word"
        ),
        pytest.param(
            "shcema: model\n", ['2:1: unknown key "shcema"; did you mean "schema"?'], id="near"
        ),
        pytest.param(
            "title: X\n",
            ['2:1: unknown key "title"; there are schema, sections, sort'],
            id="a key like no other",
        ),
        pytest.param(
            '"a\\nb": 1\n',
            ['2:1: unknown key "a b"; there are schema, sections, sort'],
            id="a message is one line whatever the key",
        ),
        pytest.param(
            "schema:\nsort:\nsections:\n",
            [
                '2:8: "schema" must be the name of a schema',
                '3:6: "sort" must be a list of texts',
                '4:10: "sections" must be a list of texts',
            ],
            id="no values",
        ),
        pytest.param(
            "schema: [model]\nsort: {date: 1}\nsections: [A, 1, ~]\nx: 1\n",
            [
                '2:9: "schema" must be the name of a schema',
                '3:7: "sort" must be a list of texts',
                '4:15: "sections" must hold texts only',
                '4:18: "sections" must hold texts only',
                '5:1: unknown key "x"; there are schema, sections, sort',
            ],
            id="wrong types, all at once",
        ),
        pytest.param(
            "sort: [--date, '-', '', 'release date', date]\n",
            [
                f'2:8: "--date" is no sort key; {SORT}',
                f'2:16: "-" is no sort key; {SORT}',
                f'2:21: "" is no sort key; {SORT}',
                f'2:25: "release date" is no sort key; {SORT}',
            ],
            id="sort keys",
        ),
        pytest.param(
            "sort: [date, name, -date]\n",
            ['2:20: already sorted by "date"; a second time changes nothing'],
            id="a sort key twice",
        ),
        pytest.param(
            "sections: [A, B, A]\n",
            ['2:18: section "A" is already in the list; keep one'],
            id="a section twice",
        ),
        pytest.param(
            "schema: [model\nsort: name\n",
            ['3:5: a comma or "]" is missing before this'],
            id="not YAML",
        ),
        pytest.param(
            "schema: &a model\nsort: *a\nschema: *a\n",
            [
                '2:9: anchor "&a" is not allowed; remove it, or quote the text',
                '3:7: alias "*a" is not allowed; write the value out, or quote it',
                '4:1: key "schema" is already on line 2; keep one',
                '4:9: alias "*a" is not allowed; write the value out, or quote it',
            ],
            id="refused, and nothing else said about it",
        ),
        pytest.param(
            'schema: "\\UFFFFFFFF"\n',
            ["2:12: this number is too large; remove it"],
            id="escape beyond Unicode",
        ),
        pytest.param(
            "x: " + "[" * 100_000,
            ["2:36: nested more than 32 deep; write it flatter"],
            id="deeper than any list",
        ),
    ],
)
def test_mistakes(raw: str, wanted: list[str]) -> None:
    problems = read(raw).problems
    assert [str(problem) for problem in problems] == [f"lists/x.md:{text}" for text in wanted]


def test_what_is_right_is_kept_beside_mistakes() -> None:
    front_matter = read("schema: model\nsrot: x\nsort: [1, -date]\nsections: [1, A]\n")
    assert len(front_matter.problems) == 3
    assert (front_matter.schema, front_matter.sort) == ("model", (SortKey("date", True),))
    assert front_matter.sections == ("A",)
    assert front_matter.places == {"schema": (2, 9), "sort/0": (4, 11), "sections/0": (5, 15)}


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        pytest.param("schema: model\nsort: [-date, name, parameter-size]\n", [], id="known"),
        pytest.param("sort: language\n", [], id="of the default schema"),
        pytest.param(
            "schema: modle\nsort: [zzz]\n",
            ['2:9: no schema is called "modle"; did you mean "model"?'],
            id="unknown schema: its fields are not known either",
        ),
        pytest.param(
            "schema: zzz\n",
            [
                '2:9: no schema is called "zzz"; there are benchmark, method, model, platform, '
                "project"
            ],
            id="a schema like no other",
        ),
        pytest.param(
            "schema: ''\n",
            ['2:9: no schema is called ""; there are benchmark, method, model, platform, project'],
            id="no name",
        ),
        pytest.param(
            "schema: model\nsort: [Date, -parametersize, stars]\n",
            [
                '3:8: schema "model" has no field "Date" to sort by; did you mean "date"?',
                '3:14: schema "model" has no field "parametersize" to sort by; did you mean '
                '"parameter-size"?',
                '3:30: schema "model" has no field "stars" to sort by; there are name, '
                "organization, aliases, date, pretrain-data-scale, language, parameter-size, "
                "license",
            ],
            id="unknown sort keys",
        ),
    ],
)
def test_names_that_the_configuration_does_not_know(raw: str, wanted: list[str]) -> None:
    front_matter = read(raw)
    assert front_matter.problems == ()
    problems = check_front_matter(front_matter, CONFIG, "lists/x.md")
    assert [str(problem) for problem in problems] == [f"lists/x.md:{text}" for text in wanted]


PIECES = st.lists(
    st.sampled_from(["schema", "sort", "sections", "date", "FFFFFFFF", "%YAML 1.9", ": ", "- "])
    | st.sampled_from(["&a ", "*a", "\\U", *"[]{},-'\"#\t1 \r\n中"]),
    max_size=16,
).map("".join)


@given(PIECES)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_has_mistakes(raw: str) -> None:
    front_matter = read(raw)
    check_front_matter(front_matter, CONFIG, "lists/x.md")
    assert len(front_matter.places) == (front_matter.schema is not None) + len(
        front_matter.sort
    ) + len(front_matter.sections)
    assert all(problem.line >= 2 for problem in front_matter.problems)
