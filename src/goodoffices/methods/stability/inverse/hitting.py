"""Smallest and minimal choices that meet every requirement, where each can be met in several ways.

A way is a set of things to be chosen; a requirement is met when one of its ways is chosen whole.
Where every way is a single thing this is the hitting set problem.

Source: reiter1987 (minimal hitting sets); the search with bounds is standard.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.errors import Fault, Place, TooLargeError

Choice = frozenset[int]
Ways = tuple[Choice, ...]

MOST_CHOICES = 5_000
"""Beyond so many combinations the minimal choices are not listed."""

MOST_STEPS = 50_000
"""After so many steps the search for the smallest choice gives bounds instead."""


@dataclass(frozen=True)
class Smallest:
    """A smallest choice, or the smallest found and how small it could be.

    Attributes
    ----------
    choice
        It meets every requirement.
    at_least
        No choice that meets every requirement has fewer members.
    """

    choice: Choice
    at_least: int

    @property
    def exact(self) -> bool:
        """Whether no smaller choice exists."""
        return len(self.choice) == self.at_least


def minimal(sets: Iterable[Choice]) -> Ways:
    """Keep the sets that contain no other, the smallest first.

    Examples
    --------
    >>> [sorted(s) for s in minimal(map(frozenset, [{1, 2}, {2}, {1, 3}]))]
    [[2], [1, 3]]
    """
    kept: list[Choice] = []
    for one in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if not any(other <= one for other in kept):
            kept.append(one)
    return tuple(kept)


def minimal_choices(requirements: Sequence[Ways]) -> Ways:
    """List every choice that meets all requirements and none of whose parts does.

    Raises
    ------
    TooLargeError
        When there are too many combinations to go through.

    Examples
    --------
    >>> one, two, three = frozenset({1}), frozenset({2}), frozenset({3})
    >>> [sorted(s) for s in minimal_choices([(one, two), (two, three)])]
    [[2], [1, 3]]
    """
    found: Ways = (frozenset(),)
    for ways in sorted(requirements, key=len):
        if len(found) * len(ways) > MOST_CHOICES:
            number, expected = (
                f"{len(found) * len(ways):,} combinations",
                f"at most {MOST_CHOICES:,}",
            )
            do = "ask for the smallest number only, or ask under Nash stability."
            raise TooLargeError(Fault(Place(field="what it would take"), number, expected, do))
        found = minimal(chosen | way for chosen in found for way in ways)
    return found


def smallest_choice(requirements: Sequence[Ways], most_steps: int = MOST_STEPS) -> Smallest:
    """Find a smallest choice that meets all requirements, by branching with bounds.

    1. Take the open requirement with the fewest ways, and try each way, the cheapest first.
    2. Give up a branch that cannot beat the best found: requirements that share nothing must each
       be paid for.
    3. After ``most_steps`` steps stop, with the best found and the bound from the start.

    Examples
    --------
    >>> one, two, three = frozenset({1}), frozenset({2}), frozenset({3})
    >>> smallest_choice([(one, two), (two, three)])
    Smallest(choice=frozenset({2}), at_least=1)
    """
    reduced = _without_dominated(requirements)
    search = _Search(most_steps)
    search.go(frozenset(), reduced)
    assert search.best is not None, "every requirement has a way"
    finished = search.steps < most_steps
    bound = len(search.best) if finished else _bound(frozenset(), reduced)
    return Smallest(search.best, bound)


class _Search:
    def __init__(self, most_steps: int) -> None:
        self.best: Choice | None = None
        self.steps, self._most = 0, most_steps

    def go(self, chosen: Choice, requirements: Sequence[Ways]) -> None:
        waiting = [ways for ways in requirements if not any(way <= chosen for way in ways)]
        if not waiting:
            self._keep(chosen)
            return
        if self.best is not None and len(chosen) + _bound(chosen, waiting) >= len(self.best):
            return
        self.steps += 1
        first = min(waiting, key=len)
        for way in sorted(
            first, key=lambda way: (len(way - chosen), -_meets(chosen | way, waiting))
        ):
            self.go(chosen | way, waiting)
            if self.steps >= self._most:
                return

    def _keep(self, chosen: Choice) -> None:
        if self.best is None or len(chosen) < len(self.best):
            self.best = chosen


def _meets(chosen: Choice, requirements: Sequence[Ways]) -> int:
    return sum(any(way <= chosen for way in ways) for ways in requirements)


def _bound(chosen: Choice, requirements: Sequence[Ways]) -> int:
    """Add up what requirements cost that share nothing that is not chosen yet."""
    taken: set[int] = set()
    total = 0
    for ways in sorted(requirements, key=len):
        left = [way - chosen for way in ways]
        concerned = frozenset().union(*left)
        if taken.isdisjoint(concerned):
            taken |= concerned
            total += min(map(len, left))
    return total


def _without_dominated(requirements: Sequence[Ways]) -> list[Ways]:
    """Where every way is one thing, keep of the things only those that no other makes needless."""
    if any(len(way) != 1 for ways in requirements for way in ways):
        return list(requirements)
    serves: dict[int, frozenset[int]] = {}
    for number, ways in enumerate(requirements):
        for thing in sorted({thing for way in ways for thing in way}):
            serves[thing] = serves.get(thing, frozenset()) | {number}
    # of things that serve the same requirements one is enough
    first = {served: thing for thing, served in sorted(serves.items(), reverse=True)}
    kept = {t for served, t in first.items() if not any(served < other for other in first)}
    return [tuple(way for way in ways if way <= kept) for ways in requirements]
