"""What holds for values of every type."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model.value import InvalidValue, Value
from awesomekit.values import TYPES, Unknown, parse_value

EXAMPLES = {
    "date": ["2023-07", "2023/7/18", "2023年7月18日", "18th July 2023", "07/2023"],
    "parameter-count": ["7B/13B/70B", "8x7B, 57B-A14B", "~2B", "7/13/65 B", "1750亿", "70 billion"],
    "token-count": [
        *("2.2T-3T (1.8B: 2.2T; 7B: 2.4T)", "15T+", "~2 trillion tokens", "825GiB", "1,400 K item"),
        *("same as [Llama 2](#llama-2)", "0. 8T～3T", "over 3万亿"),
    ],
    "languages": ["en,zh", "En most", "English and 中文", "Multiple", "en+", "zh-cn", "Frensh"],
    "license": ["Apache 2.0", "mit or (zed and 0BSD)", "[Own](a(b))", "[MIT](<a b>)", "Apacch 2.0"],
    "text": ["Meta AI", "a\nb"],
    "names": ["a, b (c, d)", "[a](b);c、d"],
}
TYPED = [name for name in TYPES if name not in {"text", "names"}]

# Fragments that make trouble: separators, brackets, units, escapes, other scripts and digits.
FRAGMENTS = [
    *" \n\t,/;:.-~+()[]<>\\*`0179kKbBtTxaAé～－，。、；（）万亿年月日０７Ｂ½²٣ï\u200b",
    *("and", "or", "with", "to", "en", "zh", "mul", "most", "unknown", "GiB", "items", "10", "2T"),
]


def attempt(name: str, text: str) -> Value | InvalidValue:
    try:
        return parse_value(name, text)
    except InvalidValue as error:
        return error


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A type and an example of it with a few changes, so that much of it is still read."""
    name = draw(st.sampled_from(list(TYPES)))
    text = draw(st.sampled_from(EXAMPLES[name]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 2)))
        text = text[:start] + draw(st.just("") | st.sampled_from(FRAGMENTS)) + text[end:]
    return name, text


@given(texts())
@settings(max_examples=1000, deadline=None)
def test_reading_is_stable_and_refusing_is_exact(case: tuple[str, str]) -> None:
    name, text = case
    value = attempt(name, text)
    if isinstance(value, InvalidValue):
        assert 0 <= value.start <= value.end <= len(text)
        assert "\n" not in value.message
        if value.suggestion is not None:
            assert parse_value(name, value.suggestion).text == value.suggestion
    else:
        again = parse_value(name, value.text)
        assert again == value
        assert hash(again) == hash(value)
        assert again.text == value.text


def test_there_is_a_parser_for_each_type() -> None:
    assert list(TYPES) == [
        *("date", "parameter-count", "token-count", "languages", "license", "text", "names"),
    ]


def test_an_unknown_type_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        parse_value("colour", "red")


@pytest.mark.parametrize("name", TYPES)
def test_a_value_is_immutable_and_orders(name: str) -> None:
    value: Any = parse_value(name, EXAMPLES[name][0])
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, None)
    assert isinstance(value, Value)
    assert isinstance(value.sort_key, tuple)


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("text", ["unknown", " Unknown\n", "UNKNOWN", "未知", "ｕｎｋｎｏｗｎ"])
def test_unknown_is_a_value_of_every_type(name: str, text: str) -> None:
    value = parse_value(name, text)
    assert value == Unknown()
    assert (value.text, value.sort_key) == ("unknown", None)


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("text", ["TBD", "none", "N/A", "-", r"\-", "According to LLM", "?", "—"])
def test_a_placeholder_is_no_value(name: str, text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_value(name, text)
    assert (caught.value.start, caught.value.end, caught.value.suggestion) == (0, len(text), None)


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_is_no_value(name: str, text: str) -> None:
    with pytest.raises(InvalidValue, match="is empty; write") as caught:
        parse_value(name, text)
    assert (caught.value.start, caught.value.end) == (0, len(text))


@pytest.mark.parametrize("name", TYPES)
def test_a_long_value_takes_linear_time(name: str) -> None:
    # Quadratic work on 100,000 characters takes minutes, linear work some 0.2 s on a slow machine.
    repeated = [
        "7B/",
        "1,",
        " ",
        "9",
        "(",
        "[",
        "[a](",
        "\\",
        "en,",
        "most ",
        "MIT OR ",
        "2T (7B: ",
    ]
    started = time.process_time()
    for piece in repeated:
        text = "7B" + piece * (100_000 // len(piece)) + "x"
        value = attempt(name, text)
        if isinstance(value, InvalidValue):
            assert len(value.message) < 250
            assert value.end <= len(text)
    assert time.process_time() - started < 20


def test_importing_values_is_cheap() -> None:
    heavy = {"decimal", "fractions", "difflib", "packaging.licenses", "markdown_it", "yaml"}
    script = (
        "import sys, awesomekit.values as v\n"
        "v.parse_value('license', 'Apache 2.0')\n"
        "v.parse_value('parameter-count', '7B')\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
