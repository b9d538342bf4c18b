"""A source is kept whole, once, inside its case; nothing is ever overwritten."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import SourceError
from goodoffices.sources import write_once as writing
from goodoffices.sources.keep import Kept, keep
from goodoffices.sources.taken import DocumentKind

TEXT = "The talks go on.\r\n“No date,” he said.\n"
PAGE = "<html><body><p>The talks go on, he said.</p></body></html>"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    return folder


def document(tmp_path: Path, name: str, data: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_plain_text_is_its_own_text(tmp_path: Path, case: Path) -> None:
    kept = keep(case, document(tmp_path, "Report of Today.TXT", TEXT), "report")
    digest = sha256(TEXT.encode()).hexdigest()
    assert kept == Kept(
        "sources/report.txt", digest, None, None, DocumentKind.PLAIN, (), (), kept.guess
    )
    assert everything(case) == {"sources/report.txt": TEXT.encode()}
    assert stat.S_IMODE((case / kept.file).stat().st_mode) == 0o444


def test_the_original_and_its_text_are_kept_side_by_side(tmp_path: Path, case: Path) -> None:
    for name, data in [
        ("page.html", PAGE.encode()),
        ("old.txt", "“No date” in café, he said".encode("cp1252")),
        ("mark.txt", b"\xef\xbb\xbfTalks"),
    ]:
        kept = keep(case, document(tmp_path, name, data), name.partition(".")[0])
        assert kept.file == f"sources/{name}"
        assert kept.text == f"sources/{name}.txt"
        assert (case / kept.file).read_bytes() == data
        assert kept.sha256 == sha256(data).hexdigest()
        text = (case / kept.text).read_bytes()
        assert kept.text_sha256 == sha256(text).hexdigest()
        assert not text.startswith(b"\xef\xbb\xbf")
        assert stat.S_IMODE((case / kept.text).stat().st_mode) == 0o444


def test_the_same_document_again_changes_nothing(tmp_path: Path, case: Path) -> None:
    original = document(tmp_path, "page.html", PAGE)
    once = keep(case, original, "page")
    times = [path.stat().st_mtime_ns for path in (case / "sources").iterdir()]
    assert keep(case, original, "page") == once
    assert [path.stat().st_mtime_ns for path in (case / "sources").iterdir()] == times


@pytest.mark.parametrize("name", ["other.txt", "other.html", "other.md"])
def test_another_document_under_a_taken_name_is_refused(
    name: str, tmp_path: Path, case: Path
) -> None:
    keep(case, document(tmp_path, "report.txt", TEXT), "report")
    before = everything(case)
    with pytest.raises(SourceError, match="already"):
        keep(case, document(tmp_path, name, PAGE), "report")
    assert everything(case) == before


def test_a_text_taken_out_earlier_stays(tmp_path: Path, case: Path) -> None:
    (case / "sources").mkdir()
    (case / "sources" / "page.html.txt").write_text("The talks  go on, he said.")
    kept = keep(case, document(tmp_path, "page.html", PAGE), "page")
    assert kept.text is not None
    assert (case / kept.text).read_text() == "The talks  go on, he said."
    assert kept.text_sha256 == sha256(b"The talks  go on, he said.").hexdigest()
    assert any("earlier" in note for note in kept.notes)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "a\\b", "/etc/x", "a.b", "a b", "-a", "_a", "a\0", "a\n",
     "con", "NUL", "com1", "x" * 65, "a:b", "\u202ea"],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(name: str, tmp_path: Path, case: Path) -> None:
    with pytest.raises(SourceError) as caught:
        keep(case, document(tmp_path, "report.txt", TEXT), name)
    assert caught.value.faults[0].found.isprintable()
    assert everything(case) == {}


@settings(deadline=None)
@given(st.text(max_size=12))
def test_whatever_the_name_the_file_lies_in_the_case(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = tmp_path_factory.mktemp("root")
    case = root / "case"
    case.mkdir()
    original = document(root, "report.txt", TEXT)
    try:
        keep(case, original, name)
    except SourceError:
        assert everything(case) == {}
    assert {path for path in everything(root) if not path.startswith("case/sources/")} == {
        "report.txt"
    }


def test_links_are_not_followed_out_of_the_case(tmp_path: Path, case: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    original = document(tmp_path, "report.txt", TEXT)
    (case / "sources").symlink_to(elsewhere)
    with pytest.raises(SourceError, match="link"):
        keep(case, original, "report")
    (case / "sources").unlink()
    (case / "sources").mkdir()
    for target in (elsewhere / "new.txt", original):
        link = case / "sources" / "report.txt"
        link.symlink_to(target)
        with pytest.raises(SourceError, match="link"):
            keep(case, original, "report")
        link.unlink()
    assert everything(elsewhere) == {}
    assert original.read_bytes() == TEXT.encode()


def test_a_case_that_is_not_there_or_in_the_way_is_said(tmp_path: Path, case: Path) -> None:
    original = document(tmp_path, "report.txt", TEXT)
    with pytest.raises(SourceError, match="no folder"):
        keep(tmp_path / "missing", original, "report")
    (case / "sources").write_text("in the way")
    with pytest.raises(SourceError, match="a file"):
        keep(case, original, "report")
    (case / "sources").unlink()
    (case / "sources" / "report.txt").mkdir(parents=True)
    with pytest.raises(SourceError, match="no file"):
        keep(case, original, "report")


def test_a_document_without_text_leaves_the_case_as_it_was(tmp_path: Path, case: Path) -> None:
    for name, data in [("a.pdf", b"%PDF-1.4"), ("a.txt", b"\0"), ("a.docx", b"PK\x03\x04")]:
        with pytest.raises(SourceError):
            keep(case, document(tmp_path, name, data), "report")
    assert list(case.iterdir()) == []


def test_a_full_disk_leaves_no_half_of_a_file(
    tmp_path: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError, match="no space left"):
        keep(case, document(tmp_path, "report.txt", TEXT), "report")
    assert everything(case) == {}


def test_without_hard_links_nothing_is_overwritten_either(
    tmp_path: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    keep(case, document(tmp_path, "report.txt", TEXT), "report")
    assert everything(case) == {"sources/report.txt": TEXT.encode()}
    with pytest.raises(SourceError, match="already"):
        keep(case, document(tmp_path, "report.txt", TEXT + "more"), "report")


def test_of_two_who_write_at_once_one_is_refused(tmp_path: Path) -> None:
    for round_ in range(20):
        file = tmp_path / f"{round_}.txt"
        with ThreadPoolExecutor(8) as pool:
            done = list(pool.map(lambda n, f=file: writing.write_once(f, b"%d" % n), range(8)))
        assert done.count(True) == 1
        assert file.read_bytes() == b"%d" % done.index(True)
    assert all(path.suffix == ".txt" for path in tmp_path.iterdir())


def test_a_text_too_long_for_an_article_is_not_searched_for_furniture_and_this_is_said(
    tmp_path: Path, case: Path
) -> None:
    long = "Jane Doe/Pool/REUTERS\n\n" + "They met and talked.\n\n" * 100_000
    kept = keep(case, document(tmp_path, "long.txt", long), "long")
    assert kept.furniture == ()
    assert "no furniture was looked for" in kept.notes[0]
    kept = keep(case, document(tmp_path, "short.txt", long[:60]), "short")
    assert [item.kind.value for item in kept.furniture] == ["photo credit"]
