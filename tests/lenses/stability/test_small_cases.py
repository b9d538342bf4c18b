"""Small conflicts whose answers are known, asked through the stability lens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, UseError
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, Table, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.stability.lens import StabilityLens
from goodoffices.outcomes.reading import Reading

GOLD = Path(__file__).parents[2] / "gold" / "stability.json"

# "quiet" and "tell" are the two options of both prisoners; best first
DILEMMA = ["quiet tell", "quiet quiet", "tell tell", "tell quiet"]
CHICKEN = ["quiet tell", "quiet quiet", "tell quiet", "tell tell"]


def ranking(tiers: list[str], mirrored: bool) -> list[dict[str, str]]:
    """Read tiers written from B's side as "A's option B's option"; mirrored, from A's side."""
    pairs = [tier.split()[::-1] if mirrored else tier.split() for tier in tiers]
    return [{"a": a, "b": b} for a, b in pairs]


def two_by_two(tiers: list[str], now: str = "quiet quiet", **changes: Any) -> Case:
    options = {"quiet": "Keeps quiet", "tell": "Tells on the other"}
    first, second = now.split()
    case: dict[str, Any] = {
        "case": "two",
        "parties": {
            "A": {"name": "Anna", "role": "at the table"},
            "B": {"name": "Boris", "role": "at the table"},
        },
        "issues": {
            "a": {"options": options, "now": first, "held by": "A"},
            "b": {"options": options, "now": second, "held by": "B"},
        },
        "preferences": [
            {"of": "A", "by": "analyst T", "ranking": ranking(tiers, True)},
            {"of": "B", "by": "analyst U", "ranking": ranking(tiers, False)},
        ],
    }
    return Case.model_validate(case | changes)


def look(case: Case, **settings: Any) -> Finding:
    finding = StabilityLens().look(case, Settings(**settings))
    assert breaches(finding) == ()
    assert from_json(finding.to_json()) == finding
    assert StabilityLens().look(case, Settings(**settings)) == finding
    return finding


def marks(table: Table) -> dict[str, list[str]]:
    """Read a table of marks: per row, the word of every mark."""
    return {row[0].text: [c.mark.word for c in row if c.mark is not None] for row in table.rows}


def counts(finding: Finding) -> list[str]:
    return [row[2].text.split(" (")[0] for row in finding.table("concepts").rows]


def test_prisoners_dilemma() -> None:
    finding = look(two_by_two(DILEMMA))
    # rows in the order Nash, GMR, SMR, SEQ, SSEQ: only telling on each other is Nash; keeping quiet
    # holds as well where each reckons with the other's answer
    assert counts(finding) == ["1 of 4", "2 of 4", "2 of 4", "2 of 4", "2 of 4"]
    (row,) = finding.table("outcomes").rows
    assert row[1].text == "a: Tells on the other; b: Tells on the other"
    assert [r[3].mark and r[3].mark.word for r in finding.table("concepts").rows] == [
        "does not hold",
        "holds",
        "holds",
        "holds",
        "holds",
    ]
    assert marks(finding.table("now")) == {
        "Anna": ["would leave", "stays", "stays", "stays", "stays"],
        "Boris": ["would leave", "stays", "stays", "stays", "stays"],
    }
    assert finding.table("now").rows[0][1].text == "would change a to “Tells on the other”"


def test_what_deters_is_said_with_the_answer() -> None:
    finding = look(two_by_two(DILEMMA))
    said = [why.text for judgement in finding.judgements for why in judgement.why]
    assert any(
        "Anna stays: if it were to change a to “Tells on the other”, "
        "Boris could change b to “Tells on the other”" in text
        for text in said
    )


def test_chicken_has_two_nash_outcomes() -> None:
    finding = look(two_by_two(CHICKEN))
    held = {row[1].text for row in finding.table("outcomes").rows}
    assert held == {
        "a: Tells on the other; all else as now",
        "b: Tells on the other; all else as now",
    }
    assert "what is now is not among them" in finding.headline.text


def test_no_nash_outcome() -> None:
    # matching pennies: A wants them alike, B wants them different
    case = two_by_two(DILEMMA).model_dump(by_alias=True, exclude_none=True)
    case["preferences"] = [
        {"of": "A", "by": "T", "priorities": ["(a is tell iff b is tell)"]},
        {"of": "B", "by": "T", "priorities": ["not (a is tell iff b is tell)"]},
    ]
    finding = look(Case.model_validate(case))
    assert "none of 4 outcomes holds under Nash stability" in finding.headline.text
    assert "No outcome holds under Nash stability" in finding.table("outcomes").note
    # nobody can be deterred for good: whoever loses moves at once, and the winner answers
    assert any("tells nothing here: 4 of 4" in w.text for j in finding.judgements for w in j.why)


def test_a_wanted_outcome_and_who_would_leave_it() -> None:
    finding = look(two_by_two(DILEMMA, now="tell tell"), wanted={"outcome": "a: quiet, b: quiet"})
    assert marks(finding.table("wanted"))["Anna"] == [
        "would leave",
        "stays",
        "stays",
        "stays",
        "stays",
    ]
    assert any("the wanted outcome" in j.claim.text for j in finding.judgements)
    by_title = look(two_by_two(DILEMMA, now="tell tell"), wanted={"outcome": "b: keeps quiet"})
    assert marks(by_title.table("wanted"))["Boris"][0] == "would leave"


@pytest.mark.parametrize(
    ("text", "found"),
    [("a quiet", "“a quiet”"), ("c: quiet", "“c”"), ("a: quite", "“quite”")],
)
def test_an_unknown_wanted_outcome_is_told(text: str, found: str) -> None:
    with pytest.raises(UseError) as caught:
        StabilityLens().look(two_by_two(DILEMMA), Settings(wanted={"outcome": text}))
    assert found in caught.value.faults[0].found


def test_a_wanted_outcome_the_rules_exclude() -> None:
    case = two_by_two(DILEMMA, rules=[{"never": {"a": "tell", "b": "tell"}}])
    with pytest.raises(UseError):
        StabilityLens().look(case, Settings(wanted={"outcome": "a: tell; b: tell"}))


def joint(held: dict[str, list[str]]) -> Case:
    """Both want the treaty, B would rather be out of it once it is there."""
    return Case.model_validate(
        {
            "case": "treaty",
            "parties": {
                "A": {"name": "Anna", "role": "at the table"},
                "B": {"name": "Boris", "role": "at the table"},
            },
            "issues": {
                "treaty": {"options": {"none": "None", "signed": "Signed"}, "now": "none",
                           "held by": held},
                "road": {"options": {"shut": "Shut", "open": "Open"}, "now": "shut",
                         "held by": "A"},
            },
            "preferences": [
                {"of": "A", "by": "T", "priorities": ["treaty is signed", "road is open"]},
                {"of": "B", "by": "T", "priorities": ["treaty is none", "road is open"]},
            ],
        }
    )  # fmt: skip


def test_nobody_leaves_a_joint_issue_alone() -> None:
    finding = look(joint({"all of": ["A", "B"]}), wanted={"outcome": "treaty: signed, road: open"})
    # Boris would rather be out, but cannot move at all: only Anna's road counts
    assert marks(finding.table("wanted")) == {"Anna": ["stays"] * 5}
    said = [why.text for judgement in finding.judgements for why in judgement.why]
    assert any("rests on treaty: nobody can break away alone" in text for text in said)
    outcomes = finding.table("outcomes")
    assert [row[1].text for row in outcomes.rows][1] == "treaty: Signed; road: Open"
    assert "Outcome 2 rests on treaty: nobody can break away alone." in outcomes.note
    assert "Outcome 1" not in outcomes.note
    assert any("treaty moved only by consent" in limit.text for limit in finding.limits)
    assert counts(finding)[0] == "2 of 4"


def test_a_headline_that_names_a_joint_outcome_says_so() -> None:
    # without the treaty Anna wants what Boris shuns; with it each wants its own road open
    same = [{"a": road, "b": road} for road in ("open", "shut")]
    other = [{"a": "open", "b": "shut"}, {"a": "shut", "b": "open"}]
    signed = [{"treaty": "signed", road: "open"} for road in ("a", "b")]
    roads = {"options": {"shut": "Shut", "open": "Open"}, "now": "shut"}
    case = {
        "case": "treaty",
        "parties": {
            "A": {"name": "Anna", "role": "at the table"},
            "B": {"name": "Boris", "role": "at the table"},
        },
        "issues": {
            "treaty": {"options": {"none": "None", "signed": "Signed"}, "now": "none",
                       "held by": {"all of": ["A", "B"]}},
            "a": roads | {"held by": "A"},
            "b": roads | {"held by": "B"},
        },
        "preferences": [
            {"of": "A", "by": "T", "ranking": [signed[0], {"treaty": "signed"}, same, other]},
            {"of": "B", "by": "T", "ranking": [signed[1], {"treaty": "signed"}, other, same]},
        ],
    }  # fmt: skip
    finding = look(Case.model_validate(case))
    assert counts(finding)[0] == "1 of 8"
    assert finding.headline.text.endswith(
        "(treaty: Signed; a: Open; b: Open), which rests on treaty: nobody can break away alone; "
        "what is now does not hold."
    )


def test_whoever_may_leave_can_walk_out() -> None:
    case = joint({"enter": ["A", "B"], "leave": ["B"]})
    finding = look(case, wanted={"outcome": "treaty: signed, road: open"})
    assert marks(finding.table("wanted")) == {
        "Anna": ["stays"] * 5,
        "Boris": ["would leave"] * 5,
    }
    target = finding.table("wanted").rows[1][1].text
    assert target == "would change treaty to “None”"
    assert counts(finding)[0] == "1 of 4"  # only: no treaty, road open


def test_a_one_way_option_is_not_left() -> None:
    free = look(two_by_two(DILEMMA), wanted={"outcome": "a: tell, b: tell"})
    assert counts(free)[0] == "1 of 4"
    # once quiet, quiet for good: then nobody can leave what is now
    bound = two_by_two(DILEMMA, rules=[{"one way": {"a": ["quiet"], "b": ["quiet"]}}])
    finding = look(bound)
    assert [row[3].mark and row[3].mark.word for row in finding.table("concepts").rows] == [
        "holds"
    ] * 5
    assert counts(free)[0] != counts(finding)[0]
    assert any("never left once reached" in a.text for a in finding.assumptions)


def test_a_party_that_holds_nothing_needs_no_preferences() -> None:
    case = two_by_two(DILEMMA)
    parties = {
        "A": {"name": "Anna", "role": "at the table"},
        "C": {"name": "Clara", "role": "mediator"},
        "B": {"name": "Boris", "role": "at the table"},
    }
    with_third = two_by_two(DILEMMA, parties=parties)
    assert StabilityLens().missing(with_third, Settings()) == ()
    finding = look(with_third)
    assert counts(finding) == counts(look(case))
    assert any("Clara can change nothing alone" in a.text for a in finding.assumptions)
    assert {row[0].text for row in finding.table("now").rows} == {"Anna", "Boris"}


def test_gaps_of_all_who_can_move_are_named_at_once() -> None:
    case = two_by_two(DILEMMA, preferences=[])
    whats = [gap.what for gap in StabilityLens().missing(case, Settings())]
    assert whats == ["preferences of A (Anna)", "preferences of B (Boris)"]
    with pytest.raises(NeedsError) as caught:
        StabilityLens().look(case, Settings())
    assert len(caught.value.faults) == 2


def test_an_issue_nobody_holds_is_a_gap() -> None:
    options = {"quiet": "Keeps quiet", "tell": "Tells"}
    issues = {
        "a": {"options": options, "now": "quiet", "held by": "A"},
        "b": {"options": options, "now": "quiet"},
    }
    gaps = StabilityLens().missing(two_by_two(DILEMMA, issues=issues), Settings())
    assert [gap.what for gap in gaps] == ["holder of “b”"]
    # kept at now it needs no holder
    without = Settings(reading=Reading(without=("b",)))
    finding = StabilityLens().look(two_by_two(DILEMMA, issues=issues), without)
    assert counts(finding)[0] == "1 of 2"


def test_nobody_can_move() -> None:
    options = {"quiet": "Keeps quiet", "tell": "Tells"}
    both = {"all of": ["A", "B"]}
    issues = {"a": {"options": options, "now": "quiet", "held by": both}}
    finding = look(two_by_two(DILEMMA, issues=issues, preferences=[]))
    assert "nobody can change anything alone" in finding.headline.text


def test_one_party_alone() -> None:
    case = Case.model_validate(
        {
            "case": "alone",
            "parties": {"A": {"name": "Anna", "role": "at the table"}},
            "issues": {"a": {"options": {"x": "", "y": "", "z": ""}, "now": "x", "held by": "A"}},
            "preferences": [
                {"of": "A", "by": "T", "ranking": [{"a": "z"}, {"a": "y"}, {"a": "x"}]}
            ],
        }
    )
    finding = look(case)
    assert counts(finding) == ["1 of 3"] * 5
    assert finding.table("now").rows[0][1].text == "would change a to “z”"


def test_another_entry_and_the_ends_of_ranges_are_tried() -> None:
    values = {"a": {"quiet": 0, "tell": 100}, "b": {"quiet": 100, "tell": 0}}
    preferences = [
        {"of": "A", "by": "T", "points": {"a": "1..3", "b": 50}, "values": values},
        {"of": "B", "by": "T", "points": {"a": 0, "b": 50}, "values": values},
        {"of": "A", "by": "U", "points": {"a": 50, "b": 50},
         "values": {"a": {"quiet": 100, "tell": 0}, "b": {"quiet": 0, "tell": 100}}},
    ]  # fmt: skip
    case = two_by_two(DILEMMA, preferences=preferences)
    finding = look(case)
    (other, *_) = finding.would_change
    (same,) = [s for s in finding.assumptions if "without effect" in s.text]
    assert other.text.startswith("Under the entry of U for Anna 1 outcome holds")
    assert other.by == ("U",)
    assert "the low end of every range" in same.text
    assert "the high end of every range" in same.text
    assert "the same outcomes hold" in same.text
    assert "the answer is another under the entry of U" in finding.judgements[0].confidence.text
    second = look(case, reading=Reading(entries={"A": 2}))
    assert second.table("outcomes").rows[0][1].text == "everything as now"
    assert "entry 2 for A" in second.reading


def test_unknown_names_in_the_settings_are_told_together() -> None:
    reading = Reading(entries={"Q": 2}, view="R", without=("z",))
    with pytest.raises(UseError) as caught:
        StabilityLens().look(two_by_two(DILEMMA), Settings(reading=reading))
    assert len(caught.value.faults) == 3


def test_too_many_outcomes_to_list_still_need_preferences() -> None:
    options = {f"o{number}": "" for number in range(10)}
    issues = {f"i{k}": {"options": options, "now": "o0", "held by": "A"} for k in range(9)}
    huge = two_by_two(DILEMMA, issues=issues, preferences=[])
    with pytest.raises(NeedsError):
        StabilityLens().look(huge, Settings())
    missing = StabilityLens().missing(huge, Settings())
    assert any("preferences of A" in gap.what for gap in missing)


def gold_conflicts() -> list[dict[str, Any]]:
    conflicts = json.loads(GOLD.read_text(encoding="utf-8"))["conflicts"]
    return [c for c in conflicts if c["form"] == "graph" and len(c["states"]) <= 50]


@pytest.mark.parametrize("conflict", gold_conflicts(), ids=lambda c: str(c["id"]))
def test_a_case_given_as_a_graph(conflict: dict[str, Any]) -> None:
    makers = conflict["decision_makers"]
    ids = [f"P{number}" for number in range(len(makers))]
    states = [s["label"] for s in conflict["states"]]
    arcs = conflict["arcs"]
    moves = {p: arcs[k] for k, p in enumerate(ids)}
    preferences = dict(zip(ids, conflict["preferences"], strict=True))
    case = Case.model_validate(
        {
            "case": conflict["id"],
            "parties": {p: {"name": n, "role": "at the table"}
                        for p, n in zip(ids, makers, strict=True)},
            "graph": {"states": states, "moves": moves, "preferences": preferences,
                      "now": states[0], "by": "analyst T"},
        }
    )  # fmt: skip
    finding = look(case)
    known = next(r for r in conflict["results"] if r["kind"] == "computed_by_definition")
    expected = [len(known["equilibria"][key]) for key in ("nash", "gmr", "smr", "seq", "sseq")]
    assert [int(count.split(" of ")[0].replace(",", "")) for count in counts(finding)] == expected
    listed = {row[1].text for row in finding.table("outcomes").rows}
    assert listed == {f"state “{label}”" for label in known["equilibria"]["nash"]}
    wanted = StabilityLens().look(case, Settings(wanted={"outcome": states[-1]}))
    assert wanted.table("wanted").rows
