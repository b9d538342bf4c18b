"""Every count, verdict and departure of the symbolic engine against the oracle."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.methods.stability import NASH, SWEPT, Concept, Oracle
from goodoffices.methods.stability.symbolic import (
    SymbolicConflict,
    SymbolicResult,
    is_true,
    partial_outcome,
    score,
    symbolic_stability,
)

from .made_conflicts import Listed, made_conflict, true, worth

pytest.importorskip("dd", reason="needs the extra “symbolic”")


def check(conflict: SymbolicConflict, pure_python: bool = False) -> int:
    """Compare everything; gives how many cells were compared."""
    listed = Listed(conflict)
    found = symbolic_stability(conflict, SWEPT, pure_python=pure_python)
    oracle = Oracle(listed)
    expected = oracle.analyse(SWEPT)
    assert found.n_states == listed.n_states
    for verdict in found.verdicts:
        result = expected[verdict.concept.key]
        assert verdict.stable_for == tuple(result.stable_for.sum(axis=1).tolist())
        holding = [o for o, yes in zip(listed.outcomes, result.equilibria, strict=True) if yes]
        assert verdict.equilibria == len(holding)
        assert list(found.equilibria(verdict.concept)) == holding
        check_outcomes(found, verdict.concept, listed, oracle, result.stable_for)
    return len(SWEPT) * len(conflict.parties) * listed.n_states


def check_outcomes(
    found: SymbolicResult,
    concept: Concept,
    listed: Listed,
    oracle: Oracle,
    stable_for: npt.NDArray[np.bool_],
) -> None:
    for state, outcome in enumerate(listed.outcomes):
        leaving = tuple((~stable_for[:, state]).nonzero()[0].tolist())
        assert found.leavers(concept, outcome) == leaving
        assert found.holds(concept, outcome) == (not leaving)
        for party in range(len(listed.parties)):
            theirs = oracle.departure(concept, party, state)
            ours = found.departure(concept, party, outcome)
            assert (ours and ours.to) == (theirs and listed.outcomes[theirs.to])


@pytest.mark.parametrize("n_parties", [2, 3, 4])
def test_random_conflicts(n_parties: int) -> None:
    draw = random.Random(n_parties)
    assert sum(check(made_conflict(draw, n_parties, 48)) for _ in range(24)) > 4_000


@given(st.randoms(use_true_random=False), st.integers(1, 4))
@settings(deadline=None, max_examples=25)
def test_conflicts_that_hypothesis_draws(draw: random.Random, n_parties: int) -> None:
    check(made_conflict(draw, n_parties, 24))


def test_pure_python_finds_the_same() -> None:
    draw = random.Random(5)
    for n_parties in (2, 3, 3, 4):
        check(made_conflict(draw, n_parties, 24), pure_python=True)


def test_statements_and_scores_mean_what_they_say() -> None:
    draw = random.Random(11)
    for _ in range(40):
        listed = Listed(made_conflict(draw, 2, 24))
        for rule in listed.conflict.infeasible:
            assert all(is_true(rule, o) == true(rule, o) for o in listed.outcomes)
        for preference in listed.conflict.preferences:
            by_score = sorted(listed.outcomes, key=lambda o: score(preference, o))
            by_worth = sorted(listed.outcomes, key=lambda o: worth(preference, o))
            assert by_score == by_worth


def test_those_with_few_changes_come_first() -> None:
    draw = random.Random(3)
    for _ in range(20):
        conflict = made_conflict(draw, 2, 48)
        listed, found = Listed(conflict), symbolic_stability(conflict, [NASH])
        if not listed.outcomes:
            continue
        near = draw.choice(listed.outcomes)
        rings = [sum(a != b for a, b in zip(o, near, strict=True))
                 for o in found.equilibria(NASH, near=near)]  # fmt: skip
        assert rings == sorted(rings)
        assert len(rings) == found.verdict(NASH).equilibria


def test_counts_within_a_statement() -> None:
    draw = random.Random(8)
    for _ in range(20):
        conflict = made_conflict(draw, 2, 48)
        listed, found = Listed(conflict), symbolic_stability(conflict, [NASH])
        axis = draw.randrange(len(conflict.shape))
        said = partial_outcome({axis: draw.sample(range(conflict.shape[axis]), 1)})
        meant = [outcome for outcome in listed.outcomes if true(said, outcome)]
        assert found.count_feasible(said) == len(meant)
        holding = [outcome for outcome in meant if found.holds(NASH, outcome)]
        assert found.count(NASH, said) == len(holding)
        assert list(found.equilibria(NASH, within=said)) == holding
