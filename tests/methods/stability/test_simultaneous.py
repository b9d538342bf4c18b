"""Simultaneous stability against a plain reading, and where programs are known to differ."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.methods.stability import (
    SEQ,
    SIM,
    Option,
    Oracle,
    Step,
    analyse,
    concept_named,
    explicit_graph,
    graph_from_options,
)
from goodoffices.methods.stability import simultaneous as module
from goodoffices.methods.stability.explicit_graph import Tier
from goodoffices.methods.stability.simultaneous import seq_or_sim, simultaneous

from .options_at_random import Issues, issues


def joint(case: Issues, s: int, ends: list[int]) -> int | None:
    """Say what comes about if these moves from s are all made, if anything does."""
    after = list(case.cells[s])
    for k, here in enumerate(case.cells[s]):
        wanted = {case.cells[end][k] for end in ends} - {here}
        if len(wanted) > 1:
            return None
        after[k] = wanted.pop() if wanted else here
    return case.cells.index(tuple(after)) if tuple(after) in case.cells else None


def sanctioning(case: Issues, i: int, s: int, q: int) -> set[int]:
    others = [[s, *case.improvements(j, s)] for j in range(case.n_parties) if j != i]
    made = {joint(case, s, [q, *choice]) for choice in product(*others)}
    return {k for k in made if k is not None and case.tiers[i][k] >= case.tiers[i][s]}


def stable(case: Issues, i: int, s: int) -> bool:
    return all(sanctioning(case, i, s, q) for q in case.improvements(i, s))


@given(issues())
@settings(deadline=None, max_examples=150)
def test_verdicts_are_those_of_the_definition(case: Issues) -> None:
    expected = [[stable(case, i, s) for s in range(len(case.cells))] for i in range(case.n_parties)]
    graph = case.graph()
    for result in (simultaneous(graph), analyse(graph, [SIM])["sim"]):
        assert result.stable_for.tolist() == expected
        assert result.equilibria.tolist() == [all(c) for c in zip(*expected, strict=True)]


@given(issues(most_states=8))
@settings(deadline=None, max_examples=80)
def test_what_deters_and_who_leaves(case: Issues) -> None:
    oracle = Oracle(case.graph())
    for i in range(case.n_parties):
        for s in range(len(case.cells)):
            free = [q for q in case.improvements(i, s) if not sanctioning(case, i, s, q)]
            departure = oracle.departure(SIM, i, s)
            assert (departure.to if departure else None) == min(
                free, key=lambda q: (case.tiers[i][q], q), default=None
            )
            for q in case.improvements(i, s):
                found = oracle.sanction_at_once(i, s, q)
                assert (found is None) == (q in free)
                if found is not None:
                    assert found.to in sanctioning(case, i, s, q)
                    assert found.to == joint(case, s, [q, *(step.to for step in found.moves)])
                    movers = [step.party for step in found.moves]
                    assert movers
                    assert i not in movers
                    assert len(set(movers)) == len(movers)
                    for step in found.moves:
                        assert step.to in case.improvements(step.party, s)


@given(issues(), st.integers(1, 40))
@settings(deadline=None, max_examples=40)
def test_small_blocks_give_the_same(case: Issues, size: int) -> None:
    whole = simultaneous(case.graph())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_IN_ONE_GO", size)
        blocks = simultaneous(case.graph())
        asked = analyse(case.graph(), [SIM])["sim"]
    np.testing.assert_array_equal(blocks.stable_for, whole.stable_for)
    np.testing.assert_array_equal(asked.stable_for, whole.stable_for)


def two(tiers_a: Sequence[Tier], tiers_b: Sequence[Tier]) -> Oracle:
    states = {"NN": "NN", "YN": "YN", "NY": "NY", "YY": "YY"}
    options = [Option("a", "A"), Option("b", "B")]
    return Oracle(graph_from_options(options, states, {"A": tiers_a, "B": tiers_b}))


def test_every_improvement_must_be_met_not_only_the_first() -> None:
    """The others' combinations are gone through again for each improvement."""
    options = [Option("a", "A"), Option("x", "A"), Option("b", "B")]
    states = {s: s for s in ("NNN", "YNN", "NYN", "NNY", "YNY", "NYY")}
    # from NNN, A improves to YNN and to NYN; B's move to NNY spoils the first and not the second
    a_likes = ["NYY", "NYN", "YNN", "NNN", ["YNY", "NNY"]]
    b_likes = ["NNY", ["NNN", "YNN", "NYN", "YNY", "NYY"]]
    oracle = Oracle(graph_from_options(options, states, {"A": a_likes, "B": b_likes}))
    here, first, second = (list(states).index(s) for s in ("NNN", "YNN", "NYN"))
    assert oracle.sanction_at_once(0, here, first) is not None
    assert oracle.sanction_at_once(0, here, second) is None
    assert not oracle.is_stable(SIM, 0, here)
    # and the other way about: both are met, by the same move of B
    a_likes = ["NYN", "YNN", "NNN", ["YNY", "NNY", "NYY"]]
    both = graph_from_options(options, states, {"A": a_likes, "B": b_likes})
    assert Oracle(both).is_stable(SIM, 0, here)


