"""Every filter against the definition of dominance, and against each other on many rows."""

from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.settlement.folding.small_cases import Vector, by_definition

from goodoffices.methods.settlement.folding import undominated as module
from goodoffices.methods.settlement.folding.rows_in_order import Rows, grouped
from goodoffices.methods.settlement.folding.undominated import (
    COMPILED,
    MORE,
    ONE,
    THREE,
    TWO,
    Filter,
    suited,
    undominated,
)

BY_PARTIES = {1: (ONE, MORE), 2: (TWO, MORE), 3: (THREE, MORE, COMPILED), 4: (MORE, COMPILED)}


def filters(n_parties: int) -> tuple[Filter, ...]:
    return BY_PARTIES[min(n_parties, 4)]


def found(rows: list[Vector], chosen: Filter) -> dict[Vector, set[Vector]]:
    groups = undominated(np.array(rows), chosen)
    runs = np.split(groups.rows, groups.starts[1:])
    return {rows[run[0]]: {(row,) for row in run.tolist()} for run in runs}


@given(st.integers(1, 6), st.integers(1, 40), st.sampled_from([1, 2, 5, 10**17]), st.data())
@settings(deadline=None, max_examples=200)
def test_each_filter_keeps_what_nothing_dominates(
    parties: int, n: int, most: int, data: st.DataObject
) -> None:
    random = Random(data.draw(st.integers(0, 2**32)))
    rows = [tuple(random.randint(0, most) for _ in range(parties)) for _ in range(n)]
    expected = by_definition({(number,): row for number, row in enumerate(rows)})
    for chosen in filters(parties):
        assert found(rows, chosen) == expected


def opposed(parties: int, n: int, seed: int) -> Rows:
    """Rows most of which are undominated: what one party gains the others lose, nearly."""
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, 200, (n, parties))
    rows[:, -1] = 150 * parties - rows[:, :-1].sum(axis=1) + rng.integers(0, 60, n)
    return np.asarray(rows - rows.min(axis=0))


@pytest.mark.parametrize("parties", [3, 4, 5, 6])
def test_the_compiled_filter_agrees_on_many_rows(parties: int) -> None:
    rows = opposed(parties, 6000, parties)
    distinct = rows[grouped(rows).first]
    assert COMPILED.marks(distinct).tolist() == MORE.marks(distinct).tolist()
    if parties == 3:
        assert THREE.marks(distinct).tolist() == MORE.marks(distinct).tolist()


@pytest.mark.parametrize("parties", [3, 4, 5, 6])
@pytest.mark.parametrize("most", [2, 5, 12, 40])
def test_the_compiled_filter_agrees_where_many_numbers_are_equal(parties: int, most: int) -> None:
    rng = np.random.default_rng(parties * 100 + most)
    for n in (60, 150, 400, 1500):
        rows = rng.integers(0, most + 1, (n, parties))
        # Near a plane, so that many are undominated and there is much to compare.
        rows = rows[abs(rows.sum(axis=1) - parties * most / 2) <= most / 2]
        distinct = rows[grouped(rows).first]
        assert COMPILED.marks(distinct).tolist() == MORE.marks(distinct).tolist()


def test_python_integers_are_compared_by_their_ranks() -> None:
    huge = np.array([[10**30, 0], [10**30, 1], [0, 10**40]], dtype=object)
    assert undominated(huge).first.tolist() == [1, 2]


def test_no_rows_at_all() -> None:
    assert undominated(np.zeros((0, 3), dtype=np.int64)).first.tolist() == []


@pytest.mark.parametrize(("parties", "name"), [(1, ONE), (2, TWO), (3, THREE), (5, MORE)])
def test_without_a_compiler_there_is_always_a_filter(
    parties: int, name: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: Callable[[], bool] = lambda: False  # noqa: E731
    monkeypatch.setattr(module, "has_compiler", missing)
    assert suited(parties, 10**7) == name
