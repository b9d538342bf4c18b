"""Grid, voices, next meeting, confidence, remarks."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.case.voice import Voice
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.language import sentences
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


@pytest.mark.parametrize("act", ["assess", "warn", "accuse", "threaten", "deny"])
def test_words_about_another_are_not_shown_as_the_speakers_wish(act: str) -> None:
    said = {"s1": say("A", act, about="B", option="y"), "s2": say("expert"),
            "s3": say("B", act, option="y", inside="s2")}  # fmt: skip
    found = cells(said)
    assert found["Aland"] == "speaks on it, names no option of its own"
    assert found["Borduria"] == "spoken for by others, no option of its own named"


def test_what_is_withdrawn_is_shown_as_earlier() -> None:
    def now(*said: dict[str, Any]) -> str:
        return cells({f"s{n}": s for n, s in enumerate(said)})["Aland"]

    agrees = say("A", "agree", when="2020-01-01")
    refuses = say("A", "refuse", option="x", when="2020-01-01")
    wants = say("A", option="x", when="2020-01-02")
    assert now(agrees) == "Says it agrees"
    assert now(agrees, {**agrees, "negated": "true", "when": "2020-01-02"}) == (
        "Says it agrees (earlier)"
    )
    assert now(agrees, wants) == "Says it agrees (earlier); states “Option X”"
    assert now(refuses) == "Refuses “Option X”"
    assert now(refuses, wants) == "Refuses “Option X” (earlier); states “Option X”"
    assert now(refuses, {**refuses, "negated": "true", "when": "2020-01-02"}) == (
        "Refuses “Option X” (earlier)"
    )


@pytest.mark.parametrize("kind", ["negated", "denied"])
def test_a_position_on_words_that_state_nothing_was_never_stated(kind: str) -> None:
    said = {"s1": say("A", "deny"), "s2": say("A", inside="s1")}
    if kind == "negated":
        said = {"s2": say("A", negated="true")}
    position = {"party": "A", "issue": "k", "option": "x", "from": "s2"}
    assert cells(said, positions=[position])["Aland"] == "Analyst’s judgement: “Option X”"


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
    two["t"]["origin"] = "Wire "
    assert sides(Record(small(said, sources=two)), "k").origins == ("wire",)
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
        ([{**MEETING, "what": "elections", "who": ["A", "C"], "when": "2020-02-03"}],
         "the record names no next meeting"),
        ([{**MEETING, "what": "telephone call", "when": "2020-02-03"}],
         "the next contact (“telephone call”) is planned, 3 February 2020"),
        ([{**MEETING, "what": "background visit", "where": "Paris"}],
         "a next contact (“background visit”) in Paris is planned, its date not stated"),
        ([{**MEETING, "what": "call", "when": "none set"}], "no next contact (“call”) is set"),
        ([{**MEETING, "what": "call", "when": "2020-01-03"}],
         "the contact once planned is past and no later one is on record"),
        ([{**MEETING, "what": "call", "when": "2020-02-03"}, {**MEETING, "when": "none set"}],
         "the next contact (“call”) is planned, 3 February 2020; no next meeting is set"),
        ([{**MEETING, "what": "call", "when": "2020-02-03"}, {**MEETING, "when": "2020-02-01"}],
         "the next meeting is planned, 1 February 2020"),
        ([{**MEETING, "what": "call", "when": "2020-02-03"}, {**MEETING, "when": "2020-01-03"}],
         "the next contact (“call”) is planned, 3 February 2020; "
         "the meeting once planned is past and no later one is on record"),
        ([{**MEETING, "planned": "false", "when": "2020-01-03"}],
         "the record names no next meeting"),
        ([{**MEETING, "when": "2020-02-03", "from": "s1"}], "the record names no next meeting"),
    ],
)  # fmt: skip
def test_next_meeting(events: list[dict[str, Any]], words: str) -> None:
    case = small({"s1": say("A", when="2020-02-02")}, events=events)
    assert coming(Record(case)).words == words


def test_a_call_between_the_parties_is_theirs() -> None:
    call = {**MEETING, "what": "telephone call", "when": "2020-02-03", "from": "s1"}
    found = TalksLens().look(small({"s1": say("A")}, events=[call]), Settings())
    assert [[c.text for c in row] for row in found.table("next").rows] == [
        ["telephone call", "Aland and Bo", "3 February 2020", "not stated", "yes"]
    ]
    assert "no next meeting" not in found.headline.text
    assert "next contact (“telephone call”)" in found.headline.text


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
    assert "In “r” nothing is on record from or for Borduria or Cland." in limits
    change = " ".join(sentence.text for sentence in found.would_change)
    assert "An answer of Borduria on “k”" in change


def test_a_span_that_begins_by_the_day_counts_and_may_be_later() -> None:
    said = {
        "s1": say("A", option="x", when="2020-01"),
        "s2": say("A", option="x", when="2020-01-20..2020-02-10"),
        "s3": say("A", option="x", when="2020-02"),
    }
    limits = [s for s in TalksLens().look(small(said), Settings()).limits if "31 Jan" in s.text]
    assert [(s.text, s.evidence) for s in limits] == [
        ("1 statement is later than 31 January 2020 and did not count.", ("s3",)),
        ("1 statement counts because its span of days begins by 31 January 2020, and may be "
         "later.", ("s2",)),
    ]  # fmt: skip


def changes(said: dict[str, Any], **more: Any) -> list[str]:
    found = TalksLens().look(small(said, **more), Settings())
    return [s.text for s in found.would_change if "would be agreed" in s.text]


def test_only_what_all_others_confirm_would_be_agreed_and_it_is_named() -> None:
    agrees = say("A", "agree", option="y")
    reporter = say("reporter", asserts="agreed", option="x")
    assert changes({"s1": say("A", "agree")}) == [
        "If Borduria said in its own words that it is agreed, “k” would be agreed."
    ]
    named = "If Borduria said in its own words that it is for “Option Y” and nothing else, "
    assert changes({"s1": agrees}) == [f"{named}“k” would be agreed."]
    assert changes({"s1": agrees, "s2": reporter}) == [f"{named}“k” would be agreed."]
    assert changes({"s1": agrees, "s2": say("B", "agree", option="x")}) == []
    assert len(changes({"s1": reporter})) == 1
    case = small({"s1": agrees, "s2": reporter})
    table = TalksLens().look(case, Settings()).table("states")
    confirmed = [c.title for c in table.columns].index("Confirmed by")
    assert table.rows[0][confirmed].text == "Aland on “Option Y”"


def test_what_rests_on_no_statement_does_not_rest_on_all_sources() -> None:
    position = {"party": "A", "issue": "k", "option": "x"}
    meanings = [{"for": "A", "option": "x"}, {"for": "B", "option": "y"}]
    terms = {"word": {"on": "agenda", "meanings": meanings}}
    found = TalksLens().look(small({}, positions=[position], terms=terms), Settings())
    why = {row[0].text: row[2] for row in found.table("states").rows}
    assert all(cell.evidence == () and cell.by for cell in why.values())
    for sentence in sentences(found):
        if sentence.evidence:
            assert " no" in f" {sentence.text.casefold()}", sentence.text
    empty = TalksLens().look(small({}), Settings())
    assert {row[2].text for row in empty.table("states").rows} == {
        "In “r” no statement or position bears on it."
    }
    assert empty.headline.evidence == ("r",)


def test_an_override_is_shown_with_what_the_rule_gives() -> None:
    states = {"k": {"state": "open", "because": "it is likely a slip", "by": "analyst T"}}
    found = TalksLens().look(small({"s1": say(["A", "B"], "agree")}, states=states), Settings())
    assert any(
        "the rule alone gives “agreed”; it is shown as “open”" in sentence.text
        for sentence in found.assumptions
    )
    assert "analyst T" in found.headline.by
