"""The same conflict with only some of its parties and some of its movers.

Source: fang1993.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.compare import Codes, comparing
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateArray


class PartOfConflict:
    """A conflict with some of its parties and movers; states and preferences are as they were.

    Parameters
    ----------
    graph
        The whole conflict.
    parties
        The parties that stay, by their place in it.
    movers
        The movers that stay, by their place in it; all their members stay too.
    """

    def __init__(self, graph: ConflictGraph, parties: Sequence[int], movers: Sequence[int]) -> None:
        self._graph, self._parties, self._movers = graph, tuple(parties), tuple(movers)
        self._comparing = comparing(graph)

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self._graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties kept."""
        return tuple(self._graph.parties[party] for party in self._parties)

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers kept, each a set of places among the parties kept."""
        return tuple(
            frozenset(map(self._parties.index, self._graph.movers[mover])) for mover in self._movers
        )

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, with the movers kept."""
        form = self._graph.axis_form
        return form.only(self._movers) if form is not None else None

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move."""
        return self._graph.successors(self._movers[mover], state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party likes ``a`` against ``b``."""
        return self._graph.relation(self._parties[party], a, b)

    def relations(self, party: int, a: StateArray, b: StateArray) -> Codes:
        """Say how a party likes each of ``a`` against the matching one of ``b``."""
        return self._comparing(self._parties[party], a, b)

    def order(self, party: int) -> StateArray | None:
        """Give a party's tier for every state."""
        return self._graph.order(self._parties[party])
