"""Every engine gives what the oracle gives: a million cells, every feature, small oddities."""

from collections import Counter
from itertools import cycle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.stability.random_conflicts import Features, arc_conflict, axis_conflict
from tests.methods.stability.test_gold import CONFLICTS, build

from goodoffices.methods.stability import ENGINES, SWEPT, ConflictGraph, Oracle, analyse
from goodoffices.methods.stability.engines.compiled_loops import has_compiler
from goodoffices.methods.stability.engines.engine_names import ARCS, COMPILED, ORACLE

SWEEPING = [e for e in ENGINES if e != ORACLE and (has_compiler() or not e.endswith(COMPILED))]
CELLS = 1_000_000
PARTS = 8

# Of different lengths, so that every feature meets every other.
SHAPES = [(2,) * 9, (3, 2, 2, 3, 2, 2, 3), (2, 4, 3, 2, 3, 2), (5, 7, 9), (2,) * 10]
FEASIBLE = [1.0, 0.8, 0.6, 0.4]
ONE_WAY = [0.0, 0.5, 1.0]
TIERS = [None, 3, 40, None, 200, 1, 7]


def cells_where_all_agree(graph: ConflictGraph, engines: list[str]) -> int:
    truth = Oracle(graph).analyse(SWEPT)
    for engine in engines:
        found = analyse(graph, SWEPT, engine=engine)
        assert list(found) == [concept.key for concept in SWEPT]
        for key, result in found.items():
            np.testing.assert_array_equal(result.stable_for, truth[key].stable_for, (engine, key))
            np.testing.assert_array_equal(result.equilibria, truth[key].equilibria)
            assert result.engine == engine
    return graph.n_states * len(graph.parties) * len(SWEPT)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_million_cells(part: int) -> None:
    """Every (outcome, party, concept) cell is asked of the oracle and of every engine that fits."""
    rng = np.random.default_rng([2014, part])
    cells, seen = 0, Counter[str]()
    kinds = zip(cycle(SHAPES), cycle(FEASIBLE), cycle(ONE_WAY), cycle(TIERS), strict=False)
    for number, (shape, feasible, one_way, tiers) in enumerate(kinds):
        if cells >= CELLS / PARTS:
            break
        parties = int(rng.integers(2, 5))
        if number % 11 == 10:
            graph = arc_conflict(rng, int(rng.integers(200, 600)), parties, 2.0, tiers)
            cells += cells_where_all_agree(graph, [ARCS])
            seen["arcs"] += 1
            continue
        odd = bool(rng.integers(2))
        features = Features(
            parties,
            shape,
            feasible,
            one_way,
            0.4 * odd,
            tiers,
            odd,
            number % 5 == 0,
            number % 7 == 0,
        )
        cells += cells_where_all_agree(axis_conflict(rng, features), SWEEPING)
        seen.update({f"{parties} parties": 1, "infeasible": feasible < 1, "one-way": one_way > 0})
        seen.update({"common": odd, "joint": features.joint, "idle": features.idle})
        seen.update({"ties": tiers is not None, "more than two options": max(shape) > 2})
    assert cells >= CELLS / PARTS
    assert min(seen.values()) > 0
    assert len(seen) == 11


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    parties=st.integers(1, 4),
    shape=st.lists(st.integers(1, 4), max_size=5).map(tuple),
    feasible=st.sampled_from([0.1, 0.5, 0.9, 1.0]),
    one_way=st.sampled_from([0.0, 0.5, 1.0]),
    common=st.sampled_from([0.0, 0.7]),
    tiers=st.sampled_from([None, 1, 2, 5]),
    shuffled=st.booleans(),
)
def test_small_conflicts_by_issues(
    seed: int,
    parties: int,
    shape: tuple[int, ...],
    feasible: float,
    one_way: float,
    common: float,
    tiers: int | None,
    shuffled: bool,
) -> None:
    features = Features(parties, shape, feasible, one_way, common, tiers, shuffled, parties > 1)
    graph = axis_conflict(np.random.default_rng(seed), features)
    assert cells_where_all_agree(graph, SWEEPING)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    n_states=st.integers(1, 12),
    parties=st.integers(1, 4),
    each=st.sampled_from([0.0, 0.5, 1.5]),
    tiers=st.sampled_from([None, 2]),
)
def test_small_conflicts_by_arcs(
    seed: int, n_states: int, parties: int, each: float, tiers: int | None
) -> None:
    graph = arc_conflict(np.random.default_rng(seed), n_states, parties, each, tiers)
    assert cells_where_all_agree(graph, [ARCS])


@pytest.mark.parametrize("conflict", CONFLICTS, ids=lambda conflict: conflict["id"])
def test_conflicts_from_the_literature(conflict: dict[str, object]) -> None:
    graph = build(conflict)
    assert cells_where_all_agree(graph, SWEEPING if graph.axis_form is not None else [ARCS])


@pytest.mark.skipif(not has_compiler(), reason="Numba is not installed")
@pytest.mark.parametrize("engine", [e for e in ENGINES if e + COMPILED in ENGINES])
def test_compiled_and_plain_agree_beyond_the_oracle(engine: str) -> None:
    features = Features(4, (2,) * 17, 0.6, 0.3, 0.1, None, shuffled=True)
    graph = axis_conflict(np.random.default_rng(7), features)
    plain = analyse(graph, SWEPT, engine=engine)
    for key, result in analyse(graph, SWEPT, engine=engine + COMPILED).items():
        np.testing.assert_array_equal(result.stable_for, plain[key].stable_for)
