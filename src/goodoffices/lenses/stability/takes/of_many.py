"""Of the many outcomes that a partial one means: which hold, or which come nearest to holding.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.lenses.holding import Holding
from goodoffices.lenses.wanted import Wanted
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.engines.margin import NO_MOVE, margins

NEAREST = 3
"""Where none holds, so many that come nearest are looked at in full."""


@dataclass(frozen=True, eq=False)
class OfMany:
    """Which of many outcomes hold, or come nearest.

    Attributes
    ----------
    wanted
        What was asked.
    holding
        Those that hold, those that change least against now first.
    nearest
        Where none holds, those with the fewest parties that would leave, among them those that
        lack the fewest places in the rankings, among them those that change least.
    leaving
        How many parties would leave the nearest.
    """

    wanted: Wanted
    holding: tuple[int, ...]
    nearest: tuple[int, ...]
    leaving: int


def of_many(holding: Holding, concept: Concept, wanted: Wanted) -> OfMany:
    """Sort the outcomes that a partial one means; every one of them is looked at."""
    states = wanted.states
    stable = holding.results[concept.key].stable_for[:, states]
    changes = _changes(holding, states)
    held = np.flatnonzero(stable.all(axis=0))
    if len(held):
        ranked = held[np.lexsort((states[held], changes[held]))]
        return OfMany(wanted, tuple(states[ranked].tolist()), (), 0)
    leaving = (~stable).sum(axis=0)
    margin = margins(holding.conflict.graph, (concept,))[concept.key].margin[:, states]
    lacking = np.where((margin < 0) & (margin != NO_MOVE), -margin.astype(np.int64), 0).sum(axis=0)
    ranked = np.lexsort((states, changes, lacking, leaving))[:NEAREST]
    return OfMany(wanted, (), tuple(states[ranked].tolist()), int(leaving[ranked[0]]))


def _changes(holding: Holding, states: StateArray) -> StateArray:
    """Count the issues that each outcome changes against now."""
    space = holding.conflict.space
    if space is None:
        return np.zeros(len(states), dtype=np.int64)
    found: StateArray = (space.digits[states] != space.digits[space.now]).sum(axis=1)
    return found
