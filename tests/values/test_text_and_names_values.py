"""Plain text and lists of names: what is read, what is refused and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model.value import InvalidValue
from awesomekit.values import Names, PlainText
from awesomekit.values.names import parse_names
from awesomekit.values.plain_text import parse_text

words = st.text(st.characters(categories=["L", "N"]), min_size=1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Meta AI", "Meta AI", id="plain"),
        pytest.param(" \tMeta\n", "Meta", id="white-space-around"),
        pytest.param("Meta\n  AI", "Meta\n  AI", id="white-space-within-stays"),
        pytest.param("unknown", "unknown", id="no-placeholder-is-special"),
    ],
)
def test_text_drops_only_the_white_space_around_it(text: str, value: str) -> None:
    assert parse_text(text) == PlainText(value)


@pytest.mark.parametrize("text", [pytest.param("", id="nothing"), pytest.param(" \n", id="blank")])
def test_text_is_not_empty(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_text(text)
    assert caught.value.message == "the text is empty; write a few words"
    assert (caught.value.start, caught.value.end) == (0, len(text))


def test_text_sorts_without_letter_case() -> None:
    texts = ["zeta", "Beta", "alpha", "GAMMA"]
    ordered = sorted(texts, key=lambda text: PlainText(text).sort_key)
    assert ordered == ["alpha", "Beta", "GAMMA", "zeta"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Llama-2", ("Llama-2",), id="one"),
        pytest.param("Llama-2, LLaMA 2", ("Llama-2", "LLaMA 2"), id="canonical"),
        pytest.param("a,b", ("a", "b"), id="dense"),
        pytest.param("a、b，c；d;e", ("a", "b", "c", "d", "e"), id="every-separator"),
        pytest.param("b, a, b", ("b", "a", "b"), id="order-and-repeats-stay"),
        pytest.param("a\n  b, c", ("a b", "c"), id="soft-line-break"),
        pytest.param("A (7B, 13B), B", ("A (7B, 13B)", "B"), id="separator-in-brackets"),
        pytest.param("[A, Inc.](u), B", ("[A, Inc.](u)", "B"), id="separator-in-a-link"),
        pytest.param("甲（乙，丙）、丁", ("甲（乙，丙）", "丁"), id="full-width-brackets"),
        pytest.param("a (b, c", ("a (b", "c"), id="bracket-never-closed"),
        pytest.param("a), (b, c", ("a)", "(b", "c"), id="brackets-the-wrong-way-round"),
    ],
)
def test_reads_names(text: str, names: tuple[str, ...]) -> None:
    value = parse_names(text)
    assert value == Names(names)
    assert value.text == ", ".join(names)
    assert value.sort_key == tuple(name.casefold() for name in names)


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "suggestion"),
    [
        pytest.param("a,,b", 2, 3, 'there is no name before this ","', "a, b", id="doubled"),
        pytest.param("，a", 0, 1, 'there is no name before this "，"', "a", id="first"),
        pytest.param("a; b; ", 4, 5, 'there is no name after this ";"', "a, b", id="last"),
        pytest.param(" , ", 0, 3, "the list of names is empty", None, id="separators-only"),
        pytest.param("", 0, 0, "the list of names is empty", None, id="empty"),
    ],
)
def test_refuses_names(
    text: str, start: int, end: int, message: str, suggestion: str | None
) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_names(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; write names and commas", suggestion),
    )


@given(st.lists(words, min_size=1).map(lambda them: Names(tuple(them))))
@settings(max_examples=100, deadline=None)
def test_canonical_text_gives_the_same_names(value: Names) -> None:
    assert parse_names(value.text) == value
