"""Every row against the question asked anew: without the issue, with another rule, by hand."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import numpy as np
import pytest

from goodoffices.case.model import Case
from goodoffices.conformance.kit import paris
from goodoffices.lenses.packages.arithmetic.effects import (
    ASKED,
    GONE,
    NOT_ASKED,
    Step,
    as_asked,
    issue_steps,
    party_steps,
)
from goodoffices.lenses.packages.arithmetic.standing import Scale
from goodoffices.lenses.packages.zone import Zone, zone
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept

PARTIES = ("A", "B", "C")


def random_case(draw: random.Random) -> Case:
    """Two at the table and one nearby; one or two options beside now; holders of every kind."""
    issues: dict[str, Any] = {}
    for k in range(draw.randint(1, 4)):
        holder: Any = draw.choice(PARTIES)
        pair = draw.sample(PARTIES, 2)
        issues[f"i{k}"] = {
            "options": {f"o{n}": "" for n in range(draw.randint(2, 3))},
            "now": "o0",
            "held by": draw.choice([holder, {"any of": pair}, {"all of": pair}]),
        }
    rules = []
    if len(issues) > 1 and draw.random() < 0.5:
        rules = [{"never": {"i0": ["o1"], "i1": ["o1"]}}]
    preferences = []
    for party in PARTIES:
        entry: dict[str, Any] = {
            "of": party,
            "by": "analyst T",
            "points": {issue: draw.randint(1, 9) for issue in issues},
            "values": {
                issue: {o: draw.randint(0, 10) for o in body["options"]}
                for issue, body in issues.items()
            },
            "walk away": draw.choice(["now", draw.randint(0, 6)]),
        }
        if draw.random() < 0.3:
            entry["red lines"] = [{"i0": "o1"}]
        preferences.append(entry)
    roles = {"A": "at the table", "B": "at the table", "C": "decides nearby"}
    parties = {p: {"name": f"Party {p}", "role": roles[p]} for p in PARTIES}
    return Case.model_validate(
        {"case": "random", "parties": parties, "issues": issues, "rules": rules,
         "preferences": preferences}
    )  # fmt: skip


def steps(case: Case, accept: WhoMustAccept) -> tuple[Zone, tuple[Step, ...], tuple[Step, ...]]:
    found = zone(OutcomeSpace(case), accept)
    scale = Scale(found)
    whole = as_asked(scale)
    return found, issue_steps(scale, whole), party_steps(scale, whole)


def outcomes(found: Zone, mask: Any) -> set[tuple[str, ...]]:
    return {tuple(found.space.outcome(int(s)).values()) for s in np.flatnonzero(mask)}


RULES = [
    USUAL,
    WhoMustAccept(("A", "B")),
    WhoMustAccept(("A", "B", "C")),
    WhoMustAccept(("A", "B", "C"), 2),
    WhoMustAccept(("A", "B", "C"), 2, ("A",)),
]


def check_issues(case: Case, accept: WhoMustAccept) -> None:
    found, of_issues, _ = steps(case, accept)
    assert [step.what for step in of_issues] == list(case.axes)
    for step in of_issues:
        again = zone(OutcomeSpace(case, Reading(without=(step.what,))), accept)
        assert outcomes(found, step.before.beyond_now) == outcomes(again, again.beyond_now)
        assert (step.zone.before, step.zone.after) == (
            int(again.beyond_now.sum()),
            int(found.beyond_now.sum()),
        )
        assert step.zone.gone == 0
        if again.acceptable.any():
            for party, most in step.before.best.items():
                scale = again.space.worth(party).scale or 1
                assert most * scale == int(again.space.scores(party)[again.acceptable].max())


@pytest.mark.parametrize("accept", RULES, ids=str)
def test_issues_as_if_asked_without_them(accept: WhoMustAccept) -> None:
    draw = random.Random(11)
    for _ in range(40):
        check_issues(random_case(draw), accept)


def test_issues_of_paris() -> None:
    check_issues(paris(), USUAL)
    check_issues(paris(), WhoMustAccept(("USA", "RUS", "UKR")))


@pytest.mark.parametrize("accept", RULES[1:], ids=str)
def test_parties_as_if_others_were_named(accept: WhoMustAccept) -> None:
    draw = random.Random(12)
    for _ in range(40):
        case = random_case(draw)
        found, _, of_parties = steps(case, accept)
        for step in of_parties:
            if step.how == GONE:
                continue
            names = [p for p in accept.parties if p != step.what]
            vetoes = tuple(p for p in accept.vetoes if p != step.what)
            if step.how == ASKED:
                names, vetoes = [*accept.parties, step.what], accept.vetoes
            again = zone(OutcomeSpace(case), WhoMustAccept(tuple(names), accept.quorum, vetoes))
            assert (step.after.beyond_now == again.beyond_now).all()
            assert step.zone.before == int(found.beyond_now.sum())


class ByHand:
    """Who accepts what, from the case's own numbers; the usual rule."""

    def __init__(self, case: Case) -> None:
        self.case = case
        sizes = [range(len(issue.options)) for issue in case.issues.values()]
        self.every = [o for o in product(*sizes) if not (case.rules and o[:2] == (1, 1))]

    def accepts(self, party: str, outcome: tuple[int, ...]) -> bool:
        (entry,) = (e for e in self.case.preferences if e.of == party)
        if entry.red_lines and outcome[0] == 1:
            return False
        total = sum(w.midpoint for w in entry.points.values())

        def worth(of: tuple[int, ...]) -> Any:
            return sum(
                entry.points[i].midpoint * entry.values[i][f"o{n}"].midpoint
                for i, n in zip(self.case.issues, of, strict=True)
            )

        floor = getattr(entry.walk_away, "midpoint", None)
        least = worth((0,) * len(outcome)) if floor is None else floor * total
        return bool(worth(outcome) >= least)

    def asked(self, outcome: tuple[int, ...]) -> set[str]:
        found = {"A", "B"}
        for issue, option in zip(self.case.issues.values(), outcome, strict=True):
            assert issue.held_by is not None
            found |= set(issue.held_by.parties) if option else set()
        return found

    def stuck(self, party: str) -> list[int]:
        """The issues nobody can change without a party."""
        held = [issue.held_by for issue in self.case.issues.values()]
        return [
            k for k, h in enumerate(held)
            if h is not None and (party in h.all_of or h.any_of == (party,))
        ]  # fmt: skip

    def left(self, party: str, how: str) -> set[tuple[int, ...]] | None:
        kept = self.stuck(party) if how == GONE else []
        if how == GONE and not kept:
            return None
        found = set()
        for outcome in self.every:
            asked = self.asked(outcome) - {party} if how != ASKED else {*self.asked(outcome), party}
            if any(outcome[k] for k in kept) or not any(outcome):
                continue
            if all(self.accepts(one, outcome) for one in asked):
                found.add(outcome)
        return found


