"""Dates: days, months, years, spans, open ends, none set."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from goodoffices.case.when import Day, When, parse_when

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS, DAYS)
def test_a_span_of_days_is_that_span(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    found = parse_when(f"{first.isoformat()}..{last.isoformat()}")
    assert (found.first, found.last) == (first, last)
    assert parse_when(str(found)) == found


@given(DAYS)
def test_a_month_and_a_year_are_all_their_days(day: date) -> None:
    month = parse_when(f"{day.year:04}-{day.month:02}")
    last = max(calendar.Calendar().itermonthdays(day.year, day.month))
    assert (month.first, month.last) == (day.replace(day=1), day.replace(day=last))
    year = parse_when(f"{day.year:04}")
    assert (year.first, year.last) == (date(day.year, 1, 1), date(day.year, 12, 31))


@given(DAYS)
def test_an_end_may_be_open(day: date) -> None:
    assert parse_when(f"..{day}") == When(None, day, f"..{day}")
    assert parse_when(f"{day}..") == When(day, None, f"{day}..")
    assert parse_when(f"{day}").is_set


def test_nothing_may_be_set() -> None:
    for text in ("none set", " None Set "):
        found = parse_when(text)
        assert (found.first, found.last, found.is_set) == (None, None, False)


def test_a_leap_day_exists_in_leap_years_only() -> None:
    assert parse_when("2012-02").last == date(2012, 2, 29)
    with pytest.raises(PydanticCustomError, match="a day that exists"):
        parse_when("2014-02-29")


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", " .. ", "2014-3-1", "31 March 2014", "2014-13", "2014-00", "2014-01-32"),
        *("0000", "10000-01-01", "2014-03-30T10:00", "2014..2015..2016", "٢٠١٤", "-2014"),
        *("none", None, 2014, "2014-03-30..x", "2014/03/30"),
    ],
)
def test_what_is_no_date(text: object) -> None:
    with pytest.raises(PydanticCustomError):
        parse_when(text)


def test_a_span_does_not_run_backwards() -> None:
    with pytest.raises(PydanticCustomError, match="the earlier date first"):
        parse_when("2014-04..2014-03")


def test_a_day_is_a_whole_date() -> None:
    day = TypeAdapter(Day)
    assert day.validate_python(" 2014-03-31 ") == date(2014, 3, 31)
    for text in ("2014-03", "2014", "none set", "..2014-03-31", 20140331, "2014-02-30"):
        with pytest.raises(ValidationError):
            day.validate_python(text)
