"""Every package that meets the demands, found issue by issue in whole numbers.

A package begun is dropped as soon as even the best choice on the issues still open would miss a
demand, or too few parties could still accept. No float is used and nothing is sampled.

Source: nemhauser1969.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.optimising.demands import (
    AtLeast,
    forbidden,
    own,
    red_lines,
    weighed,
    with_acceptance,
)
from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.surrogate import surrogate
from goodoffices.methods.settlement.package_space import Combination, Package, PackageSpace, meets
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest
from goodoffices.run import SILENT, Progress

BLOCK = 1 << 14
"""So many packages begun are carried on at once."""

FEW = 64
"""Up to so many packages are simply gone through."""

WIDE = BLOCK << 6
"""Fewer at once where the next issue has so many options that there would be more than so many."""

CHOSEN = np.int32
"""The number of an option."""

Chosen = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Listing:
    """The packages found.

    Attributes
    ----------
    packages
        Rising; where not ``complete``, those found until then, as many as are to be listed.
    complete
        Whether these are all.
    looked_at
        How many packages, whole or begun, were looked at.
    """

    packages: tuple[Package, ...]
    complete: bool
    looked_at: int


def listing(
    space: PackageSpace,
    rows: tuple[AtLeast, ...],
    limits: Limits,
    progress: Progress = SILENT,
    *,
    wanted: Callable[[WholeArray], Mask] | None = None,
) -> Listing:
    """List the packages that can be, that enough parties accept, and that meet every demand.

    Parameters
    ----------
    space
        The packages, who must accept and what cannot be.
    rows
        Further demands.
    limits
        When to stop: more packages than ``limits.listed``, or more work than ``limits.looked_at``.
    progress
        Is told that the work goes on.
    wanted
        Marks which of them to keep, given what they are worth (packages × parties); left out,
        all.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 5], [5, 0]]] * 2, [0, 0])
    >>> listing(space, (AtLeast((1, 0), 5), AtLeast((0, 1), 5)), Limits()).packages
    ((0, 1), (1, 0))

    Source: nemhauser1969, glover1968
    """
    demands = with_acceptance(space, rows)
    together = surrogate(space, demands) if space.n_combinations > FEW else None
    all_rows = demands if together is None else (*demands, together)
    lines = forbidden(space)
    options = [np.array(space.options(k, lines), dtype=CHOSEN) for k in range(len(space.shape))]
    if not all(len(one) for one in options):
        return Listing((), True, 0)
    walk = _Walk(space, all_rows, options)
    found: list[Package] = []
    progress.start("listing packages in whole numbers", None)
    try:
        while walk.open and len(found) <= limits.listed and walk.looked_at <= limits.looked_at:
            done = walk.step()[:, walk.back]
            if wanted is not None and len(done):
                done = done[wanted(worth_of(space, done))]
            found += map(tuple, done.tolist())
            progress.advance()
    finally:
        progress.finish()
    complete = not walk.open and len(found) <= limits.listed
    return Listing(tuple(sorted(found[: limits.listed])), complete, walk.looked_at)


def worth_of(space: PackageSpace, packages: Chosen) -> WholeArray:
    """Give what packages (rows; one column per issue) are worth to each party; exact."""
    bound = sum(largest(table) for table in space.tables)
    found = fitted(np.zeros((len(packages), space.n_parties), dtype=np.int64), bound)
    for issue, table in enumerate(space.tables):
        found = found + fitted(table, bound)[packages[:, issue]]
    return found


@dataclass(frozen=True)
class _Begun:
    """Packages begun: what they reach so far, what is chosen so far, which lines are crossed."""

    reached: WholeArray
    chosen: Chosen
    crossed: Mask

    def part(self, which: slice | Mask) -> _Begun:
        return _Begun(self.reached[which], self.chosen[which], self.crossed[which])


class _Walk:
    """Carries packages on, block by block, the last block first."""

    def __init__(
        self,
        space: PackageSpace,
        rows: tuple[AtLeast, ...],
        options: list[Chosen],
    ) -> None:
        self.votes = space.voting
        n = space.n_parties
        asked = tuple(own(party, n, space.reservation[party]) for party in self.votes.may)
        self.n_rows = len(rows)
        tables = [t[o] for t, o in zip(weighed(space, (*rows, *asked)), options, strict=True)]
        self.order = _order(tables, max(self.n_rows - 1, 0))
        self.back = np.argsort(np.array(self.order))
        self.tables = [tables[issue] for issue in self.order]
        self.options = [options[issue] for issue in self.order]
        self.needs = _needs(self.tables, [row.floor for row in (*rows, *asked)])
        several = [one for one in forbidden(space) if len(one) > 1]
        self.never = _by_depth(several, self.order)
        own_lines = [red_lines(space, party) for party in self.votes.may]
        self.lines = [_by_depth(lines, self.order) for lines in own_lines]
        start = np.zeros((1, len(rows) + len(asked)), dtype=self.tables[0].dtype)
        empty = np.zeros((1, 0), dtype=CHOSEN)
        self.open = [_Begun(start, empty, np.zeros((1, len(asked)), dtype=np.bool_))]
        self.looked_at = 0

    def step(self) -> Chosen:
        """Carry one block on by one issue; give the packages that this completes."""
        begun = self.open.pop()
        depth = begun.chosen.shape[1]
        at_once = max(1, min(BLOCK, WIDE // len(self.options[depth])))
        if len(begun.chosen) > at_once:
            self.open.append(begun.part(slice(at_once, None)))
            begun = begun.part(slice(at_once))
        more = self._kept(self._carried_on(begun, depth), depth)
        if depth + 1 == len(self.order):
            return more.chosen
        if len(more.chosen):
            self.open.append(more)
        return np.zeros((0, len(self.order)), dtype=CHOSEN)

    def _carried_on(self, begun: _Begun, depth: int) -> _Begun:
        table, options = self.tables[depth], self.options[depth]
        n_begun, n_options = len(begun.chosen), len(options)
        self.looked_at += n_begun * n_options
        reached = begun.reached[:, None, :] + table[None, :, :]
        before = np.repeat(begun.chosen, n_options, axis=0)
        chosen = np.column_stack([before, np.tile(options, n_begun)])
        crossed = np.repeat(begun.crossed, n_options, axis=0)
        return _Begun(reached.reshape(n_begun * n_options, -1), chosen, crossed)

    def _kept(self, begun: _Begun, depth: int) -> _Begun:
        reach = np.asarray(begun.reached >= self.needs[depth + 1], dtype=np.bool_)
        kept: Mask = np.asarray(reach[:, : self.n_rows].all(axis=1), dtype=np.bool_)
        for combination in self.never.get(depth, ()):
            kept &= ~meets(combination, begun.chosen)
        if self.votes.needed:
            for place, lines in enumerate(self.lines):
                for line in lines.get(depth, ()):
                    begun.crossed[:, place] |= meets(line, begun.chosen)
            willing = reach[:, self.n_rows :] & ~begun.crossed
            kept &= willing.sum(axis=1) >= self.votes.needed
        return begun.part(kept)


def _order(tables: list[WholeArray], leading: int) -> list[int]:
    """Take the issues first whose options differ most in the leading demand."""
    spans = [
        int(t[:, leading].max() - t[:, leading].min()) if t.shape[1] else -len(t) for t in tables
    ]
    return sorted(range(len(tables)), key=lambda issue: -spans[issue])


def _needs(tables: list[WholeArray], floors: list[int]) -> list[WholeArray]:
    """Per depth what must be reached by then, if the rest is chosen as well as can be."""
    needs = [np.array(floors, dtype=tables[0].dtype)]
    for table in reversed(tables):
        needs.append(needs[-1] - table.max(axis=0))
    return needs[::-1]


def _by_depth(
    combinations: Sequence[Combination], order: list[int]
) -> dict[int, list[Combination]]:
    """Sort combinations by the depth at which it is known whether they are met.

    Their issues are numbered in the order in which options are chosen.
    """
    depth = {issue: number for number, issue in enumerate(order)}
    found: dict[int, list[Combination]] = {}
    for combination in combinations:
        placed = {depth[issue]: options for issue, options in combination.items()}
        found.setdefault(max(placed), []).append(placed)
    return found
