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
from itertools import accumulate

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
    cut = search.best()
    parts: list[list[int]] = [[] for _ in range(n_parties)]
    for issue, part in zip(order, cut.placed, strict=True):
        parts[part].append(issue)
    return MaximinShare(cut.least, tuple(tuple(sorted(part)) for part in parts))


@dataclass(frozen=True)
class _Cut:
    """A cut: what its least part is worth, and per issue, in the order of search, its part."""

    least: int
    placed: list[int]


@dataclass
class _Search:
    """Looks for cuts whose least part is worth at least so much."""

    worth: list[int]
    n_parts: int
    most_steps: int
    steps: int = 0
    failed: set[tuple[int, tuple[int, ...]]] = field(default_factory=set)

    def best(self) -> _Cut:
        """Raise what is aimed at until no cut reaches it."""
        cut, bound = self._cut(self._greedy()), self._bound()
        while cut.least < bound:
            self.failed.clear()
            better = self._fill(cut.least + 1)
            if better is None:
                return cut
            cut = self._cut(better)
        return cut

    def _greedy(self) -> list[int]:
        """Put each issue into the part that is worth least so far."""
        loads, placed = [0] * self.n_parts, []
        for value in self.worth:
            part = loads.index(min(loads))
            loads[part] += value
            placed.append(part)
        return placed

    def _cut(self, placed: list[int]) -> _Cut:
        loads = [0] * self.n_parts
        for value, part in zip(self.worth, placed, strict=True):
            loads[part] += value
        return _Cut(min(loads), placed)

    def _bound(self) -> int:
        """Average over those left when some have taken one of the most valuable issues each."""
        return min(
            sum(self.worth[taken:]) // (self.n_parts - taken) for taken in range(self.n_parts)
        )

    def _fill(self, aim: int) -> list[int] | None:
        """Place the issues so that every part reaches the aim; ``None`` if no cut does."""
        loads, placed = [0] * self.n_parts, list[int]()
        left = [*accumulate(reversed(self.worth), initial=0)][::-1]
        untried: list[list[int]] = []
        while any(load < aim for load in loads):
            untried.append(self._to_try(loads, aim, left[len(placed)], len(placed)))
            while not untried[-1]:
                untried.pop()
                if not placed:
                    return None
                part = placed.pop()
                loads[part] -= self.worth[len(placed)]
                if not untried[-1]:
                    self.failed.add(_state(loads, aim, len(placed)))
            part = untried[-1].pop(0)
            loads[part] += self.worth[len(placed)]
            placed.append(part)
        return placed + [0] * (len(self.worth) - len(placed))

    def _to_try(self, loads: list[int], aim: int, left: int, at: int) -> list[int]:
        """List the parts into which the next issue could go, no two of them worth the same."""
        lacking = sum(aim - load for load in loads if load < aim)
        if lacking > left or _state(loads, aim, at) in self.failed:
            return []
        self._count()
        first = {load: part for part, load in reversed(list(enumerate(loads))) if load < aim}
        return [first[load] for load in sorted(first)]

    def _count(self) -> None:
        self.steps += 1
        if self.steps > self.most_steps:
            found = f"{len(self.worth)} issues to cut into {self.n_parts} parts"
            expected = f"a search of at most {self.most_steps:,} partial cuts"
            do = "leave out issues, or round their worth."
            raise TooLargeError(Fault(Place(field="worth"), found, expected, do))


def _state(loads: list[int], aim: int, at: int) -> tuple[int, tuple[int, ...]]:
    """Say how a partial cut differs from others: the parts are told apart by their worth only."""
    return at, tuple(sorted(min(load, aim) for load in loads))
