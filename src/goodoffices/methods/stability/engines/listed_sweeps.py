"""Sweeps over a list of feasible states, where they are few among all combinations.

Nothing is kept but a list per party: its states in groups of those among which it can choose, each
group sorted by what the party prefers. So millions of states among 2^50 combinations fit.

Source: none; derived here from the definitions of fang1993 and checked against the oracle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.engines import plain_loops
from goodoffices.methods.stability.engines.groups import Groups, groups
from goodoffices.methods.stability.engines.plain_loops import Loops
from goodoffices.methods.stability.engines.sweeps import Tick, to_fixed_point
from goodoffices.methods.stability.engines.tiers import PerPlace, Tiers


class ListedSweeps:
    """A conflict laid out as lists of its states.

    Parameters
    ----------
    form
        The states as cells.
    reaches
        Per party with moves of its own, what it can do on which axis.
    tiers
        Per such party its tiers per state.
    loops
        The inner loops: plain or compiled.
    """

    def __init__(
        self,
        form: AxisForm,
        reaches: Mapping[int, Sequence[AxisMove]],
        tiers: Mapping[int, Tiers],
        loops: Loops = plain_loops.LOOPS,
    ) -> None:
        self._loops = loops
        self._tiers = dict(tiers)
        self._groups = {
            party: groups(form, reach, self._tiers[party]) for party, reach in reaches.items()
        }

    @property
    def movers(self) -> tuple[int, ...]:
        """The parties that have moves of their own."""
        return tuple(self._groups)

    def tiers(self, party: int) -> Tiers:
        """Give a party's tiers per state."""
        return self._tiers[party]

    def per_state(self, values: PerPlace) -> PerPlace:
        """Give the values as they are: places are states."""
        return values

    def best_own(self, values: Tiers, party: int) -> Tiers:
        """Give per state the least value over {s} ∪ R_i(s)."""
        found = values.copy()
        self._loops.best_in_groups(found, self._groups[party])
        return found

    def best_move(self, values: Tiers, party: int) -> Tiers:
        """Give per state the least value over R_i(s)."""
        return self._loops.least_elsewhere(values, self._groups[party])

    def worst_answer(
        self, values: Tiers, responders: Sequence[int], improving: bool, tick: Tick
    ) -> Tiers:
        """Give per state q the greatest value over {q} ∪ R_H(q), or {q} ∪ R_H⁺(q)."""
        turn = self._loops.improve_in_groups if improving else self._loops.worst_in_groups
        steps = [partial(_turn, turn, self._groups[party]) for party in responders]
        return to_fixed_point(values.copy(), steps, tick)


def _turn(loop: Callable[[Tiers, Groups], bool], own: Groups, values: Tiers) -> bool:
    return loop(values, own)
