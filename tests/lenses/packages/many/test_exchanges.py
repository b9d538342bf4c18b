"""Exchanges of two issues where nobody lists the packages, against every pair of changes."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from goodoffices.lenses.packages.many import exchanges
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.outcomes.package_space import packages_described

from .test_many import large


def test_the_exchange_named_is_the_best_of_all_that_hurt_nobody(tmp_path: Path) -> None:
    described = packages_described(large(tmp_path))
    space, now = described.space, described.now
    before = space.worth(now)

    def gains(*issues: int) -> tuple[int, ...]:
        after = space.worth(tuple(1 if k in issues else 0 for k in range(len(now))))
        return tuple(b - a for a, b in zip(before, after, strict=True))

    paid = [
        gains(i, j)
        for i, j in combinations(range(len(now)), 2)
        if min(gains(i)) < 0 < max(gains(i))
        and min(gains(j)) < 0 < max(gains(j))
        and (gains(i)[0] < 0) != (gains(j)[0] < 0)
        and min(gains(i, j)) >= 0
        and max(gains(i, j)) > 0
    ]
    assert paid
    told = exchanges.section(AmongMany(described))
    (table,) = told.tables
    best = max(paid, key=lambda found: (min(found), sum(found)))
    shown = [float(cell.text) for cell in table.rows[0][2:]]
    assert shown == [round(gain / space.denominator, 1) for gain in best]
    rest = len(paid) - len(table.rows)
    assert (f"Not listed: {rest} more." if rest else "All are listed.") in table.note
