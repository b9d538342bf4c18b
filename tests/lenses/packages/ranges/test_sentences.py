"""What is said of ranges, in bargains whose answers are known, and in the Paris case."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.lenses.finding import Finding, Sentence, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.packages.asked import Asked, ask
from goodoffices.lenses.packages.ranges.ranged_zone import ranged_zone
from goodoffices.lenses.packages.ranges.section import section, seed
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept
from goodoffices.run import SILENT
from goodoffices.samples import PARIS, sample

HERS = {"hers": 100, "his": 0}
HIS = {"hers": 0, "his": 100}


def entry(of: str, land: object, water: object, **more: Any) -> dict[str, Any]:
    values = dict.fromkeys(("land", "water"), HERS if of == "A" else HIS)
    made = {"of": of, "by": f"analyst {of}", "points": {"land": land, "water": water}}
    return made | {"values": values, "walk away": "now"} | more


def trade(*preferences: dict[str, Any]) -> Case:
    """Boris has the land and Anna the water; swapping pays for whoever wants the other's more."""
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
            "preferences": list(preferences),
        }
    )


def asked_of(case: Case, accept: WhoMustAccept = USUAL, reading: Reading | None = None) -> Asked:
    return ask(zone(OutcomeSpace(case, reading or Reading()), accept), SILENT)


def look(asked: Asked) -> Section:
    found = section(asked)
    assert section(asked_of(asked.case, asked.zone.accept, asked.space.reading)) == found
    finding = Finding(
        "packages",
        "What is firm?",
        asked.case.case,
        "",
        Sentence("Headline.", by=("analyst",)),
        found.judgements,
        found.tables,
        found.figures,
        found.assumptions,
        found.would_change,
        found.limits,
        found.missing,
        found.methods,
        seed=seed(found),
    )
    assert breaches(finding) == ()
    assert from_json(finding.to_json()) == finding
    names = [table.name for table in found.tables]
    assert all(figure.table in names and figure.alt for figure in found.figures)
    for table in found.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert len(table.rows) <= 20
    return found


def claims(found: Section) -> list[str]:
    return [judgement.claim.text for judgement in found.judgements]


def why(found: Section, number: int = 0) -> list[str]:
    return [sentence.text for sentence in found.judgements[number].why]


def test_nothing_is_said_where_every_number_is_exact() -> None:
    found = look(asked_of(trade(entry("A", 80, 20), entry("B", 30, 70))))
    assert found == Section()
    assert seed(found) is None


def test_a_package_that_is_firm_whatever_the_numbers() -> None:
    # the swap pays both in every reading: Anna wants the land more, and Boris the water
    found = look(asked_of(trade(entry("A", "60..90", 20), entry("B", 30, "40..80"))))
    assert (
        "is the Nash package in all 1,000 readings drawn: all 2 issues are firm" in claims(found)[0]
    )
    said = why(found)
    assert any("1 package other than now could be accepted; counting those" in s for s in said)
    assert any(s.startswith("Counting now, 1 package can be accepted") for s in said)
    assert found.figures == ()
    assert "none of 2 numbers given as ranges changes a chosen package" in claims(found)[1]
    assert seed(found) == 1


def test_a_package_that_is_not() -> None:
    # the swap pays Anna where land weighs more than 50: in 50 of 64 parts of 0 to 64
    found = look(asked_of(trade(entry("A", "0..64", 50), entry("B", 30, 70))))
    (row,) = (row for row in found.tables[1].rows if "land: Anna" in row[0].text)
    share = float(row[1].text.split(" ")[0]) / 100
    # worth more than 50 of 0 to 64: the top 14 of 64 parts; six standard errors around that
    assert abs(share - 14 / 64) < 6 * (14 / 64 * 50 / 64 / 1000) ** 0.5
    low, high = row[1].text.split("(")[1].rstrip(")").split("–")
    assert float(low) < 100 * share < float(high)
    assert row[3].text == "no"
    # where the swap does not pay there is no Nash package: nothing to gain
    claim = claims(found)[0]
    assert "no package is chosen in all readings" in claim
    assert any(text.startswith("There is no Nash package in 7") for text in why(found))
    assert "the points of Anna on land (0..64)" in claims(found)[1]
    assert why(found, 1)[0] == ("No package other than now could be accepted at 0 and 1 at 64.")
    assert len(found.figures) == 1


def test_where_nothing_could_be_accepted_in_any_reading() -> None:
    found = look(asked_of(trade(entry("A", "10..30", 60), entry("B", 30, "70..90"))))
    claim = "in none of 1,000 readings drawn could any package other than now be accepted"
    assert claims(found)[0] == f"Given these inputs, {claim}."


def test_a_chance_of_agreement_that_the_middle_hides() -> None:
    # half way the swap is worth less to Anna than now, and for some numbers more
    asked = asked_of(trade(entry("A", "20..70", 50), entry("B", 30, 70)))
    assert not asked.zone.beyond_now.any()
    found = look(asked)
    assert "is the Nash package in" in claims(found)[0]


def test_entries_are_counted_apart() -> None:
    first, second = entry("A", "60..90", 20), entry("A", "10..12", 60, by="analyst Z")
    found = look(asked_of(trade(first, second, entry("B", 30, 70))))
    (table,) = (table for table in found.tables if table.name == "entries")
    assert [row[1].text for row in table.rows] == [
        "land: Anna has it; water: Boris has it",
        "none",
    ]
    assert [row[2].text for row in table.rows] == ["100 %", "0 %"]
    assert (
        "Under the entry of analyst Z for Anna, counted apart, there is no Nash package"
        in "".join(why(found))
    )
    assert any("matters more for the Nash package than any number" in s for s in why(found, 1))
    assert "low" in found.judgements[0].confidence.text


