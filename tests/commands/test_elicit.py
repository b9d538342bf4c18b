"""Asking about a party in the terminal: questions, points, an entry that the case then holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.case.load import load
from goodoffices.outcomes.examples import contradictions
from goodoffices.samples import PARIS, sample

from .running import fingerprint, run

CASE = """\
# ours
case: bridge
parties:
  A: {name: Alpha, role: at the table}   # the first
issues:
  troops: {options: {massed: They stay, part: Some go, gone: All go}, now: massed, held by: A}
  bases: {options: {open: Open, closed: Closed}, now: open, held by: A}
preferences:
  # what we know
  - of: A
    by: me
    swings: {troops: {from: massed, to: gone, worth: 100}, bases: {from: open, to: closed}}
    examples: [{troops: gone}, {bases: closed}, {troops: part}, now]   # in order
    walk away: now

wanted: {}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path


def test_the_sample_is_asked_about() -> None:
    ran = run("elicit", "paris-2014", "EAST")
    assert ran.code == 0, ran.err
    assert "On troops, which option is the worst for Eastern and southern Ukraine" in ran.out
    assert "A. everything as now" in ran.out
    assert "from: WORST, to: BEST" in ran.out
    assert "--entry 2" in ran.err


def test_what_it_offers_to_paste_can_be_pasted(tmp_path: Path) -> None:
    folder = sample(PARIS)
    assert folder is not None
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    lines = run("elicit", "paris-2014", "EAST").out.split("To answer, put this")[1].splitlines()[1:]
    pasted = "\n".join(lines).replace("from: WORST, to: BEST", "from: massed, to: partial")
    head, _, rest = text.partition("preferences:\n")
    (tmp_path / "case.yaml").write_text(f"{head}preferences:\n{pasted}\n{rest}", encoding="utf-8")
    ran = run("elicit", tmp_path, "EAST")
    # only the options are missing, for those of troops do not fit the other issues
    assert ran.code == 2
    assert "case.yaml, line" in ran.err
    assert "troops ›" not in ran.err


def test_points_with_their_intervals(folder: Path) -> None:
    before = fingerprint(folder)
    ran = run("elicit", folder, "A")
    assert ran.code == 0, ran.err
    assert "They rank the 4 examples as you did" in ran.out
    assert "troops: massed → gone: 100 (may be only 100)" in ran.out
    assert "bases: open → closed: " in ran.out
    assert "To paste under “preferences”:" in ran.out
    assert fingerprint(folder) == before


def test_json(folder: Path) -> None:
    ran = run("elicit", folder, "A", "--json")
    assert ran.code == 0
    troops, bases = ran.data["issues"]
    assert (troops["worth"], troops["may be worth"]) == ("100", ["100", "100"])
    assert bases["may be worth"] == ["0", "100"]
    assert ran.data["unit"] == "troops"
    assert ran.data["proposed"]["swings"]["troops"]["worth"] == "100"


def test_the_entry_is_written_beside_the_others(folder: Path) -> None:
    ran = run("elicit", folder, "A", "--write", "--by", "a colleague")
    assert ran.code == 0, ran.err
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    kept = iter(text.splitlines())
    assert all(any(line == new for new in kept) for line in CASE.splitlines())
    case = load(folder).case
    first, second = case.preferences
    assert (first.by, second.by) == ("me", "a colleague (from answers)")
    assert second.examples == first.examples
    assert contradictions(case, second) == ()
    assert "--entry A=2" in ran.err
    assert run("check", folder).code == 0
    log = json.loads((folder / "log.jsonl").read_text(encoding="utf-8"))
    assert (log["what"], log["of"]) == ("preference entry made from answers", "A")


def test_how_to_look_with_the_new_entry_is_said_everywhere(folder: Path) -> None:
    """The first entry still counts and lacks a weight: every refusal names the way out."""
    ran = run("elicit", folder, "A", "--write")
    assert "look packages CASE --entry A=2" in ran.err
    assert "narrower than what may be" in ran.err
    for lens in ("packages", "stability"):
        refused = run("look", lens, folder)
        assert refused.code == 2
        assert all("or look with --entry A=2" in f for f in refused.err.splitlines() if "→" in f)
        assert run("look", lens, folder, "--entry", "A=2").code == 0
    checked = run("check", folder)
    needs = [line for line in checked.out.splitlines() if "still needs:" in line]
    assert {line.split("The lens ")[1].split()[0] for line in needs} == {"packages", "stability"}
    assert all("or look with --entry A=2" in line for line in needs)
    assert f"{len(needs)} of them must be settled" in checked.out


