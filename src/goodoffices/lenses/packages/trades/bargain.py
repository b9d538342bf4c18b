"""What trades and better drafts are worked out from: every package compared for every party asked.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np

from goodoffices.errors import NeedsError
from goodoffices.lenses.conflict import as_gaps
from goodoffices.lenses.other_readings import other_readings
from goodoffices.lenses.packages.zone import Zone
from goodoffices.methods.settlement.package_space import Package, PackageSpace
from goodoffices.methods.settlement.trades.nearby import (
    Nearby,
    Numbers,
    nearby,
    nearby_listed,
)
from goodoffices.methods.settlement.trades.one_text import OneText, one_text
from goodoffices.methods.settlement.trades.post_settlement import PostSettlement, post_settlement
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.package_space import packages_described
from goodoffices.outcomes.packages import payoffs, points_gaps
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import Mask


@dataclass(frozen=True, eq=False)
class Bargain:
    """Every outcome compared for everybody whose consent a package could need.

    Attributes
    ----------
    zone
        Who accepts what.
    totals
        One row per outcome and one column per party: what it is worth, in whole numbers over
        ``scale``; where somebody has an order only, the place in the order, higher being better.
    scale
        What to divide by for worth from 0 to 100; ``None`` where only the order counts.
    """

    zone: Zone
    totals: WholeArray
    scale: int | None

    @property
    def parties(self) -> tuple[str, ...]:
        """Whose consent a package could need, in the order of the columns."""
        return self.zone.acceptors

    @property
    def space(self) -> OutcomeSpace:
        """The outcomes."""
        return self.zone.space

    @cached_property
    def crossed(self) -> Mask:
        """Per outcome and party, whether it crosses a red line."""
        return np.stack([self.space.red_lines(party) for party in self.parties], axis=1)

    @cached_property
    def packages(self) -> Numbers:
        """The outcomes that are packages, by number."""
        return np.flatnonzero(self.zone.packages)

    def number(self, package: Sequence[int]) -> int:
        """Find the outcome of a package."""
        axes = self.space.axes
        named = {a.issue: a.options[k] for a, k in zip(axes, package, strict=True)}
        state = self.space.state(named)
        assert state is not None, "only packages that can be are looked at"
        return state

    def package(self, state: int) -> Package:
        """Write an outcome as an option number for every issue."""
        return tuple(self.space.digits[state].tolist())

    def amount(self, whole: int) -> Fraction:
        """Put a difference on the scale from 0 to 100; by order, only its direction."""
        if self.scale is None:
            return Fraction((whole > 0) - (whole < 0))
        return Fraction(whole, self.scale)

    def gains(self, start: int, state: int) -> tuple[int, ...]:
        """Say what each party gains from one outcome to another, in whole numbers."""
        before, after = self.totals[start].tolist(), self.totals[state].tolist()
        return tuple(b - a for a, b in zip(before, after, strict=True))

    def below_walk_away(self, state: int) -> dict[int, int]:
        """Say who is below its walk-away in an outcome, by number, and by how much."""
        found = {}
        for k, party in enumerate(self.parties):
            floor, own = self.space.walk_away(party), int(self.space.scores(party)[state])
            if own < floor:
                found[k] = self._on_the_scale(party, floor - own)
        return found

    def _on_the_scale(self, party: str, difference: int) -> int:
        own = self.space.worth(party).scale
        if self.scale is None or own is None:
            return difference
        return difference * (self.scale // own)

    def improvements(self, start: int, *, acceptable: bool = True) -> PostSettlement:
        """Find every package that improves on an outcome: of those all could accept, or of all."""
        if (start, acceptable) not in self._improvements:
            among = self.zone.acceptable if acceptable else self.zone.packages
            order = self.scale is None
            found = post_settlement(self.totals, start, among, self.crossed, by_order=order)
            self._improvements[start, acceptable] = found
        return self._improvements[start, acceptable]

    @cached_property
    def _improvements(self) -> dict[tuple[int, bool], PostSettlement]:
        return {}

    def improved_step_by_step(self, start: int) -> OneText:
        """Improve an outcome by changes of one issue or two that hurt nobody."""
        return one_text(self.package(start), self._around)

    def _around(self, package: Package) -> Nearby:
        if self._as_described is not None and self._as_described.denominator == self.scale:
            return nearby(self._as_described, package)
        start = self.number(package)
        row = int(np.searchsorted(self.packages, start))
        totals = self._compared_with(start)[self.packages]
        digits = self.space.digits[self.packages]
        return nearby_listed(digits, totals, self.crossed[self.packages], row)

    @cached_property
    def _as_described(self) -> PackageSpace | None:
        return None if needs_of_points(self) else self.described

    def _compared_with(self, start: int) -> WholeArray:
        """By points, the worth; by order, only better, equal and worse than an outcome."""
        if self.scale is not None:
            return self.totals
        better, worse = self.totals > self.totals[start], self.totals < self.totals[start]
        return np.asarray(better, dtype=np.int64) - np.asarray(worse, dtype=np.int64)

    @cached_property
    def described(self) -> PackageSpace:
        """Describe the packages issue by issue, with a column for each of the parties.

        Raises
        ------
        NeedsError
            When somebody has no points.
        """
        whole = packages_described(self.space.case, self.space.reading, self.zone.accept)
        columns = [whole.parties.index(party) for party in self.parties]
        space = whole.space
        bound = max(largest(table) for table in space.tables)
        return replace(
            space,
            tables=tuple(fitted(table[:, columns], bound) for table in space.tables),
            reservation=tuple(space.reservation[k] for k in columns),
            red_lines=tuple(space.red_lines[k] for k in columns),
            rule=None,
        )

    @cached_property
    def others(self) -> tuple[tuple[str, Bargain], ...]:
        """The same under every other reading of what was entered, by its label."""
        found = []
        for other in other_readings(self.space, self.parties):
            try:
                there = bargain(self.zone.under(other.reading))
            except NeedsError:
                continue
            # an order and points cannot give the same answer
            if (there.scale is None) == (self.scale is None):
                found.append((other.label, there))
        return tuple(found)

    def under_other_readings(
        self, answer: Callable[[Bargain], object]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ask a question under the other readings: the labels tried, and those that differ."""
        own, tried, changed = answer(self), [], []
        for label, other in self.others:
            try:
                theirs = answer(other)
            except NeedsError:
                continue
            tried.append(label)
            if theirs != own:
                changed.append(label)
        return tuple(tried), tuple(changed)


def bargain(found: Zone) -> Bargain:
    """Compare every outcome for everybody whose consent a package could need."""
    parties = found.acceptors
    if not points_gaps(found.space, parties):
        worth = payoffs(found.space, parties)
        return Bargain(found, worth.table.totals, worth.table.denominator)
    places = [found.space.parties.index(party) for party in parties]
    tiers = np.stack([-found.space.tiers(k) for k in places], axis=1)
    return Bargain(found, tiers, None)


def needs_of_points(compared: Bargain) -> tuple[Gap, ...]:
    """List what exchanges need that is not stated; empty when nothing is missing."""
    try:
        _ = compared.described
    except NeedsError as error:
        return as_gaps(error)
    return ()