def test_only_another_entry_has_ranges() -> None:
    first, second = entry("A", 80, 20), entry("A", "10..90", 20, by="analyst Z")
    found = look(asked_of(trade(first, second, entry("B", 30, 70))))
    assert "in the one reading there is" in claims(found)[0]
    assert len(claims(found)) == 1


def test_the_chosen_entry_is_the_one_of_the_reading() -> None:
    first, second = entry("A", "60..90", 20), entry("A", "10..12", 60, by="analyst Z")
    reading = Reading(entries={"A": 2})
    found = look(asked_of(trade(first, second, entry("B", 30, 70)), reading=reading))
    assert "in none of 1,000 readings drawn could any package" in claims(found)[0]
    assert any("Under the entry of analyst A for Anna" in s for s in why(found))


def test_with_a_quorum_what_is_efficient_is_not_claimed() -> None:
    case = trade(entry("A", "60..90", 20), entry("B", 30, 70))
    found = look(asked_of(case, WhoMustAccept(("A", "B"), 1)))
    assert any("efficient whatever the numbers was not worked out" in s.text for s in found.limits)
    assert len(found.tables[1].columns) == 7


def test_weights_below_zero_are_named_as_missing() -> None:
    found = look(asked_of(trade(entry("A", "-10..90", 20), entry("B", 30, 70))))
    assert found.judgements == ()
    assert "points of A that are nowhere below zero" in found.missing[0].text


def test_a_party_with_an_order_only() -> None:
    first = ["water is his", "land is his"]
    order = {"of": "B", "by": "U", "priorities": first, "walk away": "now"}
    found = look(asked_of(trade(entry("A", "40..60", 50), order)))
    # the swap pays Anna where land weighs more than 50, and Boris ranks it above now
    assert "some package other than now could be accepted in" in claims(found)[0]
    assert "none is a Nash package" in claims(found)[0]


@cache
def paris() -> Case:
    folder = sample(PARIS)
    assert folder is not None
    return load(folder).case


def corners() -> list[Case]:
    """Make one case for each corner of the ranges of the entries in use."""
    case, made = paris(), []
    places = [("RUS", "points", "crimea", ""), ("RUS", "values", "troops", "partial"),
              ("USA", "values", "sanctions", "tougher")]  # fmt: skip
    for ends in product(("low", "high"), repeat=len(places)):
        preferences = list(case.preferences)
        for (party, kind, issue, option), end in zip(places, ends, strict=True):
            at = next(k for k, e in enumerate(preferences) if e.of == party)
            one = preferences[at]
            given: Any = dict(getattr(one, kind))
            number = given[issue][option] if option else given[issue]
            exact = Range(getattr(number, end), getattr(number, end))
            given[issue] = {**given[issue], option: exact} if option else exact
            preferences[at] = one.model_copy(update={kind: given})
        made.append(case.model_copy(update={"preferences": tuple(preferences)}))
    return made


def test_paris_what_is_acceptable_whatever_the_numbers() -> None:
    ranged = ranged_zone(zone(OutcomeSpace(paris())))
    masks = np.stack([zone(OutcomeSpace(case)).acceptable for case in corners()])
    assert ranged.states.tolist() == np.flatnonzero(masks.any(axis=0)).tolist()
    every = ranged.states[ranged.always_acceptable]
    assert every.tolist() == np.flatnonzero(masks.all(axis=0)).tolist()


def test_paris_what_is_efficient_whatever_the_numbers() -> None:
    from goodoffices.lenses.packages.ranges.in_all_readings import in_all_readings

    ranged = ranged_zone(zone(OutcomeSpace(paris())))
    found = in_all_readings(ranged)
    assert found is not None
    masks = np.stack([zone(OutcomeSpace(case)).efficient for case in corners()])
    assert ranged.states[found.always].tolist() == np.flatnonzero(masks.all(axis=0)).tolist()
    assert not masks[:, ranged.states[found.never]].any()


def test_paris_in_words() -> None:
    found = look(asked_of(paris()))
    firm, matters = claims(found)
    assert "is the Nash package in all 1,000 readings drawn" in firm
    assert "the value of “Partial pull-back” on troops to Russia (40..60) matters most" in matters
    assert "the egalitarian package in" in matters
    assert any("106 packages other than now could be accepted at 40" in s for s in why(found, 1))
    assert any("analyst B (illustrative)" in s for s in why(found))
    assert set(found.methods) == {"homma1996", "lahdelma2001", "salo1992", "wilson1927"}


def test_many_entries_are_asked_one_at_a_time() -> None:
    several = [
        entry(of, f"{60 + k}..90" if of == "A" else 30, 20 if of == "A" else 70 + k, by=f"{of}{k}")
        for of in "AB"
        for k in range(4)
    ]
    found = look(asked_of(trade(*several)))
    (table,) = (table for table in found.tables if table.name == "entries")
    # 16 combinations: the one in use, and three others for each party
    assert len(table.rows) == 7
    assert any("9 combinations of several analysts’ entries were left out" in s.text
               for s in found.limits)  # fmt: skip


@pytest.mark.parametrize("drawn", [1, 2])
def test_the_same_numbers_are_drawn_whatever_the_others_entries(drawn: int) -> None:
    from goodoffices.lenses.packages.ranges.tally import draw

    case = trade(
        entry("A", "60..90", 20), entry("B", 30, "60..80"), entry("B", 30, "50..60", by="Z")
    )
    one = ranged_zone(zone(OutcomeSpace(case)))
    other = ranged_zone(zone(OutcomeSpace(case, Reading(entries={"B": 2}))))
    mine, theirs = draw(one, 50, drawn), draw(other, 50, drawn)
    assert (mine["A"] == theirs["A"]).all()
    assert not (mine["B"] == theirs["B"]).all()
