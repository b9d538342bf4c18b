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

from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.movers_only import moves_somewhere
from goodoffices.outcomes.part_of_conflict import PartOfConflict
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


class CoalitionGraph(PartOfConflict):
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
        self.left_out = tuple(left_out)
        among = set(kept)
        movers = [m for m, members in enumerate(graph.movers) if members <= among]
        super().__init__(graph, kept, movers)


def taking_part(space: OutcomeSpace) -> tuple[str, ...]:
    """List the parties that can move, alone or with others, in the order of the file."""
    able = [m for m in range(len(space.movers)) if moves_somewhere(space, m)]
    parties = frozenset().union(*(space.movers[mover] for mover in able))
    return tuple(space.parties[party] for party in sorted(parties))


def coalition_graph(space: OutcomeSpace) -> CoalitionGraph:
    """Make the conflict of those who may act together and whose preferences are stated."""
    parts = {party: space.gaps(party) for party in taking_part(space)}
    kept = [space.parties.index(party) for party, gaps in parts.items() if not gaps]
    left_out = [LeftOut(party, gaps) for party, gaps in parts.items() if gaps]
    return CoalitionGraph(space, kept, left_out)
