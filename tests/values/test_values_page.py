"""The reference for list maintainers says what the parsers do, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from awesomekit.model.value import InvalidValue, Value
from awesomekit.values import TYPES, parse_value

DOCS = Path(__file__).resolve().parents[2] / "docs"

_SECTION = re.compile(r"^## ([a-z-]+)(?:：.*)?$", re.MULTILINE)
_EXAMPLE = re.compile(r"`([^`]+)`")
_CANONICAL = ("canonical", "…", "规范写法")
_READ = ("also read", "也能读懂")
_SUGGESTED = ("errors with a suggestion", "错误，附修改建议")
_REFUSED = ("errors", "错误")

# Names of characters and operators in the rows of errors, not values.
_NO_VALUES = {"mul", "+", "AND", "OR"}


def examples(page: str) -> list[tuple[str, str, str]]:
    """Type, first cell of the row and value of each example in the tables of a page."""
    parts = _SECTION.split((DOCS / page).read_text(encoding="utf-8"))
    found: list[tuple[str, str, str]] = []
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        for line in body.splitlines():
            if line.startswith("| ") and "`" in line:
                title, _, cell = line[2:].partition(" | ")
                found += [(name, title, text) for text in _EXAMPLE.findall(cell)]
    return [row for row in found if not (row[1] in _REFUSED and row[2] in _NO_VALUES)]


def attempt(name: str, text: str) -> Value | InvalidValue:
    try:
        return parse_value(name, text)
    except InvalidValue as error:
        return error


@pytest.mark.parametrize("page", ["values.md", "values_zh.md"])
def test_every_type_has_its_section(page: str) -> None:
    assert _SECTION.findall((DOCS / page).read_text(encoding="utf-8")) == list(TYPES)


@pytest.mark.parametrize(
    ("name", "title", "text"), [*examples("values.md"), *examples("values_zh.md")]
)
def test_examples_are_true(name: str, title: str, text: str) -> None:
    value = attempt(name, text)
    if title.startswith(_CANONICAL):
        assert not isinstance(value, InvalidValue)
        assert value.text == text
    elif title in _READ:
        assert not isinstance(value, InvalidValue)
        assert value.text != text
    else:
        assert isinstance(value, InvalidValue)
        assert title in (*_REFUSED, *_SUGGESTED)
        assert (value.suggestion is not None) == (title in _SUGGESTED)
