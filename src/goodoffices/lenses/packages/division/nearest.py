"""The whole package nearest to a division, whether it can be, and who could not accept it.

Source: brams1996
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.lenses.packages.division.items import Contest, Item, added
from goodoffices.lenses.packages.zone import Zone


@dataclass(frozen=True)
class Nearest:
    """A package that comes as near to a division as the options allow.

    Attributes
    ----------
    outcome
        Per issue its option.
    state
        The outcome; ``None`` where the rules exclude it.
    points
        What each side has in it of its 100 points.
    refused_by
        Who is asked and could not accept it.
    """

    outcome: dict[str, str]
    state: int | None
    points: tuple[Fraction, Fraction]
    refused_by: tuple[str, ...]


def nearest(zone: Zone, contest: Contest, shares: Sequence[Fraction]) -> Nearest:
    """Find the package nearest to a division.

    On each issue the option is taken that gives both sides, of their stakes, most nearly what the
    division does: the greater of the two deviations is least. Only an issue that is a scale has
    options in between.

    Parameters
    ----------
    zone, contest
        Who accepts what, and what is divided.
    shares
        Per issue, how much of it the first side has.
    """
    positions = [axis.now for axis in zone.space.axes]
    for position, option in contest.agreed.items():
        positions[position] = option
    have = [Fraction(0), Fraction(0)]
    for item, share in zip(contest.items, shares, strict=True):
        option = min(item.between, key=lambda o: _deviation(zone, contest, item, o, share))
        positions[item.position] = option
        for side in (0, 1):
            have[side] += item.stake[side] * part(zone, contest, item, option, side)
    of_all = [100 * have[side] / sum(contest.stakes(side)) for side in (0, 1)]
    outcome = {
        axis.issue: axis.options[option]
        for axis, option in zip(zone.space.axes, positions, strict=True)
    }
    state = zone.space.state(outcome)
    return Nearest(outcome, state, (of_all[0], of_all[1]), _refused(zone, state))


def part(zone: Zone, contest: Contest, item: Item, option: int, side: int) -> Fraction:
    """Say what part of its stake an option gives a side: 1 for its own best, 0 for the other's."""
    values = added(zone, contest.sides[side], item.position)
    return Fraction(values[option] - values[item.wants[1 - side]], item.stake[side])


def _deviation(zone: Zone, contest: Contest, item: Item, option: int, share: Fraction) -> Fraction:
    return max(
        abs(part(zone, contest, item, option, 0) - share),
        abs(part(zone, contest, item, option, 1) - (1 - share)),
    )


def _refused(zone: Zone, state: int | None) -> tuple[str, ...]:
    if state is None:
        return ()
    return tuple(p for p in zone.acceptors if not zone.passes(p)[state])
