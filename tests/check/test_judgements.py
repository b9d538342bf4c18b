"""The analysts' numbers: frozen issues, red lines above a walk-away, what lenses still need."""

from pathlib import Path

from goodoffices.case.load import load
from goodoffices.check.remark import Remark, Topic, Weight
from goodoffices.check.report import check

HEAD = """\
case: x
parties:
  A: {name: A, role: at the table}
  B: {name: B, role: at the table}
issues:
  troops: {options: {massed: a, gone: b}, now: massed, held by: A}
  bases: {options: {open: a, closed: b}, now: open, held by: B}
"""
POINTS = """\
preferences:
  - of: A
    by: me
    points: {troops: 50, bases: 50}
    values: {troops: {massed: 0, gone: 100}, bases: {open: 100, closed: 0}}
    walk away: now
"""
RED = "    red lines: [{troops: gone}]\n"


def remarks(folder: Path, text: str, topic: Topic = Topic.JUDGEMENT) -> list[Remark]:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return [remark for remark in check(load(folder)).remarks if remark.topic == topic]


def test_a_one_way_option_that_is_now_freezes_its_issue(tmp_path: Path) -> None:
    (remark,) = remarks(tmp_path, HEAD + "rules: [{one way: {bases: [open]}}]\n")
    assert remark.weight is Weight.ATTENTION
    assert remark.about == ("bases",)
    assert remark.where.line == 7
    assert remarks(tmp_path, HEAD + "rules: [{one way: {bases: [closed]}}]\n") == []


def test_one_option_only_settles_nothing(tmp_path: Path) -> None:
    single = HEAD + "  host: {options: {here: a}, now: here, held by: A}\n"
    (remark,) = remarks(tmp_path, single)
    assert (remark.weight, remark.about) == (Weight.NOTE, ("host",))


def test_a_red_line_above_the_walk_away(tmp_path: Path) -> None:
    # gone/open (100) crosses the red line and beats what is now, massed/open (50);
    # gone/closed (50) is no better than now
    (remark,) = remarks(tmp_path, HEAD + POINTS + RED)
    assert "ranks 1 package that crosses its red lines" in remark.says
    assert remark.about == ("A",)
    assert remark.where.field == "preferences › 1st › red lines"


def test_no_red_line_above_the_walk_away(tmp_path: Path) -> None:
    assert remarks(tmp_path, HEAD + POINTS) == []
    bad = POINTS.replace("{massed: 0, gone: 100}", "{massed: 100, gone: 0}")
    assert remarks(tmp_path, HEAD + bad + RED) == []
    high = POINTS.replace("walk away: now", "walk away: 100")
    assert remarks(tmp_path, HEAD + high + RED) == []


def test_what_each_lens_still_needs(tmp_path: Path) -> None:
    needs = remarks(tmp_path, HEAD, Topic.LENS)
    assert needs
    assert all(remark.weight is Weight.NOTE and remark.do for remark in needs)
    assert {remark.says.split(" still needs")[0] for remark in needs} >= {
        "The lens packages",
        "The lens stability",
    }
