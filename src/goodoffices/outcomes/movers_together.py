"""The same conflict with only some of its movers, joint ones among them.

Joint moves matter where one asks what could be reached with everybody's consent. A joint mover is
kept only when it is known what each of its members prefers: else nobody can say who consents.

Source: fang1993; joint moves are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.outcomes.part_of_conflict import PartOfConflict
from goodoffices.outcomes.space import OutcomeSpace


class MoversTogether(PartOfConflict):
    """A conflict with all its parties and some of its movers.

    Parameters
    ----------
    graph
        The whole conflict.
    kept
        The movers that stay, by their place in it.
    """

    def __init__(self, graph: ConflictGraph, kept: Sequence[int]) -> None:
        super().__init__(graph, range(len(graph.parties)), kept)


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
