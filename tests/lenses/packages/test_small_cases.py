"""Small bargains whose answers are known, asked through the packages lens."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, UseError
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.who_must_accept import WhoMustAccept


def points(of: str, land: int, water: int, values: Any, **more: Any) -> Any:
    weights = {"land": land, "water": water}
    entry = {"of": of, "by": "analyst T", "points": weights, "values": values}
    return entry | {"walk away": "now"} | {key.replace("_", " "): v for key, v in more.items()}


def trade(**changes: Any) -> Case:
    """Boris has the land, Anna the water, and each wants what the other has more than its own.

    Anna weighs land 80 to 20 and Boris water 70 to 30; each holds what it has now. Swapping gives
    both more.
    """
    options = {"hers": "Anna has it", "his": "Boris has it"}
    anna = {issue: {"hers": 100, "his": 0} for issue in ("land", "water")}
    boris = {issue: {"hers": 0, "his": 100} for issue in ("land", "water")}
    case: dict[str, Any] = {
        "case": "trade",
        "parties": {
            "A": {"name": "Anna", "role": "at the table"},
            "B": {"name": "Boris", "role": "at the table"},
        },
        "issues": {
            "land": {"options": options, "now": "his", "held by": "B"},
            "water": {"options": options, "now": "hers", "held by": "A"},
        },
        "preferences": [points("A", 80, 20, anna), points("B", 30, 70, boris, by="analyst U")],
    }
    return Case.model_validate(case | changes)


def look(case: Case, **settings: Any) -> Finding:
    finding = PackagesLens().look(case, Settings(**settings))
    assert breaches(finding) == ()
    assert from_json(finding.to_json()) == finding
    assert PackagesLens().look(case, Settings(**settings)) == finding
    return finding


SWAP = "land: Anna has it; water: Boris has it"


def test_a_swap_that_both_gain_by_and_neither_would_keep() -> None:
    # worth to (Anna, Boris): now (20, 30), swap (80, 70), all hers (100, 0), all his (0, 100)
    finding = look(trade())
    assert "1 of 3 packages other than now could be accepted" in finding.headline.text
    assert f"standards is ({SWAP})" in finding.headline.text
    assert "not against every single move" in finding.headline.text
    for row in finding.table("standards").rows[:4]:
        assert [cell.text for cell in row[2:6]] == [SWAP, "80.0", "70.0", "1"]
        assert row[6].mark is not None
        assert row[6].mark.word == "does not hold"
        assert row[6].text == "not for Anna and Boris"
        assert row[7].text == "Boris (land); Anna (water)"
    (only,) = finding.table("efficient").rows
    assert [cell.text for cell in only[:2]] == ["1", SWAP]
    # each reckons with the other taking its own back: it holds under the other three
    firm = "general metarationality, symmetric metarationality and sequential stability"
    assert [cell.text for cell in only[5:8]] == [firm, "Nash stability", "Anna: water; Boris: land"]
    assert only[5].mark is not None
    assert only[5].mark.word == "holds under some"


def test_a_red_line_is_refused_whatever_is_offered() -> None:
    boris = {issue: {"hers": 0, "his": 100} for issue in ("land", "water")}
    preferences = [
        trade().preferences[0].model_dump(by_alias=True, exclude_none=True),
        points("B", 30, 70, boris, red_lines=[{"land": "hers"}]),
    ]
    finding = look(trade(preferences=preferences))
    assert finding.headline.text.startswith("Given these inputs, none of 3 packages other than now")
    refused = {row[0].text: row[4].text for row in finding.table("acceptance").rows}
    # all his by Anna alone; by Boris alone the swap, and all hers
    assert refused == {"Anna": "1", "Boris": "2"}
    said = [why.text for why in finding.judgements[0].why]
    assert "Boris alone stands in the way of 2 packages." in said
    assert "2 more packages could be accepted" in finding.would_change[-1].text
    assert any("no package other than now that Anna and Boris would both" in text for text in said)
    (pair,) = finding.table("pairs").rows
    assert pair[1].text == "0"


def test_the_walk_away_may_be_more_than_now() -> None:
    boris = {issue: {"hers": 0, "his": 100} for issue in ("land", "water")}
    anna = trade().preferences[0].model_dump(by_alias=True, exclude_none=True)
    high = look(trade(preferences=[anna, points("B", 30, 70, boris, walk_away=71)]))
    assert "none of 3 packages" in high.headline.text
    assert any(
        "now could itself not be accepted by Boris" in w.text for w in high.judgements[0].why
    )
    even = look(trade(preferences=[anna, points("B", 30, 70, boris, walk_away=70)]))
    assert "1 of 3 packages" in even.headline.text
    # Boris gains exactly nothing: no product, no share, but an egalitarian package
    assert "there is no Nash package" in even.headline.text
    rows = {row[0].text: row[2].text for row in even.table("standards").rows}
    assert "(Boris)" in rows["Nash"]
    assert "(Boris)" in rows["Kalai–Smorodinsky"]
    assert rows["Egalitarian"] == SWAP


def test_a_party_with_priorities_is_asked_but_not_weighed_against_others() -> None:
    boris = {
        "of": "B",
        "by": "analyst U",
        "priorities": ["water is his", "land is his"],
        "walk away": "now",
    }
    anna = trade().preferences[0].model_dump(by_alias=True, exclude_none=True)
    finding = look(trade(preferences=[anna, boris]))
    assert "1 of 3 packages other than now" in finding.headline.text
    assert any("needs points for B" in sentence.text for sentence in finding.missing)
    assert "standards" not in {table.name for table in finding.tables}
    assert [row[1].text for row in finding.table("efficient").rows] == [SWAP]


def test_whoever_holds_what_changes_is_asked_only_there() -> None:
    case = trade(
        parties={
            "A": {"name": "Anna", "role": "at the table"},
            "B": {"name": "Boris", "role": "absent"},
        }
    )
    finding = look(case)
    rows = {row[0].text: row for row in finding.table("acceptance").rows}
    assert [cell.text for cell in rows["Anna"][1:3]] == ["at the table", "3"]
    assert [cell.text for cell in rows["Boris"][1:3]] == ["holds land", "2"]
    # Anna would not give the water away for nothing, so nothing more can be accepted
    assert "1 of 3 packages" in finding.headline.text


def test_the_question_may_name_who_must_agree() -> None:
    finding = look(trade(), accept=WhoMustAccept(("A",)))
    # to Anna now is worth 20, the swap 80, all hers 100
    assert "2 of 3 packages other than now could be accepted by Anna" in finding.headline.text
    assert [row[1].text for row in finding.table("acceptance").rows] == ["named in the question"]
    assert finding.table("standards").rows[0][2].text == "land: Anna has it; all else as now"
    with pytest.raises(UseError):
        PackagesLens().look(trade(), Settings(accept=WhoMustAccept(("Q",))))


def test_packages_that_leave_a_one_way_option_are_none() -> None:
    case = trade(rules=[{"one way": {"land": ["his"]}}])
    finding = look(case)
    assert "none of 1 package other than now" in finding.headline.text


def test_a_joint_issue_holds_once_agreed() -> None:
    options = {"hers": "Anna has it", "his": "Boris has it"}
    both = {"all of": ["A", "B"]}
    issues = {
        "land": {"options": options, "now": "his", "held by": both},
        "water": {"options": options, "now": "hers", "held by": both},
    }
    finding = look(trade(issues=issues))
    assert "it would hold: nobody would break away alone" in finding.headline.text
    assert "Anna and Boris together (land and water)" in finding.judgements[1].why[0].text
    rests = "rests on land and water: nobody can break away alone"
    assert finding.headline.text.endswith(f"; it {rests}.")
    assert finding.judgements[1].claim.text.endswith(f"; it {rests}.")
    *standards, now = finding.table("standards").rows
    assert [row[6].text for row in standards] == [rests] * 5
    assert now[6].text == ""
    efficient = finding.table("efficient")
    assert [row[7].text for row in efficient.rows] == [rests]
    assert "changes land and water rests on everyone’s consent: nobody" in efficient.note
    assert any(
        "Of the 1 that hold under some concept, 1 rests on land and water" in why.text
        for why in finding.judgements[2].why
    )


def test_what_holds_only_against_answers_rests_on_a_joint_issue_too() -> None:
    options = {"hers": "Anna has it", "his": "Boris has it"}
    treaty = {"options": {"none": "None", "signed": "Signed"}, "now": "none"}
    issues = {
        "land": {"options": options, "now": "his", "held by": "B"},
        "water": {"options": options, "now": "hers", "held by": "A"},
        "treaty": treaty | {"held by": {"all of": ["A", "B"]}},
    }
    signed = {"none": 0, "signed": 100}
    anna = {issue: {"hers": 100, "his": 0} for issue in ("land", "water")} | {"treaty": signed}
    boris = {issue: {"hers": 0, "his": 100} for issue in ("land", "water")} | {"treaty": signed}
    preferences = [points("A", 80, 20, anna), points("B", 30, 70, boris)]
    for entry in preferences:
        entry["points"]["treaty"] = 10
    finding = look(trade(issues=issues, preferences=preferences))
    # each could still take its own back, so under Nash stability it does not hold
    assert "would not hold on its own" in finding.judgements[1].claim.text
    firm = [why.text for why in finding.judgements[1].why if "it would hold: under" in why.text]
    assert len(firm) == 1
    assert firm[0].endswith("; it rests on treaty: nobody can break away alone.")
    assert finding.table("standards").rows[0][6].text == "not for Anna and Boris"


def test_what_is_held_alone_rests_on_nobodys_consent() -> None:
    finding = look(trade())
    assert "nobody can break away alone" not in finding.to_json()


def test_ties_are_counted() -> None:
    # two ways to share that are worth the same to both
    options = {"none": "Nobody", "x": "First way", "y": "Second way"}
    values = {"land": {"none": 0, "x": 50, "y": 50}}
    case = trade(
        issues={"land": {"options": options, "now": "none", "held by": {"all of": ["A", "B"]}}},
        preferences=[
            {"of": p, "by": "T", "points": {"land": 1}, "values": values, "walk away": "now"}
            for p in "AB"
        ],
    )
    finding = look(case)
    assert "2 packages tie as fairest by the Nash standard" in finding.headline.text
    assert [row[5].text for row in finding.table("standards").rows[:4]] == ["2"] * 4


def test_gaps_are_named_at_once() -> None:
    anna = trade().preferences[0].model_dump(by_alias=True, exclude_none=True)
    boris = {"of": "B", "by": "U", "priorities": ["water is his"]}
    case = trade(preferences=[anna, boris])
    whats = [gap.what for gap in PackagesLens().missing(case, Settings())]
    assert whats == ["mention of “land” in the priorities of B", "walk-away of B"]
    with pytest.raises(NeedsError) as caught:
        PackagesLens().look(case, Settings())
    assert len(caught.value.faults) == 2
    reading = Reading(gaps="indifferent", walk_away="now")
    finding = look(case, reading=reading)
    low = finding.judgements[0].confidence.text
    assert low.startswith("Confidence is low")
    assert "taken for indifference" in low


def test_a_bystander_who_can_move_needs_preferences_only_to_say_what_holds() -> None:
    parties = {
        "A": {"name": "Anna", "role": "at the table"},
        "B": {"name": "Boris", "role": "at the table"},
        "C": {"name": "Clara", "role": "absent"},
    }
    issues = trade().model_dump(by_alias=True, exclude_none=True)["issues"]
    issues["road"] = {"options": {"open": "", "shut": ""}, "now": "open", "held by": "C"}
    case = trade(parties=parties, issues=issues)
    with pytest.raises(NeedsError):
        PackagesLens().look(case, Settings())
    finding = look(case, accept=WhoMustAccept(("A", "B")), reading=Reading(gaps="indifferent"))
    assert "could be accepted by Anna and Boris" in finding.headline.text
    assert any("would hold was left out" in s.text and "C (Clara)" in s.text
               for s in finding.missing)  # fmt: skip
    titles = [column.title for column in finding.table("efficient").columns]
    assert not any("hold" in title for title in titles)


def test_a_graph_has_no_packages() -> None:
    case = Case.model_validate(
        {
            "case": "graph",
            "parties": {"A": {"name": "Anna", "role": "at the table"}},
            "graph": {"states": ["x", "y"], "moves": {"A": [["x", "y"]]},
                      "preferences": {"A": [["x"], ["y"]]}},
        }
    )  # fmt: skip
    (gap,) = PackagesLens().missing(case, Settings())
    assert "issue" in gap.what
    with pytest.raises(NeedsError):
        PackagesLens().look(case, Settings())


@pytest.mark.parametrize("issues", [7, 9])
def test_where_packages_are_too_many_to_list_points_are_needed(issues: int) -> None:
    options = {f"o{number}": "" for number in range(10)}
    many = {f"i{k}": {"options": options, "now": "o0", "held by": "A"} for k in range(issues)}
    case = trade(issues=many, preferences=[])
    with pytest.raises(NeedsError):
        PackagesLens().look(case, Settings())
    assert PackagesLens().missing(case, Settings())
