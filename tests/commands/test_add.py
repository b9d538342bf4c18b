"""Keeping a document: nothing of the case is disturbed, and nothing kept is ever replaced."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from goodoffices.case.load import load
from goodoffices.commands.add import add
from goodoffices.errors import GoodOfficesError

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


def two(folder: Path, add_to_case: str = "") -> tuple[Path, dict[str, str]]:
    """Keep a first source, change the case as told, and write a second document."""
    assert run("add", folder, folder.parent / "The Report.txt", "--id", "first").code == 0
    file = folder / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8") + add_to_case, encoding="utf-8")
    other = folder.parent / "other.txt"
    other.write_text("Something else altogether was said.\n", encoding="utf-8")
    return other, fingerprint(folder)


@pytest.mark.parametrize("quote", ["stay shut", "{exact: stay shut}", "[stay shut, Not before]"])
def test_the_words_of_an_event_never_go_unchecked(folder: Path, quote: str) -> None:
    other, before = two(folder, f"events:\n  - {{what: remarks, quote: {quote}}}\n")
    ran = run("add", folder, other)
    assert ran.code == 2
    assert "events › 1st › quote" in ran.err
    assert "source: first" in ran.err
    assert fingerprint(folder) == before
    file = folder / "case.yaml"
    text = file.read_text(encoding="utf-8")
    named = text.replace(f"quote: {quote}", "quote: {exact: stay shut, source: first}")
    file.write_text(named, encoding="utf-8")
    assert run("add", folder, other).code == 0
    checked = run("check", folder, "--json")
    assert (checked.code, checked.data["quotes"]["exact"]) == (0, 2)


LINE = '{"id": "%s", "by": "reporter", "act": "state", "quote": "%s"%s}\n'


def test_statements_in_their_own_file_are_named_first(folder: Path) -> None:
    other, _ = two(folder)
    named = ', "seen in": ["first"]'
    mixed = (("s7", "stay shut", ""), ("s8", "Not before", named), ("s9", "Not before", ""))
    file = folder / "statements.jsonl"
    file.write_text("".join(LINE % line for line in mixed), encoding="utf-8")
    before = fingerprint(folder)
    ran = run("add", folder, other, "--json")
    assert ran.code == 2
    (fault,) = ran.data["faults"]
    assert fault["where"]["file"] == "statements.jsonl"
    assert fault["found"].endswith(": s7, s9")
    assert '"seen in": ["first"]' in fault["do"]
    assert fingerprint(folder) == before
    load(folder)
    file.write_text("".join(LINE % (*line[:2], named) for line in mixed), encoding="utf-8")
    assert run("add", folder, other).code == 0
    assert run("check", folder, "--json").data["quotes"]["exact"] == 4


def test_a_layout_that_cannot_take_the_entry_is_told_before_anything_is_kept(folder: Path) -> None:
    (folder / "case.yaml").write_text("{case: x}\n", encoding="utf-8")
    before = fingerprint(folder)
    ran = run("add", folder, folder.parent / "The Report.txt")
    assert ran.code == 2
    assert "write it yourself" in ran.err.casefold()
    assert fingerprint(folder) == before
    assert not (folder / "sources").exists()


def test_the_same_document_under_another_name_is_told(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    assert "same document" not in run("add", folder, document, "--id", "one").err
    ran = run("add", folder, document, "--id", "two")
    assert ran.code == 0
    assert "The same document is kept as “one” already" in ran.err
    again = run("add", folder, document, "--id", "two", "--json")
    assert any("“one”" in note for note in again.data["notes"])


WORDS = "The minister said the bridge would stay shut until the spring floods are over. "


def page(words: str) -> str:
    return f"<html><body><article><p>{words * 4}</p></article></body></html>"


@pytest.fixture
def changed(folder: Path) -> Path:
    """Make a case on a page whose kept original was changed by hand."""
    document = folder.parent / "page.html"
    document.write_text(page(WORDS), encoding="utf-8")
    assert run("add", folder, document, "--id", "p").code == 0
    kept = folder / "sources" / "p.html"
    kept.chmod(0o644)
    kept.write_text(page(WORDS.replace("spring", "summer")), encoding="utf-8")
    return folder


def test_the_text_taken_out_earlier_stays_beside_the_new_one(changed: Path) -> None:
    was = load(changed).case.sources["p"]
    old = (changed / (was.text or "")).read_bytes()
    ran = run("add", changed, changed / "sources" / "p.html", "--id", "p", "--accept-change")
    assert ran.code == 0, ran.err
    now = load(changed).case.sources["p"]
    new = (changed / (now.text or "")).read_bytes()
    assert b"summer" in new
    assert (hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest()) == (
        was.text_sha256,
        now.text_sha256,
    )
    beside = changed / "sources" / f"p.html.txt.{(was.text_sha256 or '')[:12]}"
    assert beside.read_bytes() == old
    last = json.loads((changed / "log.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (last["earlier sha256"], last["sha256"]) == (was.sha256, now.sha256)
    assert (last["earlier text sha256"], last["text sha256"]) == (was.text_sha256, now.text_sha256)
    assert changed / last["earlier text"] == beside
    assert not list((changed / "sources").glob(".*"))
    before = fingerprint(changed)
    del before["log.jsonl"]
    again = run("add", changed, changed / "sources" / "p.html", "--id", "p", "--accept-change")
    assert again.code == 0
    after = fingerprint(changed)
    del after["log.jsonl"]
    assert after == before


@pytest.mark.parametrize("fails", ["write", "replace"])
def test_text_and_hash_are_never_apart(
    changed: Path, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = (changed / "case.yaml").read_bytes()
    text = (changed / "sources" / "p.html.txt").read_bytes()
    real = os.replace

    def replace(here: Path, there: Path) -> None:
        if (Path(there).name == "case.yaml") == (fails == "write"):
            raise OSError(28, "No space left on device")
        real(here, there)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(GoodOfficesError, match="No space left"):
        add(str(changed), str(changed / "sources" / "p.html"), id="p", accept_change=True)
    assert (changed / "case.yaml").read_bytes() == case
    assert (changed / "sources" / "p.html.txt").read_bytes() == text
    assert not list((changed / "sources").glob(".*"))


def test_nothing_stated_before_is_written_over(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    assert run("add", folder, document, "--id", "r", "--grade", "C").code == 0
    before = fingerprint(folder)
    ran = run("add", folder, document, "--id", "r", "--grade", "A")
    assert ran.code == 2
    assert "writes over nothing" in ran.err
    assert fingerprint(folder) == before


def test_accepting_a_change_needs_the_kept_file_itself(folder: Path) -> None:
    document = folder.parent / "The Report.txt"
    assert run("add", folder, document, "--id", "r").code == 0
    before = fingerprint(folder)
    ran = run("add", folder, document, "--id", "r", "--accept-change")
    assert ran.code == 2
    assert "sources/r.txt" in ran.err
    assert fingerprint(folder) == before