def test_how_an_improvement_is_met() -> None:
    # A would move to YN; B moves at the same time, and YY is worse for A than NN
    oracle = two(["YN", "NN", "NY", "YY"], ["NY", "NN", "YN", "YY"])
    found = oracle.sanction_at_once(0, 0, 1)
    assert found is not None
    assert (found.party, found.state, found.improvement, found.to) == (0, 0, 1, 3)
    assert found.moves == (Step(1, 2),)


def test_an_outcome_liked_as_much_as_the_start_sanctions() -> None:
    oracle = two(["YN", ["NN", "YY"], "NY"], ["NY", "NN", ["YN", "YY"]])
    assert oracle.is_stable(SIM, 0, 0)


def test_what_cannot_be_does_not_come_about() -> None:
    states = {"NN": "NN", "YN": "YN", "NY": "NY"}
    options = [Option("a", "A"), Option("b", "B")]
    preferences = {"A": ["YN", "NN", "NY"], "B": ["NY", "NN", "YN"]}
    oracle = Oracle(graph_from_options(options, states, preferences))
    assert not oracle.is_stable(SIM, 0, 0)


def test_parties_that_are_deterred_in_different_ways() -> None:
    dilemma = graph_from_options(
        [Option("a", "A"), Option("b", "B")],
        {s: s for s in ("NN", "YN", "NY", "YY")},
        {"A": ["YN", "NN", "YY", "NY"], "B": ["NY", "NN", "YY", "YN"]},
    )
    results = analyse(dilemma, [SEQ, SIM])
    either = seq_or_sim(results["seq"], results["sim"])
    assert either.concept == "seq_or_sim"
    np.testing.assert_array_equal(
        either.stable_for, results["seq"].stable_for | results["sim"].stable_for
    )
    np.testing.assert_array_equal(either.equilibria, either.stable_for.all(axis=0))


def test_a_conflict_without_options_is_refused() -> None:
    graph = explicit_graph(["s", "q"], {"A": [("s", "q")]}, {"A": ["q", "s"], "B": ["s", "q"]})
    for ask in (lambda: simultaneous(graph), lambda: analyse(graph, [SIM])):
        with pytest.raises(NeedsError, match="issues and options"):
            ask()


def test_no_sequence_is_shown_where_all_move_at_once() -> None:
    oracle = two(["YN", "NN", "NY", "YY"], ["NY", "NN", "YN", "YY"])
    with pytest.raises(UseError, match="sanction_at_once"):
        oracle.sanction(SIM, 0, 0, 1)
    with pytest.raises(UseError, match="no unilateral improvement"):
        oracle.sanction_at_once(0, 0, 2)


def test_too_many_combinations_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = graph_from_options(
        [Option("a", "A"), Option("b", "B")],
        {s: s for s in ("NN", "YN", "NY", "YY")},
        {"A": ["YN", "NN", "NY", "YY"], "B": ["NY", "NN", "YN", "YY"]},
    )
    with pytest.raises(TooLargeError, match="combinations of moves made at once; expected"):
        simultaneous(graph, most=1)
    monkeypatch.setattr(module, "MOST_AT_ONCE", 1)
    for ask in (lambda: simultaneous(graph), lambda: analyse(graph, [SIM])):
        with pytest.raises(TooLargeError, match="in answer to one move"):
            ask()


class _StopAfter:
    def __init__(self, steps: int) -> None:
        self.left, self.finished = steps, False

    def start(self, what: str, total: int | None) -> None:
        assert total is None or total > 0

    def advance(self, steps: int = 1) -> None:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt

    def finish(self) -> None:
        self.finished = True


def test_it_can_be_stopped() -> None:
    graph = graph_from_options(
        [Option("a", "A"), Option("b", "B")],
        {s: s for s in ("NN", "YN", "NY", "YY")},
        {"A": ["YN", "NN", "NY", "YY"], "B": ["NY", "NN", "YN", "YY"]},
    )
    progress = _StopAfter(0)
    with pytest.raises(KeyboardInterrupt):
        simultaneous(graph, progress)
    assert progress.finished


@pytest.mark.parametrize("key", ["nash", "gmr", "smr", "seq", "sseq", "sim"])
def test_concepts_are_found_by_their_short_names(key: str) -> None:
    assert concept_named(key).key == concept_named(key.upper()).key == key
    with pytest.raises(UseError, match=r"Did you mean"):
        concept_named(f"{key}x")
