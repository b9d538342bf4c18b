"""Partial outcomes: keys and'ed, lists or'ed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from goodoffices.case.partial_outcome import PartialOutcome, describe, matches

OPTIONS = {"a": "123", "b": "12", "c": "1234"}
PARTIALS = st.dictionaries(
    st.sampled_from("abc"), st.lists(st.sampled_from("1234"), min_size=1).map(tuple)
)


@given(PARTIALS)
def test_the_outcomes_meant_are_the_product_of_the_options_meant(
    partial: dict[str, tuple[str, ...]],
) -> None:
    meant = {
        cell
        for cell in product(*OPTIONS.values())
        if matches(partial, dict(zip(OPTIONS, cell, strict=True)))
    }
    sides = [set(partial.get(issue, options)) & set(options) for issue, options in OPTIONS.items()]
    assert meant == set(product(*sides))


def test_an_issue_the_outcome_leaves_open_matches_nothing() -> None:
    assert not matches({"a": ("1",)}, {"b": "1"})
    assert matches({}, {"b": "1"})


def test_one_option_may_stand_without_brackets() -> None:
    partial = TypeAdapter(PartialOutcome)
    assert partial.validate_python({"a": "1", "b": ["1", "2"]}) == {"a": ("1",), "b": ("1", "2")}


@pytest.mark.parametrize("value", [{}, {"a": []}, {"a": {"b": "c"}}, [], "a", {"a": [["b"]]}])
def test_a_partial_outcome_says_something(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(PartialOutcome).validate_python(value)


def test_in_words() -> None:
    assert describe({"a": ("1",), "b": ("2", "3")}) == "a is 1 and b is 2 or 3"
