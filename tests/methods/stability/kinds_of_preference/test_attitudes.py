"""Attitudes: relational stability against a plain reading of its definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.test_against_definitions import Conflict, conflicts

from goodoffices.errors import UseError
from goodoffices.methods.stability import CLASSICAL, SWEPT, analyse, explicit_graph
from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.methods.stability.kinds_of_preference.attitudes import (
    Attitude,
    RelationalGraph,
    Ties,
    self_regarding,
    under_attitudes,
)

PLUS, ZERO, MINUS = Attitude.DEVOTED, Attitude.INDIFFERENT, Attitude.HOSTILE


class Reading:
    """The definitions read a second time, with plain sets."""

    def __init__(self, conflict: Conflict, attitudes: list[list[Attitude]], ties: Ties) -> None:
        self.c, self.e, self.ties = conflict, attitudes, ties

    def moves(self, i: int, s: int) -> set[int]:
        return {b for a, b in self.c.arcs[i] if a == s}

    def improving(self, i: int, s: int) -> set[int]:
        """The states that are relationally better than s for i."""
        found = set()
        for t in set(range(self.c.n_states)) - {s}:
            # how many tiers t is above s by each order that counts
            gains = [
                (self.c.tiers[j][s] - self.c.tiers[j][t]) * (1 if e is PLUS else -1)
                for j, e in enumerate(self.e[i])
                if e is not ZERO
            ]
            if all(g >= 0 for g in gains) and (self.ties is Ties.MOVE or any(gains)):
                found.add(t)
        return found

    def answers(self, i: int, start: int, improving: bool) -> set[int]:
        found: set[tuple[int, int]] = set()

        def follow(state: int, last: int | None) -> None:
            for j in range(self.c.n_parties):
                if j in (i, last):
                    continue
                ends = self.moves(j, state)
                for end in ends & self.improving(j, state) if improving else ends:
                    if (end, j) not in found:
                        found.add((end, j))
                        follow(end, j)

        follow(start, None)
        return {state for state, _ in found}

    def stable(self, concept: str, i: int, s: int) -> bool:
        better = self.improving(i, s)
        for q in self.moves(i, s) & better:
            kept = set() if concept == "nash" else self.answers(i, q, concept == "seq") - better
            if concept == "smr":
                kept = {k for k in kept if not self.moves(i, k) & better}
            if not kept:
                return False
        return True


@st.composite
def with_attitudes(draw: st.DrawFn) -> tuple[Conflict, list[list[Attitude]]]:
    conflict = draw(conflicts())
    one = st.sampled_from([PLUS, ZERO, MINUS])
    n = conflict.n_parties
    return conflict, [[draw(one) for _ in range(n)] for _ in range(n)]


@pytest.mark.parametrize("ties", Ties)
@given(drawn=with_attitudes())
@settings(deadline=None, max_examples=80)
def test_verdicts_are_those_of_the_definitions(
    ties: Ties, drawn: tuple[Conflict, list[list[Attitude]]]
) -> None:
    conflict, attitudes = drawn
    reading = Reading(conflict, attitudes, ties)
    found = under_attitudes(conflict.graph(), attitudes, ties=ties)
    assert set(found) == {concept.key for concept in CLASSICAL}
    for key, result in found.items():
        expected = [
            [reading.stable(key, i, s) for s in range(conflict.n_states)]
            for i in range(conflict.n_parties)
        ]
        assert result.stable_for.tolist() == expected


def without_ties(conflict: Conflict) -> Conflict:
    tiers = tuple(
        tuple(sorted(range(conflict.n_states), key=lambda s: (order[s], s)).index(s)
              for s in range(conflict.n_states))
        for order in conflict.tiers
    )  # fmt: skip
    return Conflict(conflict.n_states, conflict.arcs, tiers, conflict.joint)


@given(conflicts())
@settings(deadline=None, max_examples=50)
def test_each_for_itself_is_the_plain_concept_where_nothing_is_tied(conflict: Conflict) -> None:
    """Inohara and Hipel 2009; and with ties as well where what is as good is no reason to move."""
    for one, ties in ((without_ties(conflict), Ties.MOVE), (conflict, Ties.STAY)):
        plain = analyse(one.graph(), SWEPT)
        found = under_attitudes(one.graph(), self_regarding(one.n_parties), SWEPT, ties)
        for key, result in found.items():
            np.testing.assert_array_equal(result.stable_for, plain[key].stable_for)


@given(conflicts())
@settings(deadline=None, max_examples=50)
def test_where_nobody_counts_any_wish(conflict: Conflict) -> None:
    """Inohara and Hipel 2009: totally neutral attitudes make RNash RSMR, and RGMR RSEQ."""
    neutral = [[ZERO] * conflict.n_parties for _ in range(conflict.n_parties)]
    found = {key: r.stable_for for key, r in under_attitudes(conflict.graph(), neutral).items()}
    np.testing.assert_array_equal(found["nash"], found["smr"])
    np.testing.assert_array_equal(found["gmr"], found["seq"])
    at_rest = under_attitudes(conflict.graph(), neutral, ties=Ties.STAY)
    assert all(result.stable_for.all() for result in at_rest.values())


DILEMMA = explicit_graph(
    ["both quiet", "A tells", "B tells", "both tell"],
    {
        "A": [("both quiet", "A tells"), ("A tells", "both quiet"),
              ("B tells", "both tell"), ("both tell", "B tells")],
        "B": [("both quiet", "B tells"), ("B tells", "both quiet"),
              ("A tells", "both tell"), ("both tell", "A tells")],
    },
    {
        "A": ["A tells", "both quiet", "both tell", "B tells"],
        "B": ["B tells", "both quiet", "both tell", "A tells"],
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("attitudes", "expected"),
    [
        # each for itself, for the other as well, for the other only, against the other only
        ([[PLUS, ZERO], [ZERO, PLUS]], [3]),
        ([[PLUS, PLUS], [PLUS, PLUS]], [0, 1, 2, 3]),
        ([[ZERO, PLUS], [PLUS, ZERO]], [0]),
        ([[ZERO, MINUS], [MINUS, ZERO]], [3]),
    ],
)
def test_prisoners_with_wishes_for_one_another(
    attitudes: list[list[Attitude]], expected: list[int]
) -> None:
    nash = under_attitudes(DILEMMA, attitudes)["nash"]
    assert np.flatnonzero(nash.equilibria).tolist() == expected


def test_a_relational_conflict_says_how_parties_compare() -> None:
    graph = RelationalGraph(DILEMMA, [[PLUS, PLUS], [ZERO, PLUS]])
    assert graph.relation(0, 0, 3) is Relation.BETTER
    assert graph.relation(0, 3, 0) is Relation.WORSE
    assert graph.relation(0, 0, 0) is Relation.SAME
    assert (graph.parties, graph.n_states) == (("A", "B"), 4)


def test_every_party_has_an_attitude_to_every_party() -> None:
    with pytest.raises(UseError, match="2 rows of 2"):
        under_attitudes(DILEMMA, [[PLUS, ZERO]])
