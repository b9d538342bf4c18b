"""How far walk-aways would have to come down for something to be acceptable.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.impasse.conditions import Condition
from goodoffices.methods.settlement.impasse.refusals import Refusals
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest


@dataclass(frozen=True)
class Concession:
    """What would have to come down for something to be acceptable, and what that would be.

    Attributes
    ----------
    lowered
        Per party that would have to lower its walk-away, by how much; exact.
    packages
        The rows of the packages that would then be acceptable and are reached by exactly this,
        rising.
    """

    lowered: Mapping[int, Fraction]
    packages: tuple[int, ...]

    @property
    def together(self) -> Fraction:
        """The sum of what is lowered; it compares one party's points with another's."""
        return sum(self.lowered.values(), Fraction(0))


def lowered_alone(refusals: Refusals, party: int) -> Concession | None:
    """Say by how much one party's walk-away would have to come down, all else as it is.

    Returns
    -------
    Concession or None
        ``None`` if no walk-away of this party, however low, makes anything acceptable; of nothing
        where something is acceptable already.

    Examples
    --------
    >>> asked = (Condition(0), Condition(1))
    >>> broken, lacking = np.array([[True, False], [True, True]]), np.array([[7, 0], [1, 1]])
    >>> lowered_alone(Refusals(asked, broken, lacking, denominator=2), 0).lowered
    {0: Fraction(7, 2)}

    Source: raiffa1982
    """
    return _least(refusals, [party], refusals.passing([Condition(party)]))


def fewest(refusals: Refusals) -> tuple[Concession, ...]:
    """Say for each smallest number of parties how little they would have to come down together.

    Red lines stay as they are. Of the groups with fewest members whose lower walk-aways would make
    something acceptable, each is told with the least sum.

    Source: raiffa1982
    """
    parties = range(refusals.n_parties)
    for size in range(refusals.n_parties + 1):
        found = []
        for group in combinations(parties, size):
            passing = refusals.passing([Condition(party) for party in group])
            one = _least(refusals, group, passing)
            if one is not None:
                found.append(one)
        if found:
            return tuple(found)
    return ()


def least_together(refusals: Refusals) -> Concession | None:
    """Say what the smallest sum is by which walk-aways would have to come down, red lines kept.

    The sum compares one party's points with another's.

    Source: raiffa1982
    """
    everyone = [Condition(party) for party in range(refusals.n_parties)]
    return _least(refusals, range(refusals.n_parties), refusals.passing(everyone))


def _least(
    refusals: Refusals, group: Sequence[int], passing: npt.NDArray[np.bool_]
) -> Concession | None:
    """Find the least that these parties must come down, among the packages that would pass."""
    if refusals.lacking is None or not passing.any():
        return None
    rows = np.flatnonzero(passing)
    columns = [_enough(refusals, rows, needed, group) for needed in refusals.groups]
    sums = np.stack([total for total, _ in columns], axis=1)
    open_to = np.stack([marks for _, marks in columns], axis=1)
    best = min(int(total) for total in sums[open_to])
    row, choice = (int(k) for k in np.argwhere(open_to & (sums == best))[0])
    reached = (open_to & (sums == best)).any(axis=1)
    lacking = refusals.lacking[rows[row]].tolist()
    lowered = {
        party: Fraction(lacking[party], refusals.denominator)
        for party in group
        if party in refusals.groups[choice] and lacking[party]
    }
    if len(refusals.groups) > 1 or len(group) > 1:
        reached &= _same(refusals, rows, lowered)
    return Concession(lowered, tuple(rows[reached].tolist()))


def _enough(
    refusals: Refusals, rows: npt.NDArray[np.int64], needed: frozenset[int], group: Sequence[int]
) -> tuple[WholeArray, npt.NDArray[np.bool_]]:
    """Per package what the group lacks among those needed, and whether nobody else refuses."""
    assert refusals.lacking is not None
    marks = np.ones(len(rows), dtype=np.bool_)
    given_up = [Condition(party) for party in group]
    for party in needed:
        marks &= ~refusals.refusing(party, given_up)[rows]
    bound = largest(refusals.lacking) * max(len(group), 1)
    lacking = fitted(refusals.lacking, bound)[rows]
    asked = sorted(needed.intersection(group))
    return lacking[:, asked].sum(axis=1), marks


def _same(
    refusals: Refusals, rows: npt.NDArray[np.int64], lowered: Mapping[int, Fraction]
) -> npt.NDArray[np.bool_]:
    """Mark the packages that lowering by exactly this makes acceptable."""
    assert refusals.lacking is not None
    broken = refusals.broken[rows].copy()
    for party, amount in lowered.items():
        column = refusals.conditions.index(Condition(party))
        lacking = refusals.lacking[rows, party]
        broken[:, column] &= np.asarray(lacking > amount * refusals.denominator, dtype=np.bool_)
    after = Refusals(refusals.conditions, broken, rule=refusals.rule)
    return after.passing()
