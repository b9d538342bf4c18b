"""When something was said, and what counts up to a day."""

from datetime import date

import pytest

from goodoffices.case.model import Case
from goodoffices.case.said import counted, said_on

SOURCES = {
    "late": {"file": "a", "published": "2014-04-02"},
    "early": {"file": "b", "published": "2014-03-31"},
    "undated": {"file": "c"},
}


def case_of(statement: dict[str, object], as_of: str | None = None, **sources: object) -> Case:
    entry = {"act": "state", "by": "reporter", **statement}
    data = {"case": "x", "sources": sources or SOURCES, "statements": {"s": entry}}
    return Case.model_validate({**data, "as of": as_of} if as_of else data)


@pytest.mark.parametrize(
    ("statement", "day"),
    [
        ({"when": "2014-03-30", "seen in": "late"}, date(2014, 3, 30)),
        ({"when": "2014-03", "seen in": "late"}, date(2014, 3, 31)),
        ({"when": "2014-03-01..2014-03-05"}, date(2014, 3, 5)),
        ({"when": "..2014-03-05"}, date(2014, 3, 5)),
        ({"when": "2014-03-05.."}, date(2014, 3, 5)),
        ({"when": "none set", "seen in": "late"}, date(2014, 4, 2)),
        ({"seen in": ["late", "early", "undated"]}, date(2014, 3, 31)),
        ({"seen in": "undated"}, None),
        ({}, None),
    ],
)
def test_the_day_it_was_said(statement: dict[str, object], day: date | None) -> None:
    case = case_of(statement)
    assert said_on(case, case.statements["s"]) == day


def test_the_only_source_dates_what_names_none() -> None:
    case = case_of({}, only=SOURCES["early"])
    assert said_on(case, case.statements["s"]) == date(2014, 3, 31)


@pytest.mark.parametrize(
    ("statement", "counts"),
    [
        ({"when": "2014-03-31"}, True),
        ({"when": "2014-04-01"}, False),
        ({"when": "2014-04"}, False),
        ({"when": "2014-04", "review": "proposed"}, False),
        ({"when": "2014-03-31", "review": "proposed"}, False),
        ({"when": "2014-03-31", "review": "rejected"}, False),
        ({}, True),
    ],
)
def test_what_counts(statement: dict[str, object], counts: bool) -> None:
    assert ("s" in counted(case_of(statement, as_of="2014-03-31"))) == counts
    assert ("s" in counted(case_of(statement), date(2014, 3, 31))) == counts
    accepted = statement.get("review", "accepted") == "accepted"
    assert ("s" in counted(case_of(statement))) == accepted
