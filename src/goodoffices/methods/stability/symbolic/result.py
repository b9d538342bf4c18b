"""What the engine of decision diagrams found: exact counts, and answers about any one outcome.

Source: fang1993
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goodoffices.errors import Fault, Place, UseError
from goodoffices.methods.stability.concept import Concept
from goodoffices.methods.stability.symbolic.condition import Condition, SymbolicOutcome
from goodoffices.methods.stability.symbolic.diagrams import Diagram
from goodoffices.methods.stability.symbolic.reach import Reach
from goodoffices.methods.stability.symbolic.scale import Scale
from goodoffices.methods.stability.symbolic.states import SymbolicStates
from goodoffices.methods.stability.symbolic.symbolic_conflict import SymbolicConflict


@dataclass(frozen=True, eq=False)
class Verdict:
    """What one concept says.

    Attributes
    ----------
    concept
        The concept.
    stable_for
        Per party, how many outcomes hold for it.
    equilibria
        How many hold for every party.
    """

    concept: Concept
    stable_for: tuple[int, ...]
    equilibria: int
    _stable: tuple[Diagram, ...] = field(repr=False)
    _equilibria: Diagram = field(repr=False)


@dataclass(frozen=True)
class SymbolicDeparture:
    """A move that a party would make away from an outcome, because nothing deters it.

    Attributes
    ----------
    concept
        Short name of the concept under which nothing deters it.
    party
        Who leaves.
    outcome
        What it leaves.
    to
        What it moves to.
    """

    concept: str
    party: int
    outcome: SymbolicOutcome
    to: SymbolicOutcome


@dataclass(frozen=True, eq=False)
class SymbolicResult:
    """Which outcomes of a conflict hold, held as sets that can be asked.

    Attributes
    ----------
    conflict
        The conflict.
    engine
        What the work was done with.
    n_states
        How many outcomes are feasible, exactly.
    verdicts
        Per concept, in the order in which they were asked.
    """

    conflict: SymbolicConflict
    engine: str
    n_states: int
    verdicts: tuple[Verdict, ...]
    _states: SymbolicStates = field(repr=False)
    _reaches: tuple[Reach, ...] = field(repr=False)
    _scales: tuple[Scale, ...] = field(repr=False)
    _free: Mapping[tuple[str, int], Diagram] = field(repr=False)

    def verdict(self, concept: Concept) -> Verdict:
        """Give what a concept says.

        Raises
        ------
        UseError
            When the concept was not asked.
        """
        for verdict in self.verdicts:
            if verdict.concept.key == concept.key:
                return verdict
        asked = ", ".join(verdict.concept.key for verdict in self.verdicts)
        fault = Fault(Place(field="concept"), f"“{concept.key}”", f"one of those asked: {asked}",
                      "ask it as well.")  # fmt: skip
        raise UseError(fault)

    def is_feasible(self, outcome: Sequence[int]) -> bool:
        """Say whether an outcome can be."""
        fits = len(outcome) == len(self.conflict.shape) and all(
            0 <= at < size for at, size in zip(outcome, self.conflict.shape, strict=True)
        )
        return fits and self._states.contains(self._states.feasible, outcome)

    def holds(self, concept: Concept, outcome: Sequence[int]) -> bool:
        """Say whether an outcome holds for every party.

        Raises
        ------
        UseError
            When the outcome cannot be, or the concept was not asked.
        """
        self._must_be_feasible(outcome)
        return self._states.contains(self.verdict(concept)._equilibria, outcome)

    def stable_for(self, concept: Concept, party: int, outcome: Sequence[int]) -> bool:
        """Say whether an outcome holds for a party; raises as :meth:`holds` does."""
        self._must_be_feasible(outcome)
        return self._states.contains(self.verdict(concept)._stable[party], outcome)

    def leavers(self, concept: Concept, outcome: Sequence[int]) -> tuple[int, ...]:
        """List the parties that would leave an outcome; raises as :meth:`holds` does."""
        parties = range(len(self.conflict.parties))
        return tuple(p for p in parties if not self.stable_for(concept, p, outcome))

    def departure(
        self, concept: Concept, party: int, outcome: Sequence[int]
    ) -> SymbolicDeparture | None:
        """Find where a party would go from an outcome, if nothing deters it.

        Returns
        -------
        SymbolicDeparture or None
            To the most preferred of its improvements that no answer sanctions (of several liked
            equally, the first in the order of the options); ``None`` if the outcome holds for it.

        Raises
        ------
        UseError
            As :meth:`holds` does.
        """
        if self.stable_for(concept, party, outcome):
            return None
        states, diagrams, scale = self._states, self._states.diagrams, self._scales[party]
        here = states.alone(outcome)
        free = diagrams.answered(self._score(party, here), self._free[concept.key, party])
        ways = diagrams.both(free, self._reaches[party].after(outcome))
        ranked = diagrams.both(ways, scale.exactly)
        for digit in scale.digits:
            higher = diagrams.answered({digit: True}, ranked)
            ranked = higher if higher != diagrams.no else diagrams.answered({digit: False}, ranked)
        return SymbolicDeparture(concept.key, party, tuple(outcome), states.first(ranked, 1)[0])

    def _score(self, party: int, here: Mapping[str, bool]) -> dict[str, bool]:
        """Read the digits of an outcome's own score."""
        diagrams, scale = self._states.diagrams, self._scales[party]
        left, found = diagrams.answered(here, scale.exactly), {}
        for digit in scale.digits:
            yes = diagrams.answered({digit: True}, left)
            found[digit] = bool(yes != diagrams.no)
            left = yes if found[digit] else diagrams.answered({digit: False}, left)
        return found

    def count(self, concept: Concept, within: Condition) -> int:
        """Count the outcomes that hold and of which a statement is true.

        Raises
        ------
        UseError
            When it speaks of an option that is not there, or the concept was not asked.
        """
        return self._states.count(self._held(concept, within))

    def count_feasible(self, within: Condition) -> int:
        """Count the outcomes of which a statement is true; raises as :meth:`count` does."""
        return self._states.count(self._within(self._states.feasible, within))

    def equilibria(
        self,
        concept: Concept,
        within: Condition | None = None,
        near: Sequence[int] | None = None,
    ) -> Iterator[SymbolicOutcome]:
        """Go through the outcomes that hold, one by one; take as many as you need.

        Parameters
        ----------
        concept
            Under which concept.
        within
            Only those of which this statement is true.
        near
            Begin with those that differ from this outcome on the fewest axes; left out, and among
            those that differ on as many, the order is that of the options, the last axis fastest.

        Raises
        ------
        UseError
            As :meth:`count` does.
        """
        held = self._held(concept, within)
        return self._states.listed(held) if near is None else self._states.by_changes(held, near)

    def _held(self, concept: Concept, within: Condition | None) -> Diagram:
        held = self.verdict(concept)._equilibria
        return held if within is None else self._within(held, within)

    def _within(self, sets: Diagram, said: Condition) -> Diagram:
        self.conflict.refuse_unknown(said)
        return self._states.diagrams.both(sets, self._states.where(said))

    def _must_be_feasible(self, outcome: Sequence[int]) -> None:
        if not self.is_feasible(outcome):
            expected, do = "an outcome that can be", "change an option, or the rule against it."
            raise UseError(Fault(Place(field="outcome"), str(tuple(outcome)), expected, do))
