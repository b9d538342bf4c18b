"""Conflicts and concessions among packages described issue by issue, never listed.

Source: reiter1987 (conflicts and ways out found from each other); nemhauser1969 (adding up).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.methods.settlement.counting.demands import Demand
from goodoffices.methods.settlement.impasse.conditions import Condition, conditions_of
from goodoffices.methods.settlement.impasse.conflicts import Conflicts, hitting_sets, named
from goodoffices.methods.settlement.impasse.example import example
from goodoffices.methods.settlement.impasse.refusals import least_sets
from goodoffices.methods.settlement.package_space import Package, PackageSpace, met
from goodoffices.run import SILENT, Progress


def conflicts_described(space: PackageSpace, progress: Progress = SILENT) -> Conflicts:
    """Find the smallest conflicts and the smallest ways out, without listing packages.

    1. Begin with no way out known. The smallest sets that share a condition with every way out
       known are taken for conflicts.
    2. Each is put to the test: is there a package that satisfies all of it? If so, the conditions
       that this package breaks are a way out; it is made smallest and added, and step 1 follows
       anew. If not, it is a conflict.

    Parameters
    ----------
    space
        The packages; its rules stay, walk-aways and red lines are the conditions.
    progress
        Is told of each test and may stop the work.

    Raises
    ------
    TooLargeError
        When a test has too many partial packages to go through.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> found = conflicts_described(package_space([[[0, 3], [3, 0]]] * 3, [6, 6]))
    >>> [[c.party for c in one] for one in found.conflicts]
    [[0, 1]]

    Source: reiter1987
    """
    search = _Search(space, progress)
    progress.start("looking for what excludes what", None)
    try:
        search.run()
    finally:
        progress.finish()
    return named(search.conditions, least_sets(search.ways_out))


@dataclass(frozen=True)
class LoweredAlone:
    """How far one party would have to come down by itself, and what would be acceptable then.

    Attributes
    ----------
    amount
        By how much its walk-away would have to be lower, on the scale of the worth.
    package
        One package that would be acceptable.
    """

    amount: Fraction
    package: Package


def lowered_alone_described(
    space: PackageSpace, party: int, progress: Progress = SILENT
) -> LoweredAlone | None:
    """Say by how much one party's walk-away would have to come down, and for which package.

    Returns
    -------
    LoweredAlone or None
        ``None`` if no walk-away of this party makes anything acceptable.

    Raises
    ------
    TooLargeError
        When a test has too many partial packages to go through.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> space = package_space([[[0, 3], [3, 0]]] * 3, [6, 6])
    >>> lowered_alone_described(space, 0).amount
    Fraction(3, 1)

    Source: raiffa1982
    """
    search = _Search(space, progress)
    kept = [condition for condition in search.conditions if condition != Condition(party)]
    best = search.package(kept)
    if best is None:
        return None
    # Between a worth that can be had and one that cannot, the middle is tried.
    low, high = space.worth(best)[party], space.reservation[party]
    if search.package(search.conditions) is not None:
        return LoweredAlone(Fraction(0), best)
    while high - low > 1:
        middle = (low + high) // 2
        found = search.package(kept, Demand(party, middle))
        if found is None:
            high = middle
        else:
            best, low = found, space.worth(found)[party]
    amount = Fraction(space.reservation[party] - low, space.denominator)
    return LoweredAlone(amount, best)


class _Search:
    """Asks for packages that satisfy some conditions, and learns from the answers."""

    def __init__(self, space: PackageSpace, progress: Progress) -> None:
        self.space, self.progress = space, progress
        self.lines = space.red_lines or ((),) * space.n_parties
        self.conditions = conditions_of([len(own) for own in self.lines])
        self.groups = space.voting.groups()
        self.ways_out: list[int] = []

    def run(self) -> None:
        """Test what would be conflicts until all of them are."""
        known: set[int] = set()
        while True:
            candidates = hitting_sets(least_sets(self.ways_out))
            untested = [one for one in candidates or () if one not in known]
            if not untested:
                return
            for one in untested:
                package = self.package(self._members(one))
                if package is None:
                    known.add(one)
                    continue
                self.ways_out.append(self._smallest(self._broken(package, one)))
                break

    def _members(self, bits: int) -> list[Condition]:
        return [condition for k, condition in enumerate(self.conditions) if bits >> k & 1]

    def _smallest(self, broken: int) -> int:
        """Give up no more than must be given up."""
        every = (1 << len(self.conditions)) - 1
        for k in range(len(self.conditions)):
            if broken >> k & 1:
                kept = every & ~broken | 1 << k
                package = self.package(self._members(kept))
                if package is not None:
                    broken = self._broken(package, kept)
        return broken

    def _broken(self, package: Package, kept: int) -> int:
        """Say which conditions must be given up for a package, all but those that are kept."""
        worth = self.space.worth(package)
        found = 0
        for k, condition in enumerate(self.conditions):
            p, line = condition.party, condition.line
            short = line is None and worth[p] < self.space.reservation[p]
            if short or (line is not None and met(self.lines[p][line], package)):
                found |= 1 << k
        against = (found & self._of(group) for group in self.groups)
        return min((one for one in against if not one & kept), key=int.bit_count)

    def _of(self, group: frozenset[int]) -> int:
        return sum(1 << k for k, c in enumerate(self.conditions) if c.party in group)

    def package(self, kept: Sequence[Condition], *more: Demand) -> Package | None:
        """Find a package that enough parties accept when only some conditions count."""
        for group in self.groups:
            asked = [one for one in more if one.party in group]
            if len(asked) < len(more):
                continue
            must = [*self._demands(kept, group), *more]
            found = example(self.space, must, self.progress)
            if found is not None:
                return found
        return None

    def _demands(self, kept: Sequence[Condition], group: frozenset[int]) -> list[Demand]:
        found = []
        for condition in kept:
            p, line = condition.party, condition.line
            if p in group and line is None:
                found.append(Demand(p, self.space.reservation[p]))
            elif p in group and line is not None:
                found.append(Demand(p, _anything(self.space, p), (self.lines[p][line],)))
        return found


def _anything(space: PackageSpace, party: int) -> int:
    return sum(min(table[:, party].tolist()) for table in space.tables)
