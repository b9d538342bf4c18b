"""Packages described issue by issue, against the same packages listed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.errors import UseError
from goodoffices.methods.settlement import AcceptanceRule, acceptable, from_issue_tables
from goodoffices.methods.settlement.package_space import package_space


@given(st.data())
def test_worth_and_acceptance_are_those_of_the_list(data: st.DataObject) -> None:
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    parties, issues = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    tables = [
        rng.integers(-5, 9, (int(rng.integers(1, 4)), parties)).tolist() for _ in range(issues)
    ]
    floors = rng.integers(-5, 15, parties).tolist()
    rule = AcceptanceRule(int(rng.integers(0, parties + 1)), frozenset({0}))
    space = package_space(tables, floors, rule=rule)
    listed = from_issue_tables(tables)
    passes = acceptable(listed, floors, rule=rule).mask
    for row, package in enumerate(np.ndindex(*space.shape)):
        assert list(space.worth(package)) == listed.totals[row].tolist()
        assert space.acceptable(package) == passes[row]


def test_rules_and_red_lines_are_looked_up() -> None:
    line = {0: frozenset({1}), 1: frozenset({0, 1})}
    tables = [[[0, 5], [5, 0]]] * 3
    space = package_space(tables, [0, 0], never=[{2: frozenset({1})}], red_lines=[[line], []])
    assert not space.can_be((0, 0, 1))
    assert space.accepted_by((1, 0, 0)) == (False, True)
    assert space.acceptable((0, 1, 0))


def test_everything_that_does_not_fit_is_told_at_once() -> None:
    with pytest.raises(UseError) as refused:
        package_space([[[1, 2]], [[1]]], [0, 0], 0, rule=AcceptanceRule(3))
    assert len(refused.value.faults) == 3
    with pytest.raises(UseError, match="options that there are"):
        package_space([[[1, 2]]], [0, 0], never=[{0: frozenset({7})}, {5: frozenset({0})}])
