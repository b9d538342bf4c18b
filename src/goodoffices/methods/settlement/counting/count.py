"""A number of packages: exact, or two proven bounds and an estimate from a sample.

Source: clopper1934 (the interval of the estimate).
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Limits:
    """How much work a count may be before it turns into bounds.

    Attributes
    ----------
    rows
        So many partial packages of different worth are kept in each half.
    pairs
        With three demands or more, so many pairs of the two halves are compared.
    sample
        So many packages are drawn for the estimate; with 0 none is made.
    seed
        Where drawing begins, so that the same question gives the same estimate.
    """

    rows: int = 2_000_000
    pairs: int = 1 << 32
    sample: int = 200_000
    seed: int = 1


LIMITS = Limits()
"""Enough for two parties at 10¹² packages; with three, bounds lie close up to about 10¹⁰."""


@dataclass(frozen=True)
class Sample:
    """What a sample of packages says, drawn evenly among all combinations not ruled out singly.

    Attributes
    ----------
    drawn, hits
        How many were drawn, and how many of them are counted.
    estimate
        The share of hits times the number of combinations, to the nearest whole number.
    low, high
        The interval of Clopper and Pearson, which in at least 95 of 100 samples drawn contains the
        number, turned into whole numbers outwards.

    In a :class:`Count` none of the three lies outside the bounds proven there: what lies beyond is
    moved to the bound, which takes no number away that could be the right one.
    """

    drawn: int
    hits: int
    estimate: int
    low: int
    high: int

    def between(self, lowest: int, highest: int) -> Sample:
        """Move what lies outside proven bounds to the bound.

        Examples
        --------
        >>> Sample(drawn=10, hits=0, estimate=0, low=0, high=31).between(3, 20)
        Sample(drawn=10, hits=0, estimate=3, low=3, high=20)
        """
        inside = [min(max(n, lowest), highest) for n in (self.estimate, self.low, self.high)]
        return replace(self, estimate=inside[0], low=inside[1], high=inside[2])


@dataclass(frozen=True)
class Count:
    """How many packages there are of some kind.

    Attributes
    ----------
    lowest, highest
        Proven: the number is neither below nor above these.
    sample
        An estimate, where the two differ and one is wanted; no proof.

    Examples
    --------
    >>> Count(12, 12).exact
    True
    """

    lowest: int
    highest: int
    sample: Sample | None = None

    @property
    def exact(self) -> bool:
        """Whether the number itself is known."""
        return self.lowest == self.highest
