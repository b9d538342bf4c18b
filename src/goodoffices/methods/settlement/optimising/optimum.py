"""What a standard chooses among packages too many to list, and how surely.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.methods.settlement.package_space import Package

GAVE_UP = "the search was stopped before it found an acceptable package"


@dataclass(frozen=True)
class Optimum:
    """What a standard of fairness chooses among the acceptable packages.

    Attributes
    ----------
    method
        Short name of the standard.
    value
        What the standard maximises, at the packages given; exact. ``None`` when not defined.
    packages
        The packages that reach it, rising: all of them where ``exhausted``, else those found.
    leximin
        The one of ``packages`` whose worst-off party is best off, then the second worst-off, and so
        on, by the gains that the standard looks at; of several, the lowest.
    largest_sum
        The one of ``packages`` with the largest sum of worth; of several, the lowest.
    exhausted
        Whether it is shown in whole numbers that nothing is better and that no tie is left out; of
        a standard that chooses nothing, that nothing can be chosen.
    within
        No acceptable package is better than ``value`` by more than this; exact. Zero means that the
        value is the greatest, even where ties are left out.
    defined
        Whether the standard chooses anything.
    why_not
        If not, why; a clause in plain words.
    parties
        The parties that the reason is about, by number.
    rounds
        How many times the solver was run.
    looked_at
        How many packages, whole or begun, were looked at in whole numbers.
    said
        What the solver printed or warned of, line by line; normally nothing.
    """

    method: str
    value: Fraction | None
    packages: tuple[Package, ...]
    leximin: Package | None
    largest_sum: Package | None
    exhausted: bool = True
    within: Fraction = Fraction(0)
    defined: bool = True
    why_not: str = ""
    parties: tuple[int, ...] = ()
    rounds: int = 0
    looked_at: int = 0
    said: tuple[str, ...] = ()

    @property
    def how_surely(self) -> str:
        """Say in one clause what is shown about the value and the ties.

        Examples
        --------
        >>> nothing("nash", "no package is acceptable").how_surely
        'shown in whole numbers'
        >>> found = Optimum("nash", Fraction(6), ((0, 1),), (0, 1), (0, 1), exhausted=False)
        >>> found.how_surely
        'nothing is better; there are more ties than the 1 listed'
        """
        if self.exhausted:
            return "shown in whole numbers"
        if not self.defined:
            return "not shown: the search was stopped"
        if self.within:
            return f"optimal within {self.within}, ties not exhausted"
        return f"nothing is better; there are more ties than the {len(self.packages):,} listed"


def nothing(
    method: str, why_not: str, parties: Sequence[int] = (), exhausted: bool = True
) -> Optimum:
    """Say that a standard chooses nothing, and why."""
    return Optimum(
        method,
        None,
        (),
        None,
        None,
        exhausted=exhausted,
        defined=False,
        why_not=why_not,
        parties=tuple(parties),
    )
