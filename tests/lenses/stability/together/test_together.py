"""What parties could do together, in words: joint issues, walking out, coalitions and jumps."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.outcomes.made_cases import PARTIES, cases, feasible, single_moves

from goodoffices.case.model import Case
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Finding, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import asked_of
from goodoffices.lenses.stability.together import together
from goodoffices.lenses.stability.together.walking_out import ways_out
from goodoffices.methods.stability import SWEPT
from goodoffices.methods.stability.coalition import analysis
from goodoffices.opened_case import open_case
from goodoffices.outcomes.space import OutcomeSpace

TREATY = {"out": "No treaty", "in": "Treaty in force"}


def case_of(issues: dict[str, Any], **likes: list[str]) -> Case:
    """Parties in the order named; each ranks outcomes written as the options of the issues."""
    names = {"A": "Anna", "B": "Boris", "C": "Clara"}
    parties = {p: {"name": names[p], "role": "at the table"} for p in likes}
    preferences = [
        {"of": p, "by": f"analyst {p}", "ranking": [
            [dict(zip(issues, text.split(), strict=True)) for text in tier.split(" = ")]
            for tier in tiers
        ]}
        for p, tiers in likes.items()
        if tiers
    ]  # fmt: skip
    return Case.model_validate(
        {"case": "made", "parties": parties, "issues": issues, "preferences": preferences}
    )


def treaty(held: dict[str, list[str]], **likes: list[str]) -> Case:
    arms = {"few": "Few arms", "many": "Many arms"}
    issues = {
        "treaty": {"options": TREATY, "now": "out", "held by": held},
        "arms": {"options": arms, "now": "many", "held by": "A"},
        "camps": {"options": {"shut": "Shut", "open": "Open"}, "now": "open", "held by": "B"},
    }
    return case_of(issues, **likes)


ALIKE = ["in few shut = in few open", "in many shut = in many open",
         "out many shut = out many open", "out few shut = out few open"]  # fmt: skip
"""Likes the treaty, with few arms best, and many arms without it; the camps are nothing to it."""

SECOND_THOUGHTS = ["out many open", "in few open", "in many open", "out few open",
                   "out many shut = in few shut = in many shut = out few shut"]  # fmt: skip


def look(case: Case, **asking: str) -> Section:
    conflict = conflict_of(case)
    asked = asked_of(conflict, asking)
    found = together.section(Holding(conflict, concepts=SWEPT), asked)
    finding = Finding(
        "stability", "?", case.case, case.title, Sentence("Nothing.", by=("T",)), found.judgements,
        found.tables, found.figures, found.assumptions, found.would_change, found.limits,
        found.missing,
    )  # fmt: skip
    assert breaches(finding) == ()
    return found


def table(found: Section, name: str) -> Table:
    return next(one for one in found.tables if one.name == name)


def rows(found: Section, name: str) -> list[list[str]]:
    """Read a table: every cell as its text, or the word of its mark where it has no text."""
    return [
        [cell.text or (cell.mark.word if cell.mark is not None else "") for cell in row]
        for row in table(found, name).rows
    ]


def claims(found: Section) -> list[str]:
    return [judgement.claim.text for judgement in found.judgements]


def whys(found: Section) -> list[str]:
    return [why.text for judgement in found.judgements for why in judgement.why]


def test_nothing_is_said_where_nothing_rests_on_consent() -> None:
    arms = {"few": "Few arms", "many": "Many arms"}
    issues = {"a": {"options": arms, "now": "many", "held by": "A"},
              "b": {"options": arms, "now": "many", "held by": "B"}}  # fmt: skip
    likes = ["few few", "many few", "many many", "few many"]
    assert look(case_of(issues, A=likes, B=likes)) == Section()


def test_paris_has_no_joint_issue() -> None:
    assert look(open_case("paris-2014").case) == Section()


def test_nobody_alone_ends_what_all_hold() -> None:
    found = look(treaty({"all of": ["A", "B"]}, A=ALIKE, B=ALIKE), outcome="treaty: in")
    assert [row for row in rows(found, "walking out") if row[0].startswith("Wanted")] == [
        ["Wanted", "treaty: Treaty in force", "nobody alone", "takes Anna and Boris together"]
    ]
    assert claims(found) == []


def test_who_could_walk_out_and_who_would() -> None:
    held = {"enter": ["A", "B"], "leave": ["A", "B"]}
    case = treaty(held, A=ALIKE, B=SECOND_THOUGHTS)
    found = look(case, outcome="treaty: in; all else: now")
    wanted = [row for row in rows(found, "walking out") if row[0] == "Wanted"]
    assert wanted == [
        ["Wanted", "treaty: Treaty in force", "Anna", "prefers to stay"],
        ["Wanted", "treaty: Treaty in force", "Boris", "prefers what would be left"],
    ]
    marks = [row[3].mark and row[3].mark.word for row in table(found, "walking out").rows]
    assert marks[:2] == ["would not", "would gain by it"]
    (claim,) = claims(found)
    assert claim.startswith(
        "Given these inputs, Boris could walk out alone of what was entered together and do better "
        "by it: Boris out of treaty in (treaty: Treaty in force; all else as now)"
    )
    assert table(found, "walking out").rows[1][3].by == ("analyst B",)


def test_nobody_who_could_walk_out_would() -> None:
    held = {"enter": ["A", "B"], "leave": ["B"]}
    found = look(treaty(held, A=ALIKE, B=ALIKE), outcome="treaty: in; arms: few; all else: now")
    assert [row[2] for row in rows(found, "walking out") if row[0].startswith("Wanted")] == [
        "Boris"
    ]
    assert claims(found) == [
        "Given these inputs, nobody who could walk out of what was entered together would do "
        "better by it, in the outcomes looked at."
    ]


def test_what_the_rules_exclude_is_no_way_out() -> None:
    case = treaty({"enter": ["A", "B"], "leave": ["A"]}, A=ALIKE, B=ALIKE)
    rules = [{"never": {"treaty": ["out"], "arms": ["few"]}}]
    whole = case.model_dump(by_alias=True, exclude_none=True) | {"rules": rules}
    found = look(Case.model_validate(whole), outcome="treaty: in; arms: few; all else: now")
    (row,) = [row for row in rows(found, "walking out") if row[0].startswith("Wanted")]
    assert row[2:] == ["Anna", "the rules of the case exclude it"]


def test_coalitions_leave_for_what_takes_their_consent() -> None:
    found = look(treaty({"all of": ["A", "B"]}, A=ALIKE, B=ALIKE), coalitions="yes")
    # alone Anna keeps her arms, with the treaty or without; together they would enter it
    survivors, now, jumps = claims(found)
    assert survivors == (
        "Given these inputs, of the 4 outcomes that hold under Nash stability, 2 survive parties "
        "acting together (coalitional Nash stability): (treaty: Treaty in force; arms: Few arms; "
        "all else as now), and (treaty: Treaty in force; arms: Few arms; camps: Shut)."
    )
    assert now == (
        "Given these inputs, what is now does not hold against parties acting together: Anna and "
        "Boris would leave it together."
    )
    moves = (
        "Anna would change arms to “Few arms”, then Anna and Boris together would change treaty to "
        "“Treaty in force”"
    )
    assert any(moves in text for text in whys(found))
    assert "jump together" in jumps
    verdicts = {row[0]: row[1:] for row in rows(found, "together")}
    assert list(verdicts) == ["Anna alone", "Boris alone", "Anna and Boris"]
    assert verdicts["Anna alone"] == verdicts["Boris alone"] == ["stays", "stays"]
    assert verdicts["Anna and Boris"] == [moves, "by the same moves"]
    jumped = rows(found, "jumps")
    assert ["everything as now", "treaty: Treaty in force; arms: Few arms; all else as now",
            "Anna and Boris", moves] in jumped  # fmt: skip
    assert any("an extension of the published concepts" in s.text for s in found.assumptions)
    assert set(found.methods) == {"fang1993", "inohara2008", "kilgour2001"}


def test_in_how_many_ways_what_is_wanted_survives() -> None:
    case = treaty({"all of": ["A", "B"]}, A=ALIKE, B=ALIKE)
    found = look(case, coalitions="yes", outcome="treaty: in")
    # with the treaty Anna prefers few arms, and the camps are nothing to anybody
    assert rows(found, "wanted together") == [
        [
            "treaty: Treaty in force",
            "4",
            "2 of 4 (50.0 %)",
            "2 of 4 (50.0 %)",
            "treaty: Treaty in force; arms: Few arms; all else as now",
        ]
    ]
    found = look(case, coalitions="yes", outcome="arms: few; treaty: out")
    assert rows(found, "wanted together")[0][2:] == [
        "0 of 2 (0.0 %)",
        "0 of 2 (0.0 %)",
        "none survives",
    ]


def test_a_party_whose_preferences_are_not_stated_is_left_out_and_named() -> None:
    case = treaty({"all of": ["A", "B", "C"]}, A=ALIKE, B=ALIKE, C=[])
    found = look(case, coalitions="yes")
    assert [s.text for s in found.limits] == [
        "No group with Clara was looked at, nor any move that needs its consent or that it makes, "
        "for its preferences are not stated in full."
    ]
    assert [row[0] for row in rows(found, "together")] == [
        "Anna alone",
        "Boris alone",
        "Anna and Boris",
    ]
    # without Clara nobody can enter the treaty
    assert claims(found)[1] == (
        "Given these inputs, what is now holds against every group of parties acting together "
        "(coalitional Nash stability)."
    )


def test_with_nobody_to_act_together_that_is_said() -> None:
    arms = {"few": "Few arms", "many": "Many arms"}
    issues = {"a": {"options": arms, "now": "many", "held by": "A"}}
    found = look(case_of(issues, A=["few", "many"], B=["few", "many"]), coalitions="yes")
    assert found.judgements == ()
    assert [s.text for s in found.limits] == [
        "Fewer than two parties whose preferences are stated can move, so there are no groups to "
        "look at."
    ]


def test_too_many_outcomes_are_told_and_the_rest_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "MOST_PAIRS", 100)
    held = {"enter": ["A", "B"], "leave": ["A", "B"]}
    found = look(treaty(held, A=ALIKE, B=ALIKE), coalitions="yes", outcome="treaty: in")
    (missing,) = found.missing
    assert missing.text.startswith("What parties could do together was not looked at: that needs")
    assert "needs at most 5 outcomes for 3 coalitions, and this case has 8 outcomes" in missing.text
    assert rows(found, "walking out")


def test_paris_what_now_and_the_nash_outcome_would_be_left_for() -> None:
    found = look(open_case("paris-2014").case, coalitions="yes")
    assert claims(found)[0] == (
        "Given these inputs, the one outcome that holds under Nash stability does not survive "
        "parties acting together (coalitional Nash stability)."
    )
    assert len(table(found, "together").rows) == 15
    (left, *_) = whys(found)
    assert "would be left by Russia, United States, Ukraine and NATO: " in left
    assert left.endswith("which all of them prefer to staying.")


@given(cases(), st.data())
@settings(deadline=None, max_examples=60)
def test_ways_out_are_moves_to_now_on_one_issue(case: Case, data: st.DataObject) -> None:
    values = {
        party: {name: {o: data.draw(st.integers(0, 2)) for o in issue.options}
                for name, issue in case.axes.items()}
        for party in PARTIES
    }  # fmt: skip
    entries = [
        {"of": p, "by": "T", "points": dict.fromkeys(case.axes, 1), "values": values[p]}
        for p in PARTIES
    ]
    whole = case.model_dump(by_alias=True, exclude_none=True) | {"preferences": entries}
    space, outcomes = OutcomeSpace(Case.model_validate(whole)), feasible(case)
    alone = {p: [(a, b) for a, b in single_moves(case, p)] for p in PARTIES}
    for state, outcome in enumerate(outcomes):
        expected = set()
        for issue in case.axes:
            held, now = case.axes[issue].held_by, str(case.axes[issue].now)
            for party in held.leave if held is not None and outcome[issue] != now else ():
                left = {**outcome, issue: now}
                worth = sum(values[party][i][o] for i, o in left.items())
                stays = sum(values[party][i][o] for i, o in outcome.items())
                able = (outcome, left) in alone[party]
                expected.add((issue, party, able, able and worth > stays))
        ways = list(ways_out(space, "x", state))
        assert {(w.issue, w.party, w.to is not None, w.gains) for w in ways} == expected
        for way in ways:
            assert way.to is None or outcomes[way.to] == {
                **outcome, way.issue: str(case.axes[way.issue].now)
            }  # fmt: skip


def test_a_case_given_as_a_graph() -> None:
    states = ["out", "half", "in"]
    case = Case.model_validate(
        {
            "case": "graph",
            "parties": {p: {"name": n, "role": "at the table"}
                        for p, n in (("A", "Anna"), ("B", "Boris"))},
            "graph": {
                "states": states,
                "moves": {"A": [["out", "half"]], "B": [["half", "in"]]},
                "preferences": {p: [["in"], ["out"], ["half"]] for p in "AB"},
                "now": "out",
                "by": "analyst T",
            },
        }
    )  # fmt: skip
    found = look(case, coalitions="yes")
    assert whys(found)[0] == (
        "(state “out”) would be left by Anna and Boris: Anna would move to state “half”, then "
        "Boris would move to state “in”, which both prefer to staying."
    )
    assert rows(found, "jumps") == [
        [
            "state “out”",
            "state “in”",
            "Anna and Boris",
            "Anna would move to state “half”, then Boris would move to state “in”",
        ]
    ]
