"""A conflict whose states are combinations of options: one axis per issue, and who moves along it.

Fast engines need to know more than which states follow which: that a state is a cell of an array,
and that a mover may change any non-empty set of the axes it holds in one move. This form says so.

Source: fang1993 (the option form); several options per axis are the house's own extension.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import StateArray

Codes = npt.NDArray[np.int64]
Allowed = npt.NDArray[np.bool_]

_INDEX_UP_TO = 50_000_000


@dataclass(frozen=True, eq=False)
class AxisMove:
    """What one mover can do on one axis.

    Attributes
    ----------
    axis
        Which axis.
    allowed
        Square: may it go from the option of the row to the option of the column? Reflexive and
        transitive: staying is allowed, and what two changes bring about one change brings about.
    """

    axis: int
    allowed: Allowed

    @cached_property
    def reversible(self) -> bool:
        """Whether every change can be taken back."""
        return bool(np.array_equal(self.allowed, self.allowed.T))


@dataclass(frozen=True, eq=False)
class AxisForm:
    """States as cells of an array, and per mover what it can change.

    One move changes any non-empty set of the mover's axes, from one feasible state to another; the
    combinations in between need not be feasible. So the moves of one mover are transitive.

    Attributes
    ----------
    shape
        How many options each axis has.
    reaches
        Per mover, what it can do on the axes it holds; an axis it does not hold is left out.
    codes
        Per state the number of its cell, counted so that the last axis changes fastest; no two
        alike, in any order. ``None`` when every cell is a state, numbered by its cell.

    Examples
    --------
    >>> back_and_forth = AxisMove(0, np.ones((2, 2), dtype=bool))
    >>> form = AxisForm((2, 3), ((back_and_forth,), ()), np.array([0, 1, 3]))
    >>> form.n_states, form.successors(0, 0).tolist(), form.successors(0, 1).tolist()
    (3, [2], [])
    """

    shape: tuple[int, ...]
    reaches: tuple[tuple[AxisMove, ...], ...]
    codes: Codes | None = None

    @cached_property
    def n_cells(self) -> int:
        """How many combinations there are, feasible or not."""
        return math.prod(self.shape)

    @property
    def n_states(self) -> int:
        """How many of them are states."""
        return self.n_cells if self.codes is None else len(self.codes)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """How far apart two neighbours on each axis are numbered."""
        return tuple(math.prod(self.shape[k + 1 :]) for k in range(len(self.shape)))

    def digit(self, axis: int, states: StateArray | None = None) -> npt.NDArray[np.int16]:
        """Give the option on one axis, of these states or of all."""
        codes = self.state_codes(states)
        return (codes // self.strides[axis] % self.shape[axis]).astype(np.int16)

    def state_codes(self, states: StateArray | None = None) -> Codes:
        """Give the cells of these states, or of all."""
        if self.codes is None:
            return np.arange(self.n_cells, dtype=np.int64) if states is None else states
        return self.codes if states is None else self.codes[states]

    def states_at(self, codes: Codes) -> StateArray:
        """Say which state each cell is; -1 where it is none."""
        if self.codes is None:
            return codes
        if self.n_cells <= _INDEX_UP_TO:
            found: StateArray = self._index[codes]
            return found
        if not len(self.codes):
            return np.full(codes.shape, -1, np.int64)
        order, ascending = self._sorted
        at = np.minimum(np.searchsorted(ascending, codes), len(ascending) - 1)
        return np.where(ascending[at] == codes, order[at], -1)

    def successors(self, mover: int, state: int) -> StateArray:
        """List the states one move of a mover leads to, ascending, never the state itself."""
        code = int(self.state_codes(np.array([state]))[0])
        targets = {}
        for reach in self.reaches[mover]:
            here = code // self.strides[reach.axis] % self.shape[reach.axis]
            targets[reach.axis] = np.flatnonzero(reach.allowed[here])
        if math.prod(map(len, targets.values())) > self.n_states:
            found = self._among_all(code, targets)
        else:
            found = self._one_by_one(code, targets)
        return np.sort(found[(found >= 0) & (found != state)])

    def only(self, movers: Sequence[int]) -> AxisForm:
        """Give the same states with only these movers, in this order."""
        form = replace(self, reaches=tuple(self.reaches[mover] for mover in movers))
        # what is worked out once about the states stays known
        for name in ("_index", "_sorted"):
            if name in self.__dict__:
                form.__dict__[name] = self.__dict__[name]
        return form

    @cached_property
    def _index(self) -> StateArray:
        index = np.full(self.n_cells, -1, dtype=np.int64)
        assert self.codes is not None
        index[self.codes] = np.arange(len(self.codes))
        return index

    @cached_property
    def _sorted(self) -> tuple[StateArray, Codes]:
        assert self.codes is not None
        order = np.argsort(self.codes, kind="stable")
        return order, self.codes[order]

    def _one_by_one(self, code: int, targets: dict[int, StateArray]) -> StateArray:
        """Write every combination of targets, and look up which are states."""
        codes = np.array([code], dtype=np.int64)
        for axis, options in targets.items():
            here = code // self.strides[axis] % self.shape[axis]
            codes = (codes[:, None] + (options - here) * self.strides[axis]).ravel()
        return self.states_at(codes)

    def _among_all(self, code: int, targets: dict[int, StateArray]) -> StateArray:
        """Go through all states, where there are fewer of them than combinations."""
        within = np.ones(self.n_states, dtype=np.bool_)
        for axis in range(len(self.shape)):
            here = np.array([code // self.strides[axis] % self.shape[axis]])
            within &= np.isin(self.digit(axis), targets.get(axis, here))
        return np.flatnonzero(within)
