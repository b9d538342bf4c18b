"""The conflict among parties that may act together, and what they would do, in words.

Source: kilgour2001, inohara2008; joint issues are the house's own extension.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held import strictest
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.coalition import (
    CNASH,
    COALITIONAL,
    CSEQ,
    Coalition,
    CoalitionConcept,
    CoalitionDeparture,
    CoalitionResult,
    Coalitions,
    JointStep,
    refuse_for_coalitions,
)
from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.outcomes.coalition_graph import LeftOut, coalition_graph
from goodoffices.run import SILENT, Progress


class Together:
    """What parties could do together in one conflict.

    Parameters
    ----------
    holding
        What holds when each party acts alone.
    asked
        What is asked.
    progress
        Is told how far the work is.

    Raises
    ------
    NeedsError
        When a party that is not left out has no complete ranking.
    TooLargeError
        When there are too many outcomes and coalitions.
    """

    def __init__(self, holding: Holding, asked: Asked, progress: Progress = SILENT) -> None:
        self.conflict: Conflict = holding.conflict
        # refused before anything is counted up: with one coalition at least
        refuse_for_coalitions(self.conflict.graph.n_states, 1)
        self.graph, self.left_out = _graph(self.conflict)
        self.alone = strictest(holding)
        """The concept whose outcomes are looked at one by one."""
        named = (CNASH, extended(self.alone), extended(asked.concept))
        self.concepts: tuple[CoalitionConcept, ...] = tuple(dict.fromkeys(named))
        self.coalitions = Coalitions(self.graph)
        found = self.coalitions.analyse(self.concepts, progress=progress)
        self.results: dict[str, CoalitionResult] = found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in full of the parties that may act together."""
        return tuple(self.conflict.case.name_of(party) for party in self.graph.parties)

    @cached_property
    def every(self) -> tuple[Coalition, ...]:
        """Every coalition, the smaller first."""
        return self.results[CNASH.key].coalitions

    def who(self, coalition: Coalition) -> str:
        """Name the members of a coalition."""
        return listed([self.names[party] for party in sorted(coalition)])

    def by(self, coalitions: Sequence[Coalition]) -> tuple[str, ...]:
        """List the analysts whose account of the members' preferences counts; of nobody, all."""
        space, conflict = self.conflict.space, self.conflict
        if space is None:
            return conflict.analysts
        members = sorted(frozenset().union(*coalitions) if coalitions else frozenset())
        entries = [space.entry(self.graph.parties[p]) for p in members]
        found = tuple(dict.fromkeys(entry.by for entry in entries if entry is not None))
        return found or conflict.analysts

    @cached_property
    def analysts(self) -> tuple[str, ...]:
        """Everybody whose judgement counts, each once."""
        return self.by(self.every)

    def holds(self, concept: CoalitionConcept, coalition: Coalition, state: int) -> bool:
        """Say whether an outcome holds for a coalition."""
        return bool(self.results[concept.key].of(coalition)[state])

    def who_would_leave(self, concept: CoalitionConcept, state: int) -> tuple[Coalition, ...]:
        """List the coalitions of two and more that would leave an outcome; no larger than need be.

        A coalition is left out when fewer of its members, or one alone, would leave.
        """
        leaving: list[Coalition] = []
        for coalition in self.every:
            fewer = any(smaller < coalition for smaller in leaving)
            if not fewer and not self.holds(concept, coalition, state):
                leaving.append(coalition)
        return tuple(coalition for coalition in leaving if len(coalition) > 1)

    def first_to_leave(self, concept: CoalitionConcept, state: int) -> Coalition:
        """Give the first of the smallest coalitions that would leave an outcome that falls."""
        return next(one for one in self.every if not self.holds(concept, one, state))

    def departure(
        self, concept: CoalitionConcept, coalition: Coalition, state: int
    ) -> CoalitionDeparture:
        """Say what a coalition that would leave would do."""
        found = self.coalitions.departure(concept, coalition, state)
        assert found is not None
        return found

    def moves(self, state: int, steps: Sequence[JointStep]) -> str:
        """Say who would move what, one after the other."""
        said, here = [], state
        for step in steps:
            together = " together" if len(step.movers) > 1 else ""
            move = self.conflict.words.move(here, step.to)
            said.append(f"{self.who(step.movers)}{together} would {move}")
            here = step.to
        return ", then ".join(said)

    def how(self, concept: CoalitionConcept, coalition: Coalition, state: int) -> str:
        """Say what a coalition that would leave would do, and that its members prefer it."""
        steps = self.departure(concept, coalition, state).steps
        who = {1: "it prefers", 2: "both prefer"}.get(len(coalition), "all of them prefer")
        return f"{self.moves(state, steps)}, which {who} to staying"

    @cached_property
    def sure(self) -> Sentence:
        """How far verdicts on coalitions can be relied on."""
        text = (
            "Confidence in the verdicts is high as arithmetic: all "
            f"{len(self.every):,} groups were looked at; they rest on the same preferences as the "
            "rest, and no other reading of them was asked."
        )
        return Sentence(text, by=self.analysts)


def _graph(conflict: Conflict) -> tuple[ConflictGraph, tuple[LeftOut, ...]]:
    if conflict.space is None:
        return conflict.graph, ()
    found = coalition_graph(conflict.space)
    return found, found.left_out


def extended(concept: Concept) -> CoalitionConcept:
    """Give the coalitional concept that extends a concept; sequential stability where none does."""
    by_key = {one.alone: one for one in COALITIONAL}
    return by_key.get(concept.key, CSEQ)
