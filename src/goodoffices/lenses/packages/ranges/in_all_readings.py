"""Which packages are efficient in every reading, in some, and in none.

Of a package acceptable in every reading the answer "in every reading" is exact: a package that
dominates it in some reading is acceptable there. That a package is efficient in some reading is
known where one was drawn, and that it is in none where one package dominates it in every reading;
between the two nothing is claimed.

Source: salo1992.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.lenses.packages.ranges.ranged_zone import InReadings, RangedZone
from goodoffices.methods.settlement.efficient import efficient
from goodoffices.methods.settlement.imprecision.bounds import accepts, dominates
from goodoffices.methods.settlement.whole_numbers import WholeArray
from goodoffices.outcomes.worth import Mask

MOST_COMPARED = 1_000
"""So many packages are compared with one another, every two of them."""

MOST_PAIRS = 1_000
"""With more pairs of which one dominates the other at times, readings are gone through singly."""


@dataclass(frozen=True, eq=False)
class InAllReadings:
    """What holds of each package whatever the numbers in the ranges are.

    Attributes
    ----------
    always
        Acceptable and efficient in every reading.
    never
        Dominated by one package, always the same, in every reading; or never acceptable to all.
    above, below
        Pairs of packages of which the first dominates the second in some readings, not in all.
    """

    always: Mask
    never: Mask
    above: NDArray[np.int64]
    below: NDArray[np.int64]

    def efficient(self, found: InReadings) -> Mask:
        """Mark the efficient packages in each of some readings."""
        gains = [found.gains[p].gains for p in weighed_always(found.ranged) or ()]
        if len(self.above) > MOST_PAIRS:
            return _one_by_one(gains, found.fair & ~self.never)
        return self._by_pairs(gains, found.fair & ~self.never)

    def _by_pairs(self, gains: Sequence[WholeArray], fair: Mask) -> Mask:
        """Strike, in each reading, whatever one of the pairs says is dominated there."""
        beaten = np.ones((len(fair), len(self.above)), dtype=np.bool_)
        better = np.zeros_like(beaten)
        for one in gains:
            above, below = one[:, self.above], one[:, self.below]
            beaten &= np.asarray(above >= below)
            better |= np.asarray(above > below)
        readings, pairs = np.nonzero(beaten & better)
        fair[readings, self.below[pairs]] = False
        return fair


def _one_by_one(gains: Sequence[WholeArray], fair: Mask) -> Mask:
    rows = [np.broadcast_to(one, fair.shape) for one in gains]
    return np.stack(
        [efficient(np.stack([one[k] for one in rows], axis=1), fair[k]) for k in range(len(fair))]
    )


def weighed_always(ranged: RangedZone) -> tuple[str, ...] | None:
    """List the parties weighed in every reading; ``None`` where that is not sure to be the same."""
    if ranged.zone.accept.quorum is not None:
        return None
    found = []
    for party, needed in ranged.needed.items():
        if not needed.any():
            continue
        if not (needed & ranged.always_acceptable).any() or party not in ranged.boxes:
            return None
        found.append(party)
    return tuple(found) or None


def in_all_readings(ranged: RangedZone) -> InAllReadings | None:
    """Compare every two packages over all readings.

    Returns
    -------
    InAllReadings or None
        ``None`` where too many would be compared, fewer than all must accept, somebody has an
        order only, or who is weighed depends on the reading.
    """
    parties = weighed_always(ranged)
    if parties is None:
        return None
    could = np.ones(len(ranged.states), dtype=np.bool_)
    always = ranged.always_acceptable.copy()
    for party in parties:
        could &= accepts(ranged.boxes[party]).some & ranged.clean[party]
        always &= ranged.always[party]
    rows = np.flatnonzero(could)
    if not 0 < len(rows) <= MOST_COMPARED:
        return None
    found = dominates([ranged.boxes[party].of(rows) for party in parties])
    beaten = np.asarray(found.every.any(axis=0))
    always[rows] &= ~found.some.any(axis=0)
    never = ~could
    never[rows] |= beaten
    above, below = np.nonzero(found.some & ~beaten[None, :])
    return InAllReadings(always, never, rows[above], rows[below])
