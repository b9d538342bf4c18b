"""Importing and exporting as a person does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodoffices.case.load import load
from goodoffices.commands import exchange
from goodoffices.errors import SourceError
from goodoffices.interop import formats
from goodoffices.interop.as_case import CaseText

from .running import Ran, run


def test_a_case_goes_out_to_each_format_and_comes_back(tmp_path: Path) -> None:
    for name, files in (("t.csv", 1), ("g.xml", 5), ("w.json", 5)):
        out = run("export", "paris-2014", tmp_path / name, "--json")
        assert out.code == 0
        assert len(out.data["files"]) == files
        assert any("Red lines" in told for told in out.data["repairs"])
        if name == "w.json":
            continue
        back = run("import", *out.data["files"], tmp_path / f"case-{name}", "--json",
                   "--now", "sanctions: unchanged")  # fmt: skip
        assert back.code == 0
        assert Path(back.data["case"]).exists()
    assert run("check", tmp_path / "case-g.xml").code == 0
    text = (tmp_path / "case-g.xml" / "case.yaml").read_text(encoding="utf-8")
    assert "# Repaired: Normalisation “genius”" in text
    assert "now: unchanged" in text


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "g-USA.xml").write_text("mine", encoding="utf-8")
    out = run("export", "paris-2014", tmp_path / "g.xml")
    assert out.code == 2
    assert "found a file there already; expected a free name" in out.err
    assert [file.name for file in tmp_path.iterdir()] == ["g-USA.xml"]


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    run("export", "paris-2014", tmp_path / "a.csv")
    run("export", "paris-2014", tmp_path / "a.xml")
    mixed = run("import", tmp_path / "a.csv", tmp_path / "a.xml", tmp_path / "c", "--json")
    assert mixed.code == 2
    assert json.loads(mixed.out)["faults"][0]["expected"] == "files of one format"
    for words in (["--now", "mars: red"], ["--normalisation", "both"]):
        wrong = run("import", tmp_path / "a.csv", tmp_path / "c", *words)
        assert wrong.code == 2
        assert "→" in wrong.err
    assert not (tmp_path / "c").exists()
    empty = run("import", tmp_path / "none", tmp_path / "c")
    assert empty.code == 2


CASE = """\
case: lake
parties:
  N: {name: North, role: at the table}
  S: {name: South, role: at the table}
issues:
  aid: {options: {none: n, half: h, all: a}, now: half, held by: N}
  road: {options: {closed: c, open: o}, now: open, held by: S}
preferences:
  - of: N
    by: me
    points: {aid: 60, road: 40}
    values: {aid: {none: 0, half: 50, all: 100}, road: {closed: 0, open: 100}}
    walk away: 40
  - of: S
    by: me
    points: {aid: 30, road: 70}
    values: {aid: {none: 100, half: 50, all: 0}, road: {closed: 100, open: 0}}
    walk away: now
