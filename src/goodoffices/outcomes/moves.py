"""Who can move from one outcome to another.

A party's move changes any non-empty set of the issues it holds alone or as one of *any of*, or
takes enter/leave issues back to *now*. A joint mover changes the issues that *all of* its members
hold, and enters enter/leave issues. A one-way option is never left. Both ends are feasible.

Source: fang1993 (option form); joint and enter/leave issues are the house's own extension.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.case.issue import Held
from goodoffices.case.model import Case
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.cells import Cells

Mover = frozenset[int]
Targets = dict[int, NDArray[np.int64]]


@dataclass(frozen=True)
class Reach:
    """What one mover can do on one axis.

    Attributes
    ----------
    axis
        Position of the axis.
    enters
        Whether it can take the issue to any option but now.
    leaves
        Whether it can take the issue back to now.
    """

    axis: int
    enters: bool
    leaves: bool


class Moves:
    """The moves of every mover of a space.

    Parameters
    ----------
    case
        The case, for who holds what.
    axes
        The issues as axes.
    cells
        The feasible outcomes.
    """

    def __init__(self, case: Case, axes: Sequence[Axis], cells: Cells) -> None:
        parties = list(case.parties)
        singles = [frozenset({index}) for index in range(len(parties))]
        reaches: dict[Mover, list[Reach]] = {single: [] for single in singles}
        for position, axis in enumerate(axes):
            held = case.issues[axis.issue].held_by
            if held is None or axis.fixed:
                continue
            for mover, enters, leaves in _holders(held, parties):
                reaches.setdefault(mover, []).append(Reach(position, enters, leaves))
        self.movers: tuple[Mover, ...] = tuple(reaches)
        self._reaches = [_merged(found) for found in reaches.values()]
        self._axes, self._cells = axes, cells
        self._codes, self._digits = cells.codes(), cells.digits()

    def successors(self, mover: int, state: int) -> NDArray[np.int64]:
        """List the states one move of a mover leads to, ascending, never the state itself."""
        here = self._digits[state]
        targets = {r.axis: self._targets(r, int(here[r.axis])) for r in self._reaches[mover]}
        if math.prod(map(len, targets.values())) > self._cells.count:
            found = self._among_all(state, targets)
        else:
            found = self._one_by_one(state, targets)
        return np.sort(found[(found >= 0) & (found != state)])

    def _one_by_one(self, state: int, targets: Targets) -> NDArray[np.int64]:
        """Write every combination of targets, and look up which are feasible."""
        codes = self._codes[state : state + 1]
        for axis, options in targets.items():
            deltas = (options - int(self._digits[state, axis])) * self._cells.strides[axis]
            codes = (codes[:, None] + deltas).ravel()
        return self._cells.states(codes)

    def _among_all(self, state: int, targets: Targets) -> NDArray[np.int64]:
        """Go through all feasible outcomes, where there are fewer of them than combinations."""
        within = np.ones(self._cells.count, dtype=np.bool_)
        for axis in range(len(self._axes)):
            options = targets.get(axis, self._digits[state, axis : axis + 1])
            within &= np.isin(self._digits[:, axis], options)
        return np.flatnonzero(within)

    def _targets(self, reach: Reach, here: int) -> NDArray[np.int64]:
        axis = self._axes[reach.axis]
        if here in axis.one_way:
            return np.array([here], dtype=np.int64)
        allowed = {here}
        if reach.enters:
            allowed |= set(range(len(axis))) - {axis.now}
        if reach.leaves:
            allowed.add(axis.now)
        return np.array(sorted(allowed), dtype=np.int64)


def _holders(held: Held, parties: list[str]) -> list[tuple[Mover, bool, bool]]:
    def mover(names: Sequence[str]) -> Mover:
        return frozenset(parties.index(name) for name in names)

    if held.any_of:
        return [(mover([name]), True, True) for name in dict.fromkeys(held.any_of)]
    if held.all_of:
        return [(mover(held.all_of), True, True)]
    leaving = [(mover([name]), False, True) for name in dict.fromkeys(held.leave)]
    return [(mover(held.enter), True, False), *leaving]


def _merged(reaches: list[Reach]) -> list[Reach]:
    merged: dict[int, Reach] = {}
    for reach in reaches:
        other = merged.get(reach.axis, Reach(reach.axis, False, False))
        merged[reach.axis] = Reach(
            reach.axis, reach.enters or other.enters, reach.leaves or other.leaves
        )
    return list(merged.values())