def test_parties_against_the_definitions() -> None:
    draw = random.Random(13)
    for _ in range(80):
        case = random_case(draw)
        hand = ByHand(case)
        found, _, of_parties = steps(case, USUAL)
        for step in of_parties:
            left = hand.left(step.what, step.how)
            digits = {
                tuple(int(option[1:]) for option in names)
                for names in outcomes(found, step.after.beyond_now)
            }
            assert digits == left
        told = {(step.what, step.how) for step in of_parties}
        for party in found.acceptors:
            assert (party, NOT_ASKED) in told
            assert ((party, GONE) in told) == bool(hand.stuck(party))


def test_nash_package_of_paris_without_an_issue() -> None:
    # the same four parties are weighed, and their Nash product is sought by hand among the slice
    found, of_issues, _ = steps(paris(), USUAL)
    space, weighed = found.space, found.weighed
    for step in of_issues:
        position = [axis.issue for axis in space.axes].index(step.what)
        best = 0
        for state in np.flatnonzero(found.fair):
            if space.digits[state][position] != space.axes[position].now:
                continue
            gains = [int(space.scores(p)[state]) - space.walk_away(p) for p in weighed]
            if min(gains) >= 0:
                best = max(best, int(np.prod(np.array(gains, dtype=object))))
        assert step.before.nash is not None
        scales = np.array([space.worth(p).scale for p in weighed], dtype=object)
        assert step.before.nash.product * int(np.prod(scales)) == best
