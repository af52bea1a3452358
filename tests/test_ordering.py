"""The order of entries does not depend on the machine, nor on the order of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.markdown import read_markdown
from awesomekit.model import SortKey
from awesomekit.ordering import collation_key, entry_order, out_of_place
from awesomekit.reader import read_document
from awesomekit.source import Source
from rulecheck import CONFIG

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from awesomekit.config.settings import Collation
    from awesomekit.model import Entry

NAME, DATE, DATA = SortKey("name"), SortKey("date"), SortKey("pretrain-data-scale")


def entries(*written: tuple[str, str]) -> tuple[Entry, ...]:
    """Entries by name and field bullets."""
    text = "---\nschema: model\n---\n\n# M\n\n## S\n\n" + "".join(
        f"### {name}\n\n- **Aliases:** x\n{fields}\n" for name, fields in written
    )
    document = read_document(read_markdown(Source("lists/x.md", text)), CONFIG)
    return tuple(document.entries)


def names(found: Sequence[Entry], *sort: SortKey, collation: Collation = "pinyin") -> list[str]:
    return [entry.name for entry in entry_order(found, sort, collation)]


def dated(*written: tuple[str, str]) -> tuple[Entry, ...]:
    return entries(*((name, f"- **Date:** {date}\n" if date else "") for name, date in written))


PINYIN = ["阿里", "百度", "讯飞", "智谱"]


@pytest.mark.parametrize(
    "wanted",
    [
        ["Qwen", "Qwen2", "Qwen10"],
        ["Qwen1.5", "Qwen1.10"],
        ["Llama 2", "Llama 10", "Llama Guard"],
        ["alpha", "Beta", "gamma"],
        ["GPT-3", "GPT-3.5", "GPT-4", "GPT4"],
        ["a" + "9" * 400, "a1" + "0" * 400],
        ["Ｑｗｅｎ２", "Qwen3"],
        ["Élan", "百度"],
        ["🦙 Llama", "百度"],
        PINYIN,
        ["Zephyr", "阿里"],
        ["悟道2", "悟道10"],
        ["中文 A", "中文 B", "中文大模型"],
        ["文心", "齉"],
        ["智谱", "㐀", "𠀀"],
    ],
    ids=[
        "a number by its value",
        "each part of a version by its value",
        "numbers before letters",
        "letter case does not matter",
        "a name before its continuations",
        "numbers of any length",
        "full-width characters as ASCII",
        "accented letters before Chinese",
        "emoji before Chinese",
        "common characters by pinyin",
        "Latin before Chinese",
        "numbers in Chinese names",
        "ASCII before Chinese within a name",
        "a character of the second level after the first level",
        "characters outside GB 2312 after those in it",
    ],
)
def test_names_by_pinyin(wanted: list[str]) -> None:
    found = dated(*((name, "") for name in reversed(wanted)))
    assert names(found, NAME) == wanted


def test_names_by_code_point() -> None:
    found = dated(("智谱", ""), ("阿里", ""), ("百度", ""), ("Zephyr", ""), ("a10", ""), ("a9", ""))
    assert names(found, NAME, collation="codepoint") == [
        *("a9", "a10", "Zephyr", "智谱", "百度", "阿里")
    ]


def test_first_level_is_pinyin_order_and_counts_3755_characters() -> None:
    level = [
        bytes([high, low]).decode("gb2312")
        for high in range(0xB0, 0xD8)
        for low in range(0xA1, 0xFF)
        if (high, low) <= (0xD7, 0xF9)
    ]
    assert len(level) == 3755
    assert level != sorted(level)
    assert sorted(sorted(level), key=lambda char: collation_key(char, "pinyin")) == level


def test_no_sort_keys_keep_the_order_of_the_source() -> None:
    found = dated(("B", "2024-01"), ("A", "2023-01"), ("C", ""))
    assert names(found) == ["B", "A", "C"]


@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
@pytest.mark.parametrize(
    "missing",
    ["", "- **Date:** unknown\n", "- **Date:** 2023\n", "- **Date:**\n"],
    ids=["absent", "unknown", "does not parse", "empty"],
)
def test_what_has_no_value_comes_last(missing: str, descending: bool) -> None:
    found = entries(("A", missing), ("B", "- **Date:** 2023-05\n"), ("C", "- **Date:** 2024-05\n"))
    dates = ["C", "B"] if descending else ["B", "C"]
    assert names(found, SortKey("date", descending)) == [*dates, "A"]


def test_same_as_another_entry_is_no_amount() -> None:
    found = entries(
        ("A", "- **Pretrain Data Scale:** same as [B](#b)\n"),
        ("B", "- **Pretrain Data Scale:** 900B\n"),
        ("C", "- **Pretrain Data Scale:** 2T\n"),
    )
    assert names(found, SortKey("pretrain-data-scale", descending=True)) == ["C", "B", "A"]


def test_ties_are_settled_by_later_keys_then_by_ascending_names() -> None:
    found = dated(("b", "2023-01"), ("B2", "2023-01"), ("a", "2023-01"), ("c", "2024-01"))
    assert names(found, SortKey("date", descending=True)) == ["c", "a", "b", "B2"]
    assert names(found, SortKey("date", descending=True), SortKey("name", descending=True)) == [
        *("c", "B2", "b", "a")
    ]


def test_names_that_differ_in_writing_only_have_one_order() -> None:
    found = dated(("Llama-2", ""), ("LLaMA-2", ""), ("llama-2", ""), ("Llama-02", ""))
    ordered = names(found, NAME)
    assert ordered == ["Llama-02", "LLaMA-2", "Llama-2", "llama-2"]
    assert names(found[::-1], NAME) == ordered


def test_texts_and_languages_sort_too() -> None:
    found = entries(
        ("A", "- **Organization:** 智谱\n- **Language:** zh\n"),
        ("B", "- **Organization:** Group 10\n- **Language:** en,zh\n"),
        ("C", "- **Organization:** group 9\n- **Language:** unknown\n"),
    )
    assert names(found, SortKey("organization")) == ["C", "B", "A"]
    assert names(found, SortKey("language")) == ["B", "A", "C"]


def test_a_key_that_no_field_has_leaves_names() -> None:
    assert names(dated(("B", ""), ("A", "")), SortKey("nothing")) == ["A", "B"]


WRITTEN = st.lists(
    st.tuples(
        st.text("aAbB019 .-中文é", min_size=1, max_size=5).filter(lambda name: name.strip(" -.")),
        st.sampled_from(["", "2023-01", "2023-02", "2023-02-03", "unknown", "2023"]),
        st.sampled_from(["", "2T", "900B", "15T+", "825GiB", "unknown"]),
    ),
    max_size=8,
    unique_by=lambda row: " ".join(row[0].split()),
)
SORTS = st.lists(
    st.builds(SortKey, st.sampled_from(["name", "date", "pretrain-data-scale"]), st.booleans()),
    min_size=1,
    max_size=3,
)
COLLATIONS: st.SearchStrategy[Collation] = st.sampled_from(["pinyin", "codepoint"])


def built(rows: list[tuple[str, str, str]]) -> tuple[Entry, ...]:
    return entries(
        *(
            (
                name,
                (f"- **Date:** {date}\n" if date else "")
                + (f"- **Pretrain Data Scale:** {data}\n" if data else ""),
            )
            for name, date, data in rows
        )
    )


@settings(max_examples=60, deadline=None)
@given(WRITTEN, SORTS, COLLATIONS, st.randoms())
def test_the_order_of_the_source_does_not_matter(
    rows: list[tuple[str, str, str]],
    sort: list[SortKey],
    collation: Collation,
    generator: random.Random,
) -> None:
    found = list(built(rows))
    ordered = entry_order(found, sort, collation)
    assert sorted(ordered, key=id) == sorted(found, key=id)
    generator.shuffle(found)
    assert entry_order(found, sort, collation) == ordered
    assert entry_order(ordered, sort, collation) == ordered


@settings(max_examples=60, deadline=None)
@given(WRITTEN, st.sampled_from(["date", "pretrain-data-scale"]), COLLATIONS)
def test_descending_is_the_reverse_of_ascending_but_for_ties_and_missing_values(
    rows: list[tuple[str, str, str]], key: str, collation: Collation
) -> None:
    def value(entry: Entry) -> object:
        field = entry.field(key)
        return field.value.sort_key if field is not None and field.value is not None else None

    found = built(rows)
    up = [value(entry) for entry in entry_order(found, [SortKey(key)], collation)]
    down = [value(entry) for entry in entry_order(found, [SortKey(key, True)], collation)]
    present = [one for one in up if one is not None]
    missing = [None] * (len(up) - len(present))
    assert up == present + missing
    assert down == present[::-1] + missing


@settings(max_examples=60, deadline=None)
@given(WRITTEN, COLLATIONS)
def test_names_descending_are_the_reverse_where_their_keys_differ(
    rows: list[tuple[str, str, str]], collation: Collation
) -> None:
    found = built(rows)
    up = [collation_key(e.name, collation) for e in entry_order(found, [NAME], collation)]
    reverse = SortKey("name", descending=True)
    down = [collation_key(e.name, collation) for e in entry_order(found, [reverse], collation)]
    assert up == sorted(up)
    assert down == up[::-1]


@pytest.mark.parametrize(
    ("ranks", "wrong"),
    [
        ([], ()),
        ([3], ()),
        ([0, 1, 2], ()),
        ([0, 0, 1, 1], ()),
        ([1, 2, 3, 0], (3,)),
        ([3, 0, 1, 2], (0,)),
        ([0, 3, 1, 2], (1,)),
        ([1, 0], (0,)),
        ([2, 1, 0], (0, 1)),
        ([0, 4, 1, 2, 5, 3], (1, 4)),
    ],
    ids=[
        *("nothing", "one", "in order", "equal ranks", "last belongs first", "first belongs last"),
        *("one too early", "two swapped", "all reversed", "two of six"),
    ],
)
def test_out_of_place_finds_the_fewest(ranks: list[int], wrong: tuple[int, ...]) -> None:
    assert out_of_place(ranks) == wrong


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=9))
def test_what_is_not_out_of_place_ascends_and_nothing_longer_does(ranks: list[int]) -> None:
    wrong = set(out_of_place(ranks))
    kept = [rank for index, rank in enumerate(ranks) if index not in wrong]
    assert kept == sorted(kept)
    longest = [1] * len(ranks)
    for index, rank in enumerate(ranks):
        before = [longest[other] for other in range(index) if ranks[other] <= rank]
        longest[index] += max(before, default=0)
    assert len(kept) == max(longest, default=0)
