"""What moved: edited copies of the Paris case, an earlier day, and small cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from goodoffices.case.voice import Voice
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.language import breaches
from goodoffices.lenses.talks.lens import TalksLens
from goodoffices.lenses.talks.moved import Moved, moved
from goodoffices.lenses.talks.record import Record

from .small_cases import edited, paris, raw, say, small


def compare(before: Any, after: Any) -> Moved:
    return moved(Record(before), Record(after))


def test_nothing_moves_between_a_case_and_itself() -> None:
    assert compare(paris(), paris()).nothing
    found = TalksLens().look(paris(), Settings(earlier=paris()))
    assert "nothing has moved" in found.judgements[0].claim.text
    assert found.table("moved").rows == ()
    said = found.judgements[0].confidence
    assert "the two records as entered" in said.text
    assert "low" not in said.text
    assert said.evidence == ()


def later_paris() -> Any:
    """A week on: Kerry confirms, Russia takes a step on troops, Ukraine's wish is gone."""
    given = raw(paris())
    statements = dict(given["statements"])
    del statements["s40"]
    statements["t1"] = {"by": ["John Kerry"], "act": "agree", "on": ["minority rights"],
                        "option": "protected", "when": "2014-04-05"}  # fmt: skip
    statements["t2"] = {"by": ["Sergey Lavrov"], "act": "propose", "on": ["constitution"],
                        "option": "decentralised", "when": "2014-04-06"}  # fmt: skip
    statements["t3"] = {"by": ["Sergey Lavrov"], "act": "promise", "on": ["militias"],
                        "option": "demobilised", "when": "2014-04-06"}  # fmt: skip
    positions = [p for p in given["positions"] if p["issue"] not in ("language", "crimea")]
    issues = {name: issue for name, issue in given["issues"].items() if name != "sanctions"}
    issues["gas"] = {"question": "At what price?"}
    return edited(
        paris(),
        **{"as of": "2014-04-07"},
        statements=statements,
        positions=[p for p in positions if p["issue"] != "sanctions"],
        issues=issues,
        terms={},
        preferences=[],
    )


def test_an_edited_copy_of_paris() -> None:
    found = compare(paris(), later_paris())
    states = {move.issue: (move.before, move.after) for move in found.states}
    assert states["minority rights"] == ("claimed agreed", "agreed")
    assert "militias" not in states  # Kerry assesses; it is no wish of his own
    assert states["constitution"][1] == "agreed"
    assert states["language"] == ("open", "not addressed")
    assert states["gas"] == (None, "not addressed")
    assert states["sanctions"] == ("open", None)
    assert set(states) == {*states} & {"minority rights", "constitution", "language", "gas",
                                       "sanctions"}  # fmt: skip
    assert found.added == ("t1", "t2", "t3")
    assert found.removed == ("s40",)
    assert found.changed == ()
    assert found.who == ("RUS",)
    wishes = {(w.party, w.issue, w.option): w for w in found.wishes}
    assert wishes["RUS", "language", "both"].kind == "disappeared"
    assert wishes["RUS", "constitution", "decentralised"].kind == "appeared"
    confirmed = wishes["USA", "minority rights", "protected"]
    assert confirmed.before == (Voice.ATTRIBUTED,)
    assert confirmed.after == (Voice.STATED, Voice.ATTRIBUTED)
    assert confirmed.kind == "whose word it is changed"
    kinds = {(s.party, s.issue): s.kind for s in found.stands}
    assert kinds["RUS", "constitution"] == "moved"
    assert kinds["RUS", "militias"] == "first heard"
    assert kinds["RUS", "language"] == "no longer heard"


def test_the_finding_on_it_keeps_the_language_and_cites_only_the_present_case() -> None:
    after = later_paris()
    found = TalksLens().look(after, Settings(earlier=paris()))
    assert breaches(found) == ()
    known = {*after.statements, *after.sources}
    cited = {i for row in found.table("moved").rows for c in row for i in c.evidence}
    assert cited <= known
    claim = found.judgements[0].claim.text
    assert "since 31 March 2014" in claim
    assert "5 issues stand elsewhere than before" in claim
    assert "Russia moved in its own words" in claim


def test_an_earlier_day_of_the_same_case() -> None:
    case = small(
        {
            "s1": say("A", option="x", when="2020-01-02"),
            "s2": say("B", option="y", when="2020-01-02"),
            "s3": say("B", option="x", when="2020-01-20"),
        }
    )
    settings = Settings(earlier_as_of=date(2020, 1, 10))
    found = TalksLens().look(case, settings)
    table = [[c.text for c in row] for row in found.table("moved").rows]
    assert ["k", "state of the issue", "–", "open", "agreed"] in table
    moves = [row for row in table if row[1] == "latest own words: moved"]
    assert moves == [
        ["k", "latest own words: moved", "Borduria", "states “Option Y”", "states “Option X”"]
    ]
    assert "Borduria moved in its own words" in found.judgements[0].claim.text
    grid = found.table("grid").rows[0]
    assert grid[2].text == "States “Option Y” (earlier); states “Option X”"


def test_hearing_a_party_for_the_first_time_is_no_movement() -> None:
    case = small({"s1": say("A", option="x", when="2020-01-20")})
    found = moved(Record(case, date(2020, 1, 10)), Record(case))
    assert found.who == ()
    assert [s.kind for s in found.stands] == ["first heard"]


def test_backwards_is_the_same_turned_round() -> None:
    there, back = compare(paris(), later_paris()), compare(later_paris(), paris())
    assert {(m.issue, m.before, m.after) for m in there.states} == {
        (m.issue, m.after, m.before) for m in back.states
    }
    assert (there.added, there.removed) == (back.removed, back.added)
