"""The packages that all could accept, and which of them would hold: the sets behind the sentences.

Source: raiffa1982 (who accepts), fang1993 (what holds).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.errors import NeedsError
from goodoffices.lenses.holding import Holding
from goodoffices.methods.stability import NASH, Concept
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.outcomes.packages import acceptable
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import Mask


@dataclass(frozen=True, eq=False)
class HeldPackages:
    """The packages other than now that everyone needed could accept.

    Attributes
    ----------
    holding
        What holds.
    concept
        The concept asked about.
    space
        The outcomes.
    mask
        Which of them are such packages.
    """

    holding: Holding
    concept: Concept
    space: OutcomeSpace
    mask: Mask

    @property
    def total(self) -> int:
        """How many there are."""
        return int(self.mask.sum())

    def holding_under(self, concept: Concept) -> StateArray:
        """List those that hold under a concept."""
        return np.flatnonzero(self.mask & self.holding.results[concept.key].equilibria)

    def left_by(self, concept: Concept, party: int) -> int:
        """Count those that a party would leave."""
        return int((self.mask & ~self.holding.results[concept.key].stable_for[party]).sum())

    def least_changed(self, concept: Concept, most: int) -> tuple[int, ...]:
        """List those that hold, the ones that change fewest issues against now first."""
        states, form = self.holding_under(concept), self.space.axis_form
        now, changed = np.array([self.space.now]), np.zeros(len(states), dtype=np.int64)
        for axis in range(len(form.shape)):
            changed += form.digit(axis, states) != form.digit(axis, now)
        return tuple(states[np.lexsort((states, changed))[:most]].tolist())

    def same_as(self, other: HeldPackages) -> bool:
        """Say whether two readings find the same packages, and the same of them to hold."""
        return bool(
            np.array_equal(self.mask, other.mask)
            and all(
                np.array_equal(self.holding_under(concept), other.holding_under(concept))
                for concept in (NASH, self.concept)
            )
        )


def held_packages(holding: Holding, concept: Concept) -> HeldPackages | NeedsError | None:
    """Find them.

    Returns
    -------
    HeldPackages, NeedsError or None
        What is lacking where preferences or walk-away of somebody needed are not stated; ``None``
        where the case spells out a graph, which has no packages.
    """
    space = holding.conflict.space
    if space is None:
        return None
    try:
        mask = acceptable(space)
    except NeedsError as error:
        return error
    mask[space.now] = False
    return HeldPackages(holding, concept, space, mask)
