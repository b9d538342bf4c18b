"""Swings and examples in the case file: what is read, and what is refused at its line."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from goodoffices.case.model import Case
from goodoffices.case.schema import schema
from goodoffices.case.swing import Swing
from goodoffices.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]
CaseOf = Callable[[str], Case]

SOUND = """\
case: x
parties: {A: {name: A, role: at the table}}
issues:
  talks: {question: When?}
  troops: {options: {massed: a, part: b, gone: c}, now: massed}
  bases: {options: {open: a, closed: b}, now: open}
preferences:
  - of: A
    by: me
    swings:
      troops: {from: massed, to: gone, worth: 100}
      bases: {from: open, to: closed, worth: 40..60}
    values: {troops: {massed: 0, part: 50, gone: 100}, bases: {open: 0, closed: 100}}
    examples:
      - {troops: gone}
      - [now, {troops: part, bases: closed}]
      - now
"""


def test_swings_and_examples_are_read(case_of: CaseOf) -> None:
    (entry,) = case_of(SOUND).preferences
    assert entry.form == "points"
    assert entry.swings["bases"] == Swing(from_="open", to="closed", worth="40..60")
    assert entry.examples == (
        ({"troops": "gone"},),
        ({}, {"troops": "part", "bases": "closed"}),
        ({},),
    )


def test_they_survive_being_written_and_read(case_of: CaseOf) -> None:
    case = case_of(SOUND)
    assert Case.model_validate_json(case.model_dump_json(by_alias=True)) == case


def test_a_worth_may_be_left_open(case_of: CaseOf) -> None:
    (entry,) = case_of(SOUND.replace(", worth: 40..60", "")).preferences
    assert entry.swings["bases"].worth is None


@pytest.mark.parametrize(
    ("old", "new", "line", "found"),
    [
        ("from: massed", "from: massing", 11, "“massing”"),
        ("to: gone", "to: away", 11, "“away”"),
        ("      bases: {from", "      basis: {from", 12, "“basis”"),
        ("      bases: {from", "      talks: {from", 12, "no options"),
        ("from: open, to: closed", "from: open, to: open", 12, "both ends"),
        ("worth: 100", "worth: -5", 11, "-5"),
        ("worth: 100", "worth: lots", 11, "lots"),
        (", to: gone", "", 11, "to"),
        ("worth: 100", "worht: 100", 11, "worht"),
        ("- {troops: gone}", "- {troops: goner}", 15, "“goner”"),
        ("part, bases: closed", "part, basis: closed", 16, "“basis”"),
        ("- {troops: gone}", "- {troops: [gone, part]}", 15, ""),
        ("- {troops: gone}", "- []", 15, ""),
        ("- {troops: gone}", "- later", 15, "later"),
        ("    swings:", "    points: {troops: 3}\n    swings:", 8, ""),
        ("    examples:", "    priorities: [troops is gone]\n    examples:", 8, ""),
        ("    by: me", "    by: me\n    indifferent: [troops]", 10, "“troops”"),
    ],
)
def test_each_fault_is_told_at_its_line(
    faults_of: FaultsOf, old: str, new: str, line: int, found: str
) -> None:
    assert SOUND.count(old) == 1
    faults = faults_of(SOUND.replace(old, new))
    assert faults
    assert {f.where.line for f in faults} <= {line, line + 1, line - 1}, faults
    assert any(found in f"{f.found} {f.where.field} {f.expected}" for f in faults), faults
    assert all(f.do for f in faults)


def test_an_option_taken_away_asks_for_its_weight_again(faults_of: FaultsOf) -> None:
    gone = (
        SOUND.replace(", gone: c}", "}")
        .replace(", gone: 100}", "}")
        .replace("troops: gone", "bases: closed")
    )
    (fault,) = faults_of(gone)
    assert fault.where.field == "preferences › 1st › swings › troops › to"
    assert fault.do == "ask again how much “troops” matters, from its worst option to its best."


def problems(entry: Any) -> list[str]:
    data = {"case": "x", "preferences": [{"of": "A", "by": "me", **entry}]}
    return [error.message for error in Draft202012Validator(schema()).iter_errors(data)]


@pytest.mark.parametrize(
    "entry",
    [
        {"swings": {"i": {"from": "a", "to": "b", "worth": 3}}},
        {"swings": {"i": {"from": "a", "to": "b", "worth": "1..2"}, "j": {"from": 1, "to": 2}}},
        {"examples": [{"i": "a"}, "now", ["now", {"i": "b", "j": "c"}]]},
    ],
)
def test_an_editor_accepts_what_is_read(entry: Any) -> None:
    assert problems(entry) == []


@pytest.mark.parametrize(
    "entry",
    [
        {"swings": {"i": {"from": "a"}}},
        {"swings": {"i": 3}},
        {"examples": [{"i": ["a", "b"]}]},
        {"examples": ["later"]},
    ],
)
def test_an_editor_marks_what_is_refused(entry: Any) -> None:
    assert problems(entry)


def test_a_step_between_values_that_meet() -> None:
    step = Swing(from_="a", to="b")
    assert "not valued above" in step.outdated({"a": Fraction(5), "b": Fraction(5)})
    assert step.outdated({"a": Fraction(5)}) == ""
    assert "“c” is now valued above “b”" in step.outdated(
        {"a": Fraction(0), "b": Fraction(5), "c": Fraction(6)}
    )
