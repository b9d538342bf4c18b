"""Keeping a document: nothing of the case is disturbed, and nothing kept is ever replaced."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from goodoffices.case.load import load

from .running import fingerprint, run

TEXT = "The minister said the bridge would stay shut. “Not before spring,” she told reporters.\n"
CASE = """\
# my case, with comments
case: bridge   # short

sources:
  # none yet

parties:
  A: {name: A side, role: at the table, lead: The minister}   # the first
issues:
  bridge: {question: Open or shut?}
statements:
  s1: {by: The minister, act: refuse, on: bridge, quote: the bridge would stay shut}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "bridge"
    case.mkdir()
    (case / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "The Report.txt").write_text(TEXT, encoding="utf-8")
    return case


def test_a_source_is_kept_and_every_other_line_survives(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    ran = run("add", folder, document, "--publisher", "The Daily", "--published", "2020-02-01",
              "--origin", "The Daily’s newsroom", "--grade", "B")  # fmt: skip
    assert ran.code == 0, ran.err
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "the-report" not in line] == CASE.splitlines()
    source = load(folder).case.sources["the-report"]
    assert source.sha256 == hashlib.sha256(document.read_bytes()).hexdigest()
    assert (source.publisher, source.origin, source.grade) == (
        "The Daily",
        "The Daily’s newsroom",
        "B",
    )
    assert (folder / source.file).read_bytes() == document.read_bytes()
    assert run("check", folder).code == 0


def test_what_is_not_stated_is_said_and_not_filled_in(folder: Path) -> None:
    ran = run("add", folder, folder.parent / "The Report.txt", "--json")
    assert ran.code == 0
    assert set(ran.data["entry"]) == {"file", "sha256"}


def test_the_same_document_twice_changes_nothing_but_the_log(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    assert run("add", folder, document).code == 0
    before = fingerprint(folder)
    assert run("add", folder, document).code == 0
    after = fingerprint(folder)
    assert {k: v for k, v in after.items() if k != "log.jsonl"} == {
        k: v for k, v in before.items() if k != "log.jsonl"
    }


def test_another_document_under_the_same_name_is_refused(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    assert run("add", folder, document, "--id", "r").code == 0
    before = fingerprint(folder)
    document.write_text(TEXT + "More.", encoding="utf-8")
    ran = run("add", folder, document, "--id", "r")
    assert ran.code == 2
    assert "another name" in ran.err
    assert fingerprint(folder) == before


def test_a_changed_source_loses_its_quotes_until_a_person_acts(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    assert run("add", folder, document, "--id", "r").code == 0
    kept = folder / "sources" / "r.txt"
    kept.chmod(0o644)
    kept.write_text("Corrected: " + TEXT, encoding="utf-8")
    checked = run("check", folder, "--json")
    assert checked.code == 1
    assert checked.data["quotes"]["lost"] == 1
    assert "--accept-change" in run("check", folder).out
    assert run("add", folder, kept, "--id", "r", "--accept-change").code == 0
    checked = run("check", folder, "--json")
    assert (checked.code, checked.data["quotes"]["exact"]) == (0, 1)
    assert "change of source accepted" in (folder / "log.jsonl").read_text(encoding="utf-8")


def test_an_entry_written_by_hand_gets_its_hash(folder: Path) -> None:
    (folder / "sources").mkdir()
    (folder / "sources" / "r.txt").write_text(TEXT, encoding="utf-8")
    written = CASE.replace(
        "  # none yet", "  r:\n    file: sources/r.txt   # by hand\n    grade: C"
    )
    (folder / "case.yaml").write_text(written, encoding="utf-8")
    assert run("check", folder).code == 1
    assert run("add", folder, folder / "sources" / "r.txt", "--id", "r").code == 0
    assert "file: sources/r.txt   # by hand" in (folder / "case.yaml").read_text(encoding="utf-8")
    assert run("check", folder).code == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--published", "31 March"], "2014-03-31"),
        (["--grade", "Z"], "A"),
        (["--id", "../escape"], "escape"),
    ],
)
def test_wrong_options_change_nothing(folder: Path, options: list[str], says: str) -> None:
    before = fingerprint(folder)
    ran = run("add", folder, folder.parent / "The Report.txt", *options)
    assert ran.code == 2
    assert says in ran.err
    assert fingerprint(folder) == before


def test_html_is_kept_as_it_was_and_read_as_text(folder: Path) -> None:
    page = folder.parent / "page.html"
    words = "The minister said the bridge would stay shut until the spring floods are over. "
    page.write_text(
        f"<html><head><title>t</title></head><body><article><p>{words * 4}</p>"
        "<script>alert('x')</script></article></body></html>",
        encoding="utf-8",
    )
    assert run("add", folder, page).code == 0
    source = load(folder).case.sources["page"]
    assert source.text is not None
    assert (folder / source.file).read_bytes() == page.read_bytes()
    assert "alert" not in (folder / source.text).read_text(encoding="utf-8")


def test_a_second_source_leaves_a_working_case_working(folder: Path) -> None:
    assert run("add", folder, folder.parent / "The Report.txt", "--id", "first").code == 0
    other = folder.parent / "other.txt"
    other.write_text("Something else altogether was said.\n", encoding="utf-8")
    assert run("add", folder, other).code == 0
    assert load(folder).case.statements["s1"].seen_in == ("first",)
    assert run("check", folder).code == 0
