"""What has been worked out about coalitions in one conflict, kept so that it is worked out once.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

from functools import cache, reduce

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.methods.stability.coalition.bits import Bits, Marks, identity, packed, unpacked
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.legal_reach import LegalReach
from goodoffices.methods.stability.coalition.spreading import gather
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray

Tiers = npt.NDArray[np.int32]
"""Per state (row) and member of a coalition (column) a tier, 0 the best."""

_ROWS = 1024


class CoalitionWorkings:
    """A conflict together with what is already known about its coalitions.

    Parameters
    ----------
    graph
        The conflict.
    """

    def __init__(self, graph: ConflictGraph) -> None:
        self.graph = graph
        self.n_states = graph.n_states
        self.everybody: Coalition = frozenset(range(len(graph.parties)))
        self.reach = LegalReach(graph)
        self.improvements = cache(self._improvements)
        self.worst_after_any_moves = cache(self._worst_after_any_moves)
        self.worst_after_improvements = cache(self._worst_after_improvements)
        self._order = cache(self._known_order)
        self._better = cache(self._find_better)
        self._any_improvement = cache(self._find_any_improvement)

    def others(self, coalition: Coalition) -> Coalition:
        """Give everybody who is not in the coalition: N − H."""
        return self.everybody - coalition

    def tiers(self, coalition: Coalition) -> Tiers:
        """Give each member's tier for every state; the members in their order.

        Raises
        ------
        NeedsError
            Naming every member whose preferences are no complete ranking.
        """
        self.need_orders(coalition)
        return np.stack([self._order(party) for party in sorted(coalition)], axis=1)

    def need_orders(self, parties: Coalition) -> None:
        """Make sure that each of these parties ranks every state.

        Raises
        ------
        NeedsError
            Naming every party that does not.
        """
        lacking = [p for p in sorted(parties) if self.graph.order(p) is None]
        if lacking:
            raise NeedsError([_gap(self.graph.parties[p]) for p in lacking])

    def improved(self, coalition: Coalition, states: StateArray) -> Marks:
        """Mark the coalition's improvements on each of these states (rows)."""
        return unpacked(self.improvements(coalition)[states], self.n_states)

    def dominated(self, tiers: Tiers, than: Tiers) -> Marks:
        """Mark the states (columns) whose tiers are better, for each member, than each row's.

        Parameters
        ----------
        tiers
            One row per state.
        than
            One row per row of the answer.
        """
        found = np.ones((len(than), len(tiers)), np.bool_)
        for column in range(tiers.shape[1]):
            found &= tiers[None, :, column] < than[:, column, None]
        return found

    def _known_order(self, party: int) -> npt.NDArray[np.int32]:
        order = self.graph.order(party)
        assert order is not None
        return order.astype(np.int32)

    def _find_better(self, party: int) -> Bits:
        order = self._order(party)
        blocks = [
            packed(order[None, :] < order[place : place + _ROWS, None])
            for place in range(0, self.n_states, _ROWS)
        ]
        return np.concatenate(blocks)

    def _improvements(self, coalition: Coalition) -> Bits:
        """Give the coalition's improvements on every state: R_H⁺⁺(s) as bits.

        What its members can bring about by a legal sequence and each of them likes better than the
        state where it begins; the steps between need not improve anything for anybody.
        """
        self.need_orders(coalition)
        ahead = self.reach.ahead(coalition)
        reached = ahead.gather(identity(self.n_states), np.bitwise_or)
        better = (self._better(party) for party in sorted(coalition))
        return reduce(np.bitwise_and, better, reached)

    def _worst_after_any_moves(self, coalition: Coalition) -> Tiers:
        """Give the worst each member can find itself in once the others have answered at will.

        The largest tier over R_{N−H}(q) and q itself, for every state q.
        """
        ahead = self.reach.ahead(self.others(coalition))
        found: Tiers = ahead.gather(self.tiers(coalition), np.maximum)
        return found

    def _worst_after_improvements(self, coalition: Coalition) -> Tiers:
        """Give the worst each member can find itself in once the others have answered gainfully.

        The largest tier over q and all that sequences of coalition improvements of coalitions among
        the others lead to, for every state q.
        """
        tiers = self.tiers(coalition)
        if coalition == self.everybody:
            return tiers
        starts, ends = self._as_moves(self._any_improvement(self.others(coalition)))
        columns = [
            gather(starts, ends, tiers[:, k : k + 1], np.maximum) for k in range(tiers.shape[1])
        ]
        found: Tiers = np.concatenate(columns, axis=1)
        return found

    def _find_any_improvement(self, parties: Coalition) -> Bits:
        """Give what is an improvement of any coalition among these parties, for every state."""
        smaller = (self._any_improvement(parties - {p}) for p in parties if len(parties) > 1)
        return reduce(np.bitwise_or, smaller, self.improvements(parties))

    def _as_moves(self, bits: Bits) -> tuple[StateArray, StateArray]:
        starts, ends = [], []
        for place in range(0, self.n_states, _ROWS):
            rows, columns = np.nonzero(unpacked(bits[place : place + _ROWS], self.n_states))
            starts.append((rows + place).astype(np.int32))
            ends.append(columns.astype(np.int32))
        return np.concatenate(starts), np.concatenate(ends)


def _gap(name: str) -> Fault:
    return Fault(
        Place(field=f"preferences › {name}"),
        f"no complete ranking of the outcomes by {name}",
        f"a ranking, ties allowed, of every outcome by {name}",
        f"rank what is left open for {name}, or leave {name} out of the coalitions looked at.",
    )
