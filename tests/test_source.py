"""Offsets, lines and columns; edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomekit.errors import EditConflictError
from awesomekit.source import Edit, Position, Source, Span, apply_edits

TEXTS = st.text(alphabet=st.sampled_from("ab中🦙\ufeff\t\n\r"), max_size=30)


def test_lines_end_as_commonmark_says() -> None:
    source = Source("x", "a\nb\r\nc\rd")
    assert [source.slice(source.line_span(n)) for n in (1, 2, 3, 4)] == ["a", "b", "c", "d"]
    assert source.position(source.text.index("d")) == Position(4, 1)
    assert source.newline == "\n"


def test_columns_are_code_points() -> None:
    source = Source("x", "é\n中🦙x")
    assert source.position(source.text.index("x")) == Position(2, 3)


@given(TEXTS)
def test_position_and_offset_are_inverse(text: str) -> None:
    source = Source("x", text)
    for offset in range(len(text) + 1):
        assert source.offset(source.position(offset)) == offset


@given(TEXTS, st.lists(st.integers(0, 30), max_size=6))
def test_edits_change_their_spans_only(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    spans = [Span(a, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    edited = apply_edits(text, [Edit(span, f"<{n}>") for n, span in enumerate(spans)])
    for number, span in reversed(list(enumerate(spans))):
        at = edited.rindex(f"<{number}>")
        edited = edited[:at] + text[span.start : span.end] + edited[at + len(f"<{number}>") :]
    assert edited == text


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")],
        [Edit(Span(1, 1), "x"), Edit(Span(1, 1), "y")],
        [Edit(Span(2, 9), "x")],
    ],
    ids=["overlap", "two insertions at one place", "outside"],
)
def test_edits_that_cannot_be_applied_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditConflictError):
        apply_edits("abc", edits)


def test_one_edit_twice_is_one_edit() -> None:
    assert apply_edits("abc", [Edit(Span(1, 2), "x")] * 2) == "axc"
