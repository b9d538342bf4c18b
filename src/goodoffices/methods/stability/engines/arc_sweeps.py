"""Sweeps along the arcs of a graph whose moves need not follow from one another.

Two moves of one party in a row may lead where no single move of it does, so no party may take two
turns in a row. Per party m, one number per state is kept: the worst that sequences which begin with
a move of m bring about from there. Such a sequence is one arc of m, and then nothing more, or a
sequence that begins with another party.

Source: none; derived here from the definitions of fang1993 and checked against the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.stability.arcs import Arcs
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.engines.sweeps import Tick
from goodoffices.methods.stability.engines.tiers import PerPlace, Tiers, none_at


@dataclass(frozen=True, eq=False)
class Fan:
    """One party's arcs, state by state; states from which it has none are left out.

    Attributes
    ----------
    states
        The states from which it has a move.
    first
        Where the arcs of each begin.
    ends
        Where the arcs lead.
    """

    states: StateArray
    first: StateArray
    ends: StateArray

    def along(self, values: Tiers, choose: np.ufunc, otherwise: int) -> Tiers:
        """Give per state the minimum or maximum over where its arcs lead."""
        found = np.full_like(values, otherwise)
        if len(self.ends):
            found[self.states] = choose.reduceat(values[self.ends], self.first)
        return found


def fan(arcs: Arcs) -> Fan:
    """Arrange arcs by the state they leave."""
    first = np.flatnonzero(np.diff(arcs.starts, prepend=-1))
    return Fan(arcs.starts[first], first, arcs.ends)


class ArcSweeps:
    """A conflict laid out as lists of arcs.

    Parameters
    ----------
    moves
        Per party with moves of its own, its arcs.
    tiers
        Per such party its tiers per state.
    """

    def __init__(self, moves: Mapping[int, Arcs], tiers: Mapping[int, Tiers]) -> None:
        self._tiers = {party: tiers[party] for party in moves}
        self._any = {party: fan(arcs) for party, arcs in moves.items()}
        self._better = {
            party: fan(arcs.only(self._tiers[party][arcs.ends] < self._tiers[party][arcs.starts]))
            for party, arcs in moves.items()
        }

    @property
    def movers(self) -> tuple[int, ...]:
        """The parties that have moves of their own."""
        return tuple(self._any)

    def tiers(self, party: int) -> Tiers:
        """Give a party's tiers per state."""
        return self._tiers[party]

    def per_state(self, values: PerPlace) -> PerPlace:
        """Give the values as they are: places are states."""
        return values

    def best_own(self, values: Tiers, party: int) -> Tiers:
        """Give per state the least value over {s} ∪ R_i(s)."""
        return np.minimum(values, self.best_move(values, party))

    def best_move(self, values: Tiers, party: int) -> Tiers:
        """Give per state the least value over R_i(s)."""
        return self._any[party].along(values, np.minimum, none_at(values))

    def worst_answer(
        self, values: Tiers, responders: Sequence[int], improving: bool, tick: Tick
    ) -> Tiers:
        """Give per state q the greatest value over {q} ∪ R_H(q), or {q} ∪ R_H⁺(q)."""
        fans = self._better if improving else self._any
        begun = {party: np.zeros_like(values) for party in responders}
        quiet, turn = 0, 0
        while quiet < len(responders):
            party = responders[turn % len(responders)]
            others = [begun[other] for other in responders if other != party]
            found = fans[party].along(_greatest([values, *others]), np.maximum, 0)
            quiet = quiet + 1 if np.array_equal(found, begun[party]) else 0
            begun[party] = found
            turn += 1
            tick()
        return _greatest([values, *begun.values()])


def _greatest(several: Sequence[Tiers]) -> Tiers:
    found = several[0].copy()
    for values in several[1:]:
        np.maximum(found, values, out=found)
    return found
