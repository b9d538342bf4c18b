"""Random bargains in lists and dicts, and what the definitions say of them."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import strategies as st

from goodoffices.methods.settlement.package_space import PackageSpace, package_space

Package = tuple[int, ...]


class ByHand:
    """The same bargain in lists and dicts, and what the definitions say of it."""

    def __init__(self, tables: Any, never: Any, lines: Any, start: Package) -> None:
        self.tables, self.never, self.lines, self.start = tables, never, lines, start
        self.n = len(tables[0][0])
        every = product(*(range(len(table)) for table in tables))
        self.packages = [x for x in every if self.can_be(x)]

    @property
    def space(self) -> PackageSpace:
        return package_space(self.tables, [0] * self.n, 1, self.never, self.lines)

    @staticmethod
    def meets(x: Package, combination: Any) -> bool:
        return all(x[issue] in options for issue, options in combination.items())

    def can_be(self, x: Package) -> bool:
        return not any(self.meets(x, rule) for rule in self.never)

    def crosses(self, x: Package, p: int) -> bool:
        return any(self.meets(x, line) for line in self.lines[p])

    def worth(self, x: Package) -> list[int]:
        return [sum(t[o][p] for t, o in zip(self.tables, x, strict=True)) for p in range(self.n)]

    def gains(self, x: Package, y: Package) -> list[int]:
        return [b - a for a, b in zip(self.worth(x), self.worth(y), strict=True)]

    def hurts(self, x: Package, y: Package) -> bool:
        lose = any(gain < 0 for gain in self.gains(x, y))
        return lose or any(self.crosses(y, p) and not self.crosses(x, p) for p in range(self.n))

    def improves(self, x: Package, y: Package) -> bool:
        return not self.hurts(x, y) and max(self.gains(x, y)) > 0

    def distance(self, x: Package, y: Package) -> int:
        return sum(a != b for a, b in zip(x, y, strict=True))

    def around(self, x: Package) -> list[Package]:
        """Packages within two changes, in the order the rule for ties names."""

        def place(y: Package) -> Any:
            changed = [(k, o) for k, o in enumerate(y) if o != x[k]]
            return len(changed), changed

        return sorted((y for y in self.packages if 0 < self.distance(x, y) <= 2), key=place)

    def best(self, x: Package, among: list[Package]) -> Package:
        return max(among, key=lambda y: (min(self.gains(x, y)), sum(self.gains(x, y))))

    def halves(self, y: Package) -> list[Package]:
        """The single changes that lead from the start to a package."""
        return [
            tuple(y[j] if j == k else o for j, o in enumerate(self.start))
            for k in range(len(y))
            if y[k] != self.start[k]
        ]


@st.composite
def bargains(draw: st.DrawFn, most_issues: int = 4) -> ByHand:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=most_issues))
    n = draw(st.integers(1, 3))
    number = st.integers(-4, 4)
    row = st.lists(number, min_size=n, max_size=n)
    tables = [draw(st.lists(row, min_size=size, max_size=size)) for size in sizes]
    start = tuple(draw(st.integers(0, size - 1)) for size in sizes)

    def combination() -> Any:
        issues = draw(st.sets(st.integers(0, len(sizes) - 1), min_size=1, max_size=2))
        return {
            k: frozenset(draw(st.sets(st.integers(0, sizes[k] - 1), min_size=1, max_size=2)))
            for k in issues
        }

    never = [combination() for _ in range(draw(st.integers(0, 2)))]
    never = [rule for rule in never if not ByHand.meets(start, rule)]
    lines = [[combination() for _ in range(draw(st.integers(0, 1)))] for _ in range(n)]
    return ByHand(tables, never, lines, start)
