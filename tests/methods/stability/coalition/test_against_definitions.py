"""Random small conflicts against an independent reading of the coalitional definitions.

The reading below uses plain sets and shares nothing with the package. Conflicts are given arc by
arc (moves neither transitive nor reversible, common and joint moves) or as cells of an array
(several options per axis, one-way options, infeasible cells, joint and enter/leave axes).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.stability import (
    NASH,
    SEQ,
    AxisForm,
    AxisMove,
    ExplicitGraph,
    analyse,
)
from goodoffices.methods.stability.coalition import (
    COALITIONAL,
    CoalitionResult,
    Coalitions,
    JointStep,
)

Group = frozenset[int]


@dataclass(frozen=True)
class Conflict:
    """Moves per mover as sets of arcs, and per party the tier of every state."""

    n_states: int
    n_parties: int
    arcs: dict[Group, frozenset[tuple[int, int]]]
    tiers: tuple[tuple[int, ...], ...]
    form: AxisForm | None = None

    def graph(self) -> ExplicitGraph:
        ends = tuple(
            tuple(np.array(sorted(b for a, b in arcs if a == s), dtype=np.int64)
                  for s in range(self.n_states))
            for arcs in self.arcs.values()
        )  # fmt: skip
        return ExplicitGraph(
            tuple(f"s{s}" for s in range(self.n_states)),
            tuple(f"p{p}" for p in range(self.n_parties)),
            tuple(self.arcs),
            ends,
            tuple(np.array(order, dtype=np.int64) for order in self.tiers),
            self.form,
        )


def groups(members: Group) -> Iterator[Group]:
    for size in range(1, len(members) + 1):
        yield from map(frozenset, itertools.combinations(sorted(members), size))


@st.composite
def arc_conflicts(draw: st.DrawFn) -> Conflict:
    n_states, n_parties = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    every = [(a, b) for a in range(n_states) for b in range(n_states) if a != b]
    some = st.frozensets(st.sampled_from(every), max_size=6) if every else st.just(frozenset())
    movers = [frozenset({p}) for p in range(n_parties)]
    joint = st.frozensets(st.integers(0, n_parties - 1), min_size=2) if n_parties > 1 else None
    if joint is not None:
        movers += draw(st.lists(joint, max_size=2, unique=True))
    return Conflict(
        n_states, n_parties, {m: draw(some) for m in movers}, draw(tiers(n_parties, n_states))
    )


def tiers(n_parties: int, n_states: int) -> st.SearchStrategy[tuple[tuple[int, ...], ...]]:
    return st.tuples(*[st.tuples(*[st.integers(0, 3)] * n_states)] * n_parties)


@st.composite
def axis_conflicts(draw: st.DrawFn) -> Conflict:
    """Axes held alone, by any of several, by all of several, or entered together and left alone."""
    n_parties = draw(st.integers(2, 4))
    shape = tuple(draw(st.lists(st.integers(2, 3), min_size=1, max_size=3)))
    party = st.integers(0, n_parties - 1)
    several = st.frozensets(party, min_size=1, max_size=3)
    allowed: dict[Group, dict[int, set[tuple[int, int]]]] = {
        frozenset({p}): {} for p in range(n_parties)
    }
    for axis, size in enumerate(shape):
        stuck = draw(st.frozensets(st.integers(0, size - 1), max_size=1))
        steps = {(a, b) for a in range(size) for b in range(size) if a != b and a not in stuck}
        kind, some = draw(st.sampled_from(["any", "all", "enter"])), draw(several)
        if kind == "any":
            for one in some:
                allowed[frozenset({one})].setdefault(axis, set()).update(steps)
        elif kind == "all":
            allowed.setdefault(some, {}).setdefault(axis, set()).update(steps)
        else:
            allowed.setdefault(some, {}).setdefault(axis, set()).update(
                (a, b) for a, b in steps if b != 0
            )
            for one in draw(several):
                allowed[frozenset({one})].setdefault(axis, set()).update(
                    (a, b) for a, b in steps if b == 0
                )
    cells = list(itertools.product(*map(range, shape)))
    feasible = sorted(draw(st.frozensets(st.sampled_from(range(len(cells))), min_size=1)))
    closed = {m: {k: _closed(shape[k], steps) for k, steps in held.items()}
              for m, held in allowed.items()}  # fmt: skip
    arcs = {
        mover: frozenset(
            (a, b)
            for a, b in itertools.permutations(range(len(feasible)), 2)
            if _can(held, cells[feasible[a]], cells[feasible[b]])
        )
        for mover, held in closed.items()
    }
    form = AxisForm(
        shape,
        tuple(tuple(AxisMove(k, _matrix(shape[k], steps)) for k, steps in held.items())
              for held in closed.values()),
        np.array(feasible, dtype=np.int64),
    )  # fmt: skip
    return Conflict(len(feasible), n_parties, arcs, draw(tiers(n_parties, len(feasible))), form)


def _closed(size: int, steps: set[tuple[int, int]]) -> set[tuple[int, int]]:
    found = set(steps)
    for _ in range(size):
        found |= {(a, c) for a, b in found for b2, c in found if b == b2 and a != c}
    return found


def _can(
    held: dict[int, set[tuple[int, int]]], start: tuple[int, ...], end: tuple[int, ...]
) -> bool:
    changed = [k for k in range(len(start)) if start[k] != end[k]]
    return all(k in held and (start[k], end[k]) in held[k] for k in changed)


def _matrix(
    size: int, steps: set[tuple[int, int]]
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    found = np.eye(size, dtype=np.bool_)
    for a, b in steps:
        found[a, b] = True
    return found


class Definition:
    """The definitions, read slowly."""

    def __init__(self, conflict: Conflict) -> None:
        self.c = conflict
        self.everybody = frozenset(range(conflict.n_parties))
        self.memory: dict[tuple[Group, int], frozenset[int]] = {}

    def likes(self, i: int, a: int, b: int) -> bool:
        return self.c.tiers[i][a] < self.c.tiers[i][b]

    def reach(self, members: Group, s: int) -> frozenset[int]:
        """R_H(s): legal sequences, no mover twice running."""
        if (members, s) not in self.memory:
            found: set[tuple[int, Group | None]] = set()
            waiting: list[tuple[int, Group | None]] = [(s, None)]
            while waiting:
                here, last = waiting.pop()
                for mover, arcs in self.c.arcs.items():
                    if not mover <= members or mover == last:
                        continue
                    for a, b in arcs:
                        if a == here and (b, mover) not in found:
                            found.add((b, mover))
                            waiting.append((b, mover))
            self.memory[members, s] = frozenset(state for state, _ in found)
        return self.memory[members, s]

    def improvements(self, members: Group, s: int) -> set[int]:
        return {q for q in self.reach(members, s) if all(self.likes(i, q, s) for i in members)}

    def sequences(self, members: Group, q: int) -> set[int]:
        """Where coalition improvements of coalitions among these parties lead from q."""
        found: set[int] = set()
        waiting = [q]
        while waiting:
            here = waiting.pop()
            for some in groups(members):
                for k in self.improvements(some, here) - found:
                    found.add(k)
                    waiting.append(k)
        return found

    def no_better(self, members: Group, k: int, s: int) -> bool:
        return any(not self.likes(i, k, s) for i in members)

    def deterred(self, key: str, members: Group, s: int, q: int) -> bool:
        others = self.everybody - members
        if key == "cnash":
            return False
        answers = self.sequences(others, q) if key == "cseq" else self.reach(others, q)
        sanctions = {k for k in answers if self.no_better(members, k, s)}
        if key == "csmr":
            sanctions = {
                k
                for k in sanctions
                if all(self.no_better(members, h, s) for h in self.reach(members, k))
            }
        return bool(sanctions)

    def free(self, key: str, members: Group, s: int) -> set[int]:
        found = self.improvements(members, s)
        return {q for q in found if not self.deterred(key, members, s, q)}


def check_verdicts(conflict: Conflict) -> None:
    definition = Definition(conflict)
    everyone = list(groups(definition.everybody))
    for key, result in Coalitions(conflict.graph()).analyse().items():
        assert list(result.coalitions) == everyone
        expected = [
            [not definition.free(key, members, s) for s in range(conflict.n_states)]
            for members in everyone
        ]
        assert result.stable_for.tolist() == expected, key
        assert result.stable.tolist() == [all(column) for column in zip(*expected, strict=True)]


@given(arc_conflicts())
@settings(deadline=None, max_examples=150)
def test_verdicts_on_graphs_given_arc_by_arc(conflict: Conflict) -> None:
    check_verdicts(conflict)


@given(axis_conflicts())
@settings(deadline=None, max_examples=150)
def test_verdicts_on_cells_of_an_array(conflict: Conflict) -> None:
    check_verdicts(conflict)


@given(axis_conflicts())
@settings(deadline=None, max_examples=60)
def test_the_cells_of_an_array_change_no_verdict(conflict: Conflict) -> None:
    """Plain reachability and the search with last movers agree where moves are transitive."""
    by_cells = Coalitions(conflict.graph()).analyse()
    by_arcs = Coalitions(replace(conflict, form=None).graph()).analyse()
    for key, result in by_cells.items():
        np.testing.assert_array_equal(result.stable_for, by_arcs[key].stable_for)


@given(arc_conflicts() | axis_conflicts())
@settings(deadline=None, max_examples=80)
def test_who_leaves_how(conflict: Conflict) -> None:
    definition, coalitions = Definition(conflict), Coalitions(conflict.graph())
    for concept in COALITIONAL:
        for members in groups(definition.everybody):
            for s in range(conflict.n_states):
                free = definition.free(concept.key, members, s)
                assert set(coalitions.free(concept, members, s).tolist()) == free
                departure = coalitions.departure(concept, members, s)
                assert (departure is None) == (not free)
                if departure is None:
                    continue
                assert departure.to in free
                assert not any(improves(conflict, members, q, departure.to) for q in free)
                check_steps(conflict, members, s, departure.to, departure.steps)


def improves(conflict: Conflict, members: Group, q: int, than: int) -> bool:
    tiers = [(conflict.tiers[i][q], conflict.tiers[i][than]) for i in members]
    return all(a <= b for a, b in tiers) and any(a < b for a, b in tiers)


def check_steps(
    conflict: Conflict, members: Group, start: int, end: int, steps: tuple[JointStep, ...]
) -> None:
    here, last = start, None
    for step in steps:
        assert step.movers <= members
        assert step.movers != last
        assert (here, step.to) in conflict.arcs[step.movers]
        here, last = step.to, step.movers
    assert here == end


@given(axis_conflicts())
@settings(deadline=None, max_examples=80)
def test_the_concepts_contain_one_another(conflict: Conflict) -> None:
    found = Coalitions(conflict.graph()).analyse()
    r = {key: result.stable_for for key, result in found.items()}
    assert (r["cnash"] <= r["csmr"]).all()
    assert (r["csmr"] <= r["cgmr"]).all()
    assert (r["cnash"] <= r["cseq"]).all()
    assert (r["cseq"] <= r["cgmr"]).all()


@given(arc_conflicts() | axis_conflicts())
@settings(deadline=None, max_examples=60)
def test_a_coalition_of_one_is_nash_stable_where_the_party_is(conflict: Conflict) -> None:
    graph = conflict.graph()
    alone = analyse(graph, [NASH])["nash"]
    together = Coalitions(graph).analyse()["cnash"]
    for party in range(conflict.n_parties):
        np.testing.assert_array_equal(together.of(frozenset({party})), alone.stable_for[party])
    assert (together.stable <= alone.equilibria).all()


@given(axis_conflicts())
@settings(deadline=None, max_examples=60)
def test_with_two_parties_a_coalition_of_one_is_sequentially_stable_where_the_party_is(
    conflict: Conflict,
) -> None:
    if conflict.n_parties != 2:
        return
    graph = conflict.graph()
    alone = analyse(graph, [SEQ])["seq"]
    together: CoalitionResult = Coalitions(graph).analyse()["cseq"]
    for party in range(2):
        np.testing.assert_array_equal(together.of(frozenset({party})), alone.stable_for[party])


@given(arc_conflicts() | axis_conflicts())
@settings(deadline=None, max_examples=80)
def test_jumps(conflict: Conflict) -> None:
    definition, graph = Definition(conflict), conflict.graph()
    nash = analyse(graph, [NASH])["nash"].equilibria
    for equilibria in (nash, np.ones(conflict.n_states, dtype=bool)):
        expected = set()
        for s, q in itertools.permutations(np.flatnonzero(equilibria).tolist(), 2):
            if q in by_improving_alone(conflict, s):
                continue
            able = [m for m in groups(definition.everybody) if q in definition.improvements(m, s)]
            expected |= {(s, q, m) for m in able if not any(other < m for other in able)}
        found = Coalitions(graph).jumps(equilibria)
        assert {(j.state, j.to, j.coalition) for j in found} == expected
        assert len(found) == len(expected)
        for jump in found:
            check_steps(conflict, jump.coalition, jump.state, jump.to, jump.steps)


def by_improving_alone(conflict: Conflict, s: int) -> set[int]:
    found: set[tuple[int, Group | None]] = set()
    waiting: list[tuple[int, Group | None]] = [(s, None)]
    while waiting:
        here, last = waiting.pop()
        for party in range(conflict.n_parties):
            mover = frozenset({party})
            for a, b in conflict.arcs[mover]:
                better = conflict.tiers[party][b] < conflict.tiers[party][a]
                if a == here and better and mover != last and (b, mover) not in found:
                    found.add((b, mover))
                    waiting.append((b, mover))
    return {state for state, _ in found}
