"""Whether an outcome holds, who would leave it and to what, and what deters them: in words.

Source: fang1993.
"""

from __future__ import annotations

from functools import cached_property

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Sentence
from goodoffices.methods.stability import CLASSICAL, Concept, StabilityResult, analyse
from goodoffices.methods.stability.why.why import Why
from goodoffices.run import SILENT, Progress


class Holding:
    """What the concepts of stability say about the outcomes of one conflict.

    Parameters
    ----------
    conflict
        The conflict.
    progress
        Is told how far the work is.
    concepts
        The concepts asked.

    Raises
    ------
    TooLargeError
        When there are more outcomes than the method can look at.
    """

    def __init__(
        self,
        conflict: Conflict,
        progress: Progress = SILENT,
        concepts: tuple[Concept, ...] = CLASSICAL,
    ) -> None:
        self.conflict, self.concepts = conflict, concepts
        self.results: dict[str, StabilityResult] = analyse(conflict.graph, concepts, progress)

    @property
    def engine(self) -> str:
        """Which engine gave the verdicts, by name; several where concepts needed several."""
        return listed(list(dict.fromkeys(found.engine for found in self.results.values())))

    @cached_property
    def why(self) -> Why:
        """What explains one outcome for one party at a time, at any size."""
        return Why(self.conflict.graph)

    @cached_property
    def n_outcomes(self) -> int:
        """How many outcomes there are."""
        return self.conflict.graph.n_states

    def count(self, concept: Concept) -> int:
        """Count the outcomes that hold for everybody."""
        return int(self.results[concept.key].equilibria.sum())

    def states(self, concept: Concept) -> tuple[int, ...]:
        """List the outcomes that hold for everybody."""
        return tuple(self.results[concept.key].equilibria.nonzero()[0].tolist())

    def holds(self, concept: Concept, state: int) -> bool:
        """Say whether an outcome holds for everybody."""
        return bool(self.results[concept.key].equilibria[state])

    def leavers(self, concept: Concept, state: int) -> tuple[int, ...]:
        """List the parties, by number, that would leave an outcome."""
        stable = self.results[concept.key].stable_for[:, state]
        return tuple((~stable).nonzero()[0].tolist())

    def leavers_named(self, concept: Concept, state: int) -> str:
        """Name the parties that would leave an outcome; empty when it holds."""
        return listed([self.conflict.names[p] for p in self.leavers(concept, state)])

    def target(self, concept: Concept, party: int, state: int) -> int:
        """Say where a party that would leave would go: to what it prefers most among its ways."""
        departure = self.why.departure(concept, party, state)
        assert departure is not None
        return departure.to

    def move(self, concept: Concept, party: int, state: int) -> str:
        """Say what a party that would leave would do, to stand after "would"."""
        return self.conflict.words.move(state, self.target(concept, party, state))

    def better_ways(self, party: int, state: int) -> int:
        """Count the outcomes that a party can reach alone from one and prefers to it."""
        return len(self.why.improvements(party, state))

    def departures(self, concept: Concept, state: int) -> str:
        """Say who would leave an outcome and to what, as clauses without a full stop."""
        names = self.conflict.names
        return "; ".join(
            f"{names[p]} would {self.move(concept, p, state)}" for p in self.leavers(concept, state)
        )

    def analysts(self, parties: tuple[int, ...]) -> tuple[str, ...]:
        """List the analysts whose account of these parties counts; of nobody, everyone's."""
        found = tuple(dict.fromkeys(self.conflict.by[p] for p in parties))
        return found or self.conflict.analysts

    def deterred(self, concept: Concept, party: int, state: int, improvement: int) -> Sentence:
        """Say how the others could answer a party's improvement, so that it stays."""
        sanction = self.why.sanction(concept, party, state, improvement)
        assert sanction is not None
        words, names, here = self.conflict.words, self.conflict.names, improvement
        answers = []
        for step in sanction.steps:
            answers.append(f"{names[step.party]} could {words.move(here, step.to)}")
            here = step.to
        text = (
            f"Under {concept.name} {names[party]} stays: if it were to "
            f"{words.move(state, improvement)}, {', then '.join(answers)}, "
            f"which is no better for {names[party]} than staying."
        )
        involved = (party, *(step.party for step in sanction.steps))
        return Sentence(text, by=self.analysts(involved))
