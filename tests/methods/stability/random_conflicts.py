"""Random conflicts with every feature that an engine must get right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from goodoffices.methods.stability import AxisForm, AxisMove, ExplicitGraph, Relation
from goodoffices.methods.stability.axis_form import Allowed
from goodoffices.methods.stability.conflict_graph import StateArray

LETTERS = "ABCDEF"


@dataclass(frozen=True, eq=False)
class AxisConflict:
    """A conflict in axis form, with tiers."""

    axis_form: AxisForm
    movers: tuple[frozenset[int], ...]
    tiers: tuple[StateArray, ...]

    @property
    def n_states(self) -> int:
        return self.axis_form.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(LETTERS[: len(self.tiers)])

    def successors(self, mover: int, state: int) -> StateArray:
        return self.axis_form.successors(mover, state)

    def order(self, party: int) -> StateArray | None:
        return self.tiers[party]

    def relation(self, party: int, a: int, b: int) -> Relation:
        first, second = self.tiers[party][a], self.tiers[party][b]
        if first == second:
            return Relation.SAME
        return Relation.BETTER if first < second else Relation.WORSE


@dataclass(frozen=True)
class Features:
    """What a random conflict in axis form has."""

    parties: int = 3
    shape: tuple[int, ...] = (2,) * 9
    feasible: float = 1.0
    one_way: float = 0.0
    common: float = 0.0
    tiers: int | None = None
    shuffled: bool = False
    joint: bool = False
    idle: bool = False


def axis_conflict(rng: Generator, features: Features) -> AxisConflict:
    """Draw a conflict: who holds which axis, what can be changed, what can be, who likes what."""
    n_cells = int(np.prod(features.shape))
    codes = _codes(rng, features, n_cells)
    n_states = n_cells if codes is None else len(codes)
    reaches = _reaches(rng, features)
    movers = [frozenset({party}) for party in range(features.parties)]
    if features.joint:
        # a joint mover that could do anything; single-party concepts must not use it
        free = [AxisMove(k, np.ones((n, n), dtype=bool)) for k, n in enumerate(features.shape)]
        reaches.append(free)
        movers.append(frozenset({0, 1}))
    form = AxisForm(features.shape, tuple(map(tuple, reaches)), codes)
    tiers = tuple(_tiers(rng, n_states, features.tiers) for _ in range(features.parties))
    return AxisConflict(form, tuple(movers), tiers)


def _codes(rng: Generator, features: Features, n_cells: int) -> StateArray | None:
    if features.feasible >= 1 and not features.shuffled:
        return None
    kept = np.flatnonzero(rng.random(n_cells) < features.feasible)
    kept = kept if len(kept) else np.array([0])
    return rng.permutation(kept) if features.shuffled else kept


def _reaches(rng: Generator, features: Features) -> list[list[AxisMove]]:
    reaches: list[list[AxisMove]] = [[] for _ in range(features.parties)]
    active = features.parties - 1 if features.idle else features.parties
    for axis, n_options in enumerate(features.shape):
        holders = {int(rng.integers(active))}
        if rng.random() < features.common:
            holders.add(int(rng.integers(active)))
        for holder in holders:
            one_way = rng.random() < features.one_way
            reaches[holder].append(AxisMove(axis, _allowed(rng, n_options, one_way)))
    return reaches


def _allowed(rng: Generator, n_options: int, one_way: bool) -> Allowed:
    if not one_way:
        return np.ones((n_options, n_options), dtype=bool)
    kind = rng.integers(4)
    allowed = np.eye(n_options, dtype=bool)
    now = int(rng.integers(n_options))
    if kind == 0:  # enter: from anything to anything but now
        allowed[:, :] = True
        allowed[:, now] = False
        allowed[now, now] = True
    elif kind == 1:  # leave: from anything to now
        allowed[:, now] = True
    elif kind == 2:  # only onward
        allowed = np.triu(np.ones((n_options, n_options), dtype=bool))
    else:  # any relation, closed
        allowed |= rng.random((n_options, n_options)) < 0.3
        for _ in range(n_options):
            allowed = allowed @ allowed
    return allowed


def _tiers(rng: Generator, n_states: int, n_tiers: int | None) -> StateArray:
    drawn = rng.permutation(n_states) if n_tiers is None else rng.integers(n_tiers, size=n_states)
    return np.unique(drawn, return_inverse=True)[1].astype(np.int64)


def arc_conflict(
    rng: Generator, n_states: int, parties: int, arcs_each: float, n_tiers: int | None
) -> ExplicitGraph:
    """Draw a conflict arc by arc: not transitive, not reversible, with common and joint moves."""
    movers = [frozenset({party}) for party in range(parties)] + [frozenset(range(parties))]
    arcs = tuple(_arcs(rng, n_states, arcs_each) for _ in movers)
    tiers = tuple(_tiers(rng, n_states, n_tiers) for _ in range(parties))
    labels = tuple(map(str, range(n_states)))
    return ExplicitGraph(labels, tuple(LETTERS[:parties]), tuple(movers), arcs, tiers)


def _arcs(rng: Generator, n_states: int, each: float) -> tuple[StateArray, ...]:
    counts: Sequence[int] = rng.poisson(each, size=n_states).tolist()
    found = (np.unique(rng.integers(n_states, size=count)) for count in counts)
    return tuple(ends[ends != state] for state, ends in enumerate(found))
