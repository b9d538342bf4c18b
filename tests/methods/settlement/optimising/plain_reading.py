"""The definitions of the standards read in plain Python, on every package of a small space."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

Package = tuple[int, ...]
Gains = dict[Package, list[Fraction]]


@dataclass
class Problem:
    """A small bargaining problem, as plain lists."""

    tables: list[list[list[int]]]
    floors: list[int]
    never: list[dict[int, set[int]]]
    red: list[list[dict[int, set[int]]]]
    needed: int
    vetoes: set[int]
    denominator: int = 1

    def space(self) -> PackageSpace:
        def frozen(lines: list[dict[int, set[int]]]) -> list[Any]:
            return [{issue: frozenset(options) for issue, options in c.items()} for c in lines]

        return package_space(
            self.tables,
            self.floors,
            self.denominator,
            frozen(self.never),
            [frozen(lines) for lines in self.red],
            AcceptanceRule(self.needed, frozenset(self.vetoes)),
        )

    def worth(self, package: Package) -> list[int]:
        rows = [table[option] for table, option in zip(self.tables, package, strict=True)]
        return [sum(row[p] for row in rows) for p in range(len(self.floors))]

    def acceptable(self) -> list[Package]:
        return [
            package
            for package in product(*(range(len(table)) for table in self.tables))
            if not any(meets(one, package) for one in self.never) and self.passes(package)
        ]

    def passes(self, package: Package) -> bool:
        worth = self.worth(package)
        yes = {
            p
            for p, floor in enumerate(self.floors)
            if worth[p] >= floor and not any(meets(line, package) for line in self.red[p])
        }
        return len(yes) >= self.needed and self.vetoes <= yes

    def gains(self) -> Gains:
        return {
            package: [
                Fraction(u - d, self.denominator)
                for u, d in zip(self.worth(package), self.floors, strict=True)
            ]
            for package in self.acceptable()
        }


def meets(combination: dict[int, set[int]], package: Package) -> bool:
    return all(package[issue] in options for issue, options in combination.items())


@dataclass
class Answer:
    """What a definition gives: the greatest value, every package that has it, the leximin one."""

    value: Fraction
    ties: list[Package]
    leximin: Package


def greatest(objective: dict[Package, Fraction], measures: Gains) -> Answer:
    best = max(objective.values())
    ties = sorted(package for package, value in objective.items() if value == best)
    leximin = min(ties, key=lambda x: ([-g for g in sorted(measures[x])], x))
    return Answer(best, ties, leximin)


def nobody_loses(gains: Gains) -> Gains:
    return {package: own for package, own in gains.items() if min(own) >= 0}


def utilitarian(gains: Gains, weights: list[Fraction]) -> Answer | None:
    measures = {x: [w * g for w, g in zip(weights, own, strict=True)] for x, own in gains.items()}
    return (
        greatest({x: sum(own, Fraction(0)) for x, own in measures.items()}, measures)
        if gains
        else None
    )


def egalitarian(gains: Gains, weights: list[Fraction]) -> Answer | None:
    measures = {x: [g / w for w, g in zip(weights, own, strict=True)] for x, own in gains.items()}
    return greatest({x: min(own) for x, own in measures.items()}, measures) if gains else None


def kalai_smorodinsky(gains: Gains) -> Answer | None:
    fair = nobody_loses(gains)
    ideal = [max(column) for column in zip(*fair.values(), strict=True)]
    if not fair or 0 in ideal:
        return None
    ratios = {x: [g / m for g, m in zip(own, ideal, strict=True)] for x, own in fair.items()}
    return greatest({x: min(own) for x, own in ratios.items()}, ratios)


def nash(gains: Gains, powers: list[int]) -> Answer | None:
    fair = nobody_loses(gains)
    products = {
        x: prod((g**a for g, a in zip(own, powers, strict=True)), start=Fraction(1))
        for x, own in fair.items()
    }
    if not fair or max(products.values()) == 0:
        return None
    return greatest(products, fair)


def raiffa(gains: Gains) -> Answer | None:
    """Read the steps off the gains; the walk-away point is zero."""
    left = nobody_loses(gains)
    if not left:
        return None
    point = [Fraction(0)] * len(next(iter(left.values())))
    while True:
        most = [max(column) for column in zip(*left.values(), strict=True)]
        if most in left.values():
            break
        following = [d + (m - d) / len(point) for d, m in zip(point, most, strict=True)]
        beyond = {
            x: own
            for x, own in left.items()
            if all(g >= d for g, d in zip(own, following, strict=True))
        }
        if not beyond:
            break
        point, left = following, beyond
    count = [p for p, (m, d) in enumerate(zip(most, point, strict=True)) if m > d]
    shares = {
        x: [(own[p] - point[p]) / (most[p] - point[p]) for p in count] for x, own in left.items()
    }
    return greatest({x: min(own, default=Fraction(1)) for x, own in shares.items()}, shares)


def random_problem(seed: int) -> Problem:
    """Draw a problem of 2 to 5 parties with ties, red lines, rules, quorums and losses."""
    draw = random.Random(seed)
    n = draw.randint(2, 5)
    shape = [draw.randint(1, 4) for _ in range(draw.randint(1, 5))]
    top = draw.choice([2, 5, 9, 100])
    tables = [
        [[draw.randint(-top // 3, top) for _ in range(n)] for _ in range(size)] for size in shape
    ]
    if draw.random() < 0.3:
        for table in tables:
            for row in table:
                row[0] = -sum(row[1:]) + draw.randint(0, 1)
    return Problem(
        tables,
        _floors(draw, tables, n, top),
        [_combination(draw, shape) for _ in range(draw.choice([0, 0, 0, 1, 2]))],
        [
            [_combination(draw, shape) for _ in range(draw.choice([0, 0, 0, 0, 0, 1]))]
            for _ in range(n)
        ],
        *_rule(draw, n),
        denominator=draw.choice([1, 1, 3, 10]),
    )


def _floors(draw: random.Random, tables: list[list[list[int]]], n: int, top: int) -> list[int]:
    """Give walk-away values that leave some packages, mostly: near those of a package drawn."""
    some = [sum(draw.choice(table)[p] for table in tables) for p in range(n)]
    best = [sum(max(row[p] for row in table) for table in tables) for p in range(n)]

    def anywhere(p: int) -> int:
        return draw.randint(min(0, best[p]), max(0, best[p]))

    loose = draw.choice([0, 3, top, 40])
    return [
        some[p] - draw.randint(0, loose) if draw.random() < 0.93 else anywhere(p) for p in range(n)
    ]


def _combination(draw: random.Random, shape: list[int]) -> dict[int, set[int]]:
    issues = draw.sample(range(len(shape)), draw.randint(min(2, len(shape)), min(3, len(shape))))
    return {
        k: set(
            draw.sample(range(shape[k]), draw.randint(0 if draw.random() < 0.1 else 1, shape[k]))
        )
        for k in issues
    }


def _rule(draw: random.Random, n: int) -> tuple[int, set[int]]:
    if draw.random() < 0.5:
        return n, set()
    return draw.randint(0, n), set(draw.sample(range(n), draw.randint(0, 2)))
