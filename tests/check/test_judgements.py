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
    assert "By the numbers of me, A ranks 1 package that crosses its red lines" in remark.says
    assert remark.about == ("A",)
    assert remark.where.field == "preferences › 1st › red lines"


def test_points_that_weigh_nothing(tmp_path: Path) -> None:
    none = HEAD + POINTS.replace("{troops: 50, bases: 50}", "{troops: 0, bases: 0}")
    (remark,) = remarks(tmp_path, none)
    assert (remark.weight, remark.about) == (Weight.ATTENTION, ("A",))
    assert (remark.where.line, remark.where.field) == (11, "preferences › 1st › points")
    assert "no issue weighs anything to A" in remark.says
    assert "it accepts every package." in remark.says
    (high,) = remarks(tmp_path, none.replace("walk away: now", "walk away: 20"))
    assert "accepts nothing, since its walk-away is above that" in high.says
    assert remarks(tmp_path, none.replace("bases: 0}", "bases: 0..1}")) == []


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


def test_never_rules_that_leave_one_option_freeze_an_issue(tmp_path: Path) -> None:
    (remark,) = remarks(tmp_path, HEAD + "rules: [{never: {troops: gone}}]\n")
    assert (remark.weight, remark.about) == (Weight.ATTENTION, ("troops",))
    assert "no option but “massed”" in remark.says
    assert remark.where.line == 6
    assert remarks(tmp_path, HEAD + "rules: [{never: {troops: gone, bases: open}}]\n") == []
    both = "rules: [{never: {troops: gone, bases: open}}, {never: {troops: gone, bases: closed}}]\n"
    (remark,) = remarks(tmp_path, HEAD + both)
    assert remark.about == ("troops",), "two rules together leave what neither leaves alone"


def test_a_frozen_issue_can_freeze_another(tmp_path: Path) -> None:
    rules = "rules: [{one way: {bases: [open]}}, {never: {troops: gone, bases: open}}]\n"
    assert {r.about for r in remarks(tmp_path, HEAD + rules)} == {("bases",), ("troops",)}


def test_every_entry_is_looked_at_for_red_lines(tmp_path: Path) -> None:
    second = POINTS.removeprefix("preferences:\n").replace("by: me", "by: her") + RED
    (remark,) = remarks(tmp_path, HEAD + POINTS + second)
    assert "By the numbers of her, A ranks 1 package" in remark.says
    assert remark.where.field == "preferences › 2nd › red lines"
    assert remark.where.line == (HEAD + POINTS + second).splitlines().index(RED.rstrip()) + 1
    believed = second.replace("by: her", "by: her\n    seen by: B")
    (remark,) = remarks(tmp_path, HEAD + POINTS + believed)
    assert "A, as B sees it, ranks 1 package" in remark.says
    assert len(remarks(tmp_path, HEAD + POINTS + RED + second + believed)) == 3


def test_an_entry_in_a_view_counts_only_what_the_view_sees(tmp_path: Path) -> None:
    believed = (POINTS + RED).replace("by: me", "by: me\n    seen by: B")
    assert len(remarks(tmp_path, HEAD + believed)) == 1
    blind = "views: {B: {does not see: {troops: [gone]}}}\n"
    assert remarks(tmp_path, HEAD + believed + blind) == []


def test_a_term_that_names_no_option_changes_nothing_in_a_view(tmp_path: Path) -> None:
    term = "terms: {%s: {on: troops, meanings: [{for: A, option: gone}]}}\n"
    (remark,) = remarks(tmp_path, HEAD + term % "calm")
    assert (remark.weight, remark.where.field) == (Weight.NOTE, "terms › calm")
    assert "no option of “troops”" in remark.says
    assert remarks(tmp_path, HEAD + term % "massed") == []
