"""The Nash and the utilitarian package from the efficient packages, beside the definitions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.methods.settlement.optimising import plain_reading as plain

from goodoffices.methods.settlement.folding import Limits as FoldingLimits
from goodoffices.methods.settlement.folding import efficient_front
from goodoffices.methods.settlement.optimising import Limits, from_front
from goodoffices.methods.settlement.package_space import package_space


@pytest.mark.parametrize("share", range(6))
def test_every_tie_is_that_of_the_definition(share: int) -> None:
    for seed in range(10_000 + share * 50, 10_050 + share * 50):
        problem = plain.random_problem(seed)
        gains, n = problem.gains(), len(problem.floors)
        found = from_front(efficient_front(problem.space()))
        for one, expected in (
            (found.nash, plain.nash(gains, [1] * n)),
            (found.utilitarian, plain.utilitarian(gains, [Fraction(1)] * n)),
        ):
            if expected is None:
                assert one is None
                continue
            assert one is not None
            assert one.exhausted
            assert (one.value, list(one.packages)) == (expected.value, expected.ties)
            assert one.leximin == expected.leximin


def test_what_is_not_exact_or_has_too_many_ties_is_left_to_the_solver() -> None:
    space = package_space([[[1, 1], [1, 1]]] * 12, [0, 0])
    assert from_front(efficient_front(space), Limits(listed=4095)).nash is None
    found = from_front(efficient_front(space), Limits(listed=4096)).nash
    assert found is not None
    assert len(found.packages) == 4096
    hard = package_space([[[k, 7 * k % 11, -k] for k in range(11)]] * 8, [-99, -99, -99])
    rough = efficient_front(hard, limits=FoldingLimits(candidates=60))
    assert not rough.exact
    assert from_front(rough).utilitarian is None
