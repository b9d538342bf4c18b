"""A conflict's moves, looked up only where somebody asks, and remembered.

What would it take for one state to hold is a question about the states near it, so the moves of
the whole conflict are never listed.

Source: none; the bookkeeping of the inverse analysis.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray
from goodoffices.methods.stability.inverse.changed_graph import ChangedGraph, Hold


class LookedUp:
    """The single-party moves and the orders of one conflict.

    Parameters
    ----------
    graph
        The conflict. Its joint moves are not used.

    Raises
    ------
    NeedsError
        When a party's preference is no complete ranking with ties.

    Attributes
    ----------
    graph
        As given.
    n_parties
        How many parties there are.
    orders
        Per party, the tier of every state, 0 the most preferred.
    transitive
        Whether two moves of one party running are always one move as well.
    """

    def __init__(self, graph: ConflictGraph) -> None:
        self.graph = graph
        self.n_parties = len(graph.parties)
        self.orders = tuple(_complete(graph, party) for party in range(self.n_parties))
        self.transitive = graph.axis_form is not None
        self._alone = [
            [m for m, members in enumerate(graph.movers) if members == {party}]
            for party in range(self.n_parties)
        ]
        self._moves: list[dict[int, list[int]]] = [{} for _ in self.orders]
        self._improvements: list[dict[int, list[int]]] = [{} for _ in self.orders]

    def moves(self, party: int, state: int) -> list[int]:
        """List the states that one own move of a party leads to: R_i(s)."""
        known = self._moves[party]
        if state not in known:
            found: set[int] = set()
            for mover in self._alone[party]:
                found.update(self.graph.successors(mover, state).tolist())
            known[state] = sorted(found)
        return known[state]

    def improvements(self, party: int, state: int) -> list[int]:
        """List the states that the party likes better among them: R_i⁺(s)."""
        known = self._improvements[party]
        if state not in known:
            order = self.orders[party]
            here = order[state]
            known[state] = [end for end in self.moves(party, state) if order[end] < here]
        return known[state]

    def changed(
        self, without: Collection[Hold] = (), orders: Mapping[int, StateArray] | None = None
    ) -> LookedUp:
        """Give the conflict without some holds, or with other orders; what stays is remembered."""
        changed = LookedUp(ChangedGraph(self.graph, without, orders))
        weakened = {hold.party for hold in without}
        for party in range(self.n_parties):
            if party not in weakened:
                changed._moves[party] = self._moves[party]
                if party not in (orders or {}):
                    changed._improvements[party] = self._improvements[party]
        return changed


def _complete(graph: ConflictGraph, party: int) -> StateArray:
    order = graph.order(party)
    if order is None:
        name = graph.parties[party]
        raise NeedsError(
            Fault(
                Place(field=f"preferences › {name}"),
                "a preference that leaves some outcomes uncompared",
                "a complete ranking, with ties where need be",
                "rank every outcome, or say that the party is indifferent between some.",
            )
        )
    return order
