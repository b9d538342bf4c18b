"""A conflict spelled out as a graph in which some parties do not rank every state.

A state that a party does not rank is unknown to it against every other.

Source: li2004.
"""

from __future__ import annotations

import numpy as np

from goodoffices.case.model import Case
from goodoffices.methods.stability.compare import RELATIONS, Codes, code, from_tiers
from goodoffices.methods.stability.conflict_graph import Relation, StateArray, StateMask
from goodoffices.methods.stability.explicit_graph import ExplicitGraph, explicit_graph


class PartlyRanked:
    """A graph together with the states that each party does not rank.

    Parameters
    ----------
    graph
        The conflict, with those states in any tier.
    unranked
        Per party, which states it does not rank.
    """

    axis_form = None

    def __init__(self, graph: ExplicitGraph, unranked: tuple[StateMask, ...]) -> None:
        self.graph, self._unranked = graph, unranked

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self.graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names."""
        return self.graph.parties

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers, each a set of parties."""
        return self.graph.movers

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move."""
        return self.graph.successors(mover, state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party likes ``a`` against ``b``."""
        return RELATIONS[int(self.relations(party, np.array(a), np.array(b)))]

    def relations(self, party: int, a: StateArray, b: StateArray) -> Codes:
        """Say how a party likes each of ``a`` against the matching one of ``b``."""
        tiers, unranked = self.graph.order(party), self._unranked[party]
        found = from_tiers(tiers[a], tiers[b])
        found[(unranked[a] | unranked[b]) & np.not_equal(a, b)] = code(Relation.UNKNOWN)
        return found

    def order(self, party: int) -> StateArray | None:
        """Give a party's tiers; ``None`` where it does not rank every state."""
        return None if self._unranked[party].any() else self.graph.order(party)


def partly_ranked(case: Case) -> PartlyRanked:
    """Build the conflict a case spells out, leaving unknown what a party does not rank."""
    graph = case.graph
    assert graph is not None
    tiers, masks = {}, []
    for party in case.parties:
        given = [list(tier) for tier in graph.preferences.get(party, ())]
        ranked = {state for tier in given for state in tier}
        rest = [state for state in graph.states if state not in ranked]
        tiers[party] = [*given, *([rest] if rest else [])]
        masks.append(np.array([state not in ranked for state in graph.states], dtype=np.bool_))
    built = explicit_graph(
        graph.states, {party: list(graph.moves.get(party, ())) for party in case.parties}, tiers
    )
    return PartlyRanked(built, tuple(masks))
