"""Parameter counts: what is read, what is refused and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model.value import InvalidValue
from awesomekit.values import ParameterCount, Quantity, Unknown, Variant
from awesomekit.values.parameter_count import parse_parameter_count

if TYPE_CHECKING:
    from random import Random

HINT = 'write sizes such as "7B/13B/70B", "8x7B" or "unknown"'

sizes = st.builds(
    Quantity, st.integers(1, 99_999), st.integers(0, 3), st.sampled_from(["K", "M", "B", "T"])
).filter(lambda size: size.whole)
variants = st.builds(
    Variant,
    sizes,
    st.none() | st.integers(1, 512),
    st.none() | sizes,
    st.booleans(),
).filter(lambda variant: variant.active is None or variant.active.amount < variant.amount)
counts = st.builds(lambda them: ParameterCount(tuple(them)), st.lists(variants, min_size=1))


def parsed(text: str) -> ParameterCount:
    value = parse_parameter_count(text)
    assert isinstance(value, ParameterCount)
    return value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("7B/13B/70B", id="several"),
        pytest.param("8x7B", id="experts"),
        pytest.param("57B-A14B", id="active"),
        pytest.param("8x22B-A39B", id="experts-and-active"),
        pytest.param("130M/1.4B", id="two-units"),
        pytest.param("0.5B/1.8B/4B", id="a-fraction-keeps-its-unit"),
        pytest.param("500M", id="the-same-number-in-a-smaller-unit"),
        pytest.param("~2B", id="approximate"),
        pytest.param("~2B/~7B", id="several-approximate"),
        pytest.param("1.6T", id="trillion"),
        pytest.param("124.439808M", id="exact-to-the-unit"),
        pytest.param("unknown", id="unknown"),
    ],
)
def test_leaves_canonical_text_as_it_is(text: str) -> None:
    assert parse_parameter_count(text).text == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("7 b", "7B", id="blank-and-lower-case"),
        pytest.param("1.6 T", "1.6T", id="blank"),
        pytest.param("7.0B", "7B", id="trailing-zero"),
        pytest.param(".5B", "0.5B", id="leading-point"),
        pytest.param("7/13/33/65 B", "7B/13B/33B/65B", id="one-unit-for-all"),
        pytest.param("7,13,33,65B", "7B/13B/33B/65B", id="one-unit-and-commas"),
        pytest.param("130/370M/1.4B", "130M/370M/1.4B", id="the-next-unit-counts"),
        pytest.param("7b, 13b and 65b", "7B/13B/65B", id="words-between"),
        pytest.param("7b, 13b, and 65b", "7B/13B/65B", id="oxford-comma"),
        pytest.param("7B & 13B; 65B", "7B/13B/65B", id="other-separators"),
        pytest.param("７Ｂ／１３Ｂ", "7B/13B", id="full-width"),
        pytest.param("7B、13B和70B", "7B/13B/70B", id="chinese-separators"),
        pytest.param("7B / 13B\n/ 70B", "7B/13B/70B", id="soft-line-break"),
        pytest.param("70B/7B/13B/7B", "7B/13B/70B", id="unsorted-and-repeated"),
        pytest.param("1.4B/130M", "130M/1.4B", id="sorted-by-number-not-by-text"),
        pytest.param("0.5B/500M", "500M", id="one-number-in-two-units"),
        pytest.param("8×7B", "8x7B", id="multiplication-sign"),
        pytest.param("8X7b", "8x7B", id="capital-x"),
        pytest.param("8 x 7B", "8x7B", id="experts-with-blanks"),
        pytest.param("8x7B/13B", "13B/8x7B", id="experts-count-with-their-size"),
        pytest.param("671B-a37b", "671B-A37B", id="active-lower-case"),
        pytest.param("57B A14B", "57B-A14B", id="active-after-a-blank"),
        pytest.param("57B (14B active)", "57B-A14B", id="active-in-words"),
        pytest.param("57B（激活 14B）", "57B-A14B", id="active-in-chinese"),
        pytest.param("about 2B", "~2B", id="about"),
        pytest.param("约2B", "~2B", id="about-in-chinese"),
        pytest.param(r"\~2B", "~2B", id="escaped-tilde"),
        pytest.param("175 billion", "175B", id="word"),
        pytest.param("175 billion parameters", "175B", id="word-and-noun"),
        pytest.param("350 million/1.3 billion", "350M/1.3B", id="words"),
        pytest.param("1750亿", "175B", id="hundred-millions"),
        pytest.param("70亿参数", "7B", id="chinese-noun"),
        pytest.param("70/130亿", "7B/13B", id="one-chinese-unit-for-all"),
        pytest.param("7000万", "70M", id="ten-thousands"),
        pytest.param("5億", "500M", id="traditional-character"),
        pytest.param("1.6万亿", "1.6T", id="chinese-trillion"),
        pytest.param("1千亿", "100B", id="chinese-compound"),
        pytest.param("Unknown", "unknown", id="unknown-capital"),
        pytest.param("未知", "unknown", id="unknown-in-chinese"),
    ],
)
def test_reads(text: str, canonical: str) -> None:
    assert parse_parameter_count(text).text == canonical


def test_a_count_is_an_exact_number() -> None:
    (variant,) = parsed("0.7T").variants
    assert variant == Variant(Quantity(7, 1, "T"))
    assert variant.amount == 700_000_000_000
    assert parsed("8x7B").variants[0].amount == 56_000_000_000
    (active,) = parsed("57B-A14B").variants
    assert active.amount == 57_000_000_000
    assert active.active is not None
    assert active.active.amount == 14_000_000_000


def test_one_number_in_two_units_differs_as_its_text_does() -> None:
    half_a_billion, same_in_millions = parsed("0.5B"), parsed("500M")
    assert half_a_billion != same_in_millions
    assert half_a_billion.sort_key == same_in_millions.sort_key


def test_families_sort_by_their_largest_model() -> None:
    texts = ["130M", "7B", "7B/13B", "13B", "1B/70B", "8x7B/70B", "~2T"]
    keys = {text: parsed(text).sort_key for text in texts}
    assert sorted(texts, key=lambda text: keys[text]) == [
        *("130M", "7B", "13B", "7B/13B", "1B/70B", "8x7B/70B", "~2T"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "suggestion"),
    [
        pytest.param("7", 0, 1, '"7" lacks its unit, one of K, M, B and T', None, id="no-unit"),
        pytest.param(
            "7B/13", 3, 5, '"13" lacks its unit, one of K, M, B and T', "7B/13B", id="last-unit"
        ),
        pytest.param(
            "70M/7B/13",
            *(7, 9, '"13" lacks its unit, one of K, M, B and T', None),
            id="last-unit-of-two",
        ),
        pytest.param(
            "124439808",
            *(0, 9, '"124439808" lacks its unit, one of K, M, B and T', "124.439808M"),
            id="exact-count",
        ),
        pytest.param(
            "125,350M", 0, 7, '"125,350" may be one number or two', None, id="comma-or-thousands"
        ),
        pytest.param(
            "7B-70B", 2, 3, '"-" does not belong in this parameter count', None, id="range"
        ),
        pytest.param(
            "7B+", 2, 3, '"+" does not belong in this parameter count', None, id="open-range"
        ),
        pytest.param(
            "7B//13B",
            *(3, 4, '"/" does not belong in this parameter count', "7B/13B"),
            id="doubled-separator",
        ),
        pytest.param(
            "7B/13B/", 7, 7, "the parameter count ends too early", "7B/13B", id="last-separator"
        ),
        pytest.param(
            "7B 13B", 3, 5, '"13" does not belong in this parameter count', "7B/13B", id="blank"
        ),
        pytest.param(
            "0. 5B", 1, 2, '"." does not belong in this parameter count', "0.5B", id="split-decimal"
        ),
        pytest.param(
            "0.5Bï½1B", 4, 6, '"ï½" does not belong in this parameter count', None, id="mojibake"
        ),
        pytest.param(
            "7B (base)", 3, 4, '"(" does not belong in this parameter count', None, id="remark"
        ),
        pytest.param(
            "671B (37B)",
            *(5, 6, '"(" does not belong in this parameter count', None),
            id="bracket-that-does-not-say-active",
        ),
        pytest.param(
            "14B-A57B",
            *(3, 8, "the active parameters are not fewer than all of them", None),
            id="active-over-total",
        ),
        pytest.param("7BB", 1, 3, '"BB" does not belong in this parameter count', None, id="unit"),
        pytest.param("7MB", 0, 3, '"7MB" counts bytes, not parameters', None, id="bytes"),
        pytest.param(
            "1.23456K", 0, 8, '"1.23456K" is not a whole number of parameters', None, id="not-whole"
        ),
        pytest.param(
            "0.01万", 0, 5, '"0.01万" is fewer than a thousand parameters', None, id="below-k"
        ),
        pytest.param("0B", 0, 1, "a count cannot be zero", None, id="zero"),
        pytest.param("0x7B", 0, 2, "a model has no zero experts", None, id="no-experts"),
        pytest.param(
            "1234567890123456B",
            *(0, 16, '"1234567890123456" has more than 15 digits', None),
            id="digits",
        ),
        pytest.param("十亿", 0, 2, '"十亿" is not a parameter count', None, id="unit-alone"),
        pytest.param("`7B`", 0, 4, '"`7B`" is not a parameter count', "7B", id="code-span"),
        pytest.param(
            "According to LLM",
            *(0, 16, '"According to LLM" is not a parameter count', None),
            id="placeholder",
        ),
        pytest.param(" ", 0, 1, "the parameter count is empty", None, id="empty"),
    ],
)
def test_refuses(text: str, start: int, end: int, message: str, suggestion: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_parameter_count(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; {HINT}", suggestion),
    )


@given(counts)
@settings(max_examples=150, deadline=None)
def test_canonical_text_gives_the_same_count(count: ParameterCount) -> None:
    assert parse_parameter_count(count.text) == count


@given(counts, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_and_repeats_change_nothing(count: ParameterCount, rng: Random) -> None:
    shuffled = [*count.variants, *count.variants[:2]]
    rng.shuffle(shuffled)
    assert ParameterCount(tuple(shuffled)) == count
    assert parse_parameter_count(", ".join(variant.text for variant in shuffled)) == count


@given(counts)
@settings(max_examples=100, deadline=None)
def test_variants_ascend_without_repeats(count: ParameterCount) -> None:
    numbers = [variant.number for variant in count.variants]
    assert numbers == sorted(set(numbers))


def test_unknown_has_nothing_to_sort_by() -> None:
    assert parse_parameter_count("unknown") == Unknown()
    assert parse_parameter_count("unknown").sort_key is None
