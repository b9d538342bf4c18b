"""One package that meets given demands, or the proof that there is none.

Source: nemhauser1969 (partial packages that others dominate are dropped).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.methods.settlement.counting.alike import Rows
from goodoffices.methods.settlement.counting.demands import Demand, Demands, demanding
from goodoffices.methods.settlement.counting.half import Half
from goodoffices.methods.settlement.efficient import efficient
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.whole_numbers import fitted, ranks
from goodoffices.run import SILENT, Progress

MOST_ROWS = 300_000
"""Beyond so many partial packages, none of which dominates another, the search is refused."""


def example(
    space: PackageSpace, must: Sequence[Demand], progress: Progress = SILENT
) -> Package | None:
    """Find a package that can be and meets all demands.

    The issues are added up one after the other. Partial packages that cannot meet the demands any
    more are dropped, and of two that have met the same combinations one that is nowhere worth more
    than the other.

    Parameters
    ----------
    space
        The packages; its walk-aways, red lines and rule do not count here.
    must
        What the package must meet.
    progress
        Is told of each issue.

    Raises
    ------
    TooLargeError
        When more than :data:`MOST_ROWS` partial packages would have to be kept.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 3], [3, 0]]] * 3, [0, 0])
    >>> sum(example(space, [Demand(0, 6), Demand(1, 3)]))
    2
    >>> example(space, [Demand(0, 6), Demand(1, 6)])

    Source: nemhauser1969
    """
    search = _Search(demanding(space, must))
    if not search.possible:
        return None
    rows = search.rows(progress)
    return search.package(int(rows.weights[0])) if len(rows) else None


class _Search(Half):
    """All issues added up. In the place of its weight, each row has the number of one package."""

    def __init__(self, demands: Demands) -> None:
        super().__init__(demands, range(len(demands.tables)), MOST_ROWS)
        # Issues that combinations tie together follow one another, so that they are soon closed.
        tied = [min((min(c) for c in demands.combinations if k in c), default=k)
                for k in self.issues]  # fmt: skip
        self.issues = tuple(sorted(self.issues, key=lambda k: (tied[k], k)))

    def rows(self, progress: Progress) -> Rows:
        """Add up all issues, keeping what is not dominated."""
        rows = self._nothing_yet()
        numbers = fitted(np.zeros(1, dtype=np.int64), prod(self.demands.shape))
        rows = Rows(rows.low, rows.high, rows.open, numbers)
        for issue in self.issues:
            options = len(self.demands.tables[issue])
            chosen = np.tile(np.arange(options), len(rows)).astype(numbers.dtype)
            wider = self._with(rows, issue)
            numbered = wider.weights * options + chosen
            rows = self._settled(Rows(wider.low, wider.low, wider.open, numbered))
            rows = _undominated(rows)
            if len(rows) > MOST_ROWS:
                self._refuse(len(rows))
            progress.advance()
        return rows

    def package(self, number: int) -> Package:
        """Write a package from its number."""
        found = {}
        for issue in reversed(self.issues):
            number, found[issue] = divmod(number, len(self.demands.tables[issue]))
        return tuple(found[issue] for issue in sorted(found))

    def _refuse(self, rows: int) -> None:
        found = f"{rows:,} partial packages of which none dominates another"
        do = "keep some issues at now, or ask about fewer parties."
        raise TooLargeError(Fault(Place(field="packages"), found, f"at most {MOST_ROWS:,}", do))


def _undominated(rows: Rows) -> Rows:
    if not len(rows):
        return rows
    first = _first_of_each(rows)
    if not first.low.shape[1]:
        return first
    kept = np.zeros(len(first), dtype=np.bool_)
    for group in np.unique(first.open):
        kept |= efficient(first.low, np.asarray(first.open == group, dtype=np.bool_))
    return first.only(kept)


def _first_of_each(rows: Rows) -> Rows:
    """Keep one row of those that are worth the same and have met the same combinations."""
    columns = np.stack([ranks(rows.open), *(ranks(column) for column in rows.low.T)], axis=1)
    first = np.unique(columns, axis=0, return_index=True)[1]
    chosen = np.zeros(len(rows), dtype=np.bool_)
    chosen[first] = True
    return rows.only(chosen)
