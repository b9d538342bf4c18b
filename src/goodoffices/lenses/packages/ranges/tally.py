"""In how many readings each package and each option is chosen, acceptable and efficient.

Source: lahdelma2001.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.lenses.packages.ranges.in_all_readings import InAllReadings, in_all_readings
from goodoffices.lenses.packages.ranges.ranged_zone import RangedZone, Readings
from goodoffices.methods.settlement.imprecision.choices import CHOICES
from goodoffices.methods.settlement.imprecision.readings import drawn
from goodoffices.outcomes.worth import Mask
from goodoffices.run import SILENT, Progress

SEED = 1
"""Fixes what is drawn."""

READINGS = 1_000
"""So many readings are drawn, unless there are so many packages that it would take too long."""

FEWEST = 50
_CELLS = 2_000_000
_AT_ONCE = 1_000_000

Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Tally:
    """What was counted over some readings.

    Attributes
    ----------
    ranged
        The packages; counts by package are in their order.
    n_readings
        Over how many readings.
    in_all
        What holds of each package in every reading; ``None`` where not worked out.
    something
        In how many readings a package other than now is acceptable.
    acceptable, efficient
        Per package, in how many readings it is; efficient is ``None`` where not worked out.
    chosen
        Per standard and package, in how many readings it is chosen, alone or tied.
    options
        Per standard and issue, for each option in how many readings every package chosen has it.
    without_choice
        Per standard, in how many readings it chooses nothing.
    nash
        Per reading the outcomes chosen as Nash packages.
    """

    ranged: RangedZone
    n_readings: int
    in_all: InAllReadings | None
    something: int
    acceptable: Counts
    efficient: Counts | None
    chosen: Mapping[str, Counts]
    options: Mapping[str, tuple[Counts, ...]]
    without_choice: Mapping[str, int]
    nash: tuple[frozenset[int], ...]


def n_drawn(ranged: RangedZone) -> int:
    """Say how many readings are drawn: fewer for very many packages, one without open numbers."""
    if not ranged.n_open:
        return 1
    return max(FEWEST, min(READINGS, _CELLS // max(len(ranged.states), 1)))


def draw(ranged: RangedZone, n_readings: int, *more: int) -> Readings:
    """Draw readings: the same for a party's entry whatever the others' entries are.

    Parameters
    ----------
    ranged
        The packages.
    n_readings
        How many.
    more
        Whole numbers that set these draws apart from others.
    """
    space = ranged.zone.space
    return {
        party: drawn(
            n_readings,
            len(box.open_numbers),
            [SEED, space.parties.index(party), space.reading.entry(party), *more],
        )
        for party, box in ranged.boxes.items()
    }


def tally(ranged: RangedZone, readings: Readings, progress: Progress = SILENT) -> Tally:
    """Count over some readings, a few at a time."""
    n_readings = max((len(one) for one in readings.values()), default=1)
    at_once = max(1, _AT_ONCE // max(len(ranged.states), 1))
    counting = _Counting(ranged)
    progress.start("drawing readings", n_readings)
    try:
        for start in range(0, n_readings, at_once):
            some = {p: one[start : start + at_once] for p, one in readings.items()}
            counting.add(some)
            progress.advance(min(at_once, n_readings - start))
    finally:
        progress.finish()
    return counting.result(n_readings)


class _Counting:
    def __init__(self, ranged: RangedZone) -> None:
        self.ranged, n = ranged, len(ranged.states)
        self.in_all = in_all_readings(ranged)
        self.digits = np.stack(
            [
                ranged.zone.space.digits[:, k][ranged.states].astype(np.int64)
                for k in range(len(ranged.zone.space.axes))
            ],
            axis=1,
        )
        self.acceptable, self.efficient = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
        self.chosen = {standard: np.zeros(n, dtype=np.int64) for standard in CHOICES}
        sizes = [len(axis) for axis in ranged.zone.space.axes]
        self.options = {s: tuple(np.zeros(k, dtype=np.int64) for k in sizes) for s in CHOICES}
        self.something = 0
        self.without_choice = dict.fromkeys(CHOICES, 0)
        self.nash: list[frozenset[int]] = []

    def add(self, readings: Readings) -> None:
        found = self.ranged.in_readings(readings)
        self.acceptable += found.acceptable.sum(axis=0)
        beyond = found.acceptable[:, self.ranged.states != self.ranged.zone.space.now]
        self.something += int(beyond.any(axis=1).sum())
        if self.in_all is not None:
            self.efficient += self.in_all.efficient(found).sum(axis=0)
        for standard in CHOICES:
            chosen = found.chosen(standard)
            self.chosen[standard] += chosen.sum(axis=0)
            self.without_choice[standard] += int((~chosen.any(axis=1)).sum())
            for k, counts in enumerate(self.options[standard]):
                counts += options_shared(chosen, self.digits[:, k], len(counts))
            if standard == "nash":
                self.nash += sets(chosen, self.ranged.states)

    def result(self, n_readings: int) -> Tally:
        return Tally(
            self.ranged,
            n_readings,
            self.in_all,
            self.something,
            self.acceptable,
            self.efficient if self.in_all is not None else None,
            self.chosen,
            self.options,
            self.without_choice,
            tuple(self.nash),
        )


def options_shared(chosen: Mask, digits: NDArray[np.int64], n_options: int) -> Counts:
    """Count, per option of an issue, the readings in which every package chosen has it."""
    any_chosen = chosen.any(axis=1)
    least = np.where(chosen, digits[None, :], n_options).min(axis=1, initial=n_options)
    most = np.where(chosen, digits[None, :], -1).max(axis=1, initial=-1)
    same = least[any_chosen & (least == most)]
    return np.bincount(same, minlength=n_options)[:n_options].astype(np.int64)


def sets(chosen: Mask, states: NDArray[np.int64]) -> list[frozenset[int]]:
    """List, per reading, which outcomes are chosen."""
    return [frozenset(states[row].tolist()) for row in chosen]
