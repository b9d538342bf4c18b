"""Paths from now in words, table and picture: every path is walked by making its moves."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from goodoffices.brief.figure import draw
from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Finding, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import asked_of
from goodoffices.lenses.stability.paths.paths_from_now import section
from goodoffices.methods.stability import SWEPT
from goodoffices.samples import PARIS, sample


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


def asked(case: Case, **settings: str) -> Section:
    conflict = conflict_of(case)
    found = section(Holding(conflict, concepts=SWEPT), asked_of(conflict, settings))
    whole = Finding(
        "stability", "?", case.case, case.title, Sentence("So.", by=("analyst",)),
        found.judgements, found.tables, found.figures, limits=found.limits, missing=found.missing,
    )  # fmt: skip
    assert breaches(whole) == ()
    for figure in found.figures:
        assert draw(figure)
        assert figure.alt
        assert figure.table in {table.name for table in found.tables}
    return found


def said(found: Section) -> str:
    return " ".join(s.text for j in found.judgements for s in (j.claim, *j.why))


def worth(case: Case, party: str, outcome: dict[str, str]) -> Fraction:
    entry = next(e for e in case.preferences if e.of == party and e.seen_by is None)
    return sum(
        (
            entry.points[issue].midpoint * entry.values[issue][option].midpoint
            for issue, option in outcome.items()
            if issue in entry.points
        ),
        Fraction(0),
    )


def steps(found: Section, path: str) -> list[tuple[str, str, str]]:
    """Read who moves, what changes and what it does to the mover from the table's rows."""
    table = next(t for t in found.tables if t.name == "paths from now")
    pattern = re.compile(rf"{re.escape(path)}, step (\d+)")
    rows = [row for row in table.rows if pattern.fullmatch(row[0].text)]
    assert [int(pattern.fullmatch(r[0].text)[1]) for r in rows] == list(range(1, len(rows) + 1))  # type: ignore[index]
    return [(row[1].text, row[2].text, row[3].text) for row in rows]


def walked(case: Case, path: list[tuple[str, str, str]]) -> dict[str, str]:
    """Make the moves one by one: whose issues they are, and what they do to the mover."""
    here = {issue: str(entry.now) for issue, entry in case.axes.items()}
    ids = {party.name or name: name for name, party in case.parties.items()}
    never = [rule.never for rule in case.rules if rule.never]
    for who, changes, effect in path:
        after = dict(here)
        for change in changes.split("; "):
            issue, title = change.split(": ", 1)
            entry = case.axes[issue]
            after[issue] = next(o for o in entry.options if entry.title_of(o) == title)
            assert entry.held_by is not None
            assert ids[who] in entry.held_by.any_of
        assert not any(all(after[i] in opts for i, opts in rule.items()) for rule in never)
        gain = worth(case, ids[who], after) - worth(case, ids[who], here)
        assert effect == ("gains" if gain > 0 else "loses" if gain else "neither gains nor loses")
        here = after
    return here


def test_paris_drifts_to_the_one_outcome_that_holds() -> None:
    case, found = paris(), asked(paris())
    path = steps(found, "To where it drifts")
    assert {effect for _, _, effect in path} == {"gains"}
    end = walked(case, path)
    (judgement, *_) = found.judgements
    changed = [
        f"{issue}: {case.axes[issue].title_of(o)}" for issue, o in end.items()
        if o != case.axes[issue].now
    ]  # fmt: skip
    assert f"ends in ({'; '.join(changed)}; all else as now)." in judgement.claim.text
    conflict = conflict_of(case)
    assert conflict.space is not None
    state = conflict.space.state(end)
    assert state is not None
    assert Holding(conflict).states(SWEPT[0]) == (state,)
    # every step stands in the sentence as it stands in the table
    for who, changes, _ in path:
        assert any(
            f"{who} would change {changes.split(':')[0]} to" in s.text for s in judgement.why
        )


def test_paris_wanted_is_reached_against_preferences() -> None:
    case, found = paris(), asked(paris())
    path = steps(found, "To the wanted outcome “pull-back for self-rule”")
    end = walked(case, path)
    assert [who for who, _, effect in path if effect == "loses"] == ["Ukraine", "Russia"]
    for issue, options in case.wanted["pull-back for self-rule"].items():
        assert end[issue] in options
    claim = found.judgements[1].claim.text
    assert "Ukraine and Russia would each have to move against its own preference" in claim
    assert "in a form that holds under sequential stability" in claim


def test_paris_counts_what_can_be_reached() -> None:
    text = said(asked(paris()))
    assert "The one outcome that holds under Nash stability can be reached from now" in text
    assert "of 206 outcomes that hold under sequential stability, 1 can be reached by" in text
    assert "and 205 only if somebody moves without gaining" in text


