"""Random small bargaining problems: solver, lists and definitions agree to the last tie."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from tests.methods.settlement.optimising import plain_reading as plain

from goodoffices.methods.settlement import asymmetric_nash as listed_asymmetric
from goodoffices.methods.settlement import raiffa_sequential as listed_raiffa
from goodoffices.methods.settlement.optimising import (
    Optimum,
    asymmetric_nash,
    egalitarian,
    kalai_smorodinsky,
    nash_product,
    raiffa_sequential,
    utilitarian,
)

SHARES = 10
EACH = 200


def same(found: Optimum, expected: plain.Answer | None, problem: plain.Problem) -> None:
    assert found.exhausted
    assert found.within == 0
    if expected is None:
        assert not found.defined
        assert found.why_not
        assert found.packages == ()
        return
    assert found.defined
    assert found.value == expected.value
    assert list(found.packages) == expected.ties
    assert found.leximin == expected.leximin
    sums = {x: sum(problem.worth(x)) for x in expected.ties}
    assert found.largest_sum == min(sums, key=lambda x: (-sums[x], x))


def check(seed: int, every: bool = False) -> None:
    """Check one of the standards on one problem, all of them taking turns; or all of them."""
    problem = plain.random_problem(seed)
    space, gains, n = problem.space(), problem.gains(), len(problem.floors)
    draw = random.Random(seed)
    weights = [Fraction(draw.randint(1, 5), draw.randint(1, 3)) for _ in range(n)]
    weights = [Fraction(1)] * n if draw.random() < 0.5 else weights
    powers = [1, *(draw.randint(1, 4) for _ in range(n - 1))]
    questions: list[Callable[[], tuple[Optimum, plain.Answer | None]]] = [
        lambda: (utilitarian.solve(space, weights), plain.utilitarian(gains, weights)),
        lambda: (nash_product.solve(space), plain.nash(gains, [1] * n)),
        lambda: (raiffa_sequential.solve(space), plain.raiffa(gains)),
        lambda: (egalitarian.solve(space, weights), plain.egalitarian(gains, weights)),
        lambda: (kalai_smorodinsky.solve(space), plain.kalai_smorodinsky(gains)),
        lambda: (asymmetric_nash.solve(space, powers), plain.nash(gains, powers)),
    ]
    for question in questions if every else [draw.choice(questions)]:
        same(*question(), problem)
    check_listed(problem, gains, powers)


def check_listed(problem: plain.Problem, gains: plain.Gains, powers: list[int]) -> None:
    """The two standards that are new, on the packages written out."""
    rows = list(gains) or [(0,) * len(problem.tables)]
    totals = [problem.worth(package) for package in rows]
    among = np.array([package in gains for package in rows])
    for found, expected in (
        (listed_raiffa.solve(totals, problem.floors, among), plain.raiffa(gains)),
        (
            listed_asymmetric.solve(
                totals, problem.floors, powers, among, denominator=problem.denominator
            ),
            plain.nash(gains, powers),
        ),
    ):
        assert found.defined == (expected is not None)
        if expected is not None:
            assert found.value == expected.value
            assert [rows[row] for row in found.packages] == expected.ties
            assert found.leximin is not None
            assert rows[found.leximin] == expected.leximin


@pytest.mark.parametrize("share", range(SHARES))
def test_every_standard_with_every_tie(share: int) -> None:
    for seed in range(share * EACH, (share + 1) * EACH):
        check(seed)
