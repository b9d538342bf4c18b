"""What the headline, the judgements and the tables say of the same thing is the same."""

from __future__ import annotations

import re
from functools import cache

import pytest

from goodoffices import open_case
from goodoffices.case.model import Case
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.packages.lens import PackagesLens
from goodoffices.lenses.packages.many import finding as many
from goodoffices.methods.stability import NASH, SEQ
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.who_must_accept import WhoMustAccept

NASH_PACKAGE = (
    "troops: withdrawn; sanctions: eased; constitution: decentralised; minority rights: protected; "
    "militias: demobilised; bloc: non-bloc; regional seat: with"
)


@cache
def paris() -> Case:
    return open_case("paris-2014").case


def look(
    *, accept: WhoMustAccept | None = None, without: tuple[str, ...] = (), **wanted: str
) -> Finding:
    reading = Reading(without=without)
    settings = Settings(reading=reading, wanted=wanted)
    if accept is not None:
        settings = Settings(reading=reading, accept=accept, wanted=wanted)
    return PackagesLens().look(paris(), settings)


def demanding(walk_away: str) -> Case:
    """Give the Paris case in which Russia has so much without a settlement."""
    plain = paris().model_dump(by_alias=True, exclude_none=True)
    plain["preferences"][0]["walk away"] = walk_away
    return Case.model_validate(plain)


def test_when_nothing_is_acceptable_headline_and_table_count_alike() -> None:
    found = PackagesLens().look(demanding("90"), Settings())
    told = dict(re.findall(r"([A-Z][\w ]+) could accept ([\d,]+ of [\d,]*\d)", found.headline.text))
    assert len(told) == 4
    for row in found.table("acceptance").rows:
        assert told[row[0].text] == f"{row[3].text} of {row[2].text}"


def test_a_draft_that_is_the_nash_package_is_no_standard() -> None:
    found = look(outcome=NASH_PACKAGE)
    (claim,) = [
        j.claim.text for j in found.judgements if "in points of 100 against now" in j.claim.text
    ]
    assert "wanted" not in claim
    assert "Raiffa sequential standards" in claim


@pytest.mark.parametrize("concept", [NASH, SEQ])
def test_the_headline_says_under_which_concept_it_was_asked(concept: object) -> None:
    found = look(concept="Nash" if concept is NASH else "SEQ")
    last = found.headline.text.rpartition("; ")[2]
    (column,) = [row for row in found.table("side by side").rows if "Nash stability" in row[0].text]
    assert column[2].mark is not None
    assert column[2].mark.word == "does not hold"
    if concept is NASH:
        assert last.startswith("it would not hold: Russia, United States, Ukraine and NATO")
    else:
        assert last == ("it would hold under sequential stability, not against every single move.")


def test_a_power_of_somebody_not_weighed_is_said_to_have_no_effect() -> None:
    found = look(powers="EAST=3")
    whys = [why.text for judgement in found.judgements for why in judgement.why]
    assert any("Eastern and southern Ukraine has no effect" in why for why in whys)


def test_a_quorum_never_claims_that_all_could_accept() -> None:
    found = look(accept=WhoMustAccept(("RUS", "USA", "UKR"), 2, ("RUS",)))
    texts = [judgement.claim.text for judgement in found.judgements]
    texts += [table.note for table in found.tables]
    assert not [text for text in texts if "that all weighed could accept" in text]


def test_with_all_that_makes_agreement_kept_as_now_nothing_is_divided_by_nothing() -> None:
    found = look(
        without=("constitution", "minority rights", "militias"), outcome="troops: withdrawn"
    )
    assert "none of" in found.headline.text


def test_a_quorum_is_told_where_packages_are_too_many_to_list() -> None:
    accept = WhoMustAccept(("RUS", "USA", "UKR"), 2, ("RUS",))
    short = many.finding(paris(), Settings(accept=accept))
    long = look(accept=accept)
    count = re.search(r"([\d,]+) of ([\d,]+) packages", long.headline.text)
    assert count is not None
    assert count.group(0) in short.headline.text
    assert any("A package passes when 2 of them accept it, Russia among them." in s.text
               for s in short.assumptions)  # fmt: skip
