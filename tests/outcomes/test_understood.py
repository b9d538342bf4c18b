"""An agreement on a word with several meanings, and matching a view's outcomes with everybody's."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError
from goodoffices.outcomes.own_views import as_seen_by, believed, matched, option_terms, own_views
from goodoffices.outcomes.packages import must_accept, packages
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.understood import Acceptance, Understood

OPTIONS = ("none", "some", "word", "all")


def entry(party: str, worth: dict[str, int], **more: Any) -> dict[str, Any]:
    issues = {"share": worth, "aid": {"no": 0, "yes": 100}}
    points = {"points": dict.fromkeys(issues, 50), "values": issues}
    return {"of": party, "by": f"analyst of {party}", "walk away": "now"} | points | more


def case(*preferences: dict[str, Any], **more: Any) -> Case:
    base: dict[str, Any] = {
        "case": "x",
        "parties": {p: {"name": p, "role": "at the table"} for p in ("A", "B")}
        | {"C": {"name": "C", "role": "absent"}},
        "issues": {
            "share": {"options": dict.fromkeys(OPTIONS, ""), "now": "none", "held by": "A"},
            "aid": {"options": {"no": "", "yes": ""}, "now": "no", "held by": "C"},
        },
        "terms": {
            "word": {
                "on": "share",
                "meanings": [{"for": "A", "option": "some"}, {"for": "B", "option": "all"}],
            },
            "progress": {"on": "share", "meanings": [{"for": "C", "option": "some"}]},
        },
        "preferences": list(preferences),
    }
    return Case.model_validate(base | more)


A = entry("A", {"none": 60, "some": 100, "word": 60, "all": 0}, **{"red lines": [{"share": "all"}]})
B = entry("B", {"none": 0, "some": 10, "word": 50, "all": 100}, **{"walk away": 20})
C = entry("C", {"none": 50, "some": 50, "word": 50, "all": 40})


def test_who_must_accept_and_what_they_mean() -> None:
    space = OutcomeSpace(case(A, B, C))
    word = Understood(space, "word")
    alone, with_aid = (space.state({"share": "word", "aid": aid}) for aid in ("no", "yes"))
    assert alone is not None
    assert with_aid is not None
    assert word.acceptors(alone) == ("A", "B")
    assert word.meanings(alone) == ("some", "all")
    assert word.acceptors(with_aid) == ("A", "B", "C")
    assert word.meanings(with_aid) == ("some", "word", "all")
    assert not word.meant("C").stated


def test_each_accepts_what_it_understands_and_one_walks_away_after_the_discovery() -> None:
    space = OutcomeSpace(case(A, B, C))
    word = Understood(space, "word")
    state = space.state({"share": "word"})
    assert state is not None
    assert word.acceptance("A", state, "some").accepts
    assert word.acceptance("B", state, "all").accepts
    assert not word.acceptance("B", state, "some").accepts
    assert word.acceptance("B", state, "some").over == -15
    red = word.acceptance("A", state, "all")
    assert red == Acceptance(accepts=False, crosses=True, over=Fraction(-30))
    assert word.change("A", state, "some", "all") == -50
    assert word.acceptable()[state]
    assert not word.surviving(word.acceptable())[state]


def test_a_red_line_is_crossed_however_good_the_rest() -> None:
    dear = entry("A", {"none": 0, "some": 0, "word": 0, "all": 100},
                 **{"red lines": [{"share": "all"}]})  # fmt: skip
    word = Understood(OutcomeSpace(case(dear, B, C)), "word")
    state = word.space.state({"share": "word"})
    assert state is not None
    answer = word.acceptance("A", state, "all")
    assert answer == Acceptance(accepts=False, crosses=True, over=Fraction(50))


def test_an_order_only_says_better_or_worse() -> None:
    tiers = [{"share": "all"}, {"share": ["some", "word"]}, {"share": "none"}]
    ranks = {"of": "B", "by": "b", "ranking": tiers, "indifferent": ["aid"], "walk away": "now"}
    word = Understood(OutcomeSpace(case(A, ranks, C)), "word")
    state = word.space.state({"share": "word"})
    assert state is not None
    assert word.change("B", state, "all", "some") == -1
    assert word.change("B", state, "word", "some") == 0
    assert word.acceptance("B", state, "some").over is None


def test_what_is_not_stated_is_not_made_up() -> None:
    lacking = {k: v for k, v in B.items() if k != "walk away"}
    with pytest.raises(NeedsError, match="walk-away of B"):
        Understood(OutcomeSpace(case(A, lacking, C)), "word").acceptable()


def test_an_outcome_the_rules_exclude_is_none() -> None:
    ruled = case(A, B, C, rules=[{"never": {"share": ["all"]}}])
    word = Understood(OutcomeSpace(ruled), "word")
    state = word.space.state({"share": "word"})
    assert state is not None
    assert word.replaced(state, "all") is None
    assert word.acceptance("B", state, "all").accepts


values = st.fixed_dictionaries({o: st.integers(0, 4).map(lambda n: 25 * n) for o in OPTIONS})


@given(a=values, b=values, c=values, red=st.sampled_from(OPTIONS[1:]))
@settings(max_examples=60, deadline=None)
def test_masks_say_what_the_single_answers_say(
    a: dict[str, int], b: dict[str, int], c: dict[str, int], red: str
) -> None:
    made = case(entry("A", a), entry("B", b, **{"red lines": [{"share": red}]}), entry("C", c))
    space = OutcomeSpace(made)
    word = Understood(space, "word")
    acceptable, surviving = word.acceptable(), word.surviving(word.acceptable())
    means = {"A": "some", "B": "all", "C": "word"}
    worth = {"A": a, "B": b, "C": c}

    def accepts(party: str, option: str, aid: str) -> bool:
        gain = worth[party][option] + (100 if aid == "yes" else 0)
        return gain >= worth[party]["none"] and not (party == "B" and option == red)

    for state in range(space.n_states):
        outcome = space.outcome(state)
        aid = outcome["aid"]
        needed = ["A", "B", *(["C"] if aid == "yes" else [])]
        good = outcome["share"] == "word" and all(accepts(p, means[p], aid) for p in needed)
        assert acceptable[state] == good
        in_use = {means[p] for p in needed}
        assert surviving[state] == (
            good and all(accepts(p, m, aid) for p in needed for m in in_use)
        )


def test_in_its_own_view_a_party_accepts_just_what_it_accepts_as_it_understands_it() -> None:
    made = case(A, B, C)
    space = OutcomeSpace(made)
    word = Understood(space, "word")
    for party in ("A", "B"):
        own = OutcomeSpace(made, as_seen_by(made, Reading(), party)).accepts(party)
        for state in np.flatnonzero(space.where({"share": ["word"]})).tolist():
            meant = word.meant(party).option
            assert own[state] == word.acceptance(party, state, meant).accepts
    assert packages(space).all()
    assert must_accept(space, "A").all()


def test_who_sees_the_case_its_own_way() -> None:
    thought = entry("A", {"none": 0, "some": 0, "word": 0, "all": 100}, **{"seen by": "C"})
    blind = {"B": {"does not see": {"share": ["all"]}}}
    assert own_views(case(A, B, C)) == ("A", "B")
    assert own_views(case(A, B, C, thought)) == ("A", "B", "C")
    assert own_views(case(A, B, C, terms={}, views=blind)) == ("B",)
    assert own_views(case(A, B, C, terms={})) == ()
    assert option_terms(case(A, B, C)) == ("word",)
    assert believed(case(A, B, C, thought), "C") == ("A",)


def test_what_one_takes_another_to_want_stands_before_a_chosen_account() -> None:
    thought = entry("A", {"none": 0, "some": 0, "word": 0, "all": 100}, **{"seen by": "C"})
    second = entry("A", {"none": 100, "some": 0, "word": 0, "all": 0})
    made = case(A, second, B, C, thought)
    reading = as_seen_by(made, Reading(entries={"A": 2, "B": 1}), "C")
    assert reading.view == "C"
    assert reading.entries == {"B": 1}
    plain = as_seen_by(made, Reading(entries={"A": 2}), None)
    assert plain.entries == {"A": 2}
    shares = {"thought": reading, "chosen": plain}
    best = {k: int(np.argmax(OutcomeSpace(made, r).scores("A"))) for k, r in shares.items()}
    assert OutcomeSpace(made).outcome(best["thought"])["share"] == "all"
    assert OutcomeSpace(made).outcome(best["chosen"])["share"] == "none"


def test_outcomes_of_a_view_are_matched_with_everybodys() -> None:
    blind = case(A, B, C, views={"B": {"does not see": {"share": ["some"], "aid": ["yes"]}}})
    whole, own = OutcomeSpace(blind), OutcomeSpace(blind, as_seen_by(blind, Reading(), "B"))
    found = matched(whole, own)
    assert len(found) == own.n_states == 3
    assert [whole.outcome(s) for s in found.tolist()] == [own.outcome(s) for s in range(3)]
