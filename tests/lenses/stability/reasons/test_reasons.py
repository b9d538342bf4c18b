"""Why each party stays or goes, in words, table and picture."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from goodoffices.brief.figure import draw
from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Finding, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import asked_of
from goodoffices.lenses.stability.reasons.reasons import section
from goodoffices.methods.stability import SIM, SWEPT, concept_named
from goodoffices.samples import PARIS, sample


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


@cache
def holding(case: str = "paris") -> Holding:
    return Holding(conflict_of(paris()), concepts=(*SWEPT, SIM))


def asked(held: Holding, **settings: str) -> Section:
    case = held.conflict.case
    found = section(held, asked_of(held.conflict, settings))
    whole = Finding(
        "stability", "?", case.case, case.title, Sentence("So.", by=("analyst",)),
        found.judgements, found.tables, found.figures, limits=found.limits, missing=found.missing,
    )  # fmt: skip
    assert breaches(whole) == ()
    for figure in found.figures:
        assert draw(figure)
        assert figure.table in {table.name for table in found.tables}
    return found


def said(found: Section) -> str:
    return " ".join(s.text for j in found.judgements for s in (j.claim, *j.why))


def verdicts(table: Table) -> dict[str, str]:
    return {row[0].text: row[1].mark.word for row in table.rows if row[1].mark is not None}


@pytest.mark.parametrize("concept", [c.key for c in SWEPT])
def test_paris_verdicts_are_those_of_the_whole_analysis(concept: str) -> None:
    held, found = holding(), asked(holding(), concept=concept)
    now, focus = held.conflict.now, asked_of(held.conflict, {}).focuses[0]
    assert now is not None
    for table, state in zip(found.tables, (now, focus), strict=True):
        leaving = held.leavers_named(concept_named(concept), state)
        names = {name for name, verdict in verdicts(table).items() if verdict == "goes"}
        assert all(name in leaving for name in names)
        assert len(names) == len(held.leavers(concept_named(concept), state))


def test_paris_sentences() -> None:
    text = said(asked(holding()))
    assert (
        "what is now does not hold under sequential stability because nothing deters Ukraine or "
        "NATO from a move it prefers."
    ) in text
    assert (
        "NATO would change NATO posture to “Strengthened”: whatever the others do in answer, each "
        "gaining by every move it makes, leaves NATO better off than what is now."
    ) in text
    assert "Russia and United States have no move of their own that they would prefer" in text
    assert "Of 2 moves it prefers to staying, 1 is deterred." in text


@pytest.mark.parametrize("concept", ["nash", "seq"])
def test_raising_the_outcome_as_far_as_said_makes_the_party_stay(concept: str) -> None:
    held = holding()
    table = next(t for t in asked(held, concept=concept).tables if t.name == "why now")
    assert table.columns[-1].title.startswith("To change this")
    now, space = held.conflict.now, held.conflict.space
    assert now is not None
    assert space is not None
    for party, name in enumerate(held.conflict.names):
        (row,) = (row for row in table.rows if row[0].text == name)
        match = re.match(r"(more than )?([\d,]+) places? \(([\d.]+) points\) (lower|higher)",
                         row[-1].text)  # fmt: skip
        assert match is not None
        assert (match[4] == "lower") == (party not in held.leavers(concept_named(concept), now))
        if concept == "nash":
            # by hand: the best that the party can move to
            order = held.conflict.graph.order(party)
            assert order is not None
            mover = held.conflict.graph.successors(party, now)
            assert abs(int(order[mover].min()) - int(order[now])) == int(match[2].replace(",", ""))
            scores = space.scores(held.conflict.graph.parties[party])
            scale = space.worth(held.conflict.graph.parties[party]).scale
            assert scale is not None
            best = abs(int(scores[mover].max()) - int(scores[now])) / scale
            assert float(match[3]) == pytest.approx(best, abs=0.051)


def graph(moves: dict[str, Any], tiers: dict[str, Any]) -> Holding:
    states = ["s", "q", "k", "h"]
    case = Case.model_validate(
        {
            "case": "graph",
            "parties": {p: {"name": p, "role": "at the table"} for p in moves},
            "graph": {"states": states, "moves": moves, "preferences": tiers, "now": "s"},
        }
    )
    return Holding(conflict_of(case), concepts=SWEPT)


def escaping() -> Holding:
    return graph(
        {"A": [["s", "q"], ["k", "h"]], "B": [["q", "k"]]},
        {"A": ["h", "q", "s", "k"], "B": ["k", ["s", "q", "h"]]},
    )


def test_the_way_out_of_an_answer_is_named() -> None:
    found = asked(escaping(), concept="smr")
    assert (
        "A would move to state “q”: B could move to state “k”, which would leave it "
        "no better off than staying, but A could get out of that: it could move to state “h”"
    ) in said(found)
    (figure,) = found.figures
    assert "A (gains) moves to state “q”; B (gains) moves to state “k”" in figure.alt
    assert "A (gains) moves to state “h” (○ a way out)" in figure.alt


def test_what_deters_is_told_once() -> None:
    # under Nash stability A leaves; that B deters it under SEQ is said where now is judged
    found = asked(escaping(), concept="seq")
    (judgement,) = found.judgements
    assert "holds under sequential stability because every move that A would" in said(found)
    assert not any("B could" in why.text for why in judgement.why)
    (row, _) = found.tables[0].rows
    assert "B could move to state “k”: no better than staying" in row[4].text
    assert "worse for A" in found.figures[0].alt


def test_nobody_answers() -> None:
    held = graph(
        {"A": [["s", "q"]], "B": [["q", "k"]]},
        {"A": ["q", "s", "k", "h"], "B": ["q", ["k", "s", "h"]]},
    )
    assert "nobody else would gain by a move in answer" in said(asked(held))
    assert "asks only whether A gains" in said(asked(held, concept="nash"))


def test_what_holds_against_every_move_needs_no_words() -> None:
    held = graph(
        {"A": [["s", "q"]], "B": [["s", "k"]]},
        {"A": ["s", "q", "k", "h"], "B": ["s", "q", "k", "h"]},
    )
    found = asked(held)
    assert found.judgements == ()
    assert found.figures == ()
    assert set(verdicts(found.tables[0]).values()) == {"stays"}


def test_answers_made_at_once_are_not_spelled_out() -> None:
    found = asked(holding(), concept="sim")
    assert found.judgements == ()
    (limit,) = found.limits
    assert "not spelled out move by move" in limit.text
