"""Non-myopic stability (NM): a party that looks ahead as far as anybody could.

A state is stable in this sense if it is stable for every horizon from some length on. What two
parties expect with one move more to come follows from what they expect now, and there are only so
many expectations; so from some horizon on they repeat, and the question can be settled.

Source: brams1981, kilgour1985, fang1989
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateMask
from goodoffices.methods.stability.foresight.backward_induction import Anticipation, Foresight
from goodoffices.run import SILENT, Progress


@dataclass(frozen=True, eq=False)
class NonMyopicResult:
    """Which states hold however far two parties look ahead.

    Attributes
    ----------
    stable_for
        Per party (row) and state (column): is the state stable for every horizon from
        ``repeats_from`` on?
    equilibria
        Per state: is it so for both?
    unsettled
        Per party and state: does the verdict go back and forth for ever as the horizon grows? Such
        a state is not non-myopically stable.
    unsettled_for_both
        Per state: does it go back and forth for ever whether both parties stay?
    repeats_from, period
        With ``repeats_from`` moves to come and more, what is expected repeats every ``period``
        moves; with a period of 1 it stays the same.
    ties_decided
        How often, until expectations repeat, a party that moves had several ends liked equally, so
        that the lowest state number decided.
    """

    stable_for: npt.NDArray[np.bool_]
    equilibria: StateMask
    unsettled: npt.NDArray[np.bool_]
    unsettled_for_both: StateMask
    repeats_from: int
    period: int
    ties_decided: int


def non_myopic(graph: ConflictGraph, progress: Progress = SILENT) -> NonMyopicResult:
    """Say which states hold for two parties however far they look ahead.

    1. Lengthen the horizon until what is expected has been expected before. The search for the
       period keeps one earlier expectation only, moved on at horizons 1, 2, 4, 8, … (Brent).
    2. Over one period, a state is stable for a party if it is so at each horizon in it, and
       unsettled if at some only.

    Parameters
    ----------
    graph
        The conflict, between exactly two parties.
    progress
        Is told of every horizon and may stop the work; how many there will be is not known.

    Raises
    ------
    UseError
        If there are not exactly two parties.
    NeedsError
        If a party's preference is no complete ranking with ties.

    Source: brams1981, brent1980, kilgour1985, fang1989
    """
    foresight = Foresight(graph)
    progress.start("looking ahead until expectations repeat", None)
    try:
        period = _period(foresight, progress)
        repeats_from, anticipation = _start(foresight, period, progress)
        always = ever = _verdicts(anticipation)
        for _ in range(period - 1):
            anticipation = foresight.one_more(anticipation)
            progress.advance()
            found = _verdicts(anticipation)
            always, ever = always & found, ever | found
    finally:
        progress.finish()
    unsettled = ever & ~always
    return NonMyopicResult(
        stable_for=always[:2],
        equilibria=always[2],
        unsettled=unsettled[:2],
        unsettled_for_both=unsettled[2],
        repeats_from=repeats_from,
        period=period,
        ties_decided=anticipation.ties,
    )


def _verdicts(anticipation: Anticipation) -> npt.NDArray[np.bool_]:
    """Say where each of the two stays, and in a third row where both do."""
    stays = anticipation.ends == np.arange(anticipation.ends.shape[1])
    return np.vstack([stays, stays.all(axis=0)])


def _period(foresight: Foresight, progress: Progress) -> int:
    """Find after how many moves expectations repeat, once they do."""
    earlier = foresight.at_rest()
    later = foresight.one_more(earlier)
    period, until_moved_on = 1, 1
    while not _same(earlier, later):
        if period == until_moved_on:
            earlier, period, until_moved_on = later, 0, 2 * until_moved_on
        later = foresight.one_more(later)
        period += 1
        progress.advance()
    return period


def _start(foresight: Foresight, period: int, progress: Progress) -> tuple[int, Anticipation]:
    """Find the first horizon, 1 or more, from which expectations repeat, and what they are then."""
    earlier = foresight.one_more(foresight.at_rest())
    later = earlier
    for _ in range(period):
        later = foresight.one_more(later)
    horizon = 1
    while not _same(earlier, later):
        earlier, later = foresight.one_more(earlier), foresight.one_more(later)
        horizon += 1
        progress.advance()
    return horizon, earlier


def _same(one: Anticipation, other: Anticipation) -> bool:
    return bool(np.array_equal(one.ends, other.ends))
