"""A conflict described, not listed: issues, rules, who moves what, and who prefers what.

Such a description stays small when the outcomes are many more than anybody could write down.

Source: fang1993 (the option form); several options per axis are the house's own extension.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.axis_form import AxisMove
from goodoffices.methods.stability.symbolic.condition import Condition, IsAt, NotTrue
from goodoffices.methods.stability.symbolic.preference import Additive, conditions_of
from goodoffices.methods.stability.symbolic.preference import SymbolicPreference as Preference


@dataclass(frozen=True, eq=False)
class SymbolicConflict:
    """A conflict among parties that each move alone.

    One move changes any non-empty set of the party's axes, from one feasible outcome to another.

    Attributes
    ----------
    shape
        How many options each axis has.
    parties
        The parties' names.
    reaches
        Per party, what it can do on the axes it can move; an axis may be in several parties' hands.
    preferences
        Per party, how it ranks outcomes.
    infeasible
        What cannot be: an outcome in which one of these holds is none.

    Raises
    ------
    UseError
        When the parts do not fit each other.
    """

    shape: tuple[int, ...]
    parties: tuple[str, ...]
    reaches: tuple[tuple[AxisMove, ...], ...]
    preferences: tuple[Preference, ...]
    infeasible: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise UseError(faults)

    @property
    def n_cells(self) -> int:
        """How many combinations of options there are, feasible or not."""
        return math.prod(self.shape)

    def refuse_unknown(self, condition: Condition) -> None:
        """Make sure that a statement speaks of axes and options that are there.

        Raises
        ------
        UseError
            When it does not.
        """
        faults = tuple(_faults_of_condition(self.shape, "statement", condition))
        if faults:
            raise UseError(faults)


def _faults(conflict: SymbolicConflict) -> Iterator[Fault]:
    for field in ("reaches", "preferences"):
        found, expected = len(getattr(conflict, field)), len(conflict.parties)
        if found != expected:
            yield _fault(field, f"{found} entries", f"one for each of {expected} parties")
    for move in (move for reach in conflict.reaches for move in reach):
        here = 0 <= move.axis < len(conflict.shape)
        size = conflict.shape[move.axis] if here else 0
        if not here or move.allowed.shape != (size, size):
            yield _fault("reaches", f"a move on axis {move.axis}", "a square table of its options")
    yield from _faults_of_preferences(conflict)
    for rule in conflict.infeasible:
        yield from _faults_of_condition(conflict.shape, "infeasible", rule)


def _faults_of_preferences(conflict: SymbolicConflict) -> Iterator[Fault]:
    for name, preference in zip(conflict.parties, conflict.preferences, strict=False):
        field = f"preferences › {name}"
        if isinstance(preference, Additive):
            if tuple(map(len, preference.tables)) != conflict.shape:
                yield _fault(field, "another number of points", "points for every option")
            continue
        for said in conditions_of(preference):
            yield from _faults_of_condition(conflict.shape, field, said)


def _faults_of_condition(
    shape: tuple[int, ...], field: str, condition: Condition
) -> Iterator[Fault]:
    if isinstance(condition, IsAt):
        axis = condition.axis
        if not 0 <= axis < len(shape) or not condition.options <= set(range(shape[axis])):
            yield _fault(field, f"options of axis {axis} that it lacks", "options of the shape")
        return
    for part in (condition.what,) if isinstance(condition, NotTrue) else condition.parts:
        yield from _faults_of_condition(shape, field, part)


def _fault(field: str, found: str, expected: str) -> Fault:
    return Fault(Place(field=field), found, expected, "make the parts of the conflict fit.")
