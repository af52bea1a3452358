from __future__ import annotations

import time
from dataclasses import replace

import pytest

from rulecheck import CONFIG, Found, diagnose, mended, shown
from small_lists import entry, small_list

FRONT = "schema: project\nsort: "


def dated(name: str, date: str) -> str:
    return entry(name, f"**Date:** {date}") if date else entry(name)


def listed(sort: str, *names: str) -> str:
    return small_list(*map(entry, names), front=FRONT + sort)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            listed("name", "B", "A"),
            [Found(12, 5, "B", '"B" is out of order: sorted by name, it comes after "A"')],
            id="two swapped",
        ),
        pytest.param(
            listed("name", "B", "C", "D", "A"),
            [Found(42, 5, "A", '"A" is out of order: sorted by name, it comes before "B"')],
            id="the new one at the end, not those before it",
        ),
        pytest.param(
            listed("name", "Qwen10", "Qwen2", "Qwen3"),
            [
                Found(
                    *(12, 5, "Qwen10"),
                    '"Qwen10" is out of order: sorted by name, it comes after "Qwen3"',
                )
            ],
            id="numbers by their value",
        ),
        pytest.param(
            small_list(
                *(dated("None", ""), dated("Old", "2022-01"), dated("New", "2023-02")),
                front=FRONT + "[-date, name]",
            ),
            [
                Found(
                    *(12, 5, "None"),
                    '"None" is out of order: sorted by -date, name, it comes after "Old"',
                )
            ],
            id="a missing value comes last",
        ),
        pytest.param(
            listed("name", "B", "A") + "\n## Viewers\n\n" + entry("D") + "\n" + entry("C"),
            [
                Found(12, 5, "B", '"B" is out of order: sorted by name, it comes after "A"'),
                Found(34, 5, "D", '"D" is out of order: sorted by name, it comes after "C"'),
            ],
            id="each section by itself",
        ),
        pytest.param(
            listed("name", "智谱", "百度"),
            [Found(12, 5, "智谱", '"智谱" is out of order: sorted by name, it comes after "百度"')],
            id="Chinese by pinyin",
        ),
    ],
)
def test_finds(text: str, wanted: list[Found]) -> None:
    assert shown(diagnose("AK211", text), text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(listed("name", "A", "B"), id="in order"),
        pytest.param(listed("-name", "B", "A"), id="in descending order"),
        pytest.param(small_list(entry("B"), entry("A")), id="no order is asked for"),
        pytest.param("# T\n\n## S\n\n### B\n\n### A\n", id="no front matter"),
        pytest.param(listed("nothing", "A", "B"), id="an unknown key is another rule's"),
        pytest.param(
            small_list(
                *(dated("B", "2022-13"), dated("A", "2023-02"), dated("C", "2024-01")),
                front=FRONT + "date",
            ),
            id="a value that does not parse has to be mended first",
        ),
        pytest.param(listed("name", "A", "A", "A"), id="one name three times"),
    ],
)
def test_noop(text: str) -> None:
    assert diagnose("AK211", text) == []


def test_collation_is_the_project_s() -> None:
    text = listed("name", "智谱", "百度")
    assert diagnose("AK211", text, config=replace(CONFIG, collation="codepoint")) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_entries_are_moved_whole(newline: str) -> None:
    before = [dated("乙", "2022-01"), dated("B", ""), dated("甲", "2023-01"), dated("A", "")]
    text = small_list(*before, front=FRONT + "[-date, name]").replace("\n", newline)
    result = mended(diagnose("AK211", text), text)
    wanted = small_list(
        *(before[index] for index in (2, 0, 3, 1)), front=FRONT + "[-date, name]"
    ).replace("\n", newline)
    assert result == wanted
    assert diagnose("AK211", result) == []


def test_no_fix_where_an_entry_means_something_else_in_another_place() -> None:
    text = listed("name", "B", "A") + "\n<!-- never closed\n"
    (diagnostic,) = diagnose("AK211", text)
    assert diagnostic.fix is None


def test_a_thousand_entries_take_no_time() -> None:
    names = [f"Model {number * 7919 % 1000}" for number in range(1000)]
    text = small_list(
        *(dated(name, f"2023-{index % 12 + 1:02}") for index, name in enumerate(names)),
        front=FRONT + "[-date, name]",
    )
    diagnose("AK211", small_list())
    start = time.perf_counter()
    (diagnostic,) = diagnose("AK211", text)
    # a guard against quadratic time; the greater part is reading the file
    assert time.perf_counter() - start < 5
    assert diagnostic.fix is not None
    result = mended([diagnostic], text)
    assert diagnose("AK211", result) == []
    assert sorted(result.splitlines()) == sorted(text.splitlines())
