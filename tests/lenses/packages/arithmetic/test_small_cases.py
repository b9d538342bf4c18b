"""Small bargains whose arithmetic is known, in words and tables."""

from __future__ import annotations

from typing import Any

from goodoffices.case.model import Case
from goodoffices.conformance.kit import paris, tiny
from goodoffices.lenses.finding import Finding, Sentence
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages import arithmetic
from goodoffices.lenses.packages.asked import ask
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.references import keys
from goodoffices.run import SILENT


def answer(case: Case, accept: WhoMustAccept = USUAL) -> Section:
    found = arithmetic.section(ask(zone(OutcomeSpace(case), accept), SILENT))
    finding = Finding(
        "packages", "What?", "c", "C", Sentence("Given these inputs, so.", by=("T",)),
        judgements=found.judgements, tables=found.tables, assumptions=found.assumptions,
        missing=found.missing,
    )  # fmt: skip
    assert breaches(finding) == ()
    assert set(found.methods) <= keys()
    for table in found.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        names = [row[0].text for row in table.rows]
        assert len(names) == len(set(names)) <= 20
        assert all(cell.by for row in table.rows for cell in row)
    return found


def case(preferences: list[Any], **more: Any) -> Case:
    """Land and water between Anna and Boris, each holding what the other wants more."""
    options = {"hers": "Anna has it", "his": "Boris has it"}
    return Case.model_validate(
        {
            "case": "trade",
            "parties": {
                "A": {"name": "Anna", "role": "at the table"},
                "B": {"name": "Boris", "role": "at the table"},
            },
            "issues": {
                "land": {"options": options, "now": "his", "held by": "B"},
                "water": {"options": options, "now": "hers", "held by": "A"},
            },
            "preferences": preferences,
        }
        | more
    )


def wants(party: str, land: int, water: int, **more: Any) -> dict[str, Any]:
    mine, other = ("hers", "his") if party == "A" else ("his", "hers")
    values = {issue: {mine: 100, other: 0} for issue in ("land", "water")}
    entry = {"of": party, "by": "T", "points": {"land": land, "water": water}, "values": values}
    return entry | {"walk away": "now"} | {key.replace("_", " "): v for key, v in more.items()}


def test_a_swap_needs_both_issues() -> None:
    found = answer(case([wants("A", 80, 20), wants("B", 30, 70)]))
    (judgement,) = found.judgements
    claim = (
        "Given these inputs, nothing could be agreed without each of land and water on the table."
    )
    assert judgement.claim.text == claim
    said = [why.text for why in judgement.why]
    only = "No issue makes an agreement by itself. Only together, with all else as now, make"
    assert f"{only} an agreement: land with water." in said
    gone = "Were Anna or Boris gone, with what it holds kept as now, nothing could be agreed."
    assert gone in said
    issues, parties = found.tables
    rows = {row[0].text: [cell.text for cell in row[1:4]] for row in issues.rows}
    # now is worth (20, 30) to Anna and Boris, the swap (80, 70)
    assert rows == {
        "land": ["0 of 1", "creates", "Anna +60.0, Boris +40.0"],
        "water": ["0 of 1", "creates", "Anna +60.0, Boris +40.0"],
    }
    effects = {row[0].text: [cell.text for cell in row[1:3]] for row in parties.rows}
    freed = effects["Anna: its consent no longer asked"]
    assert freed == ["2 instead of 1", "enlarges; only Boris gains"]
    assert effects["Anna: gone, with what it holds kept as now"] == ["0 instead of 1", "destroys"]


def several(stakes: dict[str, tuple[int, int]]) -> Case:
    """Issues that both must agree to, each worth so much to Anna and to Boris; now is worth 50."""
    both = {"all of": ["A", "B"]}
    issues = {i: {"options": {"no": "", "yes": ""}, "now": "no", "held by": both} for i in stakes}
    preferences = [
        {
            "of": party, "by": "T", "points": dict.fromkeys(stakes, 1), "walk away": "now",
            "values": {i: {"no": 50, "yes": 50 + pair[k]} for i, pair in stakes.items()},
        }
        for k, party in enumerate("AB")
    ]  # fmt: skip
    return case(preferences, issues=issues)


