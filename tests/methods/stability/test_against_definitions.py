"""Random small conflicts against a second, independent reading of the definitions.

The reading below uses plain sets and recursion and shares nothing with the package.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.stability import (
    CLASSICAL,
    NASH,
    SEQ,
    ExplicitGraph,
    Oracle,
    analyse,
    explicit_graph,
)

Arc = tuple[int, int]


@dataclass(frozen=True)
class Conflict:
    n_states: int
    arcs: tuple[frozenset[Arc], ...]
    tiers: tuple[tuple[int, ...], ...]
    joint: frozenset[Arc]

    @property
    def n_parties(self) -> int:
        return len(self.arcs)

    def graph(self, with_joint: bool = False) -> ExplicitGraph:
        labels = [f"s{s}" for s in range(self.n_states)]
        named = [[(labels[a], labels[b]) for a, b in arcs] for arcs in self.arcs]
        moves: dict[str | tuple[str, ...], list[tuple[str, str]]] = {
            f"p{p}": pairs for p, pairs in enumerate(named)
        }
        if with_joint:
            moves["p0", "p1"] = [(labels[a], labels[b]) for a, b in self.joint]
        preferences = {
            f"p{p}": [[labels[s] for s in range(self.n_states) if order[s] == tier]
                      for tier in sorted(set(order))]
            for p, order in enumerate(self.tiers)
        }  # fmt: skip
        return explicit_graph(labels, moves, preferences)


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    n_states = draw(st.integers(1, 6))
    n_parties = draw(st.integers(2, 4))
    every = [(a, b) for a in range(n_states) for b in range(n_states) if a != b]
    some = st.frozensets(st.sampled_from(every), max_size=8) if every else st.just(frozenset())
    tier = st.tuples(*[st.integers(0, 3)] * n_states)
    return Conflict(
        n_states,
        tuple(draw(some) for _ in range(n_parties)),
        tuple(draw(tier) for _ in range(n_parties)),
        draw(some),
    )


class Definition:
    """The definitions, read a second time."""

    def __init__(self, conflict: Conflict) -> None:
        self.c = conflict

    def likes(self, i: int, a: int, b: int) -> bool:
        return self.c.tiers[i][a] < self.c.tiers[i][b]

    def moves(self, i: int, s: int) -> set[int]:
        return {b for a, b in self.c.arcs[i] if a == s}

    def improvements(self, i: int, s: int) -> set[int]:
        return {q for q in self.moves(i, s) if self.likes(i, q, s)}

    def sequences(self, i: int, q: int, improving: bool) -> set[int]:
        """Where the others can get from q, nobody moving twice running."""
        found: set[tuple[int, int]] = set()

        def follow(state: int, last: int | None) -> None:
            for j in range(self.c.n_parties):
                if j in (i, last):
                    continue
                for k in self.improvements(j, state) if improving else self.moves(j, state):
                    if (k, j) not in found:
                        found.add((k, j))
                        follow(k, j)

        follow(q, None)
        return {state for state, _ in found}

    @cache  # noqa: B019 - lives as long as one example
    def sanctioning(self, concept: str, i: int, s: int, q: int) -> frozenset[int]:
        if concept == "nash":
            return frozenset()
        answers = self.sequences(i, q, improving=concept == "seq")
        no_better = {k for k in answers if not self.likes(i, k, s)}
        if concept == "smr":
            no_better = {
                k for k in no_better if all(not self.likes(i, h, s) for h in self.moves(i, k))
            }
        return frozenset(no_better)

    def stable(self, concept: str, i: int, s: int) -> bool:
        return all(self.sanctioning(concept, i, s, q) for q in self.improvements(i, s))


@given(conflicts())
@settings(deadline=None, max_examples=150)
def test_verdicts_are_those_of_the_definition(conflict: Conflict) -> None:
    definition = Definition(conflict)
    results = analyse(conflict.graph())
    for key, result in results.items():
        expected = [
            [definition.stable(key, i, s) for s in range(conflict.n_states)]
            for i in range(conflict.n_parties)
        ]
        assert result.stable_for.tolist() == expected
        assert result.equilibria.tolist() == [all(column) for column in zip(*expected, strict=True)]


@given(conflicts())
@settings(deadline=None, max_examples=60)
def test_who_leaves_and_what_deters(conflict: Conflict) -> None:
    definition = Definition(conflict)
    oracle = Oracle(conflict.graph())
    for concept in CLASSICAL:
        for i in range(conflict.n_parties):
            for s in range(conflict.n_states):
                check_departure(definition, oracle, concept.key, i, s)
                for q in definition.improvements(i, s):
                    check_sanction(definition, oracle, concept.key, i, s, q)


def check_departure(definition: Definition, oracle: Oracle, key: str, i: int, s: int) -> None:
    concept = next(c for c in CLASSICAL if c.key == key)
    free = [q for q in definition.improvements(i, s) if not definition.sanctioning(key, i, s, q)]
    found = oracle.departure(concept, i, s)
    assert (found is None) == (not free)
    assert oracle.is_stable(concept, i, s) == (not free)
    if found is not None:
        assert found.to == min(free, key=lambda q: (definition.c.tiers[i][q], q))


def check_sanction(
    definition: Definition, oracle: Oracle, key: str, i: int, s: int, q: int
) -> None:
    concept = next(c for c in CLASSICAL if c.key == key)
    expected = definition.sanctioning(key, i, s, q)
    found = oracle.sanction(concept, i, s, q)
    assert (found is None) == (not expected)
    if found is None:
        return
    state, last = q, None
    for step in found.steps:
        allowed = definition.improvements if key == "seq" else definition.moves
        assert step.party not in (i, last)
        assert step.to in allowed(step.party, state)
        state, last = step.to, step.party
    assert state in expected


@given(conflicts())
@settings(deadline=None, max_examples=80)
def test_the_concepts_contain_one_another(conflict: Conflict) -> None:
    r = {key: result.stable_for for key, result in analyse(conflict.graph()).items()}
    assert (r["nash"] <= r["smr"]).all()
    assert (r["smr"] <= r["gmr"]).all()
    assert (r["nash"] <= r["seq"]).all()
    assert (r["seq"] <= r["gmr"]).all()


@given(conflicts())
@settings(deadline=None, max_examples=60)
def test_joint_moves_change_no_single_party_verdict(conflict: Conflict) -> None:
    alone, together = analyse(conflict.graph()), analyse(conflict.graph(with_joint=True))
    for key, result in alone.items():
        np.testing.assert_array_equal(result.stable_for, together[key].stable_for)


@given(conflicts())
@settings(deadline=None, max_examples=40)
def test_one_concept_alone_gives_the_same(conflict: Conflict) -> None:
    together = analyse(conflict.graph())
    for concept in (NASH, SEQ):
        alone = analyse(conflict.graph(), [concept])
        assert list(alone) == [concept.key]
        np.testing.assert_array_equal(
            alone[concept.key].stable_for, together[concept.key].stable_for
        )


@pytest.mark.parametrize(("n_parties", "n_states"), [(2, 150), (3, 100), (4, 70)])
def test_conflicts_of_a_hundred_states(n_parties: int, n_states: int) -> None:
    """More starting states than one machine word has bits."""
    draw = np.random.default_rng(n_parties)

    def some_arcs() -> frozenset[Arc]:
        pairs = draw.integers(0, n_states, (2 * n_states, 2)).tolist()
        return frozenset((a, b) for a, b in pairs if a != b)

    conflict = Conflict(
        n_states,
        tuple(some_arcs() for _ in range(n_parties)),
        tuple(tuple(draw.integers(0, 30, n_states).tolist()) for _ in range(n_parties)),
        frozenset(),
    )
    definition = Definition(conflict)
    for key, result in analyse(conflict.graph()).items():
        for i in range(n_parties):
            stable = [definition.stable(key, i, s) for s in range(n_states)]
            assert result.stable_for[i].tolist() == stable
            assert any(stable)
