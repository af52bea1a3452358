"""YAML: plain data and exact places."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.config.yaml_reader import YamlDocument, read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("no", "no", id="Norwegian is no boolean"),
        pytest.param("on", "on", id="a switch in YAML 1.1 only"),
        pytest.param("yes", "yes", id="a boolean in YAML 1.1 only"),
        pytest.param("y", "y", id="one letter"),
        pytest.param("true", True, id="true"),
        pytest.param("False", False, id="false with a capital"),
        pytest.param("'true'", "true", id="quoted: a text"),
        pytest.param("~", None, id="null as a tilde"),
        pytest.param("null", None, id="null"),
        pytest.param("", None, id="nothing at all"),
        pytest.param("''", "", id="an empty text"),
        pytest.param("12", 12, id="integer"),
        pytest.param("-007", -7, id="leading zeros are decimal"),
        pytest.param("0o17", 15, id="octal as YAML 1.2 writes it"),
        pytest.param("0x1F", 31, id="hexadecimal"),
        pytest.param("1e3", 1000.0, id="a float without a point"),
        pytest.param("-.5", -0.5, id="a float without a digit before the point"),
        pytest.param(".inf", math.inf, id="infinity"),
        pytest.param("9" * 5000, math.inf, id="more digits than Python converts"),
        pytest.param("12:30:00", "12:30:00", id="no sexagesimal numbers"),
        pytest.param("2023-07-18", "2023-07-18", id="no dates"),
        pytest.param("1_000", "1_000", id="no underscores in numbers"),
        pytest.param("=", "=", id="no default value"),
        pytest.param('"\\u4e2d\\n"', "中\n", id="escapes"),
        pytest.param("|\n  a\n  b\n", "a\nb\n", id="block text"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(written: str, value: Any) -> None:
    document = read_yaml(f"k: {written}", "x.yaml")
    assert document.problems == []
    assert document.data == {"k": value}
    assert type(document.data["k"]) is type(value)


def test_not_a_number() -> None:
    assert math.isnan(read_yaml("k: .nan", "x").data["k"])


def test_places_count_code_points_from_one() -> None:
    text = "schemas:\n  数据:\n    fields:\n      - {label: 😀, type: date}\n      -   label: B\n"
    document = read_yaml(text, "x.yaml")
    assert document.data == {
        "schemas": {"数据": {"fields": [{"label": "😀", "type": "date"}, {"label": "B"}]}}
    }
    fields = ("schemas", "数据", "fields")
    assert document.keys == {
        ("schemas",): (1, 1),
        ("schemas", "数据"): (2, 3),
        fields: (3, 5),
        (*fields, 0, "label"): (4, 10),
        (*fields, 0, "type"): (4, 20),
        (*fields, 1, "label"): (5, 11),
    }
    assert document.values == {
        (): (1, 1),
        ("schemas",): (2, 3),
        ("schemas", "数据"): (3, 5),
        fields: (4, 7),
        (*fields, 0): (4, 9),
        (*fields, 0, "label"): (4, 17),
        (*fields, 0, "type"): (4, 26),
        (*fields, 1): (5, 11),
        (*fields, 1, "label"): (5, 18),
    }
    assert document.place((*fields, 0, "type")) == (4, 20)
    assert document.value_place((*fields, 0, "type")) == (4, 26)
    assert document.place((*fields, 7, "nowhere")) == (3, 5)
    assert YamlDocument().place(("nowhere",)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: 1\r\nb: 2", (2, 1), id="carriage return and line feed"),
        pytest.param("a: 1\rb: 2", (2, 1), id="carriage returns alone"),
        pytest.param("\ufeffb: 2", (1, 2), id="a byte order mark is a character of line 1"),
        pytest.param("---\nb: 2\n...\n", (2, 1), id="document markers"),
        pytest.param("# 中\n\nb: 2", (3, 1), id="after a comment"),
    ],
)
def test_places_are_those_of_the_file(text: str, place: tuple[int, int]) -> None:
    document = read_yaml(text, "x.yaml")
    assert document.keys["b",] == place
    assert document.data["b"] == 2


def test_places_in_the_middle_of_a_file() -> None:
    document = read_yaml("a: 1\na: 2", "x.md", first_line=40)
    assert (document.keys["a",], document.values["a",]) == ((40, 1), (40, 4))
    assert list(map(str, document.problems)) == [
        'x.md:41:1: key "a" is already on line 40; keep one'
    ]


@pytest.mark.parametrize("text", ["", "\n", "# only comments\n#\n", "---\n", "\ufeff", "~"])
def test_nothing_is_a_document(text: str) -> None:
    document = read_yaml(text, "x.yaml")
    assert (document.data, document.problems, document.complete) == (None, [], True)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**15), 10**15)
        | st.text("ab: 中#'\"\\-[", max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("ab: 中", min_size=1, max_size=4), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    document = read_yaml(text, "x.yaml")
    assert document.problems == []
    assert document.data == data
