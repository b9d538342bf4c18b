"""Attitudes: what would hold if parties wished one another well or ill, and acted on it.

A devoted party counts another's wishes as if they were its own; a hostile one counts them upside
down; an indifferent one does not count them. A party goes only where all the wishes it counts are
served.

Source: inohara2007, inohara2009
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import numpy as np

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.compare import RELATIONS, Codes, among, code, comparing
from goodoffices.methods.stability.concept import CLASSICAL, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateArray
from goodoffices.methods.stability.kinds_of_preference.reckoning import (
    PLAIN,
    refuse_too_large,
    verdicts,
)
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.methods.stability.workings import Workings
from goodoffices.run import SILENT, Progress

_BETTER = (Relation.BETTER, Relation.MUCH_BETTER)
_WORSE = (Relation.WORSE, Relation.MUCH_WORSE)


class Attitude(Enum):
    """How one party counts the wishes of another, or its own."""

    DEVOTED = "+"
    """As they are."""
    INDIFFERENT = "0"
    """Not at all."""
    HOSTILE = "-"
    """Upside down."""


class Ties(Enum):
    """What becomes of a state that is as good as another in everything a party counts."""

    MOVE = "move"
    """It is reason enough to move, and deters nobody; so it is published."""
    STAY = "stay"
    """It is no reason to move, and deters; so the plain concepts have it."""


Attitudes = Sequence[Sequence[Attitude]]
"""Per party (row), its attitude to every party (column), itself included."""


def self_regarding(n_parties: int) -> list[list[Attitude]]:
    """Give the attitudes of parties that count their own wishes and nobody else's.

    Examples
    --------
    >>> [[one.value for one in row] for row in self_regarding(2)]
    [['+', '0'], ['0', '+']]
    """
    own = [Attitude.INDIFFERENT] * n_parties
    return [[*own[:place], Attitude.DEVOTED, *own[place + 1 :]] for place in range(n_parties)]


class RelationalGraph:
    """A conflict in which every party compares states by all the wishes it counts.

    A state is better for party i than another (a total relational preference) if it is at least as
    good by every order that i counts: that of j where i is devoted to j, the reverse of it where i
    is hostile to j. By :attr:`Ties.MOVE` two states can each be better than the other.

    Parameters
    ----------
    graph
        The conflict.
    attitudes
        Who wishes whom well or ill.
    ties
        What becomes of states that are as good in everything counted.

    Raises
    ------
    UseError
        If there is not one attitude for every two parties.

    Source: inohara2007
    """

    def __init__(self, graph: ConflictGraph, attitudes: Attitudes, ties: Ties = Ties.MOVE) -> None:
        n_parties = len(graph.parties)
        if [len(row) for row in attitudes] != [n_parties] * n_parties:
            found = f"rows of {', '.join(str(len(row)) for row in attitudes) or 'nothing'}"
            expected = f"{n_parties} rows of {n_parties}, a row for each party"
            do = "give every party an attitude to every party, itself included."
            raise UseError(Fault(Place(field="attitudes"), found, expected, do))
        self._graph, self._attitudes, self._ties = graph, attitudes, ties
        self._comparing = comparing(graph)

    @property
    def n_states(self) -> int:
        """How many states there are."""
        return self._graph.n_states

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names."""
        return self._graph.parties

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers, each a set of parties."""
        return self._graph.movers

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, where they are."""
        return self._graph.axis_form

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move."""
        return self._graph.successors(mover, state)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how ``party`` likes ``a`` against ``b``, by all the wishes it counts."""
        return RELATIONS[int(self.relations(party, np.array([a]), np.array([b]))[0])]

    def order(self, party: int) -> None:
        """Give no tiers: what serves all the wishes counted is no complete ranking."""

    def relations(self, party: int, a: StateArray, b: StateArray) -> Codes:
        """Say how ``party`` likes each of ``a`` against the matching one of ``b``."""
        different = np.not_equal(a, b)
        as_good = different.copy()
        gains = different & (self._ties is Ties.MOVE)
        loses, unknown = np.zeros_like(different), np.zeros_like(different)
        for other, attitude in enumerate(self._attitudes[party]):
            if attitude is Attitude.INDIFFERENT:
                continue
            found = self._comparing(other, a, b)
            turned = attitude is Attitude.HOSTILE
            as_good &= ~among(found, _BETTER if turned else _WORSE)
            gains |= among(found, _WORSE if turned else _BETTER)
            loses |= among(found, _BETTER if turned else _WORSE)
            unknown |= among(found, [Relation.UNKNOWN])
        codes = np.full(different.shape, code(Relation.SAME), dtype=np.int8)
        codes[loses] = code(Relation.WORSE)
        codes[as_good & gains] = code(Relation.BETTER)
        codes[unknown & different] = code(Relation.UNKNOWN)
        return codes


def under_attitudes(
    graph: ConflictGraph,
    attitudes: Attitudes,
    concepts: Sequence[Concept] = CLASSICAL,
    ties: Ties = Ties.MOVE,
    progress: Progress = SILENT,
) -> dict[str, StabilityResult]:
    """Say for every concept which states hold, for each party and for all, given attitudes.

    Relational stability (RNash, RGMR, RSMR, RSEQ) is the plain concept, read with the relational
    preferences of :class:`RelationalGraph`: a party goes to q when q is relationally better than s;
    an answer k deters unless it is relationally better than s (s itself deters); the opponents'
    improvements are relational ones too. Where every party counts its own wishes alone and no two
    states are tied, these are the plain concepts. With ties they are so by :attr:`Ties.STAY`; by
    the published rule, :attr:`Ties.MOVE`, a party leaves even for what is as good.

    Parameters
    ----------
    graph
        The conflict.
    attitudes
        Who wishes whom well or ill.
    concepts
        The concepts to ask about.
    ties
        What becomes of states that are as good in everything counted.
    progress
        Is told how far the work is and may stop it.

    Raises
    ------
    NeedsError
        If a preference that is counted is unknown.
    TooLargeError
        If there are more states than can be compared with one another.
    UseError
        If there is not one attitude for every two parties.

    Source: inohara2007
    """
    refuse_too_large(graph.n_states)
    workings = Workings(RelationalGraph(graph, attitudes, ties))
    what = "looking for outcomes that would hold, given attitudes"
    return verdicts(workings, [PLAIN], concepts, progress, what)[PLAIN.key]
