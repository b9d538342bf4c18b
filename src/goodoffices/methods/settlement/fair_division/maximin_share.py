"""Maximin share: what a party can make sure of when it cuts into parts and chooses last.

A party's maximin share is the most that its least part can be worth, over all ways to cut the
issues into as many parts as there are parties. It asks for nobody else's points. Nobody can be
promised it: with three parties or more there are problems in which no allocation gives all of them
their share.

Source: budish2011
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.settlement.fair_division.points import check_whole

MOST_STEPS = 300_000
"""So many partial cuts are looked at; a problem that needs more is refused."""


@dataclass(frozen=True)
class MaximinShare:
    """What a party can make sure of.

    Attributes
    ----------
    value
        What its least part is worth.
    parts
        One way to cut that makes sure of it: per part, the numbers of its issues.
    """

    value: int
    parts: tuple[tuple[int, ...], ...]


def maximin_share(
    worth: Sequence[int], n_parties: int, most_steps: int = MOST_STEPS
) -> MaximinShare:
    """Find the most that the least of so many parts can be worth.

    Issues are put into parts one by one, the most valuable first. A part that has reached what is
    aimed at takes no more while others lack something; a cut is given up when what is left cannot
    fill what lacks. No share exceeds what is worth on average to those who do not get one of the
    most valuable issues each, so the search ends when that is reached.

    Parameters
    ----------
    worth
        What each issue is worth to the party: whole numbers from 0.
    n_parties
        How many parts are cut.
    most_steps
        How many partial cuts may be looked at.

    Raises
    ------
    UseError
        When a number is below zero or no whole number, or there are no parties.
    TooLargeError
        When more partial cuts would have to be looked at.

    Examples
    --------
    >>> maximin_share([7, 5, 4, 3, 1], 2).value
    10

    Source: budish2011
    """
    check_whole(worth, "worth")
    if n_parties < 1:
        do = "cut into one part or more."
        raise UseError(Fault(Place(field="parties"), str(n_parties), "one party or more", do))
    order = sorted(range(len(worth)), key=lambda issue: -worth[issue])
    search = _Search([worth[issue] for issue in order], n_parties, most_steps)
    value, placed = search.best()
    parts = tuple(
        tuple(sorted(order[k] for k, part in enumerate(placed) if part == number))
        for number in range(n_parties)
    )
    return MaximinShare(value, parts)


@dataclass
class _Search:
    """Looks for cuts whose least part is worth at least so much."""

    worth: list[int]
    n_parts: int
    most_steps: int
    steps: int = 0
    failed: set[tuple[int, tuple[int, ...]]] = field(default_factory=set)

    def best(self) -> tuple[int, list[int]]:
        """Raise what is aimed at until no cut reaches it."""
        placed = self._greedy()
        while (value := self._least(placed)) < self._bound():
            self.failed.clear()
            better = self._fill(0, [0] * self.n_parts, value + 1, sum(self.worth))
            if better is None:
                return value, placed
            placed = better
        return value, placed

    def _greedy(self) -> list[int]:
        """Put each issue into the part that is worth least so far."""
        loads, placed = [0] * self.n_parts, []
        for value in self.worth:
            part = loads.index(min(loads))
            loads[part] += value
            placed.append(part)
        return placed

    def _least(self, placed: list[int]) -> int:
        loads = [0] * self.n_parts
        for value, part in zip(self.worth, placed, strict=True):
            loads[part] += value
        return min(loads)

    def _bound(self) -> int:
        """Average over those left when some have taken one of the most valuable issues each."""
        return min(
            sum(self.worth[taken:]) // (self.n_parts - taken) for taken in range(self.n_parts)
        )

    def _fill(self, at: int, loads: list[int], aim: int, left: int) -> list[int] | None:
        """Place the issues from ``at`` on so that every part reaches the aim; ``None`` if none."""
        lacking = sum(aim - load for load in loads if load < aim)
        if not lacking:
            return [0] * (len(self.worth) - at)
        key = (at, tuple(sorted(min(load, aim) for load in loads)))
        if lacking > left or key in self.failed:
            return None
        self._count()
        tried: set[int] = set()
        for part in sorted(range(self.n_parts), key=lambda k: loads[k]):
            if loads[part] >= aim or loads[part] in tried:
                continue
            tried.add(loads[part])
            loads[part] += self.worth[at]
            rest = self._fill(at + 1, loads, aim, left - self.worth[at])
            loads[part] -= self.worth[at]
            if rest is not None:
                return [part, *rest]
        self.failed.add(key)
        return None

    def _count(self) -> None:
        self.steps += 1
        if self.steps > self.most_steps:
            found = f"{len(self.worth)} issues to cut into {self.n_parts} parts"
            expected = f"a search of at most {self.most_steps:,} partial cuts"
            do = "leave out issues, or round their worth."
            raise TooLargeError(Fault(Place(field="worth"), found, expected, do))
