"""Improvements on a draft: every package at least as good for everyone and better for somebody.

Parties that have a draft may still look together for one that is better for all; whoever does not
like what is found keeps the draft.

Source: raiffa1985
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.efficient import efficient
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.methods.settlement.trades.nearby import Marks, Numbers, best, checked
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest, whole


@dataclass(frozen=True, eq=False)
class PostSettlement:
    """What improves on a draft.

    Attributes
    ----------
    rows
        The packages by which nobody loses and somebody gains, rising.
    gains
        One row for each of them and one column per party: what it gains over the draft.
    best
        The one with the greatest smallest gain, then the greatest sum, then the first (another
        rule where there is an order only); ``None`` where nothing improves on the draft.
    ties
        How many have the same smallest gain and the same sum.
    """

    rows: Numbers
    gains: WholeArray
    best: int | None
    ties: int

    @property
    def count(self) -> int:
        """How many packages improve on the draft."""
        return len(self.rows)

    @cached_property
    def efficient(self) -> Marks:
        """For each of them, whether no other of them dominates it."""
        return efficient(self.gains)


def post_settlement(
    totals: npt.ArrayLike,
    draft: int,
    among: npt.ArrayLike | None = None,
    crossed: npt.ArrayLike | None = None,
    *,
    by_order: bool = False,
) -> PostSettlement:
    """Find every listed package that improves on a draft.

    Parameters
    ----------
    totals
        One row per package and one column per party: what it is worth, in whole numbers.
    draft
        Row of the draft.
    among
        Per package, whether it is looked at; left out, all.
    crossed
        Per package and party, whether it crosses a red line: a package that crosses one where the
        draft crosses none hurts that party. Left out, none is crossed.
    by_order
        Whether the numbers are places in an order, so that differences say nothing. The best is
        then an efficient one that is better for as many parties as possible; of several the first.

    Examples
    --------
    >>> found = post_settlement([[3, 3], [4, 3], [3, 9], [2, 9]], 0)
    >>> found.rows.tolist(), found.best
    ([1, 2], 2)

    Source: raiffa1985
    """
    worth = whole(totals, "totals")
    bound = 2 * largest(worth)
    worth = fitted(worth, bound)
    gains = worth - worth[draft]
    hurts = np.asarray(gains < 0, dtype=bool)
    if crossed is not None:
        lines = np.asarray(crossed, dtype=bool)
        hurts |= lines & ~lines[draft]
    better = np.asarray((gains > 0).any(axis=1), dtype=bool) & ~hurts.any(axis=1)
    if among is not None:
        better &= np.asarray(among, dtype=bool)
    rows = np.flatnonzero(better)
    kept = gains[rows]
    may_be, merit = np.ones(len(rows), dtype=bool), kept
    if by_order:
        may_be, merit = efficient(kept), np.asarray(kept > 0, dtype=np.int64)
    place = best(merit, may_be)
    chosen = None if place is None else int(rows[place])
    return PostSettlement(rows, kept, chosen, _ties(merit[may_be], merit, place))


def _ties(among: WholeArray, merit: WholeArray, place: int | None) -> int:
    if place is None:
        return 0
    own = merit[place].tolist()
    rows = fitted(among, largest(among) * max(among.shape[1], 1))
    return int(((rows.min(axis=1) == min(own)) & (rows.sum(axis=1) == sum(own))).sum())


def draft_as_walk_away(space: PackageSpace, draft: Sequence[int]) -> PackageSpace:
    """Describe the packages that hurt nobody against a draft as those that all could accept.

    Every party's walk-away becomes what the draft is worth to it, and everyone must accept, so
    every method for acceptable packages answers for improvements too, at any size. The draft itself
    is among them; a red line that the draft crosses is kept.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 5], [6, 7]]], [0, 0])
    >>> draft_as_walk_away(space, (0,)).reservation
    (0, 5)

    Source: raiffa1985
    """
    return replace(space, reservation=space.worth(checked(space, draft)), rule=None)
