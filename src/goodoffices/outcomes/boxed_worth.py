"""A party's points with every number in its range, for all readings of a case at once.

Source: salo1992 (weights and values in intervals), raiffa1982 (points and walk-away).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.methods.settlement.imprecision.ranged_party import (
    Interval,
    RangedParty,
    ranged_party,
)
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.weights import weight
from goodoffices.outcomes.worth import PointsWorth

_NOTHING = Interval(Fraction(0), Fraction(0))
_PICKS: tuple[Callable[[Range], Fraction], ...] = (
    lambda given: given.low,
    lambda given: given.high,
)


def boxed_gaps(space: OutcomeSpace, party: str) -> tuple[Gap, ...]:
    """List what keeps a party's ranges from being read; empty where it has an order only.

    Weights that could be below zero, or all zero, and a weight judged for a step between options
    whose own values are ranges: it would depend on them.
    """
    entry = space.entry(party)
    if entry is None or not space.has_points(party):
        return ()
    found = [_step_gap(entry, axis.issue) for axis in space.axes if _unclear(entry, axis.issue)]
    if found:
        return tuple(found)
    lows = [_weight(entry, axis.issue).low for axis in space.axes]
    if all(low >= 0 for low in lows) and sum(lows) > 0:
        return ()
    do = f"let the points of {party} ({entry.by}) start at zero or above, one of them above zero."
    return (Gap(f"points of {party} that are nowhere below zero, and not all zero", do),)


def _step_gap(entry: Preference, issue: str) -> Gap:
    swing = entry.swings[issue]
    step = f"“{swing.from_}” and “{swing.to}” on “{issue}”"
    return Gap(
        f"single values of {step} for {entry.of}, below and above all others there",
        f"give {step} one number each in the entry of {entry.of} ({entry.by}).",
    )


def _unclear(entry: Preference, issue: str) -> bool:
    """Say whether a weight judged as a swing depends on values that are ranges."""
    swing, values = entry.swings.get(issue), entry.values.get(issue, {})
    if swing is None or swing.worth is None or not {swing.from_, swing.to} <= values.keys():
        return False
    ends = [weight(entry, issue, pick) for pick in _PICKS]
    if all(end is None for end in ends):
        return False
    return None in ends or not (values[swing.from_].exact and values[swing.to].exact)


def boxed_worth(
    space: OutcomeSpace, party: str, states: npt.NDArray[np.int64] | None = None
) -> RangedParty:
    """Put a party's points, values and walk-away with their ranges into a box.

    Which entry counts, whose view it is and what is kept at now come from the space's reading; its
    choice of numbers does not matter here. Worth is Σ weight × value ÷ Σ weight.

    Parameters
    ----------
    space
        The outcomes.
    party
        A party whose preferences are points.
    states
        Which outcomes to describe; left out, all.

    Raises
    ------
    NeedsError
        When its preferences or walk-away are not stated.
    UseError
        When a weight may be below zero, or all may be zero; see :func:`boxed_gaps`.
    """
    own, entry = space.worth(party), space.entry(party)
    assert isinstance(own, PointsWorth) and entry is not None, "a party with points"  # noqa: PT018
    space.walk_away(party)  # refuses what is not stated
    rows = np.arange(space.n_states) if states is None else states
    digits = np.stack(
        [own.column(space.digits, k)[rows].astype(np.int64) for k in range(len(space.axes))], axis=1
    )
    return ranged_party(
        tuple(_weight(entry, axis.issue) for axis in space.axes),
        tuple(
            tuple(_value(entry, axis.issue, option) for option in axis.options)
            for axis in space.axes
        ),
        digits,
        _walk_away(space, own, entry),
    )


def _interval(given: Range | None) -> Interval:
    return Interval(given.low, given.high) if given is not None else _NOTHING


def _weight(entry: Preference, issue: str) -> Interval:
    if issue not in entry.values:
        return _NOTHING
    low, high = (weight(entry, issue, pick) for pick in _PICKS)
    return Interval(low, high) if low is not None and high is not None else _NOTHING


def _value(entry: Preference, issue: str, option: str) -> Interval:
    return _interval(entry.values.get(issue, {}).get(option))


def _walk_away(
    space: OutcomeSpace, own: PointsWorth, entry: Preference
) -> Interval | tuple[int, ...]:
    given = entry.walk_away
    if isinstance(given, Range):
        return _interval(given)
    named = given if isinstance(given, dict) else {}
    found = []
    for k, axis in enumerate(space.axes):
        literal = axis.options.index(named[axis.issue]) if axis.issue in named else axis.now
        found.append(own.meant[k][literal] if k in own.meant else literal)
    return tuple(found)
