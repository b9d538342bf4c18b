"""Conflicts, ways out and concessions against all subsets of conditions and all packages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.impasse import (
    Condition,
    Refusals,
    conflicts,
    conflicts_described,
    fewest,
    least_together,
    lowered_alone,
    lowered_alone_described,
)
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

Thing = tuple[int, int | None]
Package = tuple[int, ...]


@dataclass
class ByHand:
    """A random bargain, read straight from the definitions."""

    tables: list[list[list[int]]]
    floors: list[int]
    never: list[dict[int, frozenset[int]]]
    lines: list[list[dict[int, frozenset[int]]]]
    needed: int
    vetoes: frozenset[int]

    @classmethod
    def drawn(cls, rng: np.random.Generator) -> ByHand:
        parties = int(rng.integers(1, 5))
        sizes = [int(n) for n in rng.integers(1, 4, int(rng.integers(1, 4)))]

        def combination() -> dict[int, frozenset[int]]:
            issues = rng.permutation(len(sizes))[: int(rng.integers(1, len(sizes) + 1))]
            return {
                int(k): frozenset(o for o in range(sizes[k]) if rng.random() < 0.6) for k in issues
            }

        quorum = rng.random() < 0.4
        return cls(
            [rng.integers(-3, 9, (size, parties)).tolist() for size in sizes],
            rng.integers(4, 22, parties).tolist(),
            [combination() for _ in range(int(rng.integers(0, 2)))],
            [[combination() for _ in range(int(rng.integers(0, 3)))] for _ in range(parties)],
            int(rng.integers(0, parties + 1)) if quorum else parties,
            frozenset(p for p in range(parties) if quorum and rng.random() < 0.25),
        )

    @property
    def parties(self) -> range:
        return range(len(self.floors))

    @property
    def space(self) -> PackageSpace:
        rule = AcceptanceRule(self.needed, self.vetoes)
        return package_space(self.tables, self.floors, 2, self.never, self.lines, rule)

    @cached_property
    def packages(self) -> list[Package]:
        every = product(*(range(len(table)) for table in self.tables))
        return [x for x in every if not any(_meets(line, x) for line in self.never)]

    def lacking(self, x: Package, p: int) -> int:
        worth = sum(table[o][p] for table, o in zip(self.tables, x, strict=True))
        return max(self.floors[p] - worth, 0)

    @cached_property
    def things(self) -> list[Thing]:
        return [(p, n) for p in self.parties for n in (None, *range(len(self.lines[p])))]

    @cached_property
    def broken(self) -> dict[Package, frozenset[Thing]]:
        return {
            x: frozenset(
                (p, n)
                for p, n in self.things
                if (self.lacking(x, p) > 0 if n is None else _meets(self.lines[p][n], x))
            )
            for x in self.packages
        }

    def passes(self, x: Package, kept: frozenset[Thing]) -> bool:
        refusing = {p for p, _ in self.broken[x] & kept}
        accepting = len(self.floors) - len(refusing)
        return accepting >= self.needed and not refusing & self.vetoes

    @cached_property
    def open(self) -> dict[frozenset[Thing], bool]:
        """Per set of conditions kept, whether some package passes."""
        return {
            frozenset(kept): any(self.passes(x, frozenset(kept)) for x in self.packages)
            for size in range(len(self.things) + 1)
            for kept in combinations(self.things, size)
        }

    def conflicts(self) -> set[frozenset[Thing]]:
        return {
            kept for kept, some in self.open.items()
            if not some and all(self.open[kept - {one}] for one in kept)
        }  # fmt: skip

    def ways_out(self) -> set[frozenset[Thing]]:
        every = frozenset(self.things)
        return {
            given for given in self.open
            if self.open[every - given]
            and all(not self.open[every - (given - {one})] for one in given)
        }  # fmt: skip

    def alone(self, party: int) -> Fraction | None:
        every = frozenset(self.things)
        costs = [
            0 if self.passes(x, every) else self.lacking(x, party)
            for x in self.packages
            if self.passes(x, every - {(party, None)})
        ]
        return Fraction(min(costs), 2) if costs else None

    def cost(self, x: Package, group: set[int]) -> int | None:
        """The least by which some of a group come down so that enough accept; lines kept."""
        sums = []
        for size in range(len(self.floors) + 1):
            for accepting in map(set, combinations(self.parties, size)):
                against = {(p, n) for p, n in self.broken[x] if p in accepting}
                bought = all(n is None and p in group for p, n in against)
                if size >= self.needed and self.vetoes <= accepting and bought:
                    sums.append(sum(self.lacking(x, p) for p in accepting))
        return min(sums, default=None)

    def together(self, group: set[int]) -> Fraction | None:
        costs = [cost for x in self.packages if (cost := self.cost(x, group)) is not None]
        return Fraction(min(costs), 2) if costs else None

    def fewest(self) -> list[Fraction]:
        for size in range(len(self.floors) + 1):
            sums = [self.together(set(group)) for group in combinations(self.parties, size)]
            if any(one is not None for one in sums):
                return sorted(one for one in sums if one is not None)
        return []

    def refusals(self) -> Refusals:
        conditions = tuple(Condition(p, n) for p, n in self.things)
        broken = [[thing in self.broken[x] for thing in self.things] for x in self.packages]
        lacking = [[self.lacking(x, p) for p in self.parties] for x in self.packages]
        shape = len(self.packages), len(self.floors)
        return Refusals(
            conditions,
            np.array(broken, dtype=bool).reshape(shape[0], len(conditions)),
            np.array(lacking, dtype=np.int64).reshape(shape),
            2,
            AcceptanceRule(self.needed, self.vetoes),
        )


def _meets(line: dict[int, frozenset[int]], package: Package) -> bool:
    return all(package[issue] in options for issue, options in line.items())


def things(sets: Any) -> set[frozenset[Thing]]:
    assert sets is not None
    assert len(sets) == len(set(sets))
    assert [len(one) for one in sets] == sorted(len(one) for one in sets)
    return {frozenset((c.party, c.line) for c in one) for one in sets}


@pytest.mark.parametrize("seed", range(8))
def test_conflicts_and_ways_out_of_fifty_cases_each(seed: int) -> None:
    rng, impasses = np.random.default_rng(seed), 0
    for _ in range(50):
        hand = ByHand.drawn(rng)
        for found in (conflicts(hand.refusals()), conflicts_described(hand.space)):
            assert things(found.conflicts) == hand.conflicts(), hand
            assert things(found.ways_out) == hand.ways_out(), hand
        impasses += not hand.open[frozenset(hand.things)]
    assert impasses > 25


@pytest.mark.parametrize("seed", range(4))
def test_concessions_of_fifty_cases_each(seed: int) -> None:
    rng = np.random.default_rng(50 + seed)
    for _ in range(50):
        hand = ByHand.drawn(rng)
        refusals, space = hand.refusals(), hand.space
        for party in hand.parties:
            alone, described = (
                lowered_alone(refusals, party), lowered_alone_described(space, party)
            )  # fmt: skip
            assert (alone.together if alone else None) == hand.alone(party)
            assert (described.amount if described else None) == hand.alone(party)
        least = least_together(refusals)
        assert (least.together if least else None) == hand.together(set(hand.parties))
        assert sorted(one.together for one in fewest(refusals)) == hand.fewest()


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_lowering_by_what_is_told_opens_the_packages_that_are_named(seed: int) -> None:
    hand = ByHand.drawn(np.random.default_rng(seed))
    found = least_together(hand.refusals())
    if found is None:
        return
    floors = [
        floor - int(2 * found.lowered.get(p, Fraction(0))) for p, floor in enumerate(hand.floors)
    ]
    after = ByHand(hand.tables, floors, hand.never, hand.lines, hand.needed, hand.vetoes)
    passing = [n for n, x in enumerate(after.packages) if after.passes(x, frozenset(after.things))]
    assert found.packages
    assert set(found.packages) <= set(passing)


def test_a_million_millions_of_packages_need_no_list() -> None:
    tables = [[[10 - k, k, 5] for k in range(10)] for _ in range(12)]
    line = {0: frozenset(range(10))}
    space = package_space(tables, [80, 70, 60], 1, (), [[], [], [line]])
    found = conflicts_described(space)
    assert things(found.conflicts) == {
        frozenset({(0, None), (1, None)}), frozenset({(2, 0)})
    }  # fmt: skip
    assert lowered_alone_described(space, 0) is None
    without_line = package_space(tables, [80, 70, 60])
    told = lowered_alone_described(without_line, 0)
    assert told is not None
    assert told.amount == 30
    assert without_line.worth(told.package) == (50, 70, 60)
