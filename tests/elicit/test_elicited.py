"""From a case's swings and examples to points: by hand, and back into the case they came from."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.elicit.elicited import elicit
from goodoffices.elicit.example_packages import example_packages
from goodoffices.elicit.known import known
from goodoffices.elicit.proposed import narrowed, not_kept, proposed, writable
from goodoffices.errors import NeedsError, UseError
from goodoffices.methods.elicitation import Interval
from goodoffices.outcomes.axis import axes
from goodoffices.outcomes.examples import contradictions
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace

ISSUES: dict[str, Any] = {
    "troops": {
        "options": {"massed": "m", "part": "p", "gone": "g"},
        "scale": "true",
        "now": "massed",
        "held by": "A",
    },
    "bases": {"options": {"open": "o", "closed": "c"}, "now": "open", "held by": "A"},
    "trade": {"options": {"shut": "s", "free": "f"}, "now": "shut", "held by": "A"},
}
STEPS: dict[str, Any] = {
    "troops": {"from": "massed", "to": "gone"},
    "bases": {"from": "open", "to": "closed"},
    "trade": {"from": "shut", "to": "free"},
}


def case(*entries: dict[str, Any], issues: Any = ISSUES, **rest: Any) -> Case:
    listed = [{"of": "A", "by": "me", **entry} for entry in entries]
    parties = {"A": {"name": "Alpha", "role": "at the table"}}
    made = {"case": "x", "parties": parties, "issues": issues, "preferences": listed, **rest}
    return Case.model_validate(made)


def test_without_an_entry_it_asks_for_worst_and_best() -> None:
    found = elicit(case(), "A")
    assert len(found.questions) == 3
    assert found.questions[0] == (
        "On troops, which option is the worst for Alpha, and which the best: “m”, “p” or “g”?"
    )
    assert found.suggested[0] == {}
    assert not found.usable


def test_with_the_ends_it_asks_for_the_greatest_step_and_the_values() -> None:
    found = elicit(case({"swings": STEPS}), "A")
    first, *steps, value = found.questions
    assert "Which one step to the best would matter most" in first
    assert len(steps) == 3
    assert value == ("Going from “m” to “g” on troops is 100 to Alpha: how much of it is “p”?")


def test_with_a_reference_it_asks_beside_it() -> None:
    swings = {**STEPS, "troops": {**STEPS["troops"], "worth": 100}}
    found = elicit(case({"swings": swings}), "A")
    assert found.unit == "troops"
    assert found.questions[0] == (
        "How much would it matter to Alpha to go from “o” to “c” on bases, "
        "if going from “m” to “g” on troops is 100?"
    )


def test_a_swing_judged_against_examples_by_hand() -> None:
    """Closing the bases is above half the troops, at 50, and below all of them, at 100."""
    swings = {"troops": {**STEPS["troops"], "worth": 100}, "bases": STEPS["bases"]}
    values = {"troops": {"massed": 0, "part": 50, "gone": 100}}
    examples = [{"troops": "gone"}, {"bases": "closed"}, {"troops": "part"}]
    found = elicit(case({"swings": swings, "values": values, "examples": examples}), "A")
    bases = next(one for one in found.issues if one.issue == "bases")
    assert bases.weights == Interval(Fraction(50), Fraction(100))
    # the distances are w, 100 − w, w − 50 and 100 − w again (it is no more than the reference)
    assert 50 < bases.weight < 100
    assert found.left_out == ("trade: nothing is said of its worst and best option",)
    total = 100 + bases.weight
    assert found.margin == min(100 - bases.weight, bases.weight - 50) / total * 100


def test_values_on_another_scale_are_stretched() -> None:
    """Weight 40 over values 50..100 is a step of 20; weight 20 over 0..100 is one of 20 too."""
    entry = {
        "points": {"troops": 40, "bases": 20, "trade": 10},
        "values": {
            "troops": {"massed": 50, "part": 75, "gone": 100},
            "bases": {"open": 0, "closed": 100},
            "trade": {"shut": 100, "free": 0},
        },
        "examples": [[{"troops": "gone"}, {"bases": "closed"}], "now"],
    }
    found = elicit(case(entry), "A")
    assert found.usable
    assert [one.weight for one in found.issues] == [20, 20, 10]
    assert list(found.issues[0].values) == [0, 50, 100]
    assert (found.issues[2].worst, found.issues[2].best) == ("free", "shut")


def test_order_alone() -> None:
    found = elicit(case({"swings": STEPS}), "A", order=[["trade"], ["troops"], ["bases"]])
    weights = {one.issue: one.weight for one in found.issues}
    assert weights == {
        "trade": Fraction(1100, 18),
        "troops": Fraction(500, 18),
        "bases": Fraction(200, 18),
    }


def test_what_contradicts_is_named() -> None:
    examples = [{"troops": "massed"}, {"troops": "gone"}, {"bases": "closed"}]
    found = elicit(case({"swings": STEPS, "examples": examples}), "A")
    assert found.conflicting == ("(everything as now) above (troops: g; all else as now)",)
    assert not found.issues
    assert found.error is not None


def test_examples_on_an_issue_without_ends_are_refused() -> None:
    swings = {"bases": STEPS["bases"], "trade": STEPS["trade"]}
    entry = {"swings": swings, "examples": [{"bases": "closed"}, {"troops": "gone"}]}
    with pytest.raises(NeedsError) as refused:
        elicit(case(entry), "A")
    (fault,) = refused.value.faults
    assert "“troops”" in fault.found
    assert "add “troops: {from: WORST, to: BEST}”" in fault.do


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"massed": "0..10", "part": 50, "gone": 100}, "is a range"),
        ({"massed": 10, "part": "5..50", "gone": 100}, "may be valued below “massed”"),
        ({"massed": 0, "part": 50, "gone": 90, "war": 0}, ""),
        ({"massed": 50, "part": 50, "gone": 50}, "is not valued above"),
        ({"massed": 10, "gone": 90}, "not all its options have a value"),
    ],
)
def test_values_that_do_not_say_the_ends(values: Any, why: str) -> None:
    issues = {**ISSUES, "troops": {**ISSUES["troops"], "options": {o: o for o in values}}}
    if "part" not in values:
        issues["troops"]["options"]["part"] = "p"
    made = case({"points": {"troops": 3}, "values": {"troops": values}}, issues=issues)
    one = known(axes(made)[0], made.preferences[0])
    assert why in one.lacking
    assert (one.judged is None) == bool(why)


@pytest.mark.parametrize(
    ("party", "number", "order"),
    [
        ("B", 1, []),
        ("A", 2, []),
        ("A", 0, []),
        ("A", 1, [["war"]]),
        ("A", 1, [["bases"], ["bases"]]),
    ],
)
def test_names_that_are_not_there(party: str, number: int, order: Any) -> None:
    with pytest.raises(UseError):
        elicit(case({"swings": STEPS}), party, number, order)


def test_rising_values() -> None:
    options = {"a": "a", "b": "b", "c": "c", "d": "d"}
    issues = {**ISSUES, "troops": {**ISSUES["troops"], "options": options, "now": "a"}}
    swings = {**STEPS, "troops": {"from": "d", "to": "a"}}
    examples = [
        {"bases": "closed", "troops": "c"},
        {"troops": "b"},
        {"trade": "free", "troops": "d"},
    ]
    found = elicit(case({"swings": swings, "examples": examples}, issues=issues), "A", rising=True)
    values = found.issues[0].values
    assert all(a >= b for a, b in itertools.pairwise(values))
    assert found.usable


def test_the_proposed_entry_ranks_the_examples_as_the_analyst_did() -> None:
    swings = {**STEPS, "troops": {**STEPS["troops"], "worth": 100}}
    examples: list[Any] = [
        {"troops": "gone", "bases": "closed"},
        [{"troops": "part", "trade": "free"}, {"troops": "gone"}],
        {"bases": "closed"},
        "now",
    ]
    entry = {
        "swings": swings,
        "examples": examples,
        "red lines": [{"trade": "free", "bases": "open"}, {"troops": ["part", "gone"]}],
        "walk away": "now",
    }
    found = elicit(case(entry), "A")
    assert found.usable
    assert writable(found)
    made = proposed(found, "me")
    assert made["by"] == "me (from answers)"
    again = Case.model_validate({**case(entry).model_dump(by_alias=True), "preferences": [made]})
    (new,) = again.preferences
    (old,) = case(entry).preferences
    assert (new.examples, new.red_lines, new.walk_away) == (
        old.examples,
        old.red_lines,
        old.walk_away,
    )
    assert contradictions(again, new) == ()
    for numbers in ("low", "midpoint", "high"):
        space = OutcomeSpace(again, Reading(numbers=numbers))
        assert space.gaps("A") == ()
    for one in found.issues:
        worth = new.swings[one.issue].worth
        assert worth is not None
        assert worth.midpoint == one.weight
        assert one.weights.holds(worth.low)
        assert one.weights.holds(worth.high)
        for option, within in zip(one.options, one.ranges, strict=True):
            assert within.holds(new.values[one.issue][option].low)
            assert within.holds(new.values[one.issue][option].high)


def test_numbers_of_the_old_scale_are_not_kept() -> None:
    swings = {issue: {**step, "worth": 100} for issue, step in STEPS.items()}
    made = case({"swings": swings, "walk away": 50, "much better": 20})
    found = elicit(made, "A")
    assert not_kept(found.entry) == ("walk away", "much better")
    assert not {"walk away", "much better"} & proposed(found, "me").keys()


def test_of_the_next_pair_either_may_be_better() -> None:
    swings = {**STEPS, "troops": {**STEPS["troops"], "worth": 100}}
    examples = [{"troops": "gone"}, {"bases": "closed"}]
    found = elicit(case({"swings": swings, "examples": examples}), "A")
    one, other = found.suggested
    signs = set()
    for part, bases, trade in itertools.product(range(1, 100, 14), repeat=3):
        adds = {"part": part, "gone": 100, "closed": bases, "free": trade}
        worths = [sum(adds.get(o, 0) for o in package.values()) for package in (one, other)]
        signs.add(worths[0] > worths[1])
    assert signs == {True, False}


RULES = [{"never": {"troops": "gone", "bases": "closed"}}]


def test_suggested_packages() -> None:
    made = case({"swings": STEPS, "indifferent": ["trade"]}, rules=RULES)
    known_issues = [known(axis, made.preferences[0]) for axis in axes(made)]
    offered = example_packages(made, known_issues)
    assert len(offered) >= 2
    assert len({tuple(sorted(one.items())) for one in offered}) == len(offered)
    assert {"troops": "gone", "bases": "closed"} not in offered
    assert all("trade" not in one for one in offered)
    assert all(len(one) <= 3 for one in offered)


RANK = {"massed": 0, "part": 1, "gone": 2, "open": 0, "closed": 1, "shut": 0, "free": 1}
NOW = {"troops": "massed", "bases": "open", "trade": "shut"}


@pytest.mark.parametrize("worst", [(), ("troops",), ("bases", "trade")])
def test_none_of_the_suggested_packages_is_plainly_the_better(worst: tuple[str, ...]) -> None:
    """Where every step and every value is known, the order on each issue is read off by hand."""
    values: dict[str, Any] = {
        "troops": {"massed": 0, "part": "40..60", "gone": 100},
        "bases": {"open": 0, "closed": 100},
        "trade": {"shut": 0, "free": 100},
    }
    for issue in worst:  # the party would rather keep things as they are
        values[issue] = dict(zip(values[issue], reversed(values[issue].values()), strict=True))
    entry = {"points": {"troops": 50, "bases": 30, "trade": 20}, "values": values}
    found = elicit(case(entry), "A")
    assert found.questions == ()
    wholes = [{**NOW, **one} for one in found.suggested]
    assert len(wholes) >= 3
    for one, other in itertools.combinations(wholes, 2):
        signs = {
            (RANK[one[i]] > RANK[other[i]]) != (i in worst) for i in ISSUES if one[i] != other[i]
        }
        assert signs == {True, False}, (one, other)


def test_where_values_settle_every_order_nothing_is_offered() -> None:
    entry = {"points": {"troops": 3}, "values": {"troops": {"massed": 0, "part": 50, "gone": 100}}}
    found = elicit(case(entry, issues={"troops": ISSUES["troops"]}), "A")
    assert (found.questions, found.suggested) == ((), ())


def test_a_range_narrower_than_what_may_be_is_known_to_be_so() -> None:
    swings = {**STEPS, "troops": {**STEPS["troops"], "worth": 100}}
    examples = [{"troops": "gone"}, {"bases": "closed"}, "now"]
    wide = elicit(case({"swings": swings, "examples": examples}), "A")
    assert narrowed(wide)
    assert "narrower than what may be" in str(proposed(wide, "me")["because"])
    exact = {issue: {**step, "worth": 100} for issue, step in STEPS.items()}
    values = {"troops": {"massed": 0, "part": 50, "gone": 100}}
    assert not narrowed(elicit(case({"swings": exact, "values": values}), "A"))


def test_many_issues_do_not_take_long_to_choose_from() -> None:
    issues = {
        f"i{n}": {"options": {"a": "a", "b": "b"}, "now": "a", "held by": "A"} for n in range(90)
    }
    assert len(elicit(case(issues=issues), "A").suggested) == 8


def test_no_issue_with_options() -> None:
    with pytest.raises(NeedsError):
        elicit(case(issues={"talks": {"question": "When?"}}), "A")


def test_worths_too_far_apart_are_refused() -> None:
    swings = {issue: {**step, "worth": 100} for issue, step in STEPS.items()}
    swings["troops"]["worth"] = "0.000000000000001..999999999999999"
    with pytest.raises(UseError) as refused:
        elicit(case({"swings": swings}), "A")
    assert "write 0 for what hardly matters" in refused.value.faults[0].do


@pytest.mark.parametrize("worth", ["999999999999999", "0.000000000000001", "1/997", "0..1/3"])
def test_great_and_fine_numbers(worth: str) -> None:
    swings = {**STEPS, "troops": {**STEPS["troops"], "worth": worth}}
    examples = [{"troops": "gone"}, {"bases": "closed"}, "now"]
    found = elicit(case({"swings": swings, "examples": examples}), "A")
    assert found.issues or found.conflicting
