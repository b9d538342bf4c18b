"""Divisions whose answers are known, asked through the packages lens."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.model import Case
from goodoffices.conformance.kit import paris, tiny
from goodoffices.lenses.finding import Finding, Sentence
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages import division
from goodoffices.lenses.packages.asked import ask
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.references import keys
from goodoffices.run import SILENT


def answer(
    case: Case, accept: WhoMustAccept = USUAL, reading: Reading | None = None
) -> Section:  # fmt: skip
    space = OutcomeSpace(case, reading) if reading else OutcomeSpace(case)
    found = division.section(ask(zone(space, accept), SILENT))
    finding = Finding(
        "packages", "What?", "c", "C", Sentence("Given these inputs, so.", by=("T",)),
        judgements=found.judgements, tables=found.tables, assumptions=found.assumptions,
        limits=found.limits, missing=found.missing,
    )  # fmt: skip
    assert breaches(finding) == ()
    assert set(found.methods) <= keys()
    for table in found.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert all(cell.by for row in table.rows for cell in row)
    return found


def divorce(**changes: Any) -> Case:
    """Carol and Bob, with nothing decided: what each has now is worth nothing to it."""
    issues = ("Retirement account", "Home", "Cottage", "Investments", "Other")
    points = {
        "Carol": dict(zip(issues, (50, 20, 15, 10, 5), strict=True)),
        "Bob": dict(zip(issues, (40, 30, 10, 10, 10), strict=True)),
    }
    options = {"open": "Undecided", "Carol": "Carol has it", "Bob": "Bob has it"}
    both = {"options": options, "now": "open", "held by": {"all of": ["Carol", "Bob"]}}
    preferences = [
        {
            "of": party, "by": "T", "points": own, "walk away": "now",
            "values": {i: {o: 100 if o == party else 0 for o in options} for i in own},
        }
        for party, own in points.items()
    ]  # fmt: skip
    whole: dict[str, Any] = {
        "case": "divorce",
        "parties": {p: {"name": p, "role": "at the table"} for p in points},
        "issues": dict.fromkeys(issues, both),
        "preferences": preferences,
    }
    return Case.model_validate(whole | changes)


def cells(section: Section, table: int) -> dict[str, list[str]]:
    return {row[0].text: [cell.text for cell in row[1:]] for row in section.tables[table].rows}


def test_the_published_divorce() -> None:
    found = answer(divorce())
    (judgement,) = found.judgements
    assert judgement.claim.text == (
        "Given these inputs, adjusted winner between Carol and Bob gives Carol Cottage, gives Bob "
        "Home, Investments and Other, divides Retirement account, 5/6 (83.3 %) to Carol; each then "
        "has 56.7 of its 100 points."
    )
    rows = cells(found, 0)
    assert rows["Retirement account"][2:6] == [
        "50.0",
        "40.0",
        "divided: 5/6 (83.3 %) to Carol, 1/6 (16.7 %) to Bob",
        "55.6 %",
    ]
    assert rows["(points each then has)"][4] == "56.7 each"
    # whole: retirement account to Carol, all else to Bob but the cottage: 65 × 50 > 50 × 60
    assert [row[6] for row in rows.values()][:5] == ["Carol", "Bob", "Carol", "Bob", "Bob"]
    assert rows["(points each then has)"][6] == "65.0 and 50.0"
    said = [why.text for why in judgement.why]
    assert any("It has no option in between" in text for text in said)
    sure = "65.0 points to Carol (it could make sure of 50.0)"
    assert any(sure in text for text in said)
    packages = cells(found, 1)
    assert packages["adjusted winner"][1:3] == ["65.0", "50.0"]
    marks = [row[4].mark and row[4].mark.word for row in found.tables[1].rows]
    assert marks == ["acceptable", "acceptable"]


def test_with_whole_issues_one_may_envy_up_to_one() -> None:
    # one great issue and one small one that both want alike: whoever has the small one envies
    options = {"open": "", "Carol": "", "Bob": ""}
    both = {"options": options, "now": "open", "held by": {"all of": ["Carol", "Bob"]}}
    preferences = [
        {
            "of": party, "by": "T", "points": {"great": 3, "small": 1}, "walk away": "now",
            "values": {i: {o: 100 * (o == party) for o in options} for i in ("great", "small")},
        }
        for party in ("Carol", "Bob")
    ]  # fmt: skip
    case = divorce(issues={"great": both, "small": both}, preferences=preferences)
    texts = [why.text for why in answer(case).judgements[0].why]
    assert any(text.endswith("; 2 ways tie.") for text in texts)
    assert (
        "Then Bob would rather have the issues of Carol, though not if one of them, well chosen, "
        "were left out." in texts
    )


def scaled(steps: dict[str, tuple[int, int]], **more: Any) -> Case:
    """One issue on a scale that is all there is to divide, and each step's worth to Ann and Ben."""
    issue = {"options": dict.fromkeys(steps, ""), "now": "a", "held by": {"all of": ["A", "B"]}}
    preferences = [
        {
            "of": party, "by": "T", "points": {"land": 10}, "walk away": 0,
            "values": {"land": {step: pair[k] for step, pair in steps.items()}},
        }
        for k, party in enumerate("AB")
    ]  # fmt: skip
    return Case.model_validate(
        {
            "case": "scale",
            "parties": {p: {"name": p, "role": "at the table"} for p in "AB"},
            "issues": {"land": issue | more},
            "preferences": preferences,
        }
    )


