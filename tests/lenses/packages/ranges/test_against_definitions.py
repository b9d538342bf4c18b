"""Ranges in small bargains: shares over a grid, and what is so in every reading, by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.lenses.packages.ranges.ranged_zone import RangedZone, ranged_zone
from goodoffices.lenses.packages.ranges.tally import Tally, tally
from goodoffices.lenses.packages.zone import zone
from goodoffices.methods.settlement.imprecision.readings import GRID, Positions
from goodoffices.outcomes.space import OutcomeSpace

Outcome = dict[str, str]
ISSUES = {"x": ("a", "b", "c"), "y": ("d", "e")}
PARTIES = ("A", "B")


@st.composite
def numbers(draw: st.DrawFn, least: int, most: int, *, open_: bool) -> str:
    low = draw(st.integers(least, most))
    return f"{low}..{low + draw(st.integers(1, most))}" if open_ else str(low)


@st.composite
def cases(draw: st.DrawFn, n_open: int) -> Case:
    """Two parties, two issues, so many numbers in all given as ranges."""
    places = [(p, kind) for p in PARTIES for kind in ("x", "y", "a", "b", "c", "d", "e", "walk")]
    open_ = draw(st.sets(st.sampled_from(places), min_size=n_open, max_size=n_open))
    preferences = []
    for party in PARTIES:
        walk = draw(st.sampled_from(["now", "number"]))
        if (party, "walk") in open_ or walk == "number":
            walk = draw(numbers(0, 5, open_=(party, "walk") in open_))
        entry: dict[str, Any] = {
            "of": party,
            "by": f"analyst {party}",
            "points": {i: draw(numbers(1, 4, open_=(party, i) in open_)) for i in ISSUES},
            "values": {
                i: {o: draw(numbers(0, 6, open_=(party, o) in open_)) for o in options}
                for i, options in ISSUES.items()
            },
            "walk away": walk,
        }
        if draw(st.booleans()):
            entry["red lines"] = [{"x": draw(st.sampled_from(["b", "c"]))}]
        preferences.append(entry)
    roles = draw(st.sampled_from(["at the table", "absent"]))
    return Case.model_validate(
        {
            "case": "x",
            "parties": {
                "A": {"name": "Anna", "role": "at the table"},
                "B": {"name": "Boris", "role": roles},
            },
            "issues": {
                i: {"options": dict.fromkeys(options, ""), "now": options[0], "held by": holder}
                for (i, options), holder in zip(ISSUES.items(), PARTIES, strict=True)
            },
            "preferences": preferences,
        }
    )


def open_numbers(case: Case, party: str) -> list[tuple[str, ...]]:
    """List a party's ranges in the order in which a reading counts them."""
    (entry,) = (e for e in case.preferences if e.of == party)
    found: list[tuple[str, ...]] = [("points", i) for i in ISSUES if not entry.points[i].exact]
    for i, options in ISSUES.items():
        found += [("values", i, o) for o in options if not entry.values[i][o].exact]
    if isinstance(entry.walk_away, Range) and not entry.walk_away.exact:
        found.append(("walk",))
    return found


class ByHand:
    """One reading of a case, straight from the definitions."""

    def __init__(self, case: Case, positions: dict[str, tuple[int, ...]]) -> None:
        self.case, self.picked = case, {}
        for party in PARTIES:
            for key, position in zip(open_numbers(case, party), positions[party], strict=True):
                self.picked[party, key] = Fraction(position, GRID)
        self.outcomes = [dict(zip(ISSUES, o, strict=True)) for o in product(*ISSUES.values())]
        self.now = self.outcomes[0]
        acceptable = [o for o in self.outcomes if all(self.passes(p, o) for p in PARTIES)]
        self.acceptable = acceptable
        self.weighed = [p for p in PARTIES if any(self.needed(p, o) for o in acceptable)]
        self.fair = [o for o in acceptable if all(self.accepts(p, o) for p in self.weighed)]

    def number(self, party: str, key: tuple[str, ...], given: Range) -> Fraction:
        return given.low + (given.high - given.low) * self.picked.get((party, key), Fraction(0))

    def worth(self, party: str, outcome: Outcome) -> Fraction:
        (entry,) = (e for e in self.case.preferences if e.of == party)
        weights = {i: self.number(party, ("points", i), entry.points[i]) for i in ISSUES}
        values = {
            i: self.number(party, ("values", i, o), entry.values[i][o]) for i, o in outcome.items()
        }
        total = sum((weights[i] * values[i] for i in ISSUES), Fraction(0))
        return total / sum(weights.values(), Fraction(0))

    def gain(self, party: str, outcome: Outcome) -> Fraction:
        (entry,) = (e for e in self.case.preferences if e.of == party)
        if isinstance(entry.walk_away, Range):
            floor = self.number(party, ("walk",), entry.walk_away)
        else:
            floor = self.worth(party, self.now)
        return self.worth(party, outcome) - floor

    def accepts(self, party: str, outcome: Outcome) -> bool:
        (entry,) = (e for e in self.case.preferences if e.of == party)
        crossed = any(outcome["x"] in line["x"] for line in entry.red_lines)
        return self.gain(party, outcome) >= 0 and not crossed

    def needed(self, party: str, outcome: Outcome) -> bool:
        own = {"A": "x", "B": "y"}[party]
        table = self.case.parties[party].role == "at the table"
        return table or outcome[own] != self.now[own]

    def passes(self, party: str, outcome: Outcome) -> bool:
        return not self.needed(party, outcome) or self.accepts(party, outcome)

    def gains(self, outcome: Outcome) -> list[Fraction]:
        return [self.gain(party, outcome) for party in self.weighed]

    def efficient(self) -> list[Outcome]:
        vectors = [self.gains(o) for o in self.fair]
        return [o for o, v in zip(self.fair, vectors, strict=True)
                if not any(w != v and all(a >= b for a, b in zip(w, v, strict=True))
                           for w in vectors)]  # fmt: skip

    def chosen(self) -> dict[str, list[Outcome]]:
        gains = [self.gains(o) for o in self.fair] if self.weighed else []
        ideals = [max(column) for column in zip(*gains, strict=True)]
        shares = None
        if gains and all(ideals):
            shares = [min(g / i for g, i in zip(row, ideals, strict=True)) for row in gains]
        products = [prod(row, start=Fraction(1)) for row in gains]
        return {
            "nash": self._best(products if any(products) else None),
            "kalai_smorodinsky": self._best(shares),
            "egalitarian": self._best([min(row) for row in gains] or None),
            "utilitarian": self._best([sum(row, Fraction(0)) for row in gains] or None),
        }

    def _best(self, measures: list[Fraction] | None) -> list[Outcome]:
        if measures is None:
            return []
        return [o for o, m in zip(self.fair, measures, strict=True) if m == max(measures)]


