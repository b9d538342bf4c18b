"""Small random packages, and their efficient ones read off the definitions; shares no code."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from random import Random

Vector = tuple[int, ...]
Line = Mapping[int, frozenset[int]]


@dataclass(frozen=True)
class Small:
    """A case as plain numbers."""

    tables: list[list[list[int]]]
    floors: list[int]
    never: list[Line]
    red_lines: list[list[Line]]
    needed: int
    vetoes: frozenset[int]

    def packages(self) -> list[Vector]:
        every = product(*(range(len(table)) for table in self.tables))
        return [x for x in every if not any(self.meets(x, line) for line in self.never)]

    def meets(self, package: Vector, line: Line) -> bool:
        return all(package[issue] in options for issue, options in line.items())

    def worth(self, package: Vector) -> Vector:
        parties = range(len(self.floors))
        return tuple(sum(t[o][p] for t, o in zip(self.tables, package)) for p in parties)  # noqa: B905

    def passes(self, package: Vector) -> bool:
        worth = self.worth(package)
        willing = {
            p
            for p, floor in enumerate(self.floors)
            if worth[p] >= floor and not any(self.meets(package, r) for r in self.red_lines[p])
        }
        return len(willing) >= self.needed and self.vetoes <= willing


def by_definition(packages: dict[Vector, Vector]) -> dict[Vector, set[Vector]]:
    """Per efficient worth the packages that have it, from every package's worth."""
    behind: dict[Vector, set[Vector]] = {}
    for package, worth in packages.items():
        behind.setdefault(worth, set()).add(package)
    return {
        worth: members
        for worth, members in behind.items()
        if not any(
            other != worth and all(b >= a for a, b in zip(worth, other, strict=True))
            for other in behind
        )
    }


def efficient_of(case: Small, *, everything: bool = False) -> dict[Vector, set[Vector]]:
    """The efficient worth among packages that pass, or among all that can be."""
    kept = [x for x in case.packages() if everything or case.passes(x)]
    return by_definition({x: case.worth(x) for x in kept})


def small_case(random: Random, *, parties: int = 0, widest: int = 1) -> Small:
    """A case with ties, negative numbers, rules, red lines and sometimes a quorum."""
    n = parties or random.randint(2, 5)
    shape = [random.randint(1, 4) for _ in range(random.randint(1, 4))]
    most = random.choice([2, 5, 30]) * widest
    tables = [[[random.randint(-most, most) for _ in range(n)] for _ in range(k)] for k in shape]
    low = random.choice([-9, -2, 0, 1]) * most
    floors = [random.randint(low, max(low, most)) for _ in range(n)]
    lines = [[_line(random, shape) for _ in range(random.choice([0, 0, 1, 2]))] for _ in range(n)]
    never = [_line(random, shape) for _ in range(random.choice([0, 1, 1, 3]))]
    if random.random() < 0.5:
        return Small(tables, floors, never, lines, n, frozenset())
    vetoes = frozenset(p for p in range(n) if random.random() < 0.3)
    return Small(tables, floors, never, lines, random.randint(0, n), vetoes)


def _line(random: Random, shape: list[int]) -> Line:
    issues = random.sample(range(len(shape)), random.randint(1, min(3, len(shape))))
    return {i: frozenset(o for o in range(shape[i]) if random.random() < 0.5) for i in issues}
