"""Dates: what is read, what is refused and where."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomekit.model.value import InvalidValue
from awesomekit.values import Date, Unknown
from awesomekit.values.date import FIRST_YEAR, LAST_YEAR, days_in, parse_date

HINT = 'write "2023-07" or "2023-07-18"'

dates = st.builds(
    lambda day, to_the_month: Date(day.year, day.month, None if to_the_month else day.day),
    st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("2023-07", Date(2023, 7), id="canonical-month"),
        pytest.param("2023-07-18", Date(2023, 7, 18), id="canonical-day"),
        pytest.param("2023/7", Date(2023, 7), id="slash"),
        pytest.param("2023.07", Date(2023, 7), id="point"),
        pytest.param("2023.7.8", Date(2023, 7, 8), id="points-without-zeros"),
        pytest.param("2023-3", Date(2023, 3), id="without-zero"),
        pytest.param("2023年7月", Date(2023, 7), id="chinese-month"),
        pytest.param("2023年7月18日", Date(2023, 7, 18), id="chinese-day"),
        pytest.param("2023 年 7 月 18 号", Date(2023, 7, 18), id="chinese-with-blanks"),
        pytest.param("２０２３－０７", Date(2023, 7), id="full-width"),
        pytest.param("2023–07", Date(2023, 7), id="en-dash"),
        pytest.param("  2023-07\n", Date(2023, 7), id="white-space-around"),
        pytest.param("2024-02-29", Date(2024, 2, 29), id="leap-day"),
        pytest.param("2000-02-29", Date(2000, 2, 29), id="leap-day-of-a-400th-year"),
        pytest.param("1950-01", Date(1950, 1), id="first-year"),
        pytest.param("2999-12-31", Date(2999, 12, 31), id="last-year"),
    ],
)
def test_reads(text: str, date: Date) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "start", "end", "message", "suggestion"),
    [
        pytest.param("2023", 4, 4, "the date lacks its month", None, id="year-alone"),
        pytest.param("2023年", 5, 5, "the date lacks its month", None, id="chinese-year-alone"),
        pytest.param("2023- ", 6, 6, "the date lacks its month", None, id="month-left-out"),
        pytest.param("18th July", 0, 9, '"18th July" is not a date', None, id="no-year"),
        pytest.param(
            "18th July 2023",
            *(0, 14, '"18th July 2023" is not a date', "2023-07-18"),
            id="words-day-first",
        ),
        pytest.param(
            "Sept. 18, 2023",
            *(0, 14, '"Sept. 18, 2023" is not a date', "2023-09-18"),
            id="words-month-first",
        ),
        pytest.param(
            "July 2023", 0, 9, '"July 2023" is not a date', "2023-07", id="words-month-only"
        ),
        pytest.param(
            "1 July 2, 2023", 0, 14, '"1 July 2, 2023" is not a date', None, id="words-two-days"
        ),
        pytest.param(
            "Julember 2023", 0, 13, '"Julember 2023" is not a date', None, id="words-no-month"
        ),
        pytest.param(
            "18/07/2023", 0, 10, '"18/07/2023" is not a date', "2023-07-18", id="day-over-12-first"
        ),
        pytest.param(
            "07/18/2023", 0, 10, '"07/18/2023" is not a date', "2023-07-18", id="day-over-12-second"
        ),
        pytest.param(
            "07/07/2023", 0, 10, '"07/07/2023" is not a date', "2023-07-07", id="day-equals-month"
        ),
        pytest.param(
            "05/06/2023", 0, 10, '"05/06/2023" is not a date', None, id="day-or-month-ambiguous"
        ),
        pytest.param("07/2023", 0, 7, '"07/2023" is not a date', "2023-07", id="month-first"),
        pytest.param("20230718", 0, 8, '"20230718" is not a date', "2023-07-18", id="compact"),
        pytest.param("202307", 0, 6, '"202307" is not a date', "2023-07", id="compact-month"),
        pytest.param("20231318", 0, 8, '"20231318" is not a date', None, id="compact-no-month"),
        pytest.param("2023-13", 5, 7, '"13" is not a month (1 to 12)', None, id="month-13"),
        pytest.param("2023-00", 5, 7, '"00" is not a month (1 to 12)', None, id="month-0"),
        pytest.param("2023-007", 5, 8, '"007" is not a month (1 to 12)', None, id="month-long"),
        pytest.param(
            "2023-02-29", 8, 10, '"29" is not a day of 2023-02 (1 to 28)', None, id="no-leap-year"
        ),
        pytest.param(
            "2100-02-29", 8, 10, '"29" is not a day of 2100-02 (1 to 28)', None, id="no-leap-1900"
        ),
        pytest.param(
            "2023-07-32", 8, 10, '"32" is not a day of 2023-07 (1 to 31)', None, id="day-32"
        ),
        pytest.param(
            "1949-12", 0, 4, "the year 1949 is not between 1950 and 2999", None, id="too-early"
        ),
        pytest.param(
            "3000-01", 0, 4, "the year 3000 is not between 1950 and 2999", None, id="too-late"
        ),
        pytest.param("2023-7/8", 6, 7, '"/" does not belong in this date', None, id="mixed"),
        pytest.param(
            "2023-07-18T00:00", 10, 11, '"T" does not belong in this date', None, id="with-time"
        ),
        pytest.param(
            "2023-07 ~ 2023-09", 8, 9, '"~" does not belong in this date', None, id="range"
        ),
        pytest.param(
            "2023 第三季度", 5, 9, '"第三季度" does not belong in this date', None, id="quarter"
        ),
        pytest.param("2023年7", 6, 6, "the date ends too early", None, id="chinese-unfinished"),
        pytest.param(
            "2023-07.", 7, 8, '"." does not belong in this date', "2023-07", id="full-stop"
        ),
        pytest.param("`2023-07`", 0, 9, '"`2023-07`" is not a date', "2023-07", id="code-span"),
        pytest.param("  ", 0, 2, "the date is empty", None, id="empty"),
    ],
)
def test_refuses(text: str, start: int, end: int, message: str, suggestion: str | None) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_date(text)
    error = caught.value
    assert (error.start, error.end, error.message, error.suggestion) == (
        *(start, end, f"{message}; {HINT}", suggestion),
    )


@given(dates)
@settings(max_examples=100, deadline=None)
def test_canonical_text_gives_the_same_date(date: Date) -> None:
    assert parse_date(date.text) == date


@given(st.from_regex(r"[12][0-9]{3}[-/.年][0-9]{1,2}([-/.月][0-9]{1,2}日?)?", fullmatch=True))
@settings(max_examples=200, deadline=None)
def test_what_is_read_is_in_the_calendar(text: str) -> None:
    try:
        date = parse_date(text)
    except InvalidValue:
        return
    assert isinstance(date, Date)
    assert datetime.date(date.year, date.month, date.day or 1).year == date.year
    assert parse_date(date.text) == date


@given(dates, dates)
@settings(max_examples=100, deadline=None)
def test_sorts_as_its_text_does(one: Date, other: Date) -> None:
    assert (one.sort_key < other.sort_key) == (one.text < other.text)


def test_days_of_every_month_are_those_of_the_calendar() -> None:
    for year in (1900, 2000, 2023, 2024):
        for month in range(1, 13):
            following = datetime.date(year + month // 12, month % 12 + 1, 1)
            assert days_in(year, month) == (following - datetime.timedelta(days=1)).day


def test_an_unknown_date_has_nothing_to_sort_by() -> None:
    unknown = parse_date("unknown")
    assert unknown == Unknown()
    assert unknown.sort_key is None
