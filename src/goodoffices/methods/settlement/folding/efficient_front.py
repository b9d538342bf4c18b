"""The efficient packages of a space too large to list, and how many stand behind each worth.

Source: raiffa1982, nemhauser1969.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.folding.layer import Layer, all_packages, first_packages
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.whole_numbers import WholeArray


@dataclass(frozen=True, eq=False)
class EfficientFront:
    """What the efficient packages are worth, each different worth once.

    Attributes
    ----------
    space
        The packages that were asked about.
    vectors
        One row per different worth and one column per party, over the space's denominator; falling
        by the first party, then the second, and so on.
    counts
        How many packages are worth exactly that; if not ``exact``, at least so many.
    exact
        Whether these are all the efficient packages. Otherwise a limit was reached, and sums were
        rounded to a grid: every row is still what a real package is worth that passes, but it may
        not be efficient.
    error
        Per party, over the denominator; zero when exact. For every efficient package there is a row
        of ``vectors``, or a package of ``nearly``, that gives each party at most this much less.
    nearly
        When not exact: packages that do not pass because a party is below its walk-away by no more
        than ``error``, and that may stand for efficient packages which were not found.
    peak
        The most partial packages looked at in one step.
    engine
        How the largest step was done.
    """

    space: PackageSpace
    vectors: WholeArray
    counts: tuple[int, ...]
    exact: bool
    error: tuple[int, ...]
    nearly: tuple[Package, ...]
    peak: int
    engine: str
    _layers: list[Layer]
    _entries: tuple[npt.NDArray[np.int64], ...]

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def n_packages(self) -> int:
        """How many packages are efficient; if not exact, at least how many were found."""
        return sum(self.counts)

    @cached_property
    def packages(self) -> tuple[Package, ...]:
        """One package for every row of ``vectors``."""
        first = np.array([entries[0] for entries in self._entries], dtype=np.int64)
        return written_out(self._layers, first, self.space)

    def packages_of(self, row: int, most: int | None = None) -> Iterator[Package]:
        """Write out the packages that are worth what a row says, one at a time.

        Parameters
        ----------
        row
            The row of ``vectors``.
        most
            Stop after so many; left out, all come.
        """
        found = (
            tuple(options[issue] for issue in sorted(options))
            for entry in self._entries[row].tolist()
            for options in all_packages(self._layers, entry)
        )
        return islice(found, most)


def written_out(
    layers: list[Layer], entries: npt.NDArray[np.int64], space: PackageSpace
) -> tuple[Package, ...]:
    """Give one package behind each entry of the last layer."""
    return tuple(map(tuple, first_packages(layers, entries, len(space.tables)).tolist()))
