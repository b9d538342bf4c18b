"""The standards read off the front, against all packages listed."""

from fractions import Fraction
from random import Random

from goodoffices.methods.settlement import (
    Solution,
    asymmetric_nash,
    egalitarian,
    from_issue_tables,
    kalai_smorodinsky,
    nash_product,
    utilitarian,
)
from goodoffices.methods.settlement.folding import efficient_front, standards_on_front
from goodoffices.methods.settlement.package_space import package_space


def test_value_and_ties_are_those_of_the_listed_packages() -> None:
    random, defined = Random(3), 0
    for _ in range(300):
        n = random.randint(2, 4)
        tables = [
            [[random.randint(-3, 6) for _ in range(n)] for _ in range(random.randint(1, 4))]
            for _ in range(3)
        ]
        floors = [random.randint(-6, 6) for _ in range(n)]
        powers = [Fraction(random.randint(1, 6), 6) for _ in range(n)]
        front = efficient_front(package_space(tables, floors, 7))
        listed = from_issue_tables(tables, 7)
        among = (listed.totals >= floors).all(axis=1)
        totals = listed.totals
        by_list: list[Solution] = [
            nash_product.solve(totals, floors, among, denominator=7),
            kalai_smorodinsky.solve(totals, floors, among),
            egalitarian.solve(totals, floors, among, denominator=7),
            utilitarian.solve(totals, floors, among, denominator=7),
            asymmetric_nash.solve(totals, floors, powers, among, denominator=7),
        ]
        for found, plain in zip(standards_on_front(front, powers), by_list, strict=True):
            defined += plain.defined
            assert found.solution.defined == plain.defined
            assert found.solution.value == plain.value
            efficient = {tuple(row) for row in front.vectors.tolist()}
            tied = [row for row in plain.packages if tuple(totals[row].tolist()) in efficient]
            assert found.n_packages == len(tied)
            assert not found.all_ties or len(tied) == len(plain.packages)
    assert defined > 300
