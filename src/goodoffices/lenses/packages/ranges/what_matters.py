"""Which number, or which choice between analysts, changes the chosen package most often.

For a number: in what share of readings what a standard chooses becomes another package when that
number alone is drawn anew (the total effect of Homma and Saltelli, for an answer that is a package
and no number). Beside it: what follows with the number at either end of its range and all others
half way. For entries: in what share of readings the Nash package is another under the other entry,
all numbers of the other parties being the same.

Source: homma1996.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.lenses.packages.ranges.accounts import Account, Accounts
from goodoffices.lenses.packages.ranges.ranged_zone import RangedZone, Readings
from goodoffices.lenses.packages.ranges.tally import draw, sets
from goodoffices.methods.settlement.imprecision.choices import CHOICES
from goodoffices.methods.settlement.imprecision.ranged_party import Interval, OpenNumber
from goodoffices.methods.settlement.imprecision.readings import GRID, Positions, middle

REDRAWN = 200
"""In so many readings each number is drawn anew, fewer where there are many numbers."""

_FEWEST = 20
_CELLS = 2_000_000


@dataclass(frozen=True)
class AtAnEnd:
    """What follows with one number at an end of its range and all others half way.

    Attributes
    ----------
    nash
        The Nash packages, as outcomes; none where there is none.
    acceptable
        How many packages other than now are acceptable.
    """

    nash: frozenset[int]
    acceptable: int


@dataclass(frozen=True)
class NumberMatters:
    """How much one number matters.

    Attributes
    ----------
    party, number, interval
        Which number it is, and its range.
    changed, tried
        Per standard, in how many of so many readings it chooses otherwise when it is drawn anew.
    low, high, middle
        What follows at the ends of its range, and half way.
    """

    party: str
    number: OpenNumber
    interval: Interval
    changed: Mapping[str, int]
    tried: int
    low: AtAnEnd
    high: AtAnEnd
    middle: AtAnEnd

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order by changes of the Nash package, of any package, and of what could be accepted."""
        acceptable = abs(self.high.acceptable - self.low.acceptable)
        return self.changed["nash"], max(self.changed.values()), acceptable


@dataclass(frozen=True)
class EntryMatters:
    """How much the choice between two entries for one party matters.

    Attributes
    ----------
    party
        Whose entry.
    by
        Who wrote the other entry.
    changed, tried
        In how many of so many readings the Nash package is another under the other entry.
    """

    party: str
    by: tuple[str, ...]
    changed: int
    tried: int


def numbers(account: Account) -> tuple[NumberMatters, ...]:
    """Say of every open number how much it matters, the one that matters most first.

    Nothing where no number is open, or going through all of them would take too long.
    """
    ranged = account.ranged
    tried = n_redrawn(ranged)
    if not tried:
        return ()
    base, anew = draw(ranged, tried), draw(ranged, tried, 1)
    before = _chosen(ranged, base)
    half_way = _half_way(ranged)
    found = []
    for party, column, number in _open(ranged):
        redrawn = _with(base, party, column, anew[party][:, column])
        after = _chosen(ranged, redrawn)
        changed = {key: _differing(before[key], after[key]) for key in before}
        low, high = (_at(ranged, _with(half_way, party, column, end)) for end in (0, GRID))
        interval = _interval(ranged, party, number)
        found.append(
            NumberMatters(party, number, interval, changed, tried, low, high, _at(ranged, half_way))
        )
    return tuple(sorted(found, key=lambda one: one.rank, reverse=True))


def n_redrawn(ranged: RangedZone) -> int:
    """Say in how many readings each number is drawn anew; 0 where too few would be affordable."""
    if not ranged.n_open:
        return 0
    affordable = _CELLS // (ranged.n_open * max(len(ranged.states), 1))
    return min(REDRAWN, affordable) if affordable >= _FEWEST else 0


def entries(found: Accounts) -> tuple[EntryMatters, ...]:
    """Say of every other entry how much it matters that it is not the one in use."""
    said = []
    for other in found.others:
        parties = other.changed_from(found.own)
        if len(parties) != 1:
            continue
        mine, theirs = _matched(found.own, other)
        changed = _differing(mine, theirs)
        said.append(EntryMatters(parties[0], other.by(parties), changed, len(mine)))
    return tuple(sorted(said, key=lambda one: -one.changed))


def _matched(
    own: Account, other: Account
) -> tuple[tuple[frozenset[int], ...], tuple[frozenset[int], ...]]:
    """Give the Nash packages of both, reading by reading; one reading stands for all its others."""
    mine, theirs = own.tally.nash, other.tally.nash
    most = max(len(mine), len(theirs))
    mine = mine * most if len(mine) == 1 else mine
    theirs = theirs * most if len(theirs) == 1 else theirs
    least = min(len(mine), len(theirs))
    return mine[:least], theirs[:least]


def _open(ranged: RangedZone) -> Iterator[tuple[str, int, OpenNumber]]:
    for party, box in ranged.boxes.items():
        for column, number in enumerate(box.open_numbers):
            yield party, column, number


def _interval(ranged: RangedZone, party: str, number: OpenNumber) -> Interval:
    box = ranged.boxes[party]
    if number.issue is None:
        assert isinstance(box.walk_away, Interval)
        return box.walk_away
    if number.option is None:
        return box.weights[number.issue]
    return box.values[number.issue][number.option]


def _half_way(ranged: RangedZone) -> Readings:
    return {p: middle(1, len(box.open_numbers)) for p, box in ranged.boxes.items()}


def _differing(some: Sequence[frozenset[int]], others: Sequence[frozenset[int]]) -> int:
    return sum(a != b for a, b in zip(some, others, strict=True))


def _with(readings: Readings, party: str, column: int, positions: Positions | int) -> Readings:
    changed = readings[party].copy()
    changed[:, column] = positions
    return {**readings, party: changed}


def _chosen(ranged: RangedZone, readings: Readings) -> dict[str, list[frozenset[int]]]:
    found = ranged.in_readings(readings)
    return {standard: sets(found.chosen(standard), ranged.states) for standard in CHOICES}


def _at(ranged: RangedZone, readings: Readings) -> AtAnEnd:
    found = ranged.in_readings(readings)
    nash = sets(found.chosen("nash"), ranged.states)[0]
    beyond = found.acceptable[0] & (ranged.states != ranged.zone.space.now)
    return AtAnEnd(nash, int(beyond.sum()))
