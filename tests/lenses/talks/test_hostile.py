"""Cases that give little, or nothing, or too much."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.talks.lens import TalksLens

from .small_cases import PARTIES, paris, raw, say, small
from .test_rule_by_brute_force import worlds


def look(case: Case, **chosen: Any) -> Finding:
    found = TalksLens().look(case, Settings(**chosen))
    assert breaches(found) == ()
    assert from_json(found.to_json()) == found
    assert found == TalksLens().look(case, Settings(**chosen))
    for table in found.tables:
        assert all(len(row) == len(table.columns) for row in table.rows), table.name
    return found


def test_without_issues_it_says_what_it_needs() -> None:
    with pytest.raises(NeedsError, match="issues"):
        TalksLens().look(Case(case="empty"), Settings())


def test_issues_and_nothing_else() -> None:
    found = look(Case.model_validate({"case": "x", "issues": {"k": {}}}))
    assert found.headline.text == "Of 1 issue, none is agreed and 1 is not addressed."
    assert any("two parties at the table" in sentence.text for sentence in found.missing)


@pytest.mark.parametrize("kept", [[], ["A"], ["C"], ["A", "B"]])
def test_few_parties(kept: list[str]) -> None:
    case = small(
        {"s1": say("expert", asserts="agreed"), "s2": say("reporter")},
        parties={p: PARTIES[p] for p in kept},
        speakers={"expert": {}},
    )
    found = look(case)
    assert "1 is only claimed to be agreed" in found.headline.text


def test_no_sources_and_no_speakers() -> None:
    case = small({"s1": say([], "agree"), "s2": say([], asserts="agreed")}, sources={})
    found = look(case)
    assert "1 is only claimed" in found.headline.text
    assert any("no source" in sentence.text for sentence in found.limits)
    assert any("Somebody not named" in w.text for j in found.judgements for w in j.why)


def test_names_nobody_knows_and_circles_do_no_harm() -> None:
    said = {
        "s1": say("nobody known", "agree", inside="s2"),
        "s2": say("A", on=["k", "unknown issue"], inside="s1"),
        "s3": say("B", option="unknown option", inside="gone"),
    }
    position = {"party": "Z", "issue": "nowhere", "option": "x", "from": "gone"}
    events = [{"what": "meeting", "who": ["Z", "A"], "planned": "true"}]
    look(small(said, positions=[position], events=events))


def test_the_cases_own_words_cannot_break_the_sentences() -> None:
    name = "probably “the” model\nis likely"
    issues = {name: {"options": {"x": "likely ”x“", "y": name}, "scale": "true", "now": "x"}}
    case = small(
        {"s1": say("A", option="x", on=name), "s2": say("B", "agree", option="y", on=name)},
        issues=issues,
        terms={"likely": {"on": name, "meanings": [{"for": "A", "option": "x"},
                                                   {"for": "B", "option": "y"}]}},
        states={},
    )  # fmt: skip
    look(case)


def test_options_of_equal_title_stay_apart_in_the_figure() -> None:
    issues = {"k": {"options": {"x": "same", "y": "same"}, "scale": "true", "now": "x"}}
    found = look(small({"s1": say("A", option="y")}, issues=issues))
    drawn = found.figures[0].spec["vconcat"][0]["data"]["values"]
    assert len({value["option"] for value in drawn}) == 2


def test_comparing_with_an_empty_case() -> None:
    empty = Case.model_validate({"case": "before", "issues": {"k": {}}})
    said = {"s1": say(["A", "B"], "agree")}
    assert look(small(said), earlier=empty).table("moved").rows
    assert look(empty, earlier=small(said)).table("moved").rows


@pytest.mark.parametrize("party", ["RUS", "USA", "UKR", "NATO", "EAST"])
def test_paris_without_a_party_at_all(party: str) -> None:
    given = raw(paris())
    given["parties"] = {p: entry for p, entry in given["parties"].items() if p != party}
    look(Case.model_validate(given))


@settings(max_examples=60, deadline=None)
@given(worlds(), worlds())
def test_any_small_record_gives_a_whole_finding(world: Any, other: Any) -> None:
    case, earlier = (small(s, positions=p, terms=t) for s, p, t in (world, other))
    look(case, earlier=earlier)
