"""Numbers in English and Chinese prose."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.values.prose_numbers import prose_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7B and 70M", [("7B", 7 * 10**9, ""), ("70M", 70 * 10**6, "")]),
        ("7B/13B", [("7B", 7 * 10**9, ""), ("13B", 13 * 10**9, "")]),
        ("12 billion parameters", [("12 billion", 12 * 10**9, "parameters")]),
        ("a 6B-parameter model", [("6B", 6 * 10**9, "parameters")]),
        ("7-billion-parameter", [("7-billion", 7 * 10**9, "parameters")]),
        ("1.5T tokens", [("1.5T", 15 * 10**11, "tokens")]),
        ("共70亿参数", [("70亿", 7 * 10**9, "parameters")]),
        ("用 1.5 万亿个词元", [("1.5 万亿", 15 * 10**11, "tokens")]),
        ("3千亿、200 万", [("3千亿", 3 * 10**11, ""), ("200 万", 2 * 10**6, "")]),
        ("二十亿参数", [("二十亿", 2 * 10**9, "parameters")]),
        ("两个模型，三种尺寸，十二层", [("两", 2, ""), ("三", 3, ""), ("十二", 12, "")]),
        ("twenty-five of two million", [("twenty-five", 25, ""), ("two million", 2 * 10**6, "")]),
        ("扩大到 128,256，同样", [("128,256", 128256, "")]),
        ("1,024 items", [("1,024", 1024, "")]),
        ("１２Ｂ", [("１２Ｂ", 12 * 10**9, "")]),
        ("40% or 10.5 %", [("40%", 40, "%"), ("10.5 %", Fraction(21, 2), "%")]),
        ("in 2023", [("2023", 2023, "year")]),
        ("2023年7月", [("2023年", 2023, "year"), ("7", 7, "")]),
        ("825 GiB", [("825 GiB", 825, "GiB")]),
        ("at the end 5.", [("5", 5, "")]),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, int | Fraction, str]]) -> None:
    found = [(text[n.start : n.end], n.value, n.unit) for n in prose_numbers(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no number",
        "GPT-4",
        "phi-2",
        "v1.5",
        "a1 b2c",
        "1.2.3",
        "1/3",
        "3.5-turbo",
        "8x7B",
        "someone, often, tension",
        "一个、第二、一些、几十",
        "/4/",
    ],
)
def test_no_numbers(text: str) -> None:
    assert prose_numbers(text) == ()


@given(st.text(alphabet="0123456789.,%KMBT- 万亿千两三十个参数tokensbillion年"))
@settings(max_examples=200, deadline=None)
def test_places_are_in_order_and_hold_a_number(text: str) -> None:
    at = 0
    for number in prose_numbers(text):
        assert at <= number.start < number.end <= len(text)
        assert number.value >= 0
        at = number.end


def test_long_runs_take_linear_time() -> None:
    assert len(prose_numbers("1," * 50_000 + "1" * 50_000)) == 1
    assert prose_numbers("十" * 50_000) == ()
