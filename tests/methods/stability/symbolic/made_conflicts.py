"""Small random conflicts, described, and listed a second time outcome by outcome.

What is listed shares nothing with the engine but the description: rules, moves and preferences are
read here once more, over plain tuples.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.stability import AxisForm, AxisMove, Relation
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.symbolic import (
    Additive,
    AllTrue,
    AnyTrue,
    Condition,
    IsAt,
    NotTrue,
    Prioritised,
    SymbolicConflict,
    SymbolicPreference,
    Tiered,
    partial_outcome,
)

Outcome = tuple[int, ...]


def made_conflict(draw: random.Random, n_parties: int, most_states: int = 96) -> SymbolicConflict:
    shape = [draw.choice([1, 2, 2, 2, 3, 4])]
    while np.prod(shape) <= most_states / 4 and len(shape) < 6:
        shape.append(draw.choice([2, 2, 2, 3, 4]))
    infeasible = [_rule(draw, shape) for _ in range(draw.choice([0, 0, 1, 2, 3]))]
    reaches: list[list[AxisMove]] = [[] for _ in range(n_parties)]
    for axis, size in enumerate(shape):
        for party in draw.sample(range(n_parties), min(n_parties, draw.choice([0, 1, 1, 1, 1, 2]))):
            reaches[party].append(AxisMove(axis, _allowed(draw, size)))
    return SymbolicConflict(
        tuple(shape),
        tuple(f"P{p}" for p in range(n_parties)),
        tuple(map(tuple, reaches)),
        tuple(_preference(draw, shape) for _ in range(n_parties)),
        tuple(infeasible),
    )


def _allowed(draw: random.Random, size: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Free, one way, entering, leaving, or any reflexive and transitive table."""
    allowed, now = np.eye(size, dtype=bool), draw.randrange(size)
    kind = draw.choice(["free", "free", "one way", "enter", "leave", "any"])
    if kind in ("free", "one way"):
        allowed[:] = True
        if kind == "one way":
            allowed[now] = np.arange(size) == now
    elif kind == "enter":
        allowed |= np.arange(size) != now
    elif kind == "leave":
        allowed[:, now] = True
    else:
        allowed |= np.array([[draw.random() < 0.4 for _ in range(size)] for _ in range(size)])
        for _ in range(size):
            allowed = (allowed.astype(int) @ allowed.astype(int)) > 0
    return allowed


def _rule(draw: random.Random, shape: list[int]) -> Condition:
    axes = draw.sample(range(len(shape)), min(len(shape), draw.choice([1, 2, 2, 3])))
    return partial_outcome({axis: [draw.randrange(shape[axis])] for axis in axes})


def _preference(draw: random.Random, shape: list[int]) -> SymbolicPreference:
    kind = draw.choice(["prioritised", "additive", "tiered"])
    if kind == "additive":
        width = draw.choice([2, 10, 1000])
        return Additive(
            tuple(tuple(draw.randrange(-width, width) for _ in range(n)) for n in shape)
        )
    said = tuple(_condition(draw, shape, 2) for _ in range(draw.choice([0, 1, 2, 3, 4, 5])))
    return Prioritised(said) if kind == "prioritised" else Tiered(said)


def _condition(draw: random.Random, shape: list[int], depth: int) -> Condition:
    kind = draw.choice(["at", "at", "not", "all", "any"]) if depth else "at"
    if kind == "at":
        axis = draw.randrange(len(shape))
        some = draw.sample(range(shape[axis]), draw.randint(1, shape[axis]))
        return IsAt(axis, frozenset(some))
    if kind == "not":
        return NotTrue(_condition(draw, shape, depth - 1))
    parts = tuple(_condition(draw, shape, depth - 1) for _ in range(draw.choice([1, 2, 3])))
    return AllTrue(parts) if kind == "all" else AnyTrue(parts)


def true(said: Condition, outcome: Outcome) -> bool:
    match said:
        case IsAt(axis, options):
            return outcome[axis] in options
        case NotTrue(what):
            return not true(what, outcome)
        case AllTrue(parts):
            return all(true(part, outcome) for part in parts)
        case AnyTrue(parts):
            return any(true(part, outcome) for part in parts)


def worth(preference: SymbolicPreference, outcome: Outcome) -> tuple[int, ...]:
    """Something to compare: larger is better."""
    match preference:
        case Additive(tables):
            return (sum(tables[axis][at] for axis, at in enumerate(outcome)),)
        case Prioritised(statements):
            return tuple(int(true(said, outcome)) for said in statements)
        case Tiered(tiers):
            hits = [place for place, said in enumerate(tiers) if true(said, outcome)]
            return (-hits[0] if hits else -len(tiers),)


@dataclass
class Listed:
    """A described conflict as a graph for the oracle."""

    conflict: SymbolicConflict

    def __post_init__(self) -> None:
        cells = list(itertools.product(*map(range, self.conflict.shape)))
        possible = [not any(true(r, c) for r in self.conflict.infeasible) for c in cells]
        self.outcomes = [c for c, good in zip(cells, possible, strict=True) if good]
        codes = np.flatnonzero(possible).astype(np.int64)
        self.axis_form = AxisForm(self.conflict.shape, self.conflict.reaches, codes)
        self.parties, self.n_states = self.conflict.parties, len(self.outcomes)
        self.movers = tuple(frozenset({p}) for p in range(len(self.parties)))

    def successors(self, mover: int, state: int) -> StateArray:
        return self.axis_form.successors(mover, state)

    def order(self, party: int) -> StateArray:
        values = [worth(self.conflict.preferences[party], o) for o in self.outcomes]
        tiers = {value: tier for tier, value in enumerate(sorted(set(values), reverse=True))}
        return np.array([tiers[value] for value in values], dtype=np.int64)

    def relation(self, party: int, a: int, b: int) -> Relation:
        left, right = (worth(self.conflict.preferences[party], self.outcomes[s]) for s in (a, b))
        if left == right:
            return Relation.SAME
        return Relation.BETTER if left > right else Relation.WORSE
