"""The efficient packages, found by adding one issue after another and dropping what cannot matter.

Source: nemhauser1969, papadimitriou2000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.methods.settlement.folding.axis import Axis
from goodoffices.methods.settlement.folding.coarser import thinned
from goodoffices.methods.settlement.folding.conditions import asked
from goodoffices.methods.settlement.folding.efficient_front import EfficientFront
from goodoffices.methods.settlement.folding.last_layer import front_of
from goodoffices.methods.settlement.folding.layer import Layer, empty_package
from goodoffices.methods.settlement.folding.limits import Clock, Limits
from goodoffices.methods.settlement.folding.one_step import Candidates, Hope, candidates, settled
from goodoffices.methods.settlement.folding.own_scale import OwnScale, own_scale
from goodoffices.methods.settlement.folding.remembered import Memory, Turns, memory, turns
from goodoffices.methods.settlement.folding.tied_issues import MERGE, axes_in_order
from goodoffices.methods.settlement.folding.undominated import suited
from goodoffices.methods.settlement.package_space import PackageSpace
from goodoffices.run import SILENT, Progress

DEFAULT_LIMITS = Limits()

_GRIDS = tuple(dict.fromkeys(round(2 ** (half / 2)) for half in range(36)))
"""Numbers of grid lines to try, each about 1.4 times the one before."""


def efficient_front(
    space: PackageSpace,
    *,
    among: Literal["acceptable", "all"] = "acceptable",
    limits: Limits = DEFAULT_LIMITS,
    merge: int = MERGE,
    progress: Progress = SILENT,
) -> EfficientFront:
    """Find the efficient packages without listing the packages.

    1. Each party's numbers are moved and divided so that they start at zero and are small; no
       comparison changes.
    2. Issues that rules or red lines tie together become one, if they have few enough combinations;
       otherwise the fold remembers which rules are still open.
    3. Issues are added one by one. A partial package is dropped when the best that can still come
       does not bring enough parties to their walk-away, or when another in the same state gives
       nobody less and somebody more: whatever is added to both, it stays behind. Partial packages
       equal for all are kept as one, with their number.
    4. When a step would look at more candidates than the limits allow, what is kept is thinned out
       on a grid, as fine as fits, and the error is added up.

    Whether a party accepts depends on its own worth and its red lines, never on another's; so a
    package dropped in step 3 could only have lost to one that passes too.

    Parameters
    ----------
    space
        The packages.
    among
        Whether only packages count that can be and that enough parties could accept, or all that
        can be.
    limits
        What may be spent before the answer is given on a grid.
    merge
        Tied issues with up to so many combinations become one.
    progress
        Is told of every issue added and may stop the work.

    Raises
    ------
    TooLargeError
        If even a single entry per state and a single issue exceed the limits.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> front = efficient_front(package_space([[[0, 3], [1, 2], [3, 0]]] * 12, [12, 12]))
    >>> len(front), front.n_packages, front.vectors[0].tolist(), front.exact
    (13, 437120, [24, 12], True)

    Source: nemhauser1969, papadimitriou2000
    """
    fold = _folding(space, among == "acceptable", limits, merge)
    progress.start("adding issue after issue", len(fold.axes))
    try:
        for step in range(len(fold.axes)):
            fold.add(step)
            progress.advance()
    finally:
        progress.finish()
    return fold.front()


@dataclass(eq=False)
class _Folding:
    """The work so far: one layer per issue added."""

    space: PackageSpace
    scale: OwnScale
    axes: Sequence[Axis]
    known: Memory
    floors: tuple[int, ...]
    clock: Clock
    layers: list[Layer]
    error: list[int]
    peak: int = 0

    def add(self, step: int) -> None:
        """Add the issues of one axis."""
        axis, before = self.axes[step], self.layers[-1]
        turn = turns(self.known, before.known, step, axis)
        found = candidates(before, axis, turn, self._hope(step), self.clock.most)
        if found is None:
            found = self._thin_out(step, turn)
        self.peak = max(self.peak, len(found.pairs))
        self.layers.append(settled(self.layers[-1], axis, turn, found))

    def _hope(self, step: int) -> Hope:
        rest = self.axes[step + 1 :]
        best = [
            sum(int(axis.vectors[:, p].max(initial=0)) for axis in rest)
            for p in range(self.space.n_parties)
        ]
        needed = (f - e - b for f, e, b in zip(self.floors, self.error, best, strict=True))
        return Hope(self.known.asked.rule, tuple(needed))

    def _thin_out(self, step: int, turn: Turns) -> Candidates:
        """Thin out what is kept on the finest grid with which the step fits."""
        axis, full, most = self.axes[step], self.layers[-1], self.clock.most
        error, fits = tuple(self.error), None
        too_coarse, too_fine = -1, len(_GRIDS)
        while too_fine - too_coarse > 1:
            tried = (too_coarse + too_fine) // 2
            fewer = thinned(full, _GRIDS[tried])
            self.error = [old + new for old, new in zip(error, fewer.error, strict=True)]
            found = candidates(fewer.layer, axis, turn, self._hope(step), most)
            if found is None:
                too_fine = tried
            else:
                too_coarse, fits = tried, (fewer.layer, tuple(self.error), found)
        if fits is None:
            raise _too_large(len(axis.counts), len(full.known), most)
        self.layers[-1], self.error = fits[0], list(fits[1])
        return fits[2]

    def front(self) -> EfficientFront:
        """Read the answer off the last layer."""
        engine = suited(self.space.n_parties, self.peak).name
        walk_away = Hope(self.known.asked.rule, self.floors)
        error = tuple(self.error)
        return front_of(self.space, self.scale, self.layers, walk_away, error, self.peak, engine)


def _folding(space: PackageSpace, acceptable: bool, limits: Limits, merge: int) -> _Folding:
    scale, wanted = own_scale(space.tables), asked(space, acceptable)
    clock = limits.clock(space.n_parties)
    axes = axes_in_order(scale.tables, wanted.conditions, min(merge, clock.candidates))
    known = memory(wanted, space.n_parties, axes)
    first = empty_package(known.start(), space.n_parties, scale.tables[0])
    floors, none = scale.floors(space.reservation), [0] * space.n_parties
    return _Folding(space, scale, axes, known, floors, clock, [first], none)


def _too_large(choices: int, states: int, most: int) -> TooLargeError:
    found = f"{choices:,} choices at once for {states:,} states of the rules between issues"
    do = "raise the limit, or keep some of the tied issues as they are now."
    return TooLargeError(Fault(Place(field="packages"), found, f"at most {most:,}", do))