def test_a_scale_offers_what_stands_between() -> None:
    steps = {"a": (0, 100), "b": (30, 80), "c": (45, 60), "d": (100, 0)}
    found = answer(scaled(steps, scale=True))
    # half to each: c gives 45 and 60 of 100, at most 10 away; b gives 30 and 80
    assert cells(found, 1)["adjusted winner"][:3] == ["land: c", "45.0", "60.0"]
    said = [why.text for why in found.judgements[0].why]
    assert any("stands “b” or “c”; nearest to the division is “c”." in text for text in said)


def test_no_scale_no_option_between() -> None:
    steps = {"a": (0, 100), "c": (45, 60), "d": (100, 0)}
    found = answer(scaled(steps))
    assert cells(found, 1)["adjusted winner"][1:3] == ["0.0", "100.0"]


def test_red_lines_take_options_off_before() -> None:
    case = scaled({"a": (0, 100), "b": (60, 40), "d": (100, 0)}, scale=True)
    ben = case.preferences[1].model_dump(by_alias=True, exclude_none=True)
    ben["red lines"] = [{"land": "d"}]
    whole = case.model_dump(by_alias=True, exclude_none=True)
    whole["preferences"] = [whole["preferences"][0], ben]
    found = answer(Case.model_validate(whole))
    assert cells(found, 0)["land"][:2] == ["b", "a"]


def test_a_third_party_that_cannot_accept_is_named() -> None:
    found = answer(paris(), WhoMustAccept(("USA", "UKR")))
    assert found.judgements  # two named: they divide
    third = answer(paris())
    marks = [row[4] for row in third.tables[1].rows]
    assert [cell.text for cell in marks] == ["", "not by Russia"]
    texts = [why.text for why in third.judgements[0].why]
    assert any("below what Russia has without a settlement" in text for text in texts)


def test_rules_may_exclude_the_nearest_package() -> None:
    bob = ("Home", "Investments", "Other")
    never = {issue: ["Bob"] for issue in bob}
    found = answer(divorce(rules=[{"never": never}]))
    assert cells(found, 1)["adjusted winner"] == ["the rules exclude it", "65.0", "50.0", "–", "–"]
    texts = [why.text for why in found.judgements[0].why]
    assert (
        "Adjusted winner: the nearest whole package cannot be, for the rules exclude it." in texts
    )


def test_what_both_want_is_not_contested() -> None:
    found = answer(paris())
    contested = [row[0].text for row in found.tables[0].rows[:-1]]
    assert contested == ["troops", "crimea", "sanctions", "constitution", "bloc", "NATO posture"]
    agreed = next(why.text for why in found.judgements[0].why if "Not contested" in why.text)
    assert "militias (Stood down)" in agreed
    # the confederal option crosses a red line, so the next best is what Russia wins
    wants = cells(found, 0)["constitution"]
    assert wants[0] == "A federation with wide powers for its regions"


def test_the_stakes_of_paris_by_hand() -> None:
    # Russia: troops 20, crimea 35, sanctions 12 × ½, constitution 10 × (0.8 − 0.4), bloc 10,
    # NATO posture 5: 80 in all. United States: 30, 18, 14 × 0.9, 14 × ½, 14, 3: 84.6 in all.
    rows = cells(answer(paris()), 0)
    points = {issue: row[2:4] for issue, row in rows.items()}
    assert points["troops"] == ["25.0", "35.5"]
    assert points["crimea"] == ["43.8", "21.3"]
    assert points["bloc"] == ["12.5", "16.5"]
    # Russia wins 50 points, the other side 75.2; bloc goes over by 25.17 / 29.05 of it
    assert rows["bloc"][4].startswith("divided: 86.7 % to Russia")


@pytest.mark.parametrize(
    "accept", [WhoMustAccept(("RUS",)), WhoMustAccept(("RUS", "USA", "UKR")),
               WhoMustAccept(("RUS", "USA"), 1)], ids=str,
)  # fmt: skip
def test_other_than_two_sides_is_not_answered(accept: WhoMustAccept) -> None:
    assert answer(paris(), accept) == Section()


def test_an_order_needs_points() -> None:
    found = answer(paris(), WhoMustAccept(("RUS", "EAST")))
    assert found.judgements == ()
    (missing,) = found.missing
    assert "needs points for EAST" in missing.text


def test_an_issue_kept_as_now_is_not_divided() -> None:
    found = answer(paris(), reading=Reading(without=("crimea",)))
    assert "crimea" not in cells(found, 0)


def test_two_who_want_the_same_divide_nothing() -> None:
    steps = {"a": (0, 0), "b": (50, 50)}
    assert answer(scaled(steps)) == Section()


def test_tiny() -> None:
    assert answer(tiny()).tables
