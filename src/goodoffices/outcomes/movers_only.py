"""The same conflict with only the parties that can move alone.

An outcome holds for a party that has no move of its own, whatever it prefers, and such a party
takes no part in anybody's answer. So its preferences need not be known, and it is left out. Moves
that need several parties' consent are left out too: single-party concepts never use them.

Source: fang1993.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.issue import Held
from goodoffices.case.model import Case
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.compare import Codes, comparing
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateArray
from goodoffices.outcomes.space import OutcomeSpace


class MoversOnly:
    """A conflict with some of its parties, each moving alone.

    Parameters
    ----------
    graph
        The whole conflict.
    kept
        The parties that stay, by their place in it.
    """

    def __init__(self, graph: ConflictGraph, kept: Sequence[int]) -> None:
        self._graph, self._kept = graph, tuple(kept)
        self._comparing = comparing(graph)
        whole = list(graph.movers)
        self._mover = [whole.index(frozenset({party})) for party in self._kept]

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self._graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties kept."""
        return tuple(self._graph.parties[party] for party in self._kept)

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The parties kept, each alone."""
        return tuple(frozenset({place}) for place in range(len(self._kept)))

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, with the movers kept."""
        form = self._graph.axis_form
        return form.only(self._mover) if form is not None else None

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this party can bring about from ``state`` in one move."""
        return self._graph.successors(self._mover[mover], state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party likes ``a`` against ``b``."""
        return self._graph.relation(self._kept[party], a, b)

    def relations(self, party: int, a: StateArray, b: StateArray) -> Codes:
        """Say how a party likes each of ``a`` against the matching one of ``b``."""
        return self._comparing(self._kept[party], a, b)

    def order(self, party: int) -> StateArray | None:
        """Give a party's tier for every state."""
        return self._graph.order(self._kept[party])


def space_movers(space: OutcomeSpace) -> tuple[str, ...]:
    """List the parties that can move alone from at least one outcome, in the order of the file."""
    return tuple(
        party
        for place, party in enumerate(space.parties)
        if _holds_alone(space, party) and _moves_somewhere(space, place)
    )


def _holds_alone(space: OutcomeSpace, party: str) -> bool:
    held = (space.case.issues[axis.issue].held_by for axis in space.axes if not axis.fixed)
    return any(one is not None and _alone(one, party) for one in held)


def _alone(held: Held, party: str) -> bool:
    joint = ({party} == set(held.all_of)) or ({party} == set(held.enter))
    return party in held.any_of or party in held.leave or joint


def _moves_somewhere(space: OutcomeSpace, place: int) -> bool:
    mover = space.movers.index(frozenset({place}))
    return any(len(space.successors(mover, state)) for state in range(space.n_states))


def graph_of_movers(case: Case) -> Case:
    """Keep of a case that spells out a graph the parties that have moves in it."""
    moves = case.graph.moves if case.graph is not None else {}
    movers = {name: party for name, party in case.parties.items() if moves.get(name)}
    return case.model_copy(update={"parties": movers})
