"""The Paris case: the states a careful reader accepts, the headline, the grid, the figure."""

from __future__ import annotations

import json
from datetime import date

import pytest

from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding, from_json
from goodoffices.lenses.language import breaches
from goodoffices.lenses.talks.lens import TalksLens
from goodoffices.lenses.talks.rule import RULE

from .small_cases import paris


@pytest.fixture(scope="module")
def finding() -> Finding:
    return TalksLens().look(paris(), Settings())


STATES = {
    "political solution": "agreed",
    "talks go on": "agreed",
    "next meeting": "open",
    "troops": "open",
    "crimea": "deadlocked",
    "sanctions": "open",
    "constitution": "same words, different meaning",
    "language": "open",
    "minority rights": "claimed agreed",
    "militias": "open",
    "bloc": "open",
    "regional seat": "open",
    "NATO posture": "open",
}


def column(finding: Finding, table: str, title: str) -> dict[str, str]:
    found = finding.table(table)
    at = [column.title for column in found.columns].index(title)
    return {row[0].text: row[at].text for row in found.rows}


def test_states(finding: Finding) -> None:
    assert column(finding, "states", "State") == STATES
    for row in finding.table("states").rows:
        assert row[1].mark is not None
        assert row[1].mark.word == row[1].text


def test_headline_counts_what_the_table_says(finding: Finding) -> None:
    assert finding.headline.text == (
        "Of 13 issues, 2 are agreed, 1 is agreed only on one side’s account, on 1 the same words "
        "mean different things, 1 is deadlocked and 8 are open; no next meeting is set."
    )


def test_language_and_round_trip(finding: Finding) -> None:
    for settings in (Settings(), Settings(earlier_as_of=date(2014, 3, 1))):
        found = TalksLens().look(paris(), settings)
        assert breaches(found) == ()
        assert from_json(found.to_json()) == found
    assert "moved" not in [table.name for table in finding.tables]


def test_every_id_cited_is_in_the_case(finding: Finding) -> None:
    case = paris()
    known = {*case.statements, *case.sources}
    cited = {
        id_ for table in finding.tables for row in table.rows for c in row for id_ in c.evidence
    }
    cited |= {id_ for j in finding.judgements for s in (j.claim, j.confidence, *j.why)
              for id_ in s.evidence}  # fmt: skip
    assert cited
    assert cited <= known


def test_who_says_so(finding: Finding) -> None:
    russia, america = (column(finding, "grid", name) for name in ("Russia", "United States"))
    issues = paris().issues
    full = issues["troops"].title_of("withdrawn")
    secured = issues["minority rights"].title_of("protected")
    assert america["troops"] == f"States “{full}”"
    assert russia["troops"] == "nothing quoted"
    assert america["militias"] == "speaks on it, names no option of its own"
    assert "so Western officials" in russia["constitution"]
    assert "unnamed officials" in america["constitution"]
    assert america["minority rights"] == f"Said to want “{secured}” (so Russia)"
    assert russia["sanctions"].startswith("Said to want ")
    assert russia["sanctions"].endswith(" (so the reporter)")
    assert column(finding, "states", "Confirmed by")["minority rights"] == "Russia"
    assert column(finding, "heard", "Only through others?") == {
        "Russia": "no",
        "United States": "no",
        "Ukraine": "no",
        "NATO": "yes",
        "Eastern and southern Ukraine": "not heard at all",
    }


def test_one_sided_and_absent(finding: Finding) -> None:
    sides = column(finding, "states", "One-sided?")
    assert sides["bloc"] == "only Russia; one origin"
    assert sides["troops"] == "only United States; one origin"
    assert sides["crimea"] == "nobody at the table; one origin"
    assert sides["constitution"] == "no; one origin"
    assert [row[0].text for row in finding.table("absent and nearby").rows] == [
        "Ukraine",
        "NATO",
        "Eastern and southern Ukraine",
    ]
    assert any("one origin" in limit.text for limit in finding.limits)


def test_next(finding: Finding) -> None:
    rows = [[c.text for c in row] for row in finding.table("next").rows]
    assert rows == [
        ["meeting", "Russia and United States", "none set", "not stated", "yes"],
        ["meeting", "NATO", "from 1 April 2014 to 2 April 2014", "not stated", "no"],
    ]


def test_the_rule_and_the_day_are_printed(finding: Finding) -> None:
    said = [sentence.text for sentence in finding.assumptions]
    assert said[0].startswith("Statements count up to 31 March 2014: 41 statements count of 41")
    assert tuple(said[-len(RULE) :]) == RULE


def test_the_figure_says_what_its_table_says(finding: Finding) -> None:
    (figure,) = finding.figures
    spec = json.loads(json.dumps(figure.spec))
    drawn = sum(len(strip["data"]["values"]) for strip in spec["vconcat"])
    assert drawn == len(finding.table(figure.table).rows) > 0
    assert "http" not in json.dumps(spec)
    for row in finding.table(figure.table).rows:
        assert row[2].text in figure.alt
    assert {strip["title"]["text"] for strip in spec["vconcat"]} == {
        "troops",
        "sanctions",
        "constitution",
    }


def test_the_figure_can_be_drawn(finding: Finding) -> None:
    import vl_convert

    svg = vl_convert.vegalite_to_svg(json.dumps(finding.figures[0].spec))
    assert "said by the reporter" in svg


def test_before_the_talks_nothing_of_them_is_known() -> None:
    found = TalksLens().look(paris(), Settings(as_of=date(2014, 2, 1)))
    states = column(found, "states", "State")
    # what is said “until 30 March” can have been said by then, and the finding says that it may not
    assert states.pop("constitution") == "open"
    assert set(states.values()) == {"not addressed"}
    assert any("2 statements count because" in s.text for s in found.limits)
    assert "the record names no next meeting" in found.headline.text
    assert breaches(found) == ()
