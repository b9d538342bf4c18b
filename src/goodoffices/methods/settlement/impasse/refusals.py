"""Which conditions each listed package breaks, and by how much it falls short of a walk-away.

Source: raiffa1982
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.acceptance import AcceptanceRule, unanimous
from goodoffices.methods.settlement.impasse.conditions import Condition
from goodoffices.methods.settlement.voting import voting
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Refusals:
    """What stands against each package.

    Attributes
    ----------
    conditions
        Every walk-away and red line.
    broken
        Per package (row) and condition (column): does the package break it? A party that need not
        be asked about a package breaks off nothing.
    lacking
        Per package and party: by how much the package is worth less than the walk-away, 0 where it
        is not; in whole numbers over ``denominator``. ``None`` where nobody's worth is in points.
    denominator
        The scale of ``lacking``.
    rule
        Who must accept; everyone unless stated.
    """

    conditions: tuple[Condition, ...]
    broken: Mask
    lacking: WholeArray | None = None
    denominator: int = 1
    rule: AcceptanceRule | None = None

    @cached_property
    def n_parties(self) -> int:
        """How many parties there are."""
        return 1 + max((condition.party for condition in self.conditions), default=-1)

    @cached_property
    def groups(self) -> tuple[frozenset[int], ...]:
        """The smallest groups of parties whose acceptance is enough."""
        rule = unanimous(self.n_parties) if self.rule is None else self.rule
        return voting(rule, self.n_parties).groups()

    def columns(self, group: frozenset[int]) -> list[int]:
        """Give the columns of the conditions of some parties."""
        return [k for k, condition in enumerate(self.conditions) if condition.party in group]

    def refusing(self, party: int, without: Sequence[Condition] = ()) -> Mask:
        """Mark the packages that a party refuses, some conditions given up."""
        columns = [
            k
            for k, condition in enumerate(self.conditions)
            if condition.party == party and condition not in without
        ]
        return np.asarray(self.broken[:, columns].any(axis=1), dtype=np.bool_)

    def passing(self, without: Sequence[Condition] = ()) -> Mask:
        """Mark the packages that enough parties accept, some conditions given up."""
        refusing = [self.refusing(party, without) for party in range(self.n_parties)]
        found = np.zeros(len(self.broken), dtype=np.bool_)
        for group in self.groups:
            stopped = np.zeros(len(self.broken), dtype=np.bool_)
            for party in group:
                stopped |= refusing[party]
            found |= ~stopped
        return found

    def patterns(self) -> tuple[int, ...]:
        """List the different sets of conditions that stand against a package, as bits.

        Where not everyone must accept, a package counts once for each group that is enough.
        """
        kept: list[int] = []
        for group in self.groups:
            columns = self.columns(group)
            bits = np.zeros(len(self.broken), dtype=np.int64)
            bits = fitted(bits, 1 << len(self.conditions))
            for k in columns:
                bits = bits + self.broken[:, k].astype(bits.dtype) * (1 << k)
            kept += np.unique(bits).tolist()
        return least_sets(kept)


def least_sets(sets: Sequence[int]) -> tuple[int, ...]:
    """Keep the sets of bits that contain no other, those with fewest members first.

    Examples
    --------
    >>> least_sets([0b110, 0b011, 0b111, 0b010])
    (2,)
    """
    kept: list[int] = []
    for one in sorted(set(sets), key=lambda bits: (bits.bit_count(), bits)):
        if not any(other & one == other for other in kept):
            kept.append(one)
    return tuple(kept)
