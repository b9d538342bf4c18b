"""The smallest sets of issues, against plain sets."""

import random

import numpy as np

from goodoffices.methods.settlement.smallest_agendas import smallest_agendas


def by_hand(rows: list[list[bool]]) -> set[frozenset[int]]:
    agendas = {frozenset(k for k, on in enumerate(row) if on) for row in rows} - {frozenset()}
    return {one for one in agendas if not any(other < one for other in agendas)}


def test_against_plain_sets() -> None:
    draw = random.Random(5)
    for _ in range(600):
        n_issues, n_rows = draw.randint(1, 6), draw.randint(0, 12)
        likely = draw.choice([0.3, 0.6, 0.9])
        rows = [[draw.random() < likely for _ in range(n_issues)] for _ in range(n_rows)]
        at_most = draw.randint(1, n_issues)
        expected = by_hand(rows)
        least = min(map(len, expected), default=0)
        shown = {one for one in expected if len(one) <= max(at_most, least)}
        found = smallest_agendas(np.array(rows, dtype=bool).reshape(n_rows, n_issues), at_most)
        assert {frozenset(one) for one in found.agendas} == shown
        assert len(found.agendas) == len(shown)
        assert [len(one) for one in found.agendas] == sorted(map(len, shown))
        assert found.larger == (shown != expected)


def test_more_issues_than_fit_a_machine_number() -> None:
    rows = np.zeros((3, 80), dtype=bool)
    rows[0, [3, 79]] = rows[1, [3, 79, 5]] = rows[2, [64, 65]] = True
    assert set(smallest_agendas(rows, 2).agendas) == {(3, 79), (64, 65)}
