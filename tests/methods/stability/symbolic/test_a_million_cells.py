"""A million verdicts of decision diagrams, each beside the oracle's."""

from __future__ import annotations

import random

import pytest

from goodoffices.methods.stability import SWEPT, Oracle
from goodoffices.methods.stability.symbolic import symbolic_stability

from .made_conflicts import Listed, made_conflict

pytest.importorskip("dd", reason="needs the extra “symbolic”")


@pytest.mark.parametrize("seed", range(4))
def test_a_quarter_of_a_million_cells(seed: int) -> None:
    draw, cells = random.Random(1000 + seed), 0
    while cells < 250_000:
        conflict = made_conflict(draw, draw.choice([2, 3, 4, 4]), 2400)
        listed = Listed(conflict)
        if listed.n_states < 250:
            continue
        found, expected = symbolic_stability(conflict, SWEPT), Oracle(listed).analyse(SWEPT)
        for verdict in found.verdicts:
            stable_for = expected[verdict.concept.key].stable_for
            for state, outcome in enumerate(listed.outcomes):
                leaving = tuple((~stable_for[:, state]).nonzero()[0].tolist())
                assert found.leavers(verdict.concept, outcome) == leaving
        cells += len(SWEPT) * len(conflict.parties) * listed.n_states
    assert cells >= 250_000
