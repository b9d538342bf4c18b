"""Grid, voices, next meeting, confidence, remarks."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.voice import Voice
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.talks.confidence import confidence
from goodoffices.lenses.talks.grid import grid, wishes
from goodoffices.lenses.talks.heard import heard, sides
from goodoffices.lenses.talks.lens import TalksLens
from goodoffices.lenses.talks.next_meeting import coming
from goodoffices.lenses.talks.record import Record

from .small_cases import say, small


def cells(said: dict[str, Any], **more: Any) -> dict[str, str]:
    table = grid(Record(small(said, **more)))
    row = next(row for row in table.rows if row[0].text == "k")
    return {c.title: cell.text for c, cell in zip(table.columns, row, strict=True)}


def test_every_voice_a_position_rests_on_is_shown_apart() -> None:
    said = {"s1": say("officials of A"), "s2": say("expert"), "s3": say("reporter")}
    position = {"party": "A", "issue": "k", "option": "x"}
    positions = [{**position, "from": ["s3", "s2", "s1"]}, {**position, "option": "y"}]
    case = small(said, positions=positions)
    found = wishes(Record(case), "A", "k")
    assert [(w.option, w.voice, w.evidence) for w in found] == [
        ("x", Voice.STATED, ("s1",)),
        ("x", Voice.ATTRIBUTED, ("s2",)),
        ("x", Voice.REPORTER, ("s3",)),
        ("y", Voice.ANALYST, ()),
    ]
    assert cells(said, positions=positions[:1])["Aland"] == (
        "States “Option X” (unnamed officials); said to want “Option X” (so expert); "
        "said to want “Option X” (so the reporter)"
    )


def test_cells_say_what_there_is() -> None:
    said = {
        "s1": say("A", "refuse", option="y"),
        "s2": say("B", "assess"),
        "s3": say("A"),
        "s4": say("C", inside="s3"),
    }
    found = cells(said)
    assert found["Aland"] == "Refuses “Option Y”"
    assert found["Borduria"] == "speaks on it, names no option"
    assert found["Cland (absent)"] == "spoken for by others, no option named"
    assert cells({})["Borduria"] == "nothing quoted"


def test_what_somebody_says_of_a_party_is_not_its_wish() -> None:
    assert (
        cells({"s1": say("expert", "assess", about="A", option="x")})["Aland"] == "nothing quoted"
    )


def test_who_is_heard() -> None:
    said = {
        "s1": say("officials of A"),
        "s2": say("B", inside="s1"),
        "s3": say("expert"),
    }
    position = {"party": "C", "issue": "k", "option": "x", "from": "s3"}
    record = Record(small(said, positions=[position]))
    a, b, c = (heard(record, party) for party in "ABC")
    assert (a.own, a.unnamed, a.only_quoted_by_others) == (("s1",), ("s1",), False)
    assert (b.own, b.told, b.only_quoted_by_others) == ((), ("s2",), True)
    assert (c.said_to_want, c.only_quoted_by_others) == (("s3",), True)
    assert sides(record, "k").sides == ("A",)


def test_origins_not_documents_are_counted() -> None:
    source = {"file": "sources/r.txt", "published": "2020-01-10"}
    two = {"r": {**source, "origin": "wire"}, "t": {**source, "origin": "wire"},
           "u": {**source, "origin": ""}, "v": source}  # fmt: skip
    said = {"s1": say("A", seen_in=["r", "t"])}
    assert sides(Record(small(said, sources=two)), "k").one_origin
    said["s2"] = say("A", seen_in=["u", "v"])
    assert sides(Record(small(said, sources=two)), "k").origins == ("wire", "origin not stated")


MEETING = {"what": "meeting", "who": ["A", "Bo"], "planned": "true"}


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([], "the record names no next meeting"),
        ([{**MEETING, "when": "none set"}], "no next meeting is set"),
        ([MEETING], "a next meeting is planned, its date not stated"),
        ([{**MEETING, "when": "2020-02-03", "where": "Paris"}],
         "the next meeting is planned in Paris, 3 February 2020"),
        ([{**MEETING, "when": "2020-03"}, {**MEETING, "when": "2020-02..2020-04"}],
         "the next meeting is planned, from 1 February 2020 to 30 April 2020"),
        ([{**MEETING, "when": "2020-02"}], "the next meeting is planned, February 2020"),
        ([{**MEETING, "when": "none set"}, {**MEETING, "when": "2020-02-03"}],
         "the next meeting is planned, 3 February 2020"),
        ([{**MEETING, "when": "2020-01-03"}],
         "the meeting once planned is past and no later one is on record"),
        ([{**MEETING, "who": ["A", "C"], "when": "2020-02-03"}],
         "the record names no next meeting"),
        ([{**MEETING, "who": ["A", "Ann"], "when": "2020-02-03"}],
         "the record names no next meeting"),
        ([{**MEETING, "what": "elections", "when": "2020-02-03"}],
         "the record names no next meeting"),
        ([{**MEETING, "planned": "false", "when": "2020-01-03"}],
         "the record names no next meeting"),
        ([{**MEETING, "when": "2020-02-03", "from": "s1"}], "the record names no next meeting"),
    ],
)  # fmt: skip
def test_next_meeting(events: list[dict[str, Any]], words: str) -> None:
    case = small({"s1": say("A", when="2020-02-02")}, events=events)
    assert coming(Record(case)).words == words


def _sources(*grades: str) -> dict[str, Any]:
    return {
        f"r{n}": {"file": f"sources/{n}.txt", "published": "2020-01-10", "origin": f"o{n}",
                  **({"grade": grade} if grade else {})}
        for n, grade in enumerate(grades)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("grades", "credibility", "level"),
    [
        ("AB", [1, 2], "high"),
        ("AA", [1, 3], "moderate"),
        ("A", [1, 1], "moderate"),
        ("AC", [1, 1], "moderate"),
        ("C", [3, 4], "moderate"),
        ("C", [4, 4], "low"),
        ("AD", [1, 1], "low"),
        ([""], [1, 1], "low"),
        ("AA", [None, None], "low"),
    ],
)
def test_confidence_follows_grades_and_origins(
    grades: list[str], credibility: list[int | None], level: str
) -> None:
    sources = _sources(*grades)
    said = {
        f"s{n}": say("A", seen_in=list(sources), **({} if c is None else {"credibility": str(c)}))
        for n, c in enumerate(credibility)
    }
    text = confidence(Record(small(said, sources=sources)), tuple(said)).text
    assert text.startswith(f"Confidence is {level}: ")


def test_the_weakest_issue_decides() -> None:
    sources = _sources("A", "A")
    said = {"s1": say("A", seen_in=list(sources), credibility="1"),
            "s2": say("A", seen_in=["r0"], credibility="5")}  # fmt: skip
    record = Record(small(said, sources=sources))
    assert "is low" in confidence(record, ("s1", "s2"), parts=[("s1",), ("s2",)]).text


def test_what_was_left_out_is_said() -> None:
    said = {
        "s1": say("A", option="x"),
        "s2": say("B", review="proposed"),
        "s3": say("B", when="2020-03-01"),
    }
    found = TalksLens().look(small(said), Settings())
    limits = " ".join(sentence.text for sentence in found.limits)
    assert "1 statement waits for review" in limits
    assert "1 statement is later than 31 January 2020" in limits
    assert "Nothing is on record from or for Borduria or Cland." in limits
    change = " ".join(sentence.text for sentence in found.would_change)
    assert "An answer of Borduria on “k”" in change


def test_an_override_is_shown_with_what_the_rule_gives() -> None:
    states = {"k": {"state": "open", "because": "it is likely a slip", "by": "analyst T"}}
    found = TalksLens().look(small({"s1": say(["A", "B"], "agree")}, states=states), Settings())
    assert any(
        "the rule alone gives “agreed”; it is shown as “open”" in sentence.text
        for sentence in found.assumptions
    )
    assert "analyst T" in found.headline.by
