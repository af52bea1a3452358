"""Token counts: what is read, what is refused and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model.value import InvalidValue
from awesomekit.values import Quantity, SameAs, TokenCount, Unknown, Variant
from awesomekit.values.quantity import BYTES
from awesomekit.values.token_count import Kind, parse_token_count

HINT = 'write "2T", "3.3T-4.8T", "15T+" or "unknown"'
SAME_AS_HINT = 'write "same as [Llama 2](#llama-2)" with the entry\'s name and anchor'

UNITS: dict[Kind, list[str]] = {
    "tokens": ["K", "M", "B", "T"],
    "bytes": list(BYTES),
    "items": ["", "K", "M", "B"],
}


@st.composite
def token_counts(draw: st.DrawFn) -> TokenCount:
    kind: Kind = draw(st.sampled_from(list(UNITS)))
    amounts = st.builds(
        Quantity, st.integers(1, 9_999), st.integers(0, 3), st.sampled_from(UNITS[kind])
    ).filter(lambda amount: kind == "bytes" or amount.whole)
    sizes = st.builds(Quantity, st.integers(1, 999), st.just(1), st.sampled_from(["M", "B"]))
    details = st.lists(
        st.tuples(st.builds(Variant, sizes), amounts), unique_by=lambda pair: pair[0].number
    )
    low = draw(amounts)
    above = amounts.filter(lambda amount: amount.amount > low.amount)
    high = draw(st.none() | above.filter(lambda amount: bool(low.unit) or not amount.unit))
    hedge = draw(st.sampled_from(["", "approximate"] if high else ["", "approximate", "at least"]))
    return TokenCount(
        kind, low, high, hedge == "approximate", hedge == "at least", tuple(draw(details))
    )


def parsed(text: str) -> TokenCount:
    value = parse_token_count(text)
    assert isinstance(value, TokenCount)
    return value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2T", id="single"),
        pytest.param("0.737T", id="a-fraction-keeps-its-unit"),
        pytest.param("3.3T-4.8T", id="range"),
        pytest.param("500B-2T", id="range-of-two-units"),
        pytest.param("15T+", id="open"),
        pytest.param("~2T", id="approximate"),
        pytest.param("~2T-3T", id="approximate-range"),
        pytest.param("2.2T-3T (1.8B: 2.2T; 7B: 2.4T; 14B: 3T)", id="detail"),
        pytest.param("825GiB", id="binary-bytes"),
        pytest.param("1.7TB", id="decimal-bytes"),
        pytest.param("0.1GiB", id="bytes-that-are-not-whole"),
        pytest.param("13K items", id="items"),
        pytest.param("500 items", id="few-items"),
        pytest.param("13K+ items", id="open-items"),
        pytest.param("same as [Llama 2](#llama-2)", id="same-as"),
        pytest.param("same as [Llama 2](llms.md#llama-2)", id="same-as-in-another-list"),
        pytest.param("unknown", id="unknown"),
    ],
)
def test_leaves_canonical_text_as_it_is(text: str) -> None:
    assert parse_token_count(text).text == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("2 T", "2T", id="blank"),
        pytest.param("2t", "2T", id="lower-case"),
        pytest.param("3.0T", "3T", id="trailing-zero"),
        pytest.param("3.3T～4.8T", "3.3T-4.8T", id="full-width-tilde"),
        pytest.param("3.3T〜4.8T", "3.3T-4.8T", id="wave-dash"),
        pytest.param("3.3T~4.8T", "3.3T-4.8T", id="tilde"),
        pytest.param(r"3.3T\~4.8T", "3.3T-4.8T", id="escaped-tilde"),
        pytest.param("3.3T – 4.8T", "3.3T-4.8T", id="en-dash"),
        pytest.param("3.3T to 4.8T", "3.3T-4.8T", id="to"),
        pytest.param("3.3T至4.8T", "3.3T-4.8T", id="to-in-chinese"),
        pytest.param("2-3T", "2T-3T", id="one-unit-for-both-ends"),
        pytest.param("2T-2T", "2T", id="a-range-of-one"),
        pytest.param("15T tokens+", "15T+", id="plus-after-the-noun"),
        pytest.param(">15T", "15T+", id="greater"),
        pytest.param("over 15T", "15T+", id="over"),
        pytest.param("more than 15 trillion tokens", "15T+", id="more-than"),
        pytest.param("15T以上", "15T+", id="open-in-chinese"),
        pytest.param("超过15万亿个token", "15T+", id="open-in-chinese-words"),
        pytest.param("about 2T", "~2T", id="about"),
        pytest.param("约2T", "~2T", id="about-in-chinese"),
        pytest.param("2T左右", "~2T", id="or-so-in-chinese"),
        pytest.param("2 trillion tokens", "2T", id="words"),
        pytest.param("500 billion", "500B", id="word"),
        pytest.param("3万亿", "3T", id="chinese-trillion"),
        pytest.param("5000亿词元", "500B", id="chinese-noun"),
        pytest.param(
            "2.2T~3T(1.8B:2.2T;7B:2.4T;14B:3.0T)",
            "2.2T-3T (1.8B: 2.2T; 7B: 2.4T; 14B: 3T)",
            id="dense-detail",
        ),
        pytest.param("3T（14B：3T，7B：2T）", "3T (7B: 2T; 14B: 3T)", id="full-width-detail"),
        pytest.param("825 gib", "825GiB", id="bytes-lower-case"),
        pytest.param("1.7 TB(storage)", "1.7TB", id="bytes-said-twice"),
        pytest.param("13 K item", "13K items", id="item"),
        pytest.param("1400 K item", "1400K items", id="items-keep-their-suffix"),
        pytest.param("1400万条", "14M items", id="items-in-chinese"),
        pytest.param("Same as [ Llama 2 ]( #llama-2 )", "same as [Llama 2](#llama-2)", id="same"),
        pytest.param("与 [Llama 2](#llama-2) 相同", "same as [Llama 2](#llama-2)", id="same-zh"),
        pytest.param("未知", "unknown", id="unknown-in-chinese"),
    ],
)
def test_reads(text: str, canonical: str) -> None:
    assert parse_token_count(text).text == canonical


def test_a_count_is_an_exact_number_of_its_kind() -> None:
    assert parsed("0.737T") == TokenCount("tokens", Quantity(737, 3, "T"))
    assert parsed("0.737T").low.amount == 737_000_000_000
    assert (parsed("825GiB").kind, parsed("825GiB").low.amount) == ("bytes", 825 * 2**30)
    assert (parsed("1.7TB").kind, parsed("1.7TB").low.amount) == ("bytes", 1_700_000_000_000)
    assert (parsed("13K items").kind, parsed("13K items").low.amount) == ("items", 13_000)


def test_parts_of_a_count() -> None:
    count = parsed("2.2T-3T (7B: 2.4T)")
    assert (count.low.text, count.upper.text, count.approximate, count.at_least) == (
        *("2.2T", "3T", False, False),
    )
    assert [(variant.text, amount.text) for variant, amount in count.detail] == [("7B", "2.4T")]
    assert parsed("~2T").approximate
    assert parsed("15T+").at_least


def test_a_reference_keeps_the_name_and_the_anchor() -> None:
    reference = parse_token_count("same as [LLaMA *2*](llms.md#llama-2)")
    assert reference == SameAs("LLaMA *2*", "llms.md#llama-2")
    assert isinstance(reference, SameAs)
    assert reference.anchor == "llama-2"
    assert reference.sort_key is None


def test_amounts_of_one_kind_sort_together_by_their_upper_end() -> None:
    texts = ["9 items", "5M items", "45TB", "46TiB", "300B", "1.4T", "0.1T-2T", "2T", "2T+", "15T"]
    assert sorted(sorted(texts), key=lambda text: parsed(text).sort_key) == texts


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "suggestion"),
    [
        pytest.param(
            "0. 8T～3T",
            *(1, 2, '"." does not belong in this token count', "0.8T-3T"),
            id="split-decimal",
        ),
        pytest.param(
            "0. 8Tï½3T",
            *(1, 2, '"." does not belong in this token count', "0.8T-3T"),
            id="split-decimal-and-mojibake",
        ),
        pytest.param(
            "3.3Tï½4.8T",
            *(4, 6, '"ï½" does not belong in this token count', "3.3T-4.8T"),
            id="mojibake",
        ),
        pytest.param(
            "4.8T-3.3T", 5, 9, '"4.8T-3.3T" runs downwards', "3.3T-4.8T", id="reversed-range"
        ),
        pytest.param(
            "~4.8T～3.3T tokens (7B: 4T)",
            *(6, 10, '"~4.8T～3.3T" runs downwards', "~3.3T-4.8T (7B: 4T)"),
            id="reversed-range-with-detail",
        ),
        pytest.param(
            "2000", 0, 4, '"2000" lacks its unit, one of K, M, B and T', None, id="no-unit"
        ),
        pytest.param(
            "~2000 tokens",
            *(1, 5, '"2000" lacks its unit, one of K, M, B and T', None),
            id="no-unit-but-a-noun",
        ),
        pytest.param(
            "300000000000",
            *(0, 12, '"300000000000" lacks its unit, one of K, M, B and T', "300B"),
            id="exact-count",
        ),
        pytest.param(
            "3.3T-4.8",
            *(5, 8, '"4.8" lacks its unit, one of K, M, B and T', "3.3T-4.8T"),
            id="no-unit-at-the-upper-end",
        ),
        pytest.param(
            "1,400K items",
            *(1, 2, '"," does not belong in this token count', "1400K items"),
            id="thousands-separator",
        ),
        pytest.param("5,3T", 1, 2, '"," does not belong in this token count', None, id="comma"),
        pytest.param(
            "~15T+", 0, 5, '"~15T+" is open and rounded at once', None, id="open-and-rounded"
        ),
        pytest.param(
            "2T-3T+", 0, 6, '"2T-3T+" is open and a range at once', None, id="open-and-a-range"
        ),
        pytest.param(
            "1TB-2T", 4, 6, '"2T" does not count bytes as the rest does', None, id="mixed-kinds"
        ),
        pytest.param(
            "13KB items",
            5,
            10,
            '"items" does not belong in this token count',
            None,
            id="items-of-bytes",
        ),
        pytest.param(
            "2T (7B: 1T; 7B: 2T)", 12, 14, '"7B" stands twice', None, id="detail-stands-twice"
        ),
        pytest.param(
            "2T (7B 1T)", 7, 8, '"1" does not belong in this token count', None, id="detail-colon"
        ),
        pytest.param(
            "2T (7B: 1T", 10, 10, "the token count ends too early", None, id="detail-not-closed"
        ),
        pytest.param(
            "2T (code)", 4, 8, '"code" does not belong in this token count', None, id="remark"
        ),
        pytest.param("2T.", 2, 3, '"." does not belong in this token count', "2T", id="full-stop"),
        pytest.param(
            "According to LLM", 0, 16, '"According to LLM" is not a token count', None, id="by-llm"
        ),
        pytest.param("", 0, 0, "the token count is empty", None, id="empty"),
    ],
)
def test_refuses(text: str, start: int, end: int, message: str, suggestion: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_token_count(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; {HINT}", suggestion),
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "message"),
    [
        pytest.param("same as LLAMA-2", 8, 15, '"LLAMA-2" is not a link', id="no-link"),
        pytest.param("same as", 7, 7, "the token count ends too early", id="nothing"),
        pytest.param(
            "same as [x](https://x.org/#y)",
            *(8, 29, '"[x](https://x.org/#y)" does not link to an entry'),
            id="another-site",
        ),
        pytest.param("同 [x](#)", 2, 8, '"[x](#)" does not link to an entry', id="empty-anchor"),
        pytest.param("同 [](#x)", 2, 8, '"[](#x)" does not link to an entry', id="empty-label"),
        pytest.param(
            "same as [x](#x) and more",
            16,
            19,
            '"and" does not belong in this token count',
            id="rest",
        ),
    ],
)
def test_refuses_a_reference_that_is_no_link_to_an_entry(
    text: str, start: int, end: int, message: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_token_count(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; {SAME_AS_HINT}", None),
    )


@given(token_counts())
@settings(max_examples=150, deadline=None)
def test_canonical_text_gives_the_same_count(count: TokenCount) -> None:
    assert parse_token_count(count.text) == count


@given(token_counts(), token_counts())
@settings(max_examples=100, deadline=None)
def test_counts_can_always_be_ordered(one: TokenCount, other: TokenCount) -> None:
    if one.kind == other.kind and one.upper.amount < other.upper.amount:
        assert one.sort_key < other.sort_key
    assert (one.sort_key < other.sort_key) + (other.sort_key < one.sort_key) <= 1


def test_unknown_has_nothing_to_sort_by() -> None:
    assert parse_token_count("unknown") == Unknown()


def test_brief_leaves_the_detail_out() -> None:
    value = parse_token_count("2.2T-3T (1.8B: 2.2T; 7B: 2.4T; 14B: 3T)")
    assert isinstance(value, TokenCount)
    assert value.brief == "2.2T-3T"
