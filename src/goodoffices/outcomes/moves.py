"""Who can move from one outcome to another.

A party's move changes any non-empty set of the issues it holds alone or as one of *any of*, or
takes enter/leave issues back to *now*. A joint mover changes the issues that *all of* its members
hold, and enters enter/leave issues. A one-way option is never left. Both ends are feasible.

Source: fang1993 (option form); joint and enter/leave issues are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.case.issue import Held
from goodoffices.case.model import Case
from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.cells import Cells

Mover = frozenset[int]


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

    Attributes
    ----------
    movers
        Each party alone in the order of the file, then the joint ones.
    form
        The outcomes as cells of an array, and what each mover can change.
    """

    def __init__(self, case: Case, axes: Sequence[Axis], cells: Cells) -> None:
        moves = axis_moves(case, axes)
        self.movers: tuple[Mover, ...] = tuple(moves)
        codes = None if cells.count == cells.total else cells.codes()
        self.form = AxisForm(cells.shape, tuple(moves.values()), codes)

    def successors(self, mover: int, state: int) -> NDArray[np.int64]:
        """List the states one move of a mover leads to, ascending, never the state itself."""
        return self.form.successors(mover, state)


def axis_moves(case: Case, axes: Sequence[Axis]) -> dict[Mover, tuple[AxisMove, ...]]:
    """Say what every mover can do: each party alone in the order of the file, then joint ones."""
    parties = list(case.parties)
    reaches: dict[Mover, list[Reach]] = {frozenset({k}): [] for k in range(len(parties))}
    for position, axis in enumerate(axes):
        held = case.issues[axis.issue].held_by
        if held is None or axis.fixed:
            continue
        for mover, enters, leaves in _holders(held, parties):
            reaches.setdefault(mover, []).append(Reach(position, enters, leaves))
    return {
        mover: tuple(AxisMove(r.axis, _allowed(axes[r.axis], r)) for r in _merged(found))
        for mover, found in reaches.items()
    }


def _allowed(axis: Axis, reach: Reach) -> NDArray[np.bool_]:
    """Say between which options of an axis a mover can go, in one step or several."""
    allowed = np.eye(len(axis), dtype=np.bool_)
    for here in set(range(len(axis))) - axis.one_way:
        if reach.enters:
            allowed[here, np.arange(len(axis)) != axis.now] = True
        if reach.leaves:
            allowed[here, axis.now] = True
    return allowed


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