"""
TABLE = "issue,option,now,A\naid,weight,,1\naid,none,x,0\naid,all,,100\nwalk away,,,now\n"


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    (tmp_path / "lake").mkdir()
    (tmp_path / "lake" / "case.yaml").write_text(CASE, encoding="utf-8")
    return tmp_path / "lake"


def told(out: Ran) -> str:
    assert out.code == 0, out.err
    return " ".join(out.data["repairs"])


def test_what_is_now_is_kept_or_its_loss_is_told(lake: Path, tmp_path: Path) -> None:
    genius = run("export", lake, tmp_path / "g.xml", "--json")
    assert "attribute of ours (“now” of each issue)" in told(genius)
    back = run("import", *genius.data["files"], tmp_path / "again", "--json")
    assert "does not say what is now" not in told(back)
    issues = load(tmp_path / "again").case.issues
    assert (issues["aid"].now, issues["road"].now) == ("half", "open")
    web = run("export", lake, tmp_path / "w.json", "--json")
    assert '“--now "aid: half; road: open"”' in told(web)
    back = run("import", *web.data["files"], tmp_path / "web", "--now", "aid: half; road: open")
    assert back.code == 0
    assert load(tmp_path / "web").case.issues["road"].now == "open"
    gmcr = told(run("export", lake, tmp_path / "c.gmcr", "--json"))
    assert "What is now has no place in the format" in gmcr
    assert "Walk-aways have no place in the format" in gmcr
    assert "Red lines" not in gmcr


@pytest.mark.parametrize(
    ("name", "found"), [("foo.txt", "the ending “.txt”"), ("foo", "no ending")]
)
def test_an_ending_not_known_is_refused(lake: Path, name: str, found: str) -> None:
    out = run("export", lake, lake / name)
    assert out.code == 2
    assert f"found {found}; expected one of .gmcr, .csv, .xml, .json" in out.err
    assert not (lake / name).exists()


def test_a_folder_that_is_not_there_is_made(lake: Path, tmp_path: Path) -> None:
    assert run("export", lake, tmp_path / "new" / "deep" / "t.csv").code == 0
    assert (tmp_path / "new" / "deep" / "t.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("all,,100", "all,,150", "t.csv, line 4: found the value “150”"),
        ("weight,,1", "weight,,-1", "t.csv, line 2: found a weight below nothing"),
        ("away,,,now", "away,,,101", "t.csv, line 5: found the walk-away “101”"),
    ],
)
def test_a_fault_names_the_file_that_was_read(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    (tmp_path / "t.csv").write_text(TABLE.replace(old, new), encoding="utf-8")
    out = run("import", tmp_path / "t.csv", tmp_path / "case")
    assert out.code == 2
    assert says in out.err
    assert "case.yaml" not in out.err
    assert not (tmp_path / "case").exists()


def test_a_fault_that_only_the_case_shows_names_the_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = CaseText(CASE.replace("held by: N", "held by: Nobody"), ())
    monkeypatch.setattr(formats, "read_as_case", lambda *_: bad)
    with pytest.raises(SourceError) as refused:
        exchange.import_(["some.xml"], str(tmp_path / "case"), levels=None)
    (fault,) = refused.value.faults
    assert str(fault.where) == "some.xml, issues › aid › held by"
    assert not (tmp_path / "case").exists()


def test_one_party_alone_and_one_file_twice(lake: Path, tmp_path: Path) -> None:
    files = run("export", lake, tmp_path / "g.xml", "--json").data["files"]
    alone = run("import", files[1], tmp_path / "alone", "--json")
    assert "Only one party came, N" in told(alone)
    twice = run("import", *files, files[1], tmp_path / "twice")
    assert twice.code == 2
    assert f"{files[1]}: found the same file a second time" in twice.err
    assert not (tmp_path / "twice").exists()


def test_an_empty_table_may_be_either(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("", encoding="utf-8")
    out = run("import", tmp_path / "e.csv", tmp_path / "case")
    assert out.code == 2
    assert "“party” and “option”" in out.err
    assert "“issue” and “option” (a table of points)" in out.err


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    run("export", "paris-2014", tmp_path / "files" / "g.xml")
    made = run("import", tmp_path / "files", tmp_path / "case", "--normalisation", "raw", "--json")
    assert made.code == 0
    assert any("Normalisation “raw”" in told for told in made.data["repairs"])


def test_a_simulation_plays_or_says_what_it_needs() -> None:
    wrong = run("simulate", "paris-2014", "--tactics", "stubborn")
    assert wrong.code == 2
    assert "expected one of boulware, linear, conceder" in wrong.err
    ran = run("simulate", "paris-2014", "--tactics", "linear", "--rounds", "5",
              "--without", "troops", "--json")  # fmt: skip
    if ran.code == 2:  # not installed, which is the usual thing
        assert "pip install" in ran.data["faults"][0]["do"]
    else:
        assert len(ran.data["sessions"]) == 4
