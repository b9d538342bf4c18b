"""What a person says about a source is read strictly, and every fault is told at once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import UseError
from goodoffices.sources.details import Details, details


def test_what_is_given_is_read_and_what_is_not_is_not_filled_in() -> None:
    assert details() == Details(None, None, None, None)
    given_all = details(" The Paper ", "2014-03-31", "Reuters", "b")
    assert given_all == Details("The Paper", date(2014, 3, 31), "Reuters", "B")


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(UseError) as caught:
        details(publisher=" ", published="31 March 2014", origin="a\nb", grade="7")
    where = [fault.where.field for fault in caught.value.faults]
    assert where == ["--publisher", "--published", "--origin", "--grade"]
    assert all(fault.found and fault.expected and fault.do for fault in caught.value.faults)


@pytest.mark.parametrize(
    "day", ["20140331", "2014-W14-1", "2014-02-30", "31/03/2014", "2014-3-31", "", "２０１４-03-31"]
)
def test_days_are_written_in_one_way(day: str) -> None:
    with pytest.raises(UseError):
        details(published=day)


@pytest.mark.parametrize("name", ["a\0b", "a\x1b[31mred", "a\u202eb", "x" * 201])
def test_names_are_one_clean_line(name: str) -> None:
    with pytest.raises(UseError) as caught:
        details(publisher=name)
    assert caught.value.faults[0].found.isprintable()


@settings(deadline=None)
@given(*[st.none() | st.text(max_size=30)] * 4)
def test_anything_is_read_or_refused(a: str, b: str, c: str, d: str) -> None:
    try:
        read = details(a, b, c, d)
    except UseError:
        return
    assert (read.publisher is None) == (a is None)
    assert (read.published is None) == (b is None)
    assert read.grade is None or read.grade in "ABCDEF"
