"""What can be gathered over everything that lies ahead: carried back along moves until it rests.

To every place belongs a row of values. Each place takes up what lies one move ahead (the larger
number, or every bit that is set), again and again until nothing changes.

Source: none; the house's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import StateArray

Values = npt.NDArray[Any]
"""One row per place."""

_AT_ONCE = 4_000_000


def gather(starts: StateArray, ends: StateArray, values: Values, take: np.ufunc) -> Values:
    """Give every place the best of its own value and of all that lies ahead of it.

    Parameters
    ----------
    starts, ends
        The moves, sorted by where they start; they may go round in circles.
    values
        One row per place.
    take
        How two values become one: ``np.maximum`` or ``np.bitwise_or``.

    Examples
    --------
    >>> moves = np.array([0, 1]), np.array([1, 2])
    >>> gather(*moves, np.array([[0], [5], [3]]), np.maximum).ravel().tolist()
    [5, 5, 3]
    """
    if not len(starts):
        return values
    found = values.copy()
    first = np.flatnonzero(np.diff(starts, prepend=-1))
    heads = starts[first]
    width = max(1, _AT_ONCE // len(starts))
    for place in range(0, values.shape[1], width):
        part = found[:, place : place + width]
        while True:
            ahead = take(part[heads], take.reduceat(part[ends], first, axis=0))
            if np.array_equal(ahead, part[heads]):
                break
            part[heads] = ahead
    return found


@dataclass(frozen=True, eq=False)
class Ahead:
    """What lies ahead of every state along legal sequences, the state itself included.

    Attributes
    ----------
    n_states
        How many states there are.
    group
        Per place its group: places of one group lead to each other. The first ``n_states`` places
        are the states; further places are states together with who moved last.
    starts, ends
        Moves from group to group, sorted.
    """

    n_states: int
    group: StateArray
    starts: StateArray
    ends: StateArray

    def gather(self, values: Values, take: np.ufunc) -> Values:
        """Give every state what can be gathered from itself and from all that it leads to.

        Parameters
        ----------
        values
            One row per state.
        take
            ``np.maximum`` or ``np.bitwise_or``.
        """
        order, first = self._by_group
        grouped = take.reduceat(values[order % self.n_states], first, axis=0)
        carried = gather(self.starts, self.ends, grouped, take)
        ahead: Values = carried[self.group[: self.n_states]]
        return ahead

    @cached_property
    def _by_group(self) -> tuple[StateArray, StateArray]:
        order = np.argsort(self.group, kind="stable")
        return order, np.flatnonzero(np.diff(self.group[order], prepend=-1))