def grid(case: Case, steps: list[int]) -> list[dict[str, tuple[int, ...]]]:
    """List every reading with each number at one of these positions."""
    counts = {party: len(open_numbers(case, party)) for party in PARTIES}
    rows = product(steps, repeat=sum(counts.values()))
    return [{"A": row[: counts["A"]], "B": row[counts["A"] :]} for row in rows]


def readings(given_: list[dict[str, tuple[int, ...]]]) -> dict[str, Positions]:
    return {
        party: np.array([one[party] for one in given_], dtype=np.int64).reshape(len(given_), -1)
        for party in PARTIES
    }


def counted(case: Case, steps: list[int]) -> tuple[RangedZone, Tally, list[ByHand]]:
    ranged = ranged_zone(zone(OutcomeSpace(case)))
    every = grid(case, steps)
    shown = {p: one for p, one in readings(every).items() if p in ranged.boxes}
    return ranged, tally(ranged, shown), [ByHand(case, one) for one in every]


def check_shares(ranged: RangedZone, found: Tally, by_hand: list[ByHand]) -> None:
    assert found.n_readings == len(by_hand)
    space = ranged.zone.space
    outcomes = [space.outcome(int(state)) for state in ranged.states]
    # nothing that is acceptable in a reading was left out
    assert all(o in outcomes for one in by_hand for o in one.acceptable)
    chosen = [one.chosen() for one in by_hand]
    efficient = [one.efficient() for one in by_hand]
    for k, outcome in enumerate(outcomes):
        assert found.acceptable[k] == sum(outcome in one.acceptable for one in by_hand)
        if found.efficient is not None:
            assert found.efficient[k] == sum(outcome in one for one in efficient)
        for key, counts in found.chosen.items():
            assert counts[k] == sum(outcome in one[key] for one in chosen)
    for key, issues in found.options.items():
        for (issue, options), counts in zip(ISSUES.items(), issues, strict=True):
            for option, count in zip(options, counts, strict=True):
                every = [one[key] for one in chosen if one[key]]
                assert count == sum(all(o[issue] == option for o in one) for one in every)
        assert found.without_choice[key] == sum(not one[key] for one in chosen)
    beyond = [[o for o in one.acceptable if o != one.now] for one in by_hand]
    assert found.something == sum(map(bool, beyond))
    nash = [frozenset(space.state(o) for o in one["nash"]) for one in chosen]
    assert list(found.nash) == nash


@given(cases(2))
@settings(max_examples=20, deadline=None)
def test_over_a_whole_grid_the_shares_are_exact(case: Case) -> None:
    check_shares(*counted(case, [0, 1, 63, 64, 65, GRID]))


@given(cases(4))
@settings(max_examples=30, deadline=None)
def test_what_is_so_in_every_reading(case: Case) -> None:
    # what is linear in every number is decided at the corners of the box
    ranged, found, by_hand = counted(case, [0, GRID])
    check_shares(ranged, found, by_hand)
    for k, state in enumerate(ranged.states):
        outcome = ranged.zone.space.outcome(int(state))
        every = all(outcome in one.acceptable for one in by_hand)
        assert bool(ranged.always_acceptable[k]) == every
        if found.in_all is None:
            continue
        efficient = [outcome in one.efficient() for one in by_hand]
        assert bool(found.in_all.always[k]) == all(efficient)
        assert not (found.in_all.never[k] and any(efficient))


@given(cases(3), st.lists(st.integers(0, GRID), min_size=3, max_size=3))
@settings(max_examples=40, deadline=None)
def test_no_reading_inside_contradicts_what_is_so_in_every_one(case: Case, at: list[int]) -> None:
    ranged = ranged_zone(zone(OutcomeSpace(case)))
    n = len(open_numbers(case, "A"))
    reading = ByHand(case, {"A": tuple(at[:n]), "B": tuple(at[n:])})
    positions = readings([{"A": tuple(at[:n]), "B": tuple(at[n:])}])
    found = tally(ranged, {p: one for p, one in positions.items() if p in ranged.boxes})
    check_shares(ranged, found, [reading])
    for k, state in enumerate(ranged.states):
        outcome = ranged.zone.space.outcome(int(state))
        assert not ranged.always_acceptable[k] or outcome in reading.acceptable
        if found.in_all is not None:
            assert not found.in_all.always[k] or outcome in reading.efficient()
            assert not found.in_all.never[k] or outcome not in reading.efficient()
