"""The packages that hold under a concept, and what each standard chooses among them.

Source: raiffa1982; fang1993.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.errors import NeedsError, TooLargeError
from goodoffices.lenses.conflict import from_space
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.other_readings import OtherReading, other_readings
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import Chosen, Standard, choose, standards_gaps
from goodoffices.lenses.packages.zone import Zone
from goodoffices.methods.stability import NASH, Concept
from goodoffices.outcomes.worth import Mask

MOST_OUTCOMES = 20_000
"""Up to so many outcomes the other readings are asked as well."""


@dataclass(frozen=True, eq=False)
class HeldUnder:
    """The packages that hold under one concept.

    Attributes
    ----------
    concept
        The concept.
    mask
        The packages other than now that all weighed could accept and that hold.
    chosen
        What each standard chooses among them; ``None`` where none holds or somebody weighed has no
        points.
    """

    concept: Concept
    mask: Mask
    chosen: Chosen | None

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self.mask.sum())

    def best(self, standard: Standard) -> int | None:
        """Give what a standard chooses among them; of ties the one best for the worst off."""
        return self.chosen.solutions[standard].leximin if self.chosen is not None else None

    @property
    def lead(self) -> tuple[Standard, int] | None:
        """The first standard that chooses one of them, and which."""
        for standard in self.chosen.solutions if self.chosen is not None else ():
            state = self.best(standard)
            if state is not None:
                return standard, state
        return None


def candidates(found: Zone) -> Mask:
    """Mark the packages other than now that all weighed could accept."""
    return np.asarray(found.fair & found.others, dtype=np.bool_)


def held_under(found: Zone, holding: Holding, concept: Concept) -> HeldUnder:
    """Find the packages that hold under a concept, and what each standard chooses among them."""
    mask = candidates(found) & holding.results[concept.key].equilibria
    weighable = found.weighed and not standards_gaps(found)
    return HeldUnder(concept, mask, choose(found, mask) if weighable and mask.any() else None)


def concepts(asked: Asked) -> tuple[Concept, ...]:
    """List the concepts asked about: the one of the question, and Nash stability."""
    return tuple(dict.fromkeys((asked.concept, NASH)))


@dataclass(frozen=True)
class GivenUp:
    """What a package gives a party more than another does; negative where less."""

    party: str
    points: Fraction


def given_up(asked: Asked, instead: int, best: int) -> tuple[GivenUp, ...]:
    """Compare what two packages are worth to each party weighed, on the scale from 0 to 100."""
    assert asked.chosen is not None
    before = asked.chosen.worth(best)
    after = asked.chosen.worth(instead)
    return tuple(GivenUp(party, after[party] - before[party]) for party in before)


@dataclass(frozen=True)
class Nearest:
    """The chosen package that fewest parties would leave, and who they are, by number."""

    standard: Standard
    state: int
    leavers: tuple[int, ...]


def nearest(asked: Asked, holding: Holding) -> Nearest | None:
    """Find, among what the standards choose, what holds for the most parties."""
    if asked.chosen is None:
        return None
    found = [
        Nearest(standard, solution.leximin, holding.leavers(asked.concept, solution.leximin))
        for standard, solution in asked.chosen.solutions.items()
        if solution.leximin is not None and solution.leximin != asked.space.now
    ]
    return min(found, key=lambda one: len(one.leavers), default=None)


@dataclass(frozen=True)
class Elsewhere:
    """What another reading says: how many hold, and the best of them."""

    other: OtherReading
    best: int | None


def under_other_readings(asked: Asked) -> tuple[Elsewhere, ...] | None:
    """Ask the other readings for the best that holds; ``None`` where that would take too long."""
    if asked.space.n_states > MOST_OUTCOMES:
        return None
    return tuple(_elsewhere(asked))


def _elsewhere(asked: Asked) -> Iterator[Elsewhere]:
    for other in other_readings(asked.space, asked.zone.acceptors):
        try:
            found = asked.zone.under(other.reading)
            holding = Holding(from_space(found.space), concepts=(asked.concept,))
        except (NeedsError, TooLargeError):
            continue
        lead = held_under(found, holding, asked.concept).lead
        yield Elsewhere(other, lead[1] if lead is not None else None)