def test_a_joint_step_is_named() -> None:
    found = asked(two(held={"all of": ["A", "B"]}), outcome="pact: signed")
    text = said(found)
    assert "whoever moves gains by the move and Anna and Boris together would have to move" in text
    ((who, changes, effect),) = steps(found, "To the wanted outcome")
    assert (who, changes, effect) == ("Anna and Boris together", "pact: Signed", "gains")


def test_a_joint_step_with_a_loser_says_who() -> None:
    case = two(held={"all of": ["A", "B"]}, boris="not pact is signed")
    found = asked(case, outcome="pact: signed")
    assert "Boris would have to move against its own preference" in said(found)
    ((_, _, effect),) = steps(found, "To the wanted outcome")
    assert effect == "Anna gains; Boris loses"


def test_joint_movers_with_unstated_preferences_are_left_out() -> None:
    case = two(held={"all of": ["A", "C"]}, third=True)
    found = asked(case, outcome="pact: signed")
    assert "no moves lead from now to the wanted outcome" in said(found)
    (missing,) = found.missing
    assert "joint moves of Anna and Clara" in missing.text


def two(held: dict[str, Any], boris: str = "pact is signed", third: bool = False) -> Case:
    rest = {"indifferent": ["a", "b"]}
    people = {"A": {"name": "Anna"}, "B": {"name": "Boris"}}
    people |= {"C": {"name": "Clara"}} if third else {}
    return Case.model_validate(
        {
            "case": "two",
            "parties": {p: entry | {"role": "at the table"} for p, entry in people.items()},
            "issues": {
                "pact": {"options": {"none": "None", "signed": "Signed"}, "now": "none",
                         "held by": held},
                "a": {"options": {"quiet": "Quiet", "loud": "Loud"}, "now": "quiet",
                      "held by": "A"},
                "b": {"options": {"quiet": "Quiet", "loud": "Loud"}, "now": "quiet",
                      "held by": "B"},
            },
            "preferences": [
                {"of": "A", "by": "T", "priorities": ["pact is signed"], **rest},
                {"of": "B", "by": "U", "priorities": [boris], **rest},
            ],
        }
    )  # fmt: skip


def graph(moves: dict[str, Any], tiers: dict[str, Any], now: str | None = "s") -> Case:
    states = sorted({str(s) for arcs in moves.values() for a in arcs for s in a})
    spelled: dict[str, Any] = {"states": states, "moves": moves, "preferences": tiers}
    return Case.model_validate(
        {
            "case": "graph",
            "parties": {p: {"name": p, "role": "at the table"} for p in moves},
            "graph": spelled | ({"now": now} if now else {}),
        }
    )


CIRCLE: dict[str, Any] = {
    "moves": {"A": [["s", "t"], ["u", "v"]], "B": [["t", "u"], ["v", "s"]]},
    "tiers": {"A": [["t", "v"], ["s", "u"]], "B": [["s", "u"], ["t", "v"]]},
}


def test_a_circle_goes_on_for_ever() -> None:
    found = asked(graph(**CIRCLE))
    claim = found.judgements[0].claim.text
    assert "goes on for ever: it can come again and again to 4 outcomes" in claim
    assert "for illustration only" in said(found)
    assert "without an end" in said(found)
    assert found.tables == ()


def test_a_circle_that_can_be_left() -> None:
    moves = CIRCLE["moves"] | {"A": [*CIRCLE["moves"]["A"], ["s", "w"]]}
    tiers = {"A": ["w", *CIRCLE["tiers"]["A"]], "B": [["s", "u", "w"], ["t", "v"]]}
    claim = asked(graph(moves, tiers)).judgements[0].claim.text
    assert "either ends in (state “w”), or goes on for ever among 4 outcomes" in claim


def test_nothing_moves() -> None:
    found = asked(graph({"A": [["s", "t"]], "B": [["t", "s"]]}, {"A": ["s", "t"], "B": ["s", "t"]}))
    assert "nothing would drift" in found.judgements[0].claim.text
    assert found.figures == ()


def test_without_a_now_nothing_is_said() -> None:
    assert asked(graph(**CIRCLE, now=None)) == Section()


def test_a_wanted_state_that_cannot_be_reached() -> None:
    case = graph(
        {"A": [["s", "t"]], "B": [["u", "t"]]}, {"A": ["t", "s", "u"], "B": ["t", "s", "u"]}
    )
    found = asked(case, outcome="u")
    assert "no moves lead from now to the wanted outcome" in said(found)
    already = asked(case, outcome="s")
    assert "is already so now" in said(already)


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq", "sseq"])
def test_every_concept_can_be_asked(concept: str) -> None:
    assert asked(paris(), concept=concept).judgements


def test_an_end_that_only_moving_twice_running_comes_to_has_no_path() -> None:
    case = graph({"A": [["s", "t"], ["t", "u"]]}, {"A": ["u", "t", "s"], "B": ["s", "t", "u"]})
    found = asked(case)
    assert "state “u”" in said(found)
    assert not any("drifts" in row[0].text for table in found.tables for row in table.rows)