def test_who_pays_for_an_issue_is_said_for_the_dearest_three() -> None:
    # every issue costs Boris something that the gift pays for
    stakes = {"gift": (1, 50), "a": (40, -8), "b": (38, -7), "c": (36, -6), "d": (34, -5)}
    found = answer(several(stakes))
    said = [why.text for why in found.judgements[0].why]
    assert found.judgements[0].claim.text == (
        "Given these inputs, nothing could be agreed without gift on the table."
    )
    # of 100 for five issues: 8 ÷ 5 and 40 ÷ 5
    dear = "With a on the table, the Nash package is worth 8.0 more to Anna and 1.6 less to Boris."
    assert said[0] == dear
    assert said[3] == "1 more issue on the table would cost somebody something, but less."
    assert "Gift makes an agreement by itself, with all else as now." in said
    alone = "There is no agreement in which anybody gains that leaves gift as now."
    assert alone in said


def test_issues_that_do_as_much_are_named_together() -> None:
    found = answer(several({"a": (10, 10), "b": (10, 10), "idle": (0, -50)}))
    assert found.judgements[0].claim.text == (
        "Given these inputs, of the issues on the table, a and b do most for agreement: were any "
        "one of them kept as now, 1 of 3 packages other than now would be left."
    )
    said = [why.text for why in found.judgements[0].why]
    idle = "Idle could be kept as now without effect: no package that changes it could be accepted."
    assert idle in said


def test_without_a_zone_it_says_whose_consent_would_make_one() -> None:
    boris = wants("B", 30, 70, red_lines=[{"land": "hers"}])
    found = answer(case([wants("A", 80, 20), boris]))
    (judgement,) = found.judgements
    assert judgement.claim.text == (
        "Given these inputs, nothing could be agreed as things stand; were the consent of Anna no "
        "longer asked, 1 package other than now could be accepted; were the consent of Boris no "
        "longer asked, 2 packages other than now could be accepted."
    )
    assert [table.name for table in found.tables] == ["arithmetic of parties"]


def test_a_bystander_is_asked_or_told_to_be_missing() -> None:
    parties = {
        "A": {"name": "Anna", "role": "at the table"},
        "B": {"name": "Boris", "role": "at the table"},
        "C": {"name": "Clara", "role": "absent"},
    }
    pair = [wants("A", 80, 20), wants("B", 30, 70)]
    unknown = answer(case(pair, parties=parties))
    (missing,) = unknown.missing
    assert "asking Clara as well" in missing.text
    clara = {
        "of": "C", "by": "U", "priorities": ["land is his"], "indifferent": ["water"],
        "walk away": "now",
    }  # fmt: skip
    known = answer(case([*pair, clara], parties=parties))
    assert known.missing == ()
    rows = {row[0].text: row for row in known.tables[1].rows}
    row = rows["Clara: asked about every package"]
    assert [cell.text for cell in row[1:3]] == ["0 instead of 1", "destroys"]


def test_an_order_is_compared_without_numbers() -> None:
    anna = {"of": "A", "by": "T", "priorities": ["land is hers", "water is hers"],
            "walk away": "now"}  # fmt: skip
    found = answer(case([anna, wants("B", 30, 70)]))
    cells = {row[0].text: row[3].text for row in found.tables[0].rows}
    assert cells["land"] == "Anna better, Boris +40.0"
    boris = {"of": "B", "by": "T", "priorities": ["water is his", "land is his"],
             "walk away": "now"}  # fmt: skip
    orders = answer(case([anna, boris]))
    texts = {row[0].text: [cell.text for cell in row[3:]] for row in orders.tables[0].rows}
    assert texts["land"] == ["Anna better, Boris better", "–"]
    assert "each of land and water" in orders.judgements[0].claim.text


def test_where_nobody_is_asked_or_nothing_can_change_there_is_no_answer() -> None:
    pair = [wants("A", 80, 20), wants("B", 30, 70)]
    stuck = case(pair, rules=[{"one way": {"land": ["his"], "water": ["hers"]}}])
    assert answer(stuck) == Section()


def test_one_who_is_asked_alone_is_not_taken_away() -> None:
    found = answer(case([wants("A", 80, 20), wants("B", 30, 70)]), WhoMustAccept(("A",)))
    names = [row[0].text for row in found.tables[1].rows]
    assert names == ["Boris: asked about every package"]


def test_bundled_cases() -> None:
    assert answer(tiny()).judgements
    found = answer(paris())
    claim = found.judgements[0].claim.text
    assert "constitution does most for agreement" in claim
    assert "20 of 124 packages other than now would be left" in claim
    rows = {row[0].text: [cell.text for cell in row[1:3]] for row in found.tables[0].rows}
    assert rows["crimea"] == ["124 of 124", "leaves as it is"]
