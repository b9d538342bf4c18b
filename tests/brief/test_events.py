"""What happened and what is planned stands on the page only as far as the record bears it out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goodoffices.brief import events
from goodoffices.brief.brief import compose
from goodoffices.case.model import Case
from goodoffices.lenses.finding import Sentence

AUTHOR = ("the author of the case",)


def case(*told: dict[str, Any], **changes: Any) -> Case:
    made: dict[str, Any] = {
        "case": "talks",
        "as of": "2014-03-31",
        "sources": {
            "report": {"file": "report.txt", "published": "2014-03-31"},
            "later": {"file": "later.txt", "published": "2014-04-09"},
        },
        "statements": {
            "s1": {"by": ["reporter"], "act": "state", "seen in": ["report"]},
            "s2": {"by": ["reporter"], "act": "state", "seen in": ["report"], "review": "rejected"},
            "s3": {"by": ["reporter"], "act": "state", "seen in": ["report"], "review": "proposed"},
            "s4": {"by": ["reporter"], "act": "state", "seen in": ["later"]},
        },
        "events": list(told),
    }
    return Case.model_validate(made | changes)


def meeting(**parts: Any) -> dict[str, Any]:
    return {"what": "meeting", "where": "Paris"} | {k.rstrip("_"): v for k, v in parts.items()}


def planned(told: Case, as_of: date | None = None) -> list[Sentence]:
    return list(events.planned(told, as_of))


def test_what_names_no_words_is_the_word_of_the_author() -> None:
    told = case(meeting(when="2014-03-30"), meeting(planned=True, when="none set"))
    assert events.latest(told) == Sentence("Meeting in Paris on 30 March 2014.", by=AUTHOR)
    assert planned(told) == [Sentence("Meeting in Paris, no date set.", by=AUTHOR)]


@pytest.mark.parametrize("said", ["s2", "s3", "s4"])
def test_what_rests_on_nothing_that_counts_is_not_told(said: str) -> None:
    told = case(meeting(from_=[said], when="2014-03-30"), meeting(from_=[said], planned=True))
    assert events.latest(told) is None
    assert planned(told) == []


def test_only_the_statements_that_count_stand_behind_it() -> None:
    told = case(meeting(from_=["s2", "s1", "s4"], planned=True))
    assert [sentence.evidence for sentence in planned(told)] == [("s1",)]


def test_a_quote_stands_behind_it_from_the_day_it_was_published() -> None:
    quote = {"exact": "they will meet", "source": "later"}
    told = case(meeting(quote=quote, from_=["s2"], planned=True))
    assert planned(told) == []
    assert [s.evidence for s in planned(told, date(2014, 4, 9))] == [("later",)]


def test_a_quote_without_a_source_is_on_the_only_one() -> None:
    told = case(meeting(quote="they will meet", planned=True))
    assert planned(told) == []
    only = told.model_copy(update={"sources": {"report": told.sources["report"]}})
    assert [sentence.evidence for sentence in planned(only)] == [("report",)]


@pytest.mark.parametrize(
    ("when", "watched"),
    [
        ("2014-03-29", False),
        ("2014-03", True),
        ("2014-02", False),
        ("2014-03-28..2014-03-31", True),
        ("..2014-03-30", False),
        ("2014-03-01..", True),
        ("2014-04-01", True),
        ("none set", True),
    ],
)
def test_only_what_is_not_over_is_watched(when: str, watched: bool) -> None:
    assert bool(planned(case(meeting(when=when, planned=True)))) is watched


def test_what_had_not_begun_by_the_day_has_not_happened() -> None:
    told = case(meeting(when="2014-03-20"), meeting(when="2014-03-30"))
    shown = events.latest(told, date(2014, 3, 25))
    assert shown is not None
    assert shown.text == "Meeting in Paris on 20 March 2014."


def test_the_page_follows_the_day_asked_for() -> None:
    told = case(meeting(when="2014-03-20"), meeting(when="2014-04-02", planned=True))
    before, after = compose(told, {}), compose(told, {}, date(2014, 4, 3))
    assert (before.as_of, after.as_of) == ("31 March 2014", "3 April 2014")
    assert [len(before.watch), len(after.watch)] == [1, 0]


def test_who_sits_where_is_the_word_of_the_author() -> None:
    parties = {"A": {"name": "Anna", "role": "at the table"}}
    (roles,) = compose(case(parties=parties), {}).timing
    assert roles == Sentence("At the table: Anna.", by=AUTHOR)
