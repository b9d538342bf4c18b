"""Numbers and ranges: exact, the same after writing and reading, refused with a reason."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from goodoffices.case.number import Range, parse_range, plain

DECIMALS = st.integers(-(10**14), 10**14).flatmap(
    lambda whole: st.integers(0, 15).map(lambda places: Fraction(whole, 10**places))
)
QUOTIENTS = st.fractions(-(10**6), 10**6, max_denominator=10**6)


@given(st.one_of(DECIMALS, QUOTIENTS))
def test_a_number_written_is_the_number_read(number: Fraction) -> None:
    assert parse_range(plain(number)) == Range(number, number)


@given(st.one_of(DECIMALS, QUOTIENTS), st.one_of(DECIMALS, QUOTIENTS))
def test_a_range_written_is_the_range_read(one: Fraction, other: Fraction) -> None:
    given_range = Range(min(one, other), max(one, other))
    assert parse_range(str(given_range)) == given_range
    assert given_range.low <= given_range.midpoint <= given_range.high
    assert given_range.midpoint - given_range.low == given_range.high - given_range.midpoint


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0.1", Fraction(1, 10), Fraction(1, 10)),
        (" 50 .. 70 ", Fraction(50), Fraction(70)),
        ("-5..-1", Fraction(-5), Fraction(-1)),
        ("1/3", Fraction(1, 3), Fraction(1, 3)),
        ("1/3..0.5", Fraction(1, 3), Fraction(1, 2)),
        ("+7", Fraction(7), Fraction(7)),
        ("1/05", Fraction(1, 5), Fraction(1, 5)),
        ("000", Fraction(0), Fraction(0)),
    ],
)
def test_what_is_a_number(text: str, low: Fraction, high: Fraction) -> None:
    assert parse_range(text) == Range(low, high)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "NaN", "inf", "-inf", "1e5", "1e999999", "9" * 400, "1/0", "1/00", "0/0"),
        *("1.5/2", "5..", "..5", "5...7", "1..2..3", "1,5", "1_000", "٣", "½", "0x10", "--1"),
        *("1..1/0", "5 6", "5\n..7x", "50-70", "fifty", "1/-2", None, True, [], {}, 1e300),
    ],
)
def test_what_is_no_number(text: object) -> None:
    with pytest.raises(PydanticCustomError, match="a number or a range"):
        parse_range(text)


def test_a_range_does_not_run_backwards() -> None:
    with pytest.raises(PydanticCustomError, match="the lower number first"):
        parse_range("5..1")
    assert parse_range("5..5").exact
