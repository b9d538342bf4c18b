"""Seeing a case through one party's eyes, choosing entries, and deriving preferences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, UseError
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

OPTIONS = ("unitary", "decentralised", "federal", "confederal")
RUSSIA = {"unitary": 0, "decentralised": 30, "federal": 70, "confederal": 100}


def case(**more: Any) -> Case:
    base: dict[str, Any] = {
        "case": "x",
        "parties": {
            "RUS": {"name": "Russia", "role": "at the table"},
            "USA": {"name": "United States", "role": "at the table"},
        },
        "issues": {
            "constitution": {
                "options": dict.fromkeys(OPTIONS, ""),
                "scale": True,
                "now": "unitary",
                "held by": "USA",
            }
        },
        "terms": {
            "federal": {
                "on": "constitution",
                "meanings": [
                    {"for": "USA", "option": "decentralised"},
                    {"for": "RUS", "option": "confederal"},
                ],
            }
        },
        "preferences": [
            {
                "of": "RUS",
                "by": "analyst",
                "points": {"constitution": 1},
                "values": {"constitution": RUSSIA},
            }
        ],
    }
    return Case.model_validate(base | more)


def ranks(reading: Reading, what: Case | None = None, party: str = "RUS") -> list[int]:
    space = OutcomeSpace(what or case(), reading)
    return [int(s) // (space.worth(party).scale or 1) for s in space.scores(party)]


def test_terms_are_literal_in_nobodys_view() -> None:
    assert ranks(Reading()) == [0, 30, 70, 100]


def test_in_its_own_view_a_party_values_the_term_as_what_it_means_to_it() -> None:
    assert ranks(Reading(view="RUS")) == [0, 30, 100, 100]


def test_in_anothers_view_its_own_values_are_untouched_by_its_meaning() -> None:
    assert ranks(Reading(view="USA")) == [0, 30, 70, 100]


def test_what_a_party_does_not_see_cannot_be_in_its_view() -> None:
    blind = case(views={"RUS": {"does not see": {"constitution": ["confederal"]}}})
    assert OutcomeSpace(blind, Reading(view="RUS")).n_states == 3
    assert OutcomeSpace(blind).n_states == 4


def believed() -> Case:
    values = {"constitution": dict(zip(OPTIONS, (100, 0, 0, 0), strict=True))}
    thought = {
        "of": "RUS",
        "by": "analyst B",
        "seen by": "USA",
        "points": {"constitution": 1},
        "values": values,
    }
    raw = case().model_dump(by_alias=True, exclude_defaults=True)
    return Case.model_validate(raw | {"preferences": [*raw["preferences"], thought]})


def test_what_one_believes_of_another_counts_in_its_view_only() -> None:
    assert ranks(Reading(), believed()) == [0, 30, 70, 100]
    assert ranks(Reading(view="USA"), believed()) == [100, 0, 0, 0]


def test_an_entry_that_is_not_there_is_refused() -> None:
    with pytest.raises(UseError, match="entry 2 for RUS"):
        ranks(Reading(entries={"RUS": 2}))


def stated(*options: str, derive: bool = True) -> Case:
    statements = {
        f"s{k}": {
            "by": ["RUS"],
            "act": "propose",
            "on": "constitution",
            "option": option,
            "quote": option,
            "when": when,
        }
        for k, (option, _, when) in enumerate(text.partition("@") for text in options)
    }
    positions = [
        {"party": "RUS", "issue": "constitution", "option": s["option"], "from": [id_]}
        for id_, s in statements.items()
    ]
    return case(preferences=[], derive=derive, statements=statements, positions=positions)


def test_derived_values_fall_to_nothing_at_the_far_end_of_a_scale() -> None:
    derived = stated("federal@2014-03-30")
    assert ranks(Reading(), derived) == [0, 50, 100, 50]
    assert OutcomeSpace(derived).entry("RUS").by == "derived from stated positions"  # type: ignore[union-attr]


def test_the_latest_position_counts() -> None:
    assert ranks(Reading(), stated("federal@2014-03-01", "unitary@2014-03-30")) == [100, 66, 33, 0]


def test_several_at_once_are_a_gap() -> None:
    both = stated("federal@2014-03-30", "unitary@2014-03-30")
    with pytest.raises(NeedsError, match="preferences of RUS"):
        OutcomeSpace(both).scores("RUS")


def test_nothing_is_derived_unasked() -> None:
    with pytest.raises(NeedsError, match="preferences of RUS"):
        OutcomeSpace(stated("federal@2014-03-30", derive=False)).scores("RUS")


def test_a_reading_says_how_it_departs_from_the_default() -> None:
    reading = Reading(entries={"RUS": 2}, gaps="indifferent", without=("bloc",))
    assert reading.departures == ("entry 2 for RUS", "gaps taken for indifference", "without bloc")
    assert Reading(entries={"RUS": 1}).name == "default reading"


def test_what_is_negated_or_later_makes_no_value() -> None:
    both = stated("federal@2014-03-30", "unitary@2014-05-01")
    dated = both.model_copy(update={"as_of": date(2014, 3, 31)})
    assert ranks(Reading(), dated) == [0, 50, 100, 50]
    statements = {
        i: s.model_copy(update={"negated": s.option == "unitary"})
        for i, s in both.statements.items()
    }
    assert ranks(Reading(), both.model_copy(update={"statements": statements})) == [0, 50, 100, 50]
