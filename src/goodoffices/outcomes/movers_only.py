"""The same conflict with only the parties that can move alone.

An outcome holds for a party that has no move of its own, whatever it prefers, and such a party
takes no part in anybody's answer. So its preferences need not be known, and it is left out. Moves
that need several parties' consent are left out too: single-party concepts never use them.

Source: fang1993.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.model import Case
from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.outcomes.part_of_conflict import PartOfConflict
from goodoffices.outcomes.space import OutcomeSpace


class MoversOnly(PartOfConflict):
    """A conflict with some of its parties, each moving alone.

    Parameters
    ----------
    graph
        The whole conflict.
    kept
        The parties that stay, by their place in it.
    """

    def __init__(self, graph: ConflictGraph, kept: Sequence[int]) -> None:
        whole = list(graph.movers)
        super().__init__(graph, kept, [whole.index(frozenset({party})) for party in kept])


def space_movers(space: OutcomeSpace) -> tuple[str, ...]:
    """List the parties that can move alone from at least one outcome, in the order of the file."""
    alone = (space.movers.index(frozenset({place})) for place in range(len(space.parties)))
    pairs = zip(space.parties, alone, strict=True)
    return tuple(party for party, mover in pairs if moves_somewhere(space, mover))


def moves_somewhere(space: OutcomeSpace, mover: int) -> bool:
    """Say whether a mover, by its place, can move from at least one outcome."""
    if not space.axis_form.reaches[mover]:
        return False
    return any(len(space.successors(mover, state)) for state in range(space.n_states))


def graph_of_movers(case: Case) -> Case:
    """Keep of a case that spells out a graph the parties that have moves in it."""
    moves = case.graph.moves if case.graph is not None else {}
    movers = {name: party for name, party in case.parties.items() if moves.get(name)}
    return case.model_copy(update={"parties": movers})
