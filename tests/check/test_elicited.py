"""Checking asks for outdated weights again, and names examples the points rank otherwise."""

from __future__ import annotations

from pathlib import Path

from goodoffices.case.load import load
from goodoffices.check.remark import Remark, Topic, Weight
from goodoffices.check.report import check

CASE = """\
case: x
parties: {A: {name: A, role: at the table}}
issues:
  troops: {options: {massed: a, part: b, gone: c}, now: massed, held by: A}
  bases: {options: {open: a, closed: b}, now: open, held by: A}
preferences:
  - of: A
    by: me
    swings:
      troops: {from: massed, to: gone, worth: 100}
      bases: {from: open, to: closed, worth: 40..60}
    values: {troops: {massed: 0, part: 50, gone: 100}, bases: {open: 0, closed: 100}}
    examples:
      - {troops: gone}
      - [{troops: part}, {bases: closed}]
      - now
    walk away: now
"""


def remarks(folder: Path, text: str) -> list[Remark]:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return [one for one in check(load(folder)).remarks if one.topic is Topic.JUDGEMENT]


def test_nothing_to_say(tmp_path: Path) -> None:
    assert remarks(tmp_path, CASE) == []


def test_an_option_added_outside_asks_again(tmp_path: Path) -> None:
    text = CASE.replace("{massed: a,", "{war: w, massed: a,").replace(
        "{massed: 0,", "{war: 0, massed: 10,"
    )
    (remark,) = remarks(tmp_path, text)
    assert remark.weight is Weight.ATTENTION
    assert (remark.where.line, remark.where.field) == (10, "preferences › 1st › swings › troops")
    assert "“war” is now valued below “massed”" in remark.says
    assert "ask me again how much the step" in remark.do


def test_the_pair_that_is_ranked_otherwise_is_named(tmp_path: Path) -> None:
    (remark,) = remarks(tmp_path, CASE.replace("worth: 40..60", "worth: 30..60"))
    assert (remark.where.line, remark.where.field) == (15, "preferences › 1st › examples › 2nd")
    assert "do not rank (troops is part) and (bases is closed) alike" in remark.says
    (remark, _) = remarks(tmp_path, CASE.replace("worth: 40..60", "worth: 120"))
    assert "do not rank (troops is gone) above (bases is closed)" in remark.says
    assert remark.weight is Weight.ATTENTION


def test_now_is_an_example_too(tmp_path: Path) -> None:
    text = CASE.replace("{massed: 0, part: 50,", "{massed: 50, part: 50,").replace(
        "      - [{troops: part}, {bases: closed}]\n", "      - {troops: part}\n"
    )
    (remark,) = remarks(tmp_path, text)
    assert "do not rank (troops is part) above (everything as now)" in remark.says


def test_of_many_the_first_are_named(tmp_path: Path) -> None:
    many = "".join("      - {troops: part}\n      - {troops: gone}\n" for _ in range(30))
    found = remarks(tmp_path, CASE.replace("      - {troops: gone}\n", many, 1))
    assert len(found) == 21
    assert "more pairs of these examples" in found[-1].says


def test_points_with_gaps_are_not_held_against_the_examples(tmp_path: Path) -> None:
    assert remarks(tmp_path, CASE.replace(", worth: 40..60", "")) == []
