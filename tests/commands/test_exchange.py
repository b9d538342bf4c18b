"""Importing and exporting as a person does it."""

from __future__ import annotations

import json
from pathlib import Path

from .running import run


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
