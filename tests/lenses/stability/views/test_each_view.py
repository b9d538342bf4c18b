"""What holds as each party sees it, against plain readings of small cases and of Paris."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.views.each_view import EachView, each_view
from goodoffices.methods.stability import CLASSICAL, NASH
from goodoffices.samples import PARIS, sample

Outcome = tuple[str, ...]
PARTIES = ("A", "B")
ISSUES = {"a": "A", "b": "B", "c": "A"}
OPTIONS = ("x", "y", "z")


def case(
    worth: dict[str, Any], hidden: dict[str, Any], means: dict[str, str], thought: Any
) -> Case:
    def entry(of: str, values: Any, **more: Any) -> dict[str, Any]:
        points = {"points": dict.fromkeys(ISSUES, 1), "values": values}
        return {"of": of, "by": "analyst"} | points | more

    return Case.model_validate(
        {
            "case": "x",
            "parties": {p: {"name": p, "role": "at the table"} for p in PARTIES},
            "issues": {
                name: {"options": dict.fromkeys(OPTIONS, ""), "now": "x", "held by": holder}
                for name, holder in ISSUES.items()
            },
            "terms": {
                "y": {
                    "on": "a",
                    "meanings": [{"for": p, "option": option} for p, option in means.items()],
                }
            },
            "views": {p: {"does not see": hide} for p, hide in hidden.items() if hide},
            "preferences": [
                *(entry(p, worth[p]) for p in PARTIES),
                entry("A", thought, **{"seen by": "B"}),
            ],
        }
    )


tables = st.fixed_dictionaries(
    {i: st.fixed_dictionaries({o: st.integers(0, 2) for o in OPTIONS}) for i in ISSUES}
)
hiding = st.dictionaries(
    st.sampled_from(sorted(ISSUES)),
    st.lists(st.sampled_from(["y", "z"]), min_size=1, max_size=2, unique=True),
    max_size=2,
)


def scored(values: dict[str, dict[str, int]], means: str | None = None) -> Callable[[Outcome], int]:
    def score(outcome: Outcome) -> int:
        here = dict(zip(ISSUES, outcome, strict=True))
        if means is not None and here["a"] == "y":
            here["a"] = means
        return sum(values[i][o] for i, o in here.items())

    return score


def stays(party: str, here: Outcome, seen: set[Outcome], score: Callable[[Outcome], int]) -> bool:
    mine = [holder == party for holder in ISSUES.values()]
    ways = [o for o in seen if all(m or a == b for m, a, b in zip(mine, here, o, strict=True))]
    return all(score(o) <= score(here) for o in ways)


@given(
    worth=st.fixed_dictionaries(dict.fromkeys(PARTIES, tables)),
    hidden=st.fixed_dictionaries(dict.fromkeys(PARTIES, hiding)),
    means=st.dictionaries(st.sampled_from(PARTIES), st.sampled_from(["x", "z"])),
    thought=tables,
)
@settings(max_examples=60, deadline=None)
def test_small_cases(worth: Any, hidden: Any, means: dict[str, str], thought: Any) -> None:
    made = case(worth, hidden, means, thought)
    views = each_view(Holding(conflict_of(made), concepts=(NASH,)))
    result = views.result(NASH)
    every = list(product(OPTIONS, repeat=3))
    seen = {
        p: {o for o in every if not any(dict(zip(ISSUES, o, strict=True))[i] in hide
                                        for i, hide in hidden[p].items())}
        for p in PARTIES
    }  # fmt: skip
    own = {p: scored(worth[p], means.get(p)) for p in PARTIES}
    expects = {("A", "A"): own["A"], ("B", "B"): own["B"],
               ("A", "B"): scored(worth["B"]), ("B", "A"): scored(thought)}  # fmt: skip
    for number, outcome in enumerate(every):
        for viewer in PARTIES:
            if viewer not in views.parties:
                continue
            i = views.parties.index(viewer)
            sees = outcome in seen[viewer]
            assert result.seen[i, number] == sees
            for party in set(views.parties):
                j = views.parties.index(party)
                expected = sees and stays(party, outcome, seen[viewer], expects[viewer, party])
                assert result.expected[i, j, number] == expected
    assert "B" in views.own
    assert ("A" in views.own) == (bool(hidden["A"]) or "A" in means)


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


@cache
def paris_views() -> EachView:
    return each_view(Holding(conflict_of(paris())))


def paris_score(party: str, means: str) -> dict[str, dict[str, int]]:
    """What every option adds, in whole numbers, with “federal” worth what it means."""
    entry = next(e for e in paris().preferences if e.of == party and e.seen_by is None)
    return {
        issue: {
            option: int(10 * weight.midpoint * entry.values[issue][
                means if (issue, option) == ("constitution", "federal") else option].midpoint)
            for option in axis.options
        }
        for issue, axis in paris().axes.items()
        if (weight := entry.points.get(issue)) is not None and issue in entry.values
    }  # fmt: skip


def test_paris_as_each_party_sees_it_under_nash() -> None:
    """Each holds its own issues alone, so it stays where no change of them is worth more to it."""
    case = paris()
    means = {"RUS": "confederal", "USA": "decentralised", "UKR": "federal", "NATO": "federal"}
    adds = {party: paris_score(party, option) for party, option in means.items()}
    found = set()
    for options in product(*(axis.options for axis in case.axes.values())):
        here = dict(zip(case.axes, options, strict=True))
        if not _can_be(here) or here["constitution"] == "confederal":
            continue
        if all(_best(party, adds[party], here) for party in means):
            found.add(options)
    space = paris_views().plain.conflict.space
    assert space is not None
    held = np.flatnonzero(paris_views().result(NASH).equilibria).tolist()
    assert {tuple(space.outcome(s).values()) for s in held} == found


def _can_be(here: dict[str, str]) -> bool:
    federal = here["constitution"] in ("federal", "confederal")
    return not (federal and here["regional seat"] == "without")


def _best(party: str, adds: dict[str, dict[str, int]], here: dict[str, str]) -> bool:
    case = paris()
    own = [i for i, axis in case.axes.items() if axis.held_by and party in axis.held_by.any_of]
    worth = sum(table[here[issue]] for issue, table in adds.items())
    for options in product(*(case.axes[issue].options for issue in own)):
        there = here | dict(zip(own, options, strict=True))
        back = here["minority rights"] == "protected" != there["minority rights"]
        unseen = party == "UKR" and there["constitution"] == "confederal"
        if back or unseen or not _can_be(there):
            continue
        if sum(table[there[issue]] for issue, table in adds.items()) > worth:
            return False
    return True


def test_paris_who_expects_what() -> None:
    views = paris_views()
    result = views.result(NASH)
    usa, russia = views.parties.index("USA"), views.parties.index("RUS")
    assert [int(x) for x in result.seen.sum(axis=1)] == [3456, 3456, 2880, 3456]
    assert np.array_equal(result.seen[usa], result.seen[russia])
    # nobody without a view of its own reckons with anything but the plain reading
    nato = views.parties.index("NATO")
    plain = views.plain.results[NASH.key].stable_for
    assert np.array_equal(result.expected[nato], plain)
    for concept in CLASSICAL:
        both = views.result(concept)
        assert np.array_equal(both.equilibria, both.own.all(axis=0))
        assert not (both.equilibria & ~both.seen.all(axis=0)).any()
