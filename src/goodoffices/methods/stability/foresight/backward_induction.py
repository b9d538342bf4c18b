"""Two parties that look several moves ahead: where each expects a conflict to end.

The parties move in turn. Whoever is to move may stay, which ends it, or move, after which the other
is to move with one move fewer to come. Each expects the other to do what is best for the other.
This module takes the step from "with h−1 moves to come" to "with h moves to come".

Source: kilgour1985, fang1989, soares2026
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.errors import Fault, NeedsError, Place, UseError
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray
from goodoffices.methods.stability.foresight.own_moves import NOWHERE, OwnMoves


@dataclass(frozen=True, eq=False)
class Anticipation:
    """Where two parties expect a conflict to end.

    Attributes
    ----------
    ends
        Per party (row) and state (column): where it ends, if this party is to move there.
    ties
        How often (party and state) the party had several equally good ends to choose from, all
        better than staying.
    """

    ends: StateArray
    ties: int = 0


class Foresight:
    """Looks ahead in a conflict between two parties, one more move at a time.

    Among ends that a party likes equally, the one with the lowest state number is expected.

    Parameters
    ----------
    graph
        The conflict. Moves that need both parties' consent are not used.

    Raises
    ------
    UseError
        If there are not exactly two parties.
    NeedsError
        If a party's preference is no complete ranking with ties.
    """

    def __init__(self, graph: ConflictGraph) -> None:
        _refuse_other_than_two(graph)
        self._n_states = graph.n_states
        self._tiers = tuple(complete_order(graph, party) for party in (0, 1))
        self._moves = tuple(OwnMoves(graph, party) for party in (0, 1))

    def at_rest(self) -> Anticipation:
        """Give what is expected with no move to come: every state stays."""
        return Anticipation(np.tile(np.arange(self._n_states), (2, 1)))

    def one_more(self, later: Anticipation) -> Anticipation:
        """Give what is expected with one move more to come than in ``later``."""
        found = [self._choice(party, later.ends[1 - party]) for party in (0, 1)]
        return Anticipation(
            np.array([ends for ends, _ in found]), later.ties + sum(ties for _, ties in found)
        )

    def _choice(self, party: int, after: StateArray) -> tuple[StateArray, int]:
        """Choose the move with the best end, or stay; count where the rule for ties decided."""
        tiers, n = self._tiers[party], self._n_states
        last = self._moves[party].lowest(tiers[after] * n + (n - 1 - after))
        first = self._moves[party].lowest(tiers[after] * n + after)
        moves = (first != NOWHERE) & (first // n < tiers)
        tied = moves & (first % n != n - 1 - last % n)
        return np.where(moves, first % n, np.arange(n)), int(tied.sum())


def complete_order(graph: ConflictGraph, party: int) -> StateArray:
    """Give a party's tiers, 0 the best.

    Raises
    ------
    NeedsError
        If its preference is no complete ranking with ties.
    """
    order = graph.order(party)
    if order is None:
        name = graph.parties[party]
        found = f"no complete ranking of {name}"
        expected = "a ranking, ties allowed: looking several moves ahead compares all outcomes"
        do = f"complete the ranking of {name}, or ask about sequential stability."
        raise NeedsError(Fault(Place(field=f"preferences › {name}"), found, expected, do))
    return order


def _refuse_other_than_two(graph: ConflictGraph) -> None:
    count = len(graph.parties)
    if count != 2:
        parties = "party" if count == 1 else "parties"
        found = f"{count} {parties} that can move"
        expected = "two parties: for more there is no agreed limited-move concept"
        do = (
            "ask for Maximin_h, which is defined for any number of parties, or keep two parties; "
            "other variants (L_h^CC and L_h^CI) are in the literature and not computed here."
        )
        raise UseError(Fault(Place(field="limited-move stability"), found, expected, do))
