"""Outcomes somebody asks about: whole ones, partial ones, named in the case or on the way."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.case.model import Case
from goodoffices.errors import UseError
from goodoffices.lenses.conflict import Conflict, conflict_of
from goodoffices.lenses.stability.asked import asked_of
from goodoffices.lenses.wanted import parse
from goodoffices.methods.stability import GMR, SEQ
from goodoffices.opened_case import open_case


def paris() -> Case:
    return open_case("paris-2014").case


def conflict() -> Conflict:
    return conflict_of(paris())


@pytest.mark.parametrize(
    "text",
    [
        "troops: withdrawn; bloc: non-bloc",
        "troops=withdrawn; bloc=non-bloc",
        "troops=withdrawn, bloc: non-bloc",
        "troops: full pull-back; bloc: No alliance by constitution",
    ],
)
def test_ways_to_write_the_same(text: str) -> None:
    parsed = parse(text, paris())
    assert parsed.partial == {"troops": ("withdrawn",), "bloc": ("non-bloc",)}
    assert not parsed.rest_as_now


def test_what_is_left_out_stays_open() -> None:
    whole = conflict()
    (wanted,) = asked_of(whole, {"outcome": "troops: partial|withdrawn"}).wanted
    assert whole.space is not None
    expected = whole.space.where({"troops": ("partial", "withdrawn")})
    np.testing.assert_array_equal(wanted.states, np.flatnonzero(expected))
    assert wanted.focus is None
    assert wanted.words == "troops: Partial pull-back or Full pull-back"


def test_all_else_as_now_is_one_outcome() -> None:
    whole = conflict()
    (wanted,) = asked_of(whole, {"outcome": "troops=withdrawn; all else: now"}).wanted
    assert whole.space is not None
    assert wanted.states.tolist() == [wanted.focus]
    assert wanted.focus is not None
    assert whole.space.changed(wanted.focus) == {"troops": "withdrawn"}


def test_the_case_names_what_is_wanted_unless_another_is_asked_about() -> None:
    asked = asked_of(conflict(), {})
    assert [wanted.name for wanted in asked.wanted] == ["pull-back for self-rule"]
    assert asked.concept is SEQ
    other = asked_of(conflict(), {"outcome": "crimea: returned", "concept": "GMR", "views": "yes"})
    assert [wanted.name for wanted in other.wanted] == ["wanted"]
    assert (other.concept, other.views, other.coalitions) == (GMR, True, False)


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"outcome": "troops"}, "“troops”"),
        ({"outcome": "troop: withdrawn"}, "“troop”"),
        ({"outcome": "troops: gone"}, "“gone”"),
        ({"outcome": "troops: withdrawn; troops: massed"}, "“troops” twice"),
        ({"outcome": ";;"}, "“;;”"),
        ({"outcome": "troops: withdrawn|gone"}, "“gone”"),
        ({"concept": "nice"}, "“nice”"),
        ({"view": "yes"}, "“view”"),
        ({"outcome": "constitution: federal; all else: now"}, "federal"),  # a rule excludes it
        ({"outcome": "constitution: federal; regional seat: without"}, "federal"),
    ],
)
def test_what_is_refused(settings: dict[str, str], found: str) -> None:
    with pytest.raises(UseError) as caught:
        asked_of(conflict(), settings)
    fault = caught.value.faults[0]
    assert found in fault.found
    assert fault.expected
    assert fault.do


def test_a_wanted_outcome_of_the_case_is_asked_about_by_its_name() -> None:
    (wanted,) = asked_of(conflict(), {"outcome": "pull-back for self-rule"}).wanted
    assert wanted.name == "pull-back for self-rule"
    assert len(wanted.states) == 192
