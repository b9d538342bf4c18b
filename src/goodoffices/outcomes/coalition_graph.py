"""The conflict as those see it who may act together: with joint moves, without bystanders.

A party takes part when it can move alone, or when its consent is needed for a move that others
make with it. Whoever takes no part changes nothing and stops nobody, so its preferences need not be
known. Of a party that takes part they must be: where they are not stated, it is left out together
with every move that needs it, and named.

Source: kilgour2001; joint and enter/leave issues are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateArray
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.space import OutcomeSpace


@dataclass(frozen=True)
class LeftOut:
    """A party that takes part, but of which it is not known what it prefers.

    Attributes
    ----------
    party
        Its id.
    gaps
        What is not stated.
    """

    party: str
    gaps: tuple[Gap, ...]


class CoalitionGraph:
    """A conflict with some of its parties, and every mover all of whose parties are among them.

    Parameters
    ----------
    graph
        The whole conflict.
    kept
        The parties that stay, by their place in it.
    left_out
        The parties that take part and do not stay.

    Attributes
    ----------
    left_out
        As given.
    """

    def __init__(
        self, graph: ConflictGraph, kept: Sequence[int], left_out: Sequence[LeftOut] = ()
    ) -> None:
        self._graph, self._kept, self.left_out = graph, tuple(kept), tuple(left_out)
        among = set(self._kept)
        self._mover = [m for m, members in enumerate(graph.movers) if members <= among]

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
        """The movers among the parties kept, each a set of their places."""
        return tuple(
            frozenset(map(self._kept.index, self._graph.movers[mover])) for mover in self._mover
        )

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, with the movers kept."""
        form = self._graph.axis_form
        return form.only(self._mover) if form is not None else None

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move."""
        return self._graph.successors(self._mover[mover], state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party likes ``a`` against ``b``."""
        return self._graph.relation(self._kept[party], a, b)

    def order(self, party: int) -> StateArray | None:
        """Give a party's tier for every state."""
        return self._graph.order(self._kept[party])


def taking_part(space: OutcomeSpace) -> tuple[str, ...]:
    """List the parties that can move, alone or with others, in the order of the file."""
    able = [m for m in range(len(space.movers)) if _moves_somewhere(space, m)]
    parties = frozenset().union(*(space.movers[mover] for mover in able))
    return tuple(space.parties[party] for party in sorted(parties))


def coalition_graph(space: OutcomeSpace) -> CoalitionGraph:
    """Make the conflict of those who may act together and whose preferences are stated."""
    parts = {party: space.gaps(party) for party in taking_part(space)}
    kept = [space.parties.index(party) for party, gaps in parts.items() if not gaps]
    left_out = [LeftOut(party, gaps) for party, gaps in parts.items() if gaps]
    return CoalitionGraph(space, kept, left_out)


def _moves_somewhere(space: OutcomeSpace, mover: int) -> bool:
    if not space.axis_form.reaches[mover]:
        return False
    return any(len(space.successors(mover, state)) for state in range(space.n_states))
