"""Who accepts what, and what is chosen, in many readings of the ranges at once.

Source: lahdelma2001.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goodoffices.lenses.packages.zone import Zone
from goodoffices.methods.settlement.imprecision import bounds
from goodoffices.methods.settlement.imprecision.choices import CHOICES, Gains
from goodoffices.methods.settlement.imprecision.gains import GainsInReadings, gains_in_readings
from goodoffices.methods.settlement.imprecision.ranged_party import RangedParty
from goodoffices.methods.settlement.imprecision.readings import Positions
from goodoffices.outcomes.boxed_worth import boxed_worth
from goodoffices.outcomes.worth import Mask

Readings = Mapping[str, Positions]
"""Per party with points, where in its range each of its open numbers lies in each reading."""

States = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RangedZone:
    """The packages that could be acceptable in some reading, and who accepts them when.

    Attributes
    ----------
    zone
        Who accepts what in the reading in use.
    states
        The packages acceptable in some reading; the columns of everything below.
    needed
        Per party whose consent is needed anywhere, for which of them it is.
    clean
        Per such party, which of them cross none of its red lines.
    accepts
        Per such party with an order only, which it accepts.
    boxes
        Per such party with points, what they are worth to it.
    always
        Per such party, which of them it accepts in every reading.
    """

    zone: Zone
    states: States
    needed: Mapping[str, Mask]
    clean: Mapping[str, Mask]
    accepts: Mapping[str, Mask]
    boxes: Mapping[str, RangedParty]
    always: Mapping[str, Mask]

    @property
    def n_open(self) -> int:
        """How many numbers are given as ranges."""
        return sum(len(box.open_numbers) for box in self.boxes.values())

    @cached_property
    def always_acceptable(self) -> Mask:
        """Mark the packages acceptable in every reading; where all needed must accept, exactly."""
        found = np.ones(len(self.states), dtype=np.bool_)
        for party, always in self.always.items():
            found &= always | ~self.needed[party]
        return found

    def in_readings(self, readings: Readings) -> InReadings:
        """Say who accepts what in these readings."""
        gains = {p: gains_in_readings(box, readings[p]) for p, box in self.boxes.items()}
        n_readings = max((len(one) for one in readings.values()), default=1)
        return InReadings(self, gains, n_readings)


@dataclass(frozen=True, eq=False)
class InReadings:
    """What follows in each of some readings: (readings × packages) throughout.

    Attributes
    ----------
    ranged
        The packages.
    gains
        Per party with points, what it gains.
    n_readings
        How many readings.
    """

    ranged: RangedZone
    gains: Mapping[str, GainsInReadings]
    n_readings: int

    def _accepts(self, party: str) -> Mask:
        """Mark what a party accepts; one row where that is the same in all readings."""
        if party in self.gains:
            return np.asarray(self.gains[party].gains >= 0) & self.ranged.clean[party]
        return self.ranged.accepts[party][None, :]

    @cached_property
    def acceptable(self) -> Mask:
        """Mark what everyone needed accepts, or enough of those named."""
        shape = (self.n_readings, len(self.ranged.states))
        accept, needed = self.ranged.zone.accept, self.ranged.needed
        passes = {p: self._accepts(p) | ~mask for p, mask in needed.items()}
        found = np.ones(shape, dtype=np.bool_)
        for party in accept.vetoes if accept.quorum is not None else needed:
            found &= passes[party]
        if accept.quorum is not None:
            votes = np.zeros(shape, dtype=np.int64)
            for mask in passes.values():
                votes += mask
            found &= votes >= accept.quorum
        return found

    @cached_property
    def weighed(self) -> Mask:
        """Mark, per reading and party, whether an acceptable package needs its consent."""
        needed = self.ranged.needed.values()
        return np.stack([(self.acceptable & mask).any(axis=1) for mask in needed], axis=1)

    @cached_property
    def fair(self) -> Mask:
        """Mark what every party weighed could accept as well, asked or not."""
        found = self.acceptable.copy()
        if self.ranged.zone.accept.quorum is None:
            for number, party in enumerate(self.ranged.needed):
                found &= self._accepts(party) | ~self.weighed[:, number, None]
        return found

    def chosen(self, standard: str) -> Mask:
        """Mark what a standard chooses; nothing where somebody weighed has no points."""
        found = np.zeros_like(self.fair)
        for readings, parties in self._alike():
            if parties and all(party in self.gains for party in parties):
                found[readings] = CHOICES[standard](self._gains(readings, parties))
        return found

    def _alike(self) -> list[tuple[NDArray[np.int64], list[str]]]:
        """Group the readings by who is weighed in them."""
        names = list(self.ranged.needed)
        patterns, of_reading = np.unique(self.weighed, axis=0, return_inverse=True)
        return [
            (np.flatnonzero(of_reading.ravel() == k), [names[p] for p in np.flatnonzero(pattern)])
            for k, pattern in enumerate(patterns)
        ]

    def _gains(self, readings: NDArray[np.int64], parties: Sequence[str]) -> Gains:
        chosen = [self.gains[party] for party in parties]
        rows = [readings if len(one.gains) > 1 else slice(None) for one in chosen]
        return Gains(
            [one.gains[r] for one, r in zip(chosen, rows, strict=True)],
            [one.scale[r] for one, r in zip(chosen, rows, strict=True)],
            self.fair[readings],
        )


def ranged_zone(zone: Zone) -> RangedZone:
    """Find the packages that could be acceptable in some reading of the ranges.

    Raises
    ------
    UseError
        When the weights of somebody needed may be below zero or all zero.
    """
    space = zone.space
    boxes = {p: boxed_worth(space, p) for p in zone.acceptors if space.has_points(p)}
    clean = {p: ~space.red_lines(p) for p in boxes}
    every = {p: zone.accepts[p] for p in zone.acceptors} | _ends(boxes, clean, every=True)
    some = {p: zone.accepts[p] for p in zone.acceptors} | _ends(boxes, clean, every=False)
    passes = {p: zone.packages & (some[p] | ~zone.needed[p]) for p in zone.acceptors}
    states = np.flatnonzero(_could_pass(zone, passes)).astype(np.int64)
    return RangedZone(
        zone,
        states,
        {p: zone.needed[p][states] for p in zone.acceptors},
        {p: mask[states] for p, mask in clean.items()},
        {p: zone.accepts[p][states] for p in zone.acceptors if p not in boxes},
        {p: box.of(states) for p, box in boxes.items()},
        {p: mask[states] for p, mask in every.items()},
    )


def _ends(
    boxes: Mapping[str, RangedParty], clean: Mapping[str, Mask], *, every: bool
) -> dict[str, Mask]:
    found = {party: bounds.accepts(box) for party, box in boxes.items()}
    return {p: (one.every if every else one.some) & clean[p] for p, one in found.items()}


def _could_pass(zone: Zone, passes: Mapping[str, Mask]) -> Mask:
    found = zone.packages.copy()
    for party in zone.accept.vetoes if zone.accept.quorum is not None else zone.acceptors:
        found &= passes[party]
    if zone.accept.quorum is not None:
        votes = np.zeros(zone.space.n_states, dtype=np.int64)
        for mask in passes.values():
            votes += mask
        found &= votes >= zone.accept.quorum
    return found
