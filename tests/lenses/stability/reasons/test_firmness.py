"""How firm a verdict is, said truly where the others can bring the state back."""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.stability.reasons.firmness import firmness
from goodoffices.methods.stability import GMR, NASH


def graph(moves: dict[str, list[list[str]]]) -> Case:
    party = {"role": "at the table"}
    return Case.model_validate(
        {
            "case": "g",
            "parties": {"A": {"name": "Anna", **party}, "B": {"name": "Boris", **party}},
            "graph": {
                "states": ["s", "q"],
                "moves": moves,
                "preferences": {"A": ["s", "q"], "B": ["s", "q"]},
                "now": "s",
            },
        }
    )


def test_no_ranking_makes_a_party_leave_when_the_others_bring_it_back() -> None:
    said = firmness(conflict_of(graph({"A": [["s", "q"]], "B": [["q", "s"]]})), GMR)
    assert said is not None
    assert said(0, 0) == "no ranking would make it leave: the others can undo whatever it does"


def test_where_nobody_brings_it_back_the_ranking_decides() -> None:
    case = graph({"A": [["s", "q"]], "B": [["s", "q"]]})
    for concept in (NASH, GMR):
        said = firmness(conflict_of(case), concept)
        assert said is not None
        assert said(0, 0) == "more than 1 place lower, and it would leave"
