"""Where states hold, by one identity that never looks at pairs of states.

Let t(s) be the party's tier of s (0 the best). For each state q let w(q) be the worst tier for the
party that the others' answer to q can bring about; under a concept with no escape, each answer k
counts with the best tier the party can still reach from k by one own move. Then s holds for the
party exactly when the best it can get by leaving is no better than staying::

    min over q in R_i(s) of max(t(q), w(q))  ≥  t(s)

If t(q) ≥ t(s), then q is no improvement and deters nothing. If t(q) < t(s), the maximum reaches
t(s) exactly when some answer k is no better for the party than s. Adding q itself to its answers
changes nothing. So three operations on whole arrays are enough: the best over the own moves, the
worst over the others' sequences of moves, and the worst over their sequences of improvements.

Source: none; derived here from the definitions of fang1993 and checked against the oracle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from goodoffices.methods.stability.concept import Answer, Concept
from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.engines.tiers import PerPlace, Tiers, none_at
from goodoffices.run import Progress

Tick = Callable[[], object]
"""Called after each sweep; it may raise to stop the work."""


class Sweeper(Protocol):
    """One way to lay a conflict out in memory, with the three operations on it.

    Arrays have one number per *place*. Places are the states, or more than the states.

    Attributes
    ----------
    movers
        The parties that have moves of their own.
    """

    @property
    def movers(self) -> tuple[int, ...]:
        """The parties that have moves of their own."""

    def tiers(self, party: int) -> Tiers:
        """Give a party's tiers per place; a place without a state holds the largest number."""

    def per_state(self, values: PerPlace) -> PerPlace:
        """Take the values of the states out of the values of the places."""

    def best_own(self, values: Tiers, party: int) -> Tiers:
        """Give per place the least value over {s} ∪ R_i(s)."""

    def best_move(self, values: Tiers, party: int) -> Tiers:
        """Give per place the least value over R_i(s); the largest number where it is empty."""

    def worst_answer(
        self, values: Tiers, responders: Sequence[int], improving: bool, tick: Tick
    ) -> Tiers:
        """Give per place q the greatest value over {q} ∪ R_H(q), or {q} ∪ R_H⁺(q)."""


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What one concept says for one party.

    Attributes
    ----------
    concept
        The concept.
    party
        The party.
    stable
        Per state: does it hold for the party?
    """

    concept: Concept
    party: int
    stable: StateMask


@dataclass(frozen=True, eq=False)
class Thresholds:
    """How good a way out one party has under one concept.

    Attributes
    ----------
    concept
        The concept.
    party
        The party.
    tiers
        Per state the party's tier.
    critical
        Per state the best tier the party can make sure of by leaving; the largest number of the
        type where it has no move.
    """

    concept: Concept
    party: int
    tiers: Tiers
    critical: Tiers

    @property
    def has_move(self) -> StateMask:
        """Mark the states from which the party has a move."""
        return np.asarray(self.critical != none_at(self.critical))


Said = TypeVar("Said", Verdicts, Thresholds)

Judge = Callable[[Sweeper, int, Concept, Tick], Said]
"""Says something of one party under one concept."""


def each(
    sweeper: Sweeper, concepts: Sequence[Concept], judge: Judge[Said], progress: Progress
) -> Iterator[Said]:
    """Go through all parties that move and all concepts.

    Parameters
    ----------
    sweeper
        The conflict.
    concepts
        Concepts among the swept ones.
    judge
        :func:`verdicts` or :func:`thresholds`.
    progress
        Is told after each sweep and each verdict; it may raise to stop the work.
    """
    progress.start("looking for outcomes that would hold", len(sweeper.movers) * len(concepts))
    try:
        for party in sweeper.movers:
            for concept in concepts:
                yield judge(sweeper, party, concept, lambda: progress.advance(0))
                progress.advance()
    finally:
        progress.finish()


def verdicts(sweeper: Sweeper, party: int, concept: Concept, tick: Tick) -> Verdicts:
    """Say which states hold for a party under a concept."""
    after = _after_leaving(sweeper, party, concept, tick)
    stable = sweeper.best_own(after, party) >= sweeper.tiers(party)
    return Verdicts(concept, party, sweeper.per_state(stable))


def thresholds(sweeper: Sweeper, party: int, concept: Concept, tick: Tick) -> Thresholds:
    """Say how good a way out a party has of every state."""
    after = _after_leaving(sweeper, party, concept, tick)
    critical = sweeper.per_state(sweeper.best_move(after, party))
    return Thresholds(concept, party, sweeper.per_state(sweeper.tiers(party)), critical)


def _after_leaving(sweeper: Sweeper, party: int, concept: Concept, tick: Tick) -> Tiers:
    """Give, per place q, the tier the party must expect once it has moved to q."""
    tiers = sweeper.tiers(party)
    if concept.answer is Answer.NOTHING:
        return tiers
    values = sweeper.best_own(tiers, party) if concept.no_escape else tiers
    responders = [other for other in sweeper.movers if other != party]
    worst = sweeper.worst_answer(values, responders, concept.answer is Answer.IMPROVEMENTS, tick)
    return np.maximum(tiers, worst, out=worst)


def to_fixed_point(values: Tiers, steps: Sequence[Callable[[Tiers], bool]], tick: Tick) -> Tiers:
    """Let the parties take turns until none of them changes anything.

    Values only rise and are bounded, so this ends. A party's second turn in a row would change
    nothing, since its moves are transitive here.

    Parameters
    ----------
    values
        Changed in place.
    steps
        Per party what it does in its turn; each says whether anything changed.
    tick
        Called after each turn.
    """
    quiet, turn = 0, 0
    while quiet < len(steps):
        changed = steps[turn % len(steps)](values)
        quiet = 1 if changed else quiet + 1
        turn += 1
        tick()
    return values
