"""A million million packages: nothing drawn or near is better than what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import Any

import numpy as np
import pytest

from goodoffices.methods.settlement.optimising import (
    egalitarian,
    ideals,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)
from goodoffices.methods.settlement.package_space import PackageSpace, package_space

Value = Callable[[Any], Any]


def opposed(parties: int, issues: int, options: int) -> PackageSpace:
    """Draw worth that adds up to about the same over the parties, option by option."""
    draw = np.random.default_rng(0)
    tables = []
    for _ in range(issues):
        worth = draw.integers(0, 101, (options, parties))
        worth = worth - worth.mean(axis=1, keepdims=True).round().astype(int) + 50
        tables.append(worth * draw.integers(1, 20, parties))
    return package_space(tables, [0] * parties)


def rivals(space: PackageSpace, chosen: tuple[int, ...]) -> Any:
    """Draw packages, and change the chosen one in every one or two issues."""
    draw = np.random.default_rng(1)
    found = [draw.integers(0, space.shape, (20_000, len(space.shape)))]
    for first in range(len(chosen)):
        for second in range(first):
            grid = np.indices((space.shape[first], space.shape[second])).reshape(2, -1)
            changed = np.tile(chosen, (grid.shape[1], 1))
            changed[:, first], changed[:, second] = grid
            found.append(changed)
    packages = np.concatenate(found)
    return sum(table[packages[:, k]] for k, table in enumerate(space.tables))


@pytest.mark.parametrize("size", [(3, 12, 10), (5, 12, 10)])
def test_nothing_near_or_drawn_is_better(size: tuple[int, int, int]) -> None:
    space = opposed(*size)
    assert space.n_combinations == 10**12
    most = np.array(ideals(space).worth, dtype=float)
    values: dict[Any, Value] = {
        utilitarian: lambda worth: worth.sum(axis=1),
        egalitarian: lambda worth: worth.min(axis=1),
        kalai_smorodinsky: lambda worth: (worth / most).min(axis=1),
        nash_product: lambda worth: np.log(np.maximum(worth, 1)).sum(axis=1),
    }
    for method, value in values.items():
        found = method.solve(space)
        assert found.exhausted
        assert found.within == 0
        best = value(np.array([space.worth(found.leximin)]))[0]
        assert value(rivals(space, found.leximin)).max() <= best + 1e-9
        assert (np.array(space.worth(found.leximin)) <= most).all()


def test_raiffa_leaves_nobody_below_the_first_step() -> None:
    space = opposed(3, 12, 10)
    found = raiffa_sequential.solve(space)
    assert found.exhausted
    assert found.leximin is not None
    assert found.value is not None
    assert 0 <= found.value <= 1
    most, worth = ideals(space).worth, space.worth(found.leximin)
    assert all(3 * u >= m for u, m in zip(worth, most, strict=True))
    assert prod(worth) > 0
    # the chosen package is efficient: nothing near or drawn gives all as much and somebody more
    others = rivals(space, found.leximin)
    assert not ((others >= worth).all(axis=1) & (others > worth).any(axis=1)).any()
