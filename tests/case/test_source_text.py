"""A source's text, and whether its bytes are still those that were kept."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from goodoffices.case import source_text
from goodoffices.case.source import Source
from goodoffices.case.source_text import Integrity, SourceText


def source(file: str, data: bytes | None = None, **more: str) -> Source:
    kept = {"sha256": sha256(data).hexdigest()} if data is not None else {}
    return Source.model_validate({"file": file, **kept, **more})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "case"
    (inside / "sources").mkdir(parents=True)
    (inside / "sources" / "a.txt").write_bytes("Wörter\r\n".encode())
    (tmp_path / "secret.txt").write_text("a secret")
    return inside


def look(folder: Path, entry: Source) -> tuple[str | None, Integrity, bool]:
    found: SourceText = source_text.read(folder, entry)
    return found.text, found.integrity, found.reliable


WORDS = "Wörter\r\n"
BYTES = WORDS.encode()


def test_as_it_was_kept(folder: Path) -> None:
    assert look(folder, source("sources/a.txt", BYTES)) == (WORDS, Integrity.KEPT, True)
    upper = Source(file="sources/a.txt", sha256=sha256(BYTES).hexdigest().upper())
    assert look(folder, upper)[1] is Integrity.KEPT


def test_one_changed_byte_is_a_change(folder: Path) -> None:
    entry = source("sources/a.txt", BYTES)
    (folder / "sources/a.txt").write_bytes(BYTES.replace(b"\r\n", b"\n"))
    assert look(folder, entry) == ("Wörter\n", Integrity.CHANGED, False)


def test_never_hashed(folder: Path) -> None:
    assert look(folder, source("sources/a.txt")) == (WORDS, Integrity.NOT_HASHED, False)


def test_missing(folder: Path) -> None:
    for file in ("sources/b.txt", "sources", ".", "x" * 5000, "a/" * 3000):
        assert look(folder, source(file, BYTES)) == (None, Integrity.MISSING, False)


def test_a_text_kept_apart_is_checked_as_well(folder: Path) -> None:
    (folder / "sources/a.html").write_bytes(b"\xff<html>")
    page = {"text": "sources/a.txt", "text sha256": sha256(BYTES).hexdigest()}
    assert look(folder, source("sources/a.html", b"\xff<html>", **page))[1] is Integrity.KEPT
    (folder / "sources/a.txt").write_bytes(BYTES + b"!")
    assert look(folder, source("sources/a.html", b"\xff<html>", **page))[1] is Integrity.CHANGED
    (folder / "sources/a.txt").unlink()
    assert look(folder, source("sources/a.html", b"\xff<html>", **page))[1] is Integrity.MISSING


def test_unreadable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sources/latin.txt").write_bytes("é".encode("latin-1"))
    assert look(folder, source("sources/latin.txt"))[1] is Integrity.UNREADABLE
    monkeypatch.setattr(source_text, "MOST_BYTES", 3)
    assert look(folder, source("sources/a.txt", BYTES))[1] is Integrity.UNREADABLE


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "sources/../../secret.txt"])
def test_no_path_leads_out_of_the_folder(folder: Path, file: str) -> None:
    assert look(folder, source(file)) == (None, Integrity.MISSING, False)
    assert look(folder, source("sources/a.txt", BYTES, text=file))[0] is None


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_no_link_leads_out_of_the_folder_or_round_in_circles(folder: Path) -> None:
    (folder / "sources/link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "away").symlink_to(folder.parent)
    (folder / "round").symlink_to(folder / "round")
    os.mkfifo(folder / "pipe")
    for file in ("sources/link.txt", "away/secret.txt", "round", "pipe"):
        assert look(folder, source(file)) == (None, Integrity.MISSING, False)
    (folder / "sources/inner.txt").symlink_to(folder / "sources/a.txt")
    assert look(folder, source("sources/inner.txt", BYTES))[1] is Integrity.KEPT
