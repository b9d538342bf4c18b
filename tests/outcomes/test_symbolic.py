"""The described outcome space against the listed one: movers, gaps, counts, verdicts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, TooLargeError
from goodoffices.methods.stability import NASH, SWEPT, Oracle
from goodoffices.methods.stability.symbolic import Limits, symbolic_stability
from goodoffices.outcomes.movers_only import MoversOnly, space_movers
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.symbolic import SymbolicSpace

from .made_cases import PARTIES, cases

pytest.importorskip("dd", reason="needs the extra “symbolic”")


@st.composite
def with_preferences(draw: st.DrawFn) -> Case:
    case = draw(cases(max_issues=3))
    options = {name: list(issue.options) for name, issue in case.axes.items()}
    entries = []
    for party in draw(st.lists(st.sampled_from(PARTIES), unique=True, min_size=2)):
        form = draw(st.sampled_from([_points, _priorities, _ranking]))
        silent = draw(st.booleans())
        entry = {"of": party, "by": "analyst", **draw(form(options))}
        entries.append(entry | ({} if silent else {"indifferent": list(options)}))
    base = case.model_dump(by_alias=True, exclude_defaults=True)
    return Case.model_validate(base | {"preferences": entries})


@st.composite
def _points(draw: st.DrawFn, options: dict[str, list[str]]) -> dict[str, Any]:
    number = st.sampled_from([0, 1, 2, "0.5", 7])
    return {
        "points": {name: draw(number) for name in options},
        "values": {name: {o: draw(number) for o in listed} for name, listed in options.items()},
    }


@st.composite
def _priorities(draw: st.DrawFn, options: dict[str, list[str]]) -> dict[str, Any]:
    atoms = [f"{name} is {option}" for name, listed in options.items() for option in listed]
    atom = st.sampled_from(atoms)
    word = st.sampled_from(["and", "or", "if", "iff"])
    said = st.one_of(
        atom, st.builds("not {}".format, atom), st.builds("{} {} {}".format, atom, word, atom)
    )
    return {"priorities": draw(st.lists(said, min_size=1, max_size=4))}


@st.composite
def _ranking(draw: st.DrawFn, options: dict[str, list[str]]) -> dict[str, Any]:
    def partial() -> dict[str, Any]:
        name = draw(st.sampled_from(sorted(options)))
        return {name: draw(st.lists(st.sampled_from(options[name]), min_size=1, unique=True))}

    return {"ranking": [partial() for _ in range(draw(st.integers(1, 4)))]}


@given(with_preferences())
@settings(max_examples=60, deadline=None)
def test_it_says_what_the_listed_space_says(case: Case) -> None:
    listed, described = OutcomeSpace(case), SymbolicSpace(case)
    movers = space_movers(listed)
    assert described.parties == movers
    gaps = [*listed.unheld, *(gap for party in movers for gap in listed.gaps(party))]
    assert described.gaps == tuple(dict.fromkeys(gaps))
    if gaps:
        with pytest.raises(NeedsError):
            _ = described.conflict


@given(with_preferences(), st.sampled_from(PARTIES))
@settings(max_examples=40, deadline=None)
def test_the_same_outcomes_hold(case: Case, eyes: str) -> None:
    reading = Reading(gaps="indifferent", view=eyes)
    listed, described = OutcomeSpace(case, reading), SymbolicSpace(case, reading)
    movers = space_movers(listed)
    if described.gaps:
        assert {party for party in movers if listed.entry(party) is None}
        return
    graph = MoversOnly(listed, [listed.parties.index(party) for party in movers])
    found = symbolic_stability(described.conflict, SWEPT)
    for verdict, (key, result) in zip(found.verdicts, Oracle(graph).analyse(SWEPT).items(),
                                      strict=True):  # fmt: skip
        assert verdict.concept.key == key
        states = result.equilibria.nonzero()[0].tolist()
        ours = [described.outcome(outcome) for outcome in found.equilibria(verdict.concept)]
        assert ours == [listed.outcome(state) for state in states]
        assert verdict.stable_for == tuple(result.stable_for.sum(axis=1).tolist())


def seen(**more: Any) -> Case:
    """A party that means by “federal” what is called confederal."""
    options = ["unitary", "federal", "confederal"]
    base: dict[str, Any] = {
        "case": "x",
        "parties": {"RUS": {"name": "Russia", "role": "at the table"}},
        "issues": {"constitution": {"options": options, "now": "unitary", "held by": "RUS"}},
        "terms": {
            "federal": {
                "on": "constitution",
                "meanings": [{"for": "RUS", "option": "confederal"}],
            }
        },
    }
    base["issues"]["constitution"]["options"] = dict.fromkeys(options, "")
    return Case.model_validate(base | more)


FORMS: list[dict[str, Any]] = [
    {"points": {"constitution": 1},
     "values": {"constitution": {"unitary": 0, "federal": 1, "confederal": 2}}},
    {"priorities": ["constitution is confederal"]},
    {"ranking": [{"constitution": "confederal"}, {"constitution": ["unitary", "federal"]}]},
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_in_its_own_view_an_option_counts_as_what_it_means(form: dict[str, Any]) -> None:
    case = seen(preferences=[{"of": "RUS", "by": "analyst", **form}])
    for view, holding in ((None, [(2,)]), ("RUS", [(1,), (2,)])):
        found = symbolic_stability(SymbolicSpace(case, Reading(view=view)).conflict, [NASH])
        assert list(found.equilibria(NASH)) == holding


def test_what_a_party_does_not_see_and_what_is_kept_at_now_cannot_be() -> None:
    entry = {"of": "RUS", "by": "analyst", **FORMS[0]}
    case = seen(preferences=[entry], views={"RUS": {"does not see": {"constitution": ["federal"]}}})
    found = symbolic_stability(SymbolicSpace(case, Reading(view="RUS")).conflict, [NASH])
    assert found.n_states == 2
    kept = SymbolicSpace(case, Reading(without=("constitution",)))
    assert (kept.parties, kept.now) == ((), (0,))


def test_a_limit_holds_here_as_well() -> None:
    with pytest.raises(TooLargeError, match="timed out"):
        SymbolicSpace(seen(), limits=Limits(seconds=0))
