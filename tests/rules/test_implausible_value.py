from __future__ import annotations

from datetime import date

import pytest

from awesomekit.engine import LoadedFile, check_file, read
from awesomekit.model import Severity
from awesomekit.rules import select_rules
from awesomekit.source import Source
from rulecheck import CONFIG, Found, StaticFiles, diagnose, shown
from small_lists import entry, small_list

CHECK = "so one of the two probably has a wrong unit; check both"
FEW = "where 1 for 10 is very little"
MANY = "where 100,000 are very many"


def listed(data: str, sizes: str) -> str:
    fields = [f"**Pretrain Data Scale:** {data}", f"**Parameter Size:** {sizes}"]
    return small_list(entry("A", *fields), front="schema: model")


def dated(day: str, today: date | None, schema: str = "model") -> list[Found]:
    text = small_list(entry("A", f"**Date:** {day}"), front=f"schema: {schema}")
    file = read(LoadedFile(Source("lists/x.md", text), "list"), CONFIG)
    found = check_file(file, CONFIG, StaticFiles(), select_rules(["AK808"]), today)
    return shown(found.diagnostics, text)


@pytest.mark.parametrize(
    ("data", "sizes", "problem"),
    [
        pytest.param(
            *("5.3 B", "1.6 T"),
            f"5.3B tokens for 1.6T parameters are 1 for 301 of them, {FEW}",
            id="too few",
        ),
        pytest.param(
            *("2B", "125M/175B"),
            f"2B tokens for 175B parameters are 1 for 87 of them, {FEW}",
            id="the largest model has too few",
        ),
        pytest.param(
            *("1B-2B", "125M/175B"),
            f"2B tokens for 175B parameters are 1 for 87 of them, {FEW}",
            id="the largest model with the most data",
        ),
        pytest.param(
            *("2000T", "7B/13B"),
            f"2000T tokens for 7B parameters are 285,714 for each, {MANY}",
            id="too many",
        ),
        pytest.param(
            *("15T+", "100M"),
            f"15T tokens for 100M parameters are 150,000 for each, {MANY}",
            id="too many, and perhaps more",
        ),
        pytest.param(
            *("2B-3T (7B: 2B; 70B: 3T; 13B: 1B)", "7B/13B/70B"),
            f"1B tokens for 13B parameters are 1 for 13 of them, {FEW}",
            id="the amount of a single size",
        ),
        pytest.param(
            *("3B", "8x7B"),
            f"3B tokens for 8x7B parameters are 1 for 18 of them, {FEW}",
            id="all experts count",
        ),
    ],
)
def test_finds(data: str, sizes: str, problem: str) -> None:
    text = listed(data, sizes)
    (found,) = diagnose("AK808", text)
    assert shown([found], text) == [Found(13, 28, data, f"{problem}, {CHECK}")]
    assert found.severity is Severity.WARNING
    (related,) = found.related
    assert (related.message, text[slice(*related.span)]) == ("the sizes are here", sizes)


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        pytest.param("780B", "540B", id="plausible"),
        pytest.param("18T", "0.5B/72B", id="many for a small model"),
        pytest.param("54B", "540B", id="one for ten"),
        pytest.param("10T", "100M", id="100,000 for one"),
        pytest.param("1B-100B", "1M/540B", id="a range is read in the favour of each"),
        pytest.param("1B+", "540B", id="at least so many"),
        pytest.param("3T", "unknown", id="the sizes are unknown"),
        pytest.param("unknown", "540B", id="the data is unknown"),
        pytest.param("same as [A](#a)", "540B", id="the data of another entry"),
        pytest.param("5GB", "540B", id="bytes"),
        pytest.param("13K items", "175B", id="items"),
        pytest.param("1T?", "540B", id="the data cannot be read"),
        pytest.param("1B", "big", id="the sizes cannot be read"),
    ],
)
def test_noop(data: str, sizes: str) -> None:
    assert diagnose("AK808", listed(data, sizes)) == []


def test_without_fields() -> None:
    assert diagnose("AK808", small_list(entry("A"), front="schema: model")) == []


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        pytest.param("2024-06", "2024-06", id="the next month"),
        pytest.param("2025/1", "2025-01", id="the next year"),
        pytest.param("2024-05-12", "2024-05-12", id="the day after tomorrow"),
        pytest.param("2204-05", "2204-05", id="digits swapped"),
    ],
)
def test_finds_dates_to_come(day: str, wanted: str) -> None:
    message = f'the Date {wanted} of "A" is in the future; correct it, or write it when it has come'
    assert dated(day, date(2024, 5, 10)) == [Found(13, 13, day, message)]
    assert dated(day, date(2024, 5, 10), "benchmark") == [Found(13, 13, day, message)]


@pytest.mark.parametrize(
    ("day", "today"),
    [
        pytest.param("2024-05", date(2024, 5, 1), id="this month"),
        pytest.param("2024-05-10", date(2024, 5, 10), id="today"),
        pytest.param("2024-05-11", date(2024, 5, 10), id="tomorrow, which has begun elsewhere"),
        pytest.param("2024-06", date(2024, 5, 31), id="the month that has begun elsewhere"),
        pytest.param("1999-01", date(2024, 5, 10), id="long ago"),
        pytest.param("unknown", date(2024, 5, 10), id="unknown"),
        pytest.param("soon", date(2024, 5, 10), id="no date"),
        pytest.param("2204-05", None, id="the day is not known"),
    ],
)
def test_noop_dates(day: str, today: date | None) -> None:
    assert dated(day, today) == []


def test_other_styles() -> None:
    text = "## Switch\n\n- **Tokens:** 5.3 B\n- **Params:** 1.6 T\n"
    (found,) = diagnose("AK808", text, kind="markdown")
    assert text[slice(*found.span)] == "5.3 B"
