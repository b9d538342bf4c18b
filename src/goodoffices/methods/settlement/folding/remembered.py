"""What the fold remembers of a partial package besides its worth: which conditions are still open.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.folding.axis import Axis
from goodoffices.methods.settlement.folding.conditions import Asked
from goodoffices.methods.settlement.folding.rows_in_order import Rows

GONE = -1
"""In place of a state: the package cannot be, or not enough parties could still accept it."""


@dataclass(frozen=True)
class State:
    """What matters later about the options chosen so far.

    Attributes
    ----------
    open
        Conditions met by all options chosen so far, with issues still to come.
    unwilling
        Parties one of whose red lines is crossed.
    """

    open: frozenset[int] = frozenset()
    unwilling: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Memory:
    """Knows which steps are about which condition.

    Attributes
    ----------
    asked
        Which packages are wanted.
    n_parties
        How many parties there are.
    steps
        Per condition the steps that decide one of its issues, rising; none if it is always met.
    """

    asked: Asked
    n_parties: int
    steps: tuple[tuple[int, ...], ...]

    def start(self) -> State | None:
        """Give the state before anything is chosen; ``None`` if no package is wanted at all."""
        always = [c.owner for c in self.asked.conditions if not c.options]
        if None in always:
            return None
        return self._checked(frozenset(), frozenset(o for o in always if o is not None))

    def after(self, state: State, step: int, inside: frozenset[int]) -> State | None:
        """Give the state after a choice that lies inside some conditions; ``None``: drop it."""
        unwilling, still_open = set(state.unwilling), set(state.open)
        for number, steps in enumerate(self.steps):
            if step not in steps:
                continue
            reached = step == steps[0] or number in still_open
            still_open.discard(number)
            if not reached or number not in inside:
                continue
            if step < steps[-1]:
                still_open.add(number)
                continue
            owner = self.asked.conditions[number].owner
            if owner is None:
                return None
            unwilling.add(owner)
        return self._checked(frozenset(still_open), frozenset(unwilling))

    def _checked(self, still_open: frozenset[int], unwilling: frozenset[int]) -> State | None:
        if not self.asked.enough(unwilling, self.n_parties):
            return None
        of = self.asked.conditions
        return State(frozenset(c for c in still_open if of[c].owner not in unwilling), unwilling)


def memory(asked: Asked, n_parties: int, axes: Sequence[Axis]) -> Memory:
    """Note for every condition which axes decide one of its issues."""
    steps = tuple(
        tuple(step for step, one in enumerate(axes) if condition.issues & set(one.issues))
        for condition in asked.conditions
    )
    return Memory(asked, n_parties, steps)


@dataclass(frozen=True, eq=False)
class Turns:
    """Where one step leads from every state.

    Attributes
    ----------
    states
        The states that can be reached.
    to
        Per state before (row) and kind of choice (column) the number of the state after, or GONE.
    """

    states: tuple[State, ...]
    to: Rows


def turns(known: Memory, states: Sequence[State], step: int, axis: Axis) -> Turns:
    """Work out where every kind of choice leads from every state."""
    numbers: dict[State, int] = {}
    to = np.full((len(states), len(axis.inside)), GONE, dtype=np.int64)
    for row, state in enumerate(states):
        for column, inside in enumerate(axis.inside):
            found = known.after(state, step, inside)
            if found is not None:
                to[row, column] = numbers.setdefault(found, len(numbers))
    return Turns(tuple(numbers), to)