def test_the_same_entry_is_not_added_twice(folder: Path) -> None:
    assert run("elicit", folder, "A", "--write").code == 0
    before = fingerprint(folder)
    again = run("elicit", folder, "A", "--write")
    assert (again.code, fingerprint(folder)) == (2, before)
    assert "found the same entry" in again.err
    assert "--entry A=2" in again.err
    assert run("elicit", folder, "A", "--write", "--by", "another").code == 0


def test_ranges_narrower_than_what_may_be_are_said_beside_the_entry(folder: Path) -> None:
    ran = run("elicit", folder, "A")
    pasted = ran.out.split("To paste under “preferences”:")[1]
    assert "  # Ranges here are narrower than what may be" in pasted
    text = CASE.replace("preferences:\n", f"preferences:{pasted.rstrip()}\n")
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    assert len(load(folder).case.preferences) == 2


def test_a_complete_entry_leaves_nothing_to_ask(folder: Path) -> None:
    values = (
        "points: {troops: 60, bases: 40}, "
        "values: {troops: {massed: 100, part: 50, gone: 0}, bases: {open: 0, closed: 100}}"
    )
    head = CASE.partition("preferences:")[0]
    (folder / "case.yaml").write_text(
        f"{head}preferences:\n  - {{of: A, by: me, {values}}}\n", encoding="utf-8"
    )
    ran = run("elicit", folder, "A")
    assert "Nothing is left to ask" in ran.out
    assert "To test it, put these packages in order" in ran.out


def test_answers_that_contradict_one_another(folder: Path) -> None:
    wrong = CASE.replace("{troops: part}, now]", "now, {troops: part}]")
    (folder / "case.yaml").write_text(wrong, encoding="utf-8")
    ran = run("elicit", folder, "A")
    assert ran.code == 1
    assert "(everything as now) above (troops: Some go; all else as now)" in ran.out
    before = fingerprint(folder)
    ran = run("elicit", folder, "A", "--write")
    assert ran.code == 2
    assert "found answers that contradict one another" in ran.err
    assert fingerprint(folder) == before


def test_too_few_answers_are_not_written(folder: Path) -> None:
    few = "\n".join(line for line in CASE.splitlines() if "examples" not in line)
    (folder / "case.yaml").write_text(few.replace(", worth: 100", ""), encoding="utf-8")
    before = fingerprint(folder)
    ran = run("elicit", folder, "A", "--write")
    assert (ran.code, fingerprint(folder)) == (2, before)
    assert "→ Run the command without --write" in ran.err


def test_an_order_of_issues(folder: Path) -> None:
    few = "\n".join(line for line in CASE.splitlines() if "examples" not in line)
    (folder / "case.yaml").write_text(few.replace(", worth: 100", ""), encoding="utf-8")
    ran = run("elicit", folder, "A", "--order", "bases, troops", "--json")
    assert ran.code == 0, ran.err
    assert [one["worth"] for one in ran.data["issues"]] == ["25", "75"]
    equal = run("elicit", folder, "A", "--order", "bases = troops", "--json")
    assert [one["worth"] for one in equal.data["issues"]] == ["50", "50"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["B"], "found “B”; expected one of A"),
        (["A", "--entry", "3"], "entry 3 of A"),
        (["A", "--order", "troops, war"], "“war”"),
        (["A", "--order", "troops, troops"], "an issue twice"),
    ],
)
def test_wrong_use(folder: Path, words: list[str], says: str) -> None:
    ran = run("elicit", folder, *words)
    assert ran.code == 2
    assert says in ran.err
    assert "→" in ran.err


def test_a_name_cannot_steer_the_terminal(folder: Path) -> None:
    odd = (
        CASE.replace("All go", "\\x1b[31mred").replace("gone: ", 'gone: "').replace("red}", 'red"}')
    )
    (folder / "case.yaml").write_text(odd, encoding="utf-8")
    ran = run("elicit", folder, "A")
    assert "\x1b" not in ran.out + ran.err
