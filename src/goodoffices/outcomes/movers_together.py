"""The same conflict with only some of its movers, joint ones among them.

Joint moves matter where one asks what could be reached with everybody's consent. A joint mover is
kept only when it is known what each of its members prefers: else nobody can say who consents.

Source: fang1993; joint moves are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateArray
from goodoffices.outcomes.space import OutcomeSpace


class MoversTogether:
    """A conflict with all its parties and some of its movers.

    Parameters
    ----------
    graph
        The whole conflict.
    kept
        The movers that stay, by their place in it.
    """

    def __init__(self, graph: ConflictGraph, kept: Sequence[int]) -> None:
        self._graph, self._kept = graph, tuple(kept)

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self._graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of all parties."""
        return self._graph.parties

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers kept."""
        return tuple(self._graph.movers[mover] for mover in self._kept)

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, with the movers kept."""
        form = self._graph.axis_form
        return form.only(self._kept) if form is not None else None

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move."""
        return self._graph.successors(self._kept[mover], state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party likes ``a`` against ``b``."""
        return self._graph.relation(party, a, b)

    def order(self, party: int) -> StateArray | None:
        """Give a party's tier for every state."""
        return self._graph.order(party)


def stated_movers(space: OutcomeSpace) -> tuple[int, ...]:
    """List the movers of a space, by place, whose members' preferences are all stated."""
    stated = {place for place, party in enumerate(space.parties) if not space.gaps(party)}
    return tuple(mover for mover, members in enumerate(space.movers) if members <= stated)


def unstated_joint_movers(space: OutcomeSpace) -> tuple[tuple[str, ...], ...]:
    """List the joint movers, by their members' ids, of whom somebody's preferences are not stated.

    Only those that can move at all are listed.
    """
    stated = set(stated_movers(space))
    return tuple(
        tuple(space.parties[party] for party in sorted(members))
        for mover, members in enumerate(space.movers)
        if mover not in stated and len(members) > 1 and space.axis_form.reaches[mover]
    )
