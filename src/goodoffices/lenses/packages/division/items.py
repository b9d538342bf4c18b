"""The issues on which two sides want different things, and what winning each is worth to them.

Winning an issue means getting one's own best option there instead of the other's best. Options that
no package can have without crossing a red line of somebody asked are left out before.

Source: brams1996
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goodoffices.lenses.packages.zone import Zone
from goodoffices.outcomes.worth import Mask, PointsWorth

Sides = tuple[str, str]


@dataclass(frozen=True)
class Item:
    """An issue on which the sides want different things.

    Attributes
    ----------
    position
        The issue's place among the issues.
    wants
        The option each side has when it wins, by position.
    stake
        What winning instead of losing is worth to each, in whole numbers on its own scale.
    between
        The options that could stand for a division: the two wanted and, where the issue is a
        scale, those between them.
    """

    position: int
    wants: tuple[int, int]
    stake: tuple[int, int]
    between: tuple[int, ...]


@dataclass(frozen=True)
class Contest:
    """What there is to divide between two sides.

    Attributes
    ----------
    sides
        The two parties.
    items
        The issues on which they want different things.
    agreed
        Per other issue that could change, by position, the option that suits both.
    """

    sides: Sides
    items: tuple[Item, ...]
    agreed: dict[int, int]

    def stakes(self, side: int) -> list[int]:
        """List what the issues are worth to a side."""
        return [item.stake[side] for item in self.items]


def contest(zone: Zone, sides: Sides) -> Contest:
    """Find what there is to divide between two sides that both have points."""
    items, agreed = [], {}
    possible = _without_red_lines(zone)
    for position, axis in enumerate(zone.space.axes):
        options = np.unique(zone.space.digits[:, position][possible]).tolist()
        if len(options) < 2:
            continue
        values = (added(zone, sides[0], position), added(zone, sides[1], position))
        best = (_best(values[0], options), _best(values[1], options))
        common = [option for option in best[0] if option in best[1]]
        if common:
            agreed[position] = axis.now if axis.now in common else common[0]
            continue
        items.append(_item(zone, position, values, best, options))
    return Contest(sides, tuple(items), agreed)


def _best(values: list[int], options: list[int]) -> list[int]:
    most = max(values[option] for option in options)
    return [option for option in options if values[option] == most]


def _without_red_lines(zone: Zone) -> Mask:
    """Mark the packages that cross no red line of anybody they need."""
    found = zone.packages.copy()
    for party, needed in zone.needed.items():
        found &= ~(zone.space.red_lines(party) & needed)
    return found


def added(zone: Zone, party: str, position: int) -> list[int]:
    """List what each option of an issue adds to a party's worth, in whole numbers."""
    own = zone.space.worth(party)
    assert isinstance(own, PointsWorth)
    meant = own.meant.get(position, tuple(range(len(zone.space.axes[position]))))
    table = own.tables[position].tolist()
    return [int(table[option]) for option in meant]


def _item(
    zone: Zone,
    position: int,
    values: tuple[list[int], list[int]],
    best: tuple[list[int], list[int]],
    options: list[int],
) -> Item:
    # of several that suit a side best, the one that costs the other least
    first = max(best[0], key=lambda option: values[1][option])
    second = max(best[1], key=lambda option: values[0][option])
    stake = (values[0][first] - values[0][second], values[1][second] - values[1][first])
    low, high = min(first, second), max(first, second)
    scale = zone.space.case.issues[zone.space.axes[position].issue].scale
    between = [o for o in options if low <= o <= high] if scale else sorted((first, second))
    return Item(position, (first, second), stake, tuple(between))
