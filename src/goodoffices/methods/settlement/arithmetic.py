"""Adding and taking away issues and parties: what it does to the zone of possible agreement.

An addition *creates* the zone where there was none, *enlarges* it, *reduces* it, *destroys* it,
*shifts* it (some packages come, others go) or *leaves it as it is*. Whether it is good for a party
is another question: a larger zone may hold more for one side only (a *one-sided gain*).

Pitfall: walk-aways must be assessed again when parties change. Who is left out may go elsewhere,
and who comes in brings alternatives of its own; the comparison here keeps every walk-away.

Source: sebenius1983
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, UseError

Party = TypeVar("Party", bound=Hashable)


class Effect(Enum):
    """What an addition, or taking something away, does to the zone of possible agreement."""

    CREATES = "creates"
    ENLARGES = "enlarges"
    REDUCES = "reduces"
    DESTROYS = "destroys"
    SHIFTS = "shifts"
    LEAVES = "leaves as it is"


@dataclass(frozen=True)
class Change:
    """The zone before and after.

    Attributes
    ----------
    before, after
        How many packages it has.
    come, gone
        How many are in it only after, and only before.
    """

    before: int
    after: int
    come: int
    gone: int

    @property
    def effect(self) -> Effect:
        """What the change does to the zone."""
        if not self.come and not self.gone:
            return Effect.LEAVES
        if not self.before:
            return Effect.CREATES
        if not self.after:
            return Effect.DESTROYS
        if not self.gone:
            return Effect.ENLARGES
        return Effect.SHIFTS if self.come else Effect.REDUCES


def change(before: npt.NDArray[np.bool_], after: npt.NDArray[np.bool_]) -> Change:
    """Compare two zones on the same packages.

    Parameters
    ----------
    before, after
        Per package, whether it could be agreed on.

    Raises
    ------
    UseError
        When they are not marks on the same packages.

    Examples
    --------
    >>> change(np.array([True, False]), np.array([True, True])).effect.value
    'enlarges'
    """
    if before.shape != after.shape or before.dtype != bool or after.dtype != bool:
        found = f"marks of shapes {before.shape} and {after.shape}"
        do = "mark every package once before and once after."
        raise UseError(Fault(Place(field="zones"), found, "marks on the same packages", do))
    come, gone = int((after & ~before).sum()), int((before & ~after).sum())
    return Change(int(before.sum()), int(after.sum()), come, gone)


@dataclass(frozen=True)
class WhoGains(Generic[Party]):
    """For whom something is worth more after than before.

    Attributes
    ----------
    by
        Per party that can be compared, by how much; on its own scale.
    """

    by: Mapping[Party, Fraction]

    @property
    def better(self) -> tuple[Party, ...]:
        """The parties that gain."""
        return tuple(party for party, amount in self.by.items() if amount > 0)

    @property
    def worse(self) -> tuple[Party, ...]:
        """The parties that lose."""
        return tuple(party for party, amount in self.by.items() if amount < 0)

    @property
    def one_sided(self) -> bool:
        """Whether exactly one gains."""
        return len(self.better) == 1


def who_gains(before: Mapping[Party, Fraction], after: Mapping[Party, Fraction]) -> WhoGains[Party]:
    """Compare what parties have before and after; who is in one of the two only is left out.

    Examples
    --------
    >>> before, after = {"A": Fraction(1), "B": Fraction(2)}, {"A": Fraction(3), "B": Fraction(2)}
    >>> found = who_gains(before, after)
    >>> found.better, found.worse, found.one_sided
    (('A',), (), True)
    """
    return WhoGains(
        {party: after[party] - worth for party, worth in before.items() if party in after}
    )
