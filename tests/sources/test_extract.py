"""Text is taken out as it is, or a document is refused with a reason; nothing else happens."""

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.errors import SourceError
from goodoffices.sources.decode import decoded
from goodoffices.sources.extract import LARGEST, extract, extract_bytes
from goodoffices.sources.taken import DocumentKind


def refusal(data: bytes, name: str) -> str:
    """The words in which a document is refused; all four parts are there."""
    with pytest.raises(SourceError) as caught:
        extract_bytes(data, name)
    (fault,) = caught.value.faults
    assert fault.where.file == name
    assert fault.found
    assert fault.expected
    assert fault.do
    return fault.found


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_plain_text_is_taken_as_it_is(text: str) -> None:
    words = "Talks: " + text
    out = extract_bytes(words.encode(), "note.txt")
    assert (out.text, out.kind, out.encoding) == (words, DocumentKind.PLAIN, "utf-8")


def test_newlines_and_direction_marks_are_kept_and_noted() -> None:
    out = extract_bytes("one\r\ntwo\rthree\n\u202eruof\u202c".encode(), "note.txt")
    assert out.text == "one\r\ntwo\rthree\n\u202eruof\u202c"
    assert len(out.notes) == 1
    assert "2 invisible marks" in out.notes[0]


@pytest.mark.parametrize(
    ("mark", "codec", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, codec: str, encoding: str) -> None:
    out = extract_bytes(mark + "Größe «No»".encode(codec), "note.txt")
    assert (out.text, out.encoding, out.notes) == ("Größe «No»", encoding, ())


def test_a_guessed_encoding_is_said_aloud() -> None:
    out = extract_bytes("He said “no date” in café".encode("cp1252"), "note.txt")
    assert (out.text, out.encoding) == ("He said “no date” in café", "windows-1252")
    assert "guess" in out.notes[0]


def test_cyrillic_in_an_old_encoding_is_refused_and_not_garbled() -> None:
    text = "Министры иностранных дел встретились в Париже".encode("cp1251")
    assert "8-bit" in refusal(text, "note.txt")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "empty"),
        (b"", "a.pdf", "empty"),
        (b"  \n\t ", "a.txt", "no words"),
        (b"one\0two", "a.txt", "NUL"),
        ("Talks".encode("utf-16-le"), "a.txt", "NUL"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "a.txt", "damaged"),
        (bytes(range(1, 32)) * 40, "a.txt", "no text"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a.docx", "Word"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a.pdf", "Word"),
        (b"PK\x03\x04" + b"\0" * 40, "a.txt", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "Office"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.txt", "picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a.html", "picture"),
        (b"\x7fELF\x02" + b"\0" * 50, "a", "program"),
        (b"\x1f\x8b\x08" + b"\0" * 50, "a.txt", "compressed"),
        (b"{\\rtf1 Talks}", "a.txt", "RTF"),
        (b"Talks went on", "a.pdf", "no PDF"),
        (b"<?xml version='1.0'?><rss><item>Talks</item></rss>", "a.xml", "XML"),
        (b"MIME-Version: 1.0\n\nTalks", "a.mht", "web archive"),
    ],
)
def test_what_is_no_document_is_refused_with_its_name(data: bytes, name: str, said: str) -> None:
    assert said in refusal(data, name)


@pytest.mark.parametrize("encoding", ["utf-7", "idna", "rot13", "unicode_escape", "no-such"])
def test_a_page_cannot_declare_an_encoding_that_hides_its_words(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><p>Talks +ADw-script+AD4-'.encode()
    assert decoded(page, "a.html", html=True).text == page.decode()


def test_a_page_may_declare_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Переговоры в Париже</p>'
    out = extract_bytes(page.encode("cp1251"), "a.html")
    assert "Переговоры в Париже" in out.text
    assert out.encoding == "cp1251"


def test_a_file_of_every_wrong_kind_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    secret = tmp_path / "secret.txt"
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    for path in [tmp_path, tmp_path / "missing.txt", pipe, loop, secret, large, Path("a\0b")]:
        with pytest.raises(SourceError):
            extract(path)


def test_a_link_to_a_document_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("Talks go on.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert extract(tmp_path / "link.txt").text == "Talks go on."


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a", "a.md"]))
def test_any_bytes_give_text_or_a_refusal(data: bytes, name: str) -> None:
    if b"%PDF" in data or b"<" in data:
        return  # these start a child process: see the tests of pages and PDF files
    try:
        out = extract_bytes(data, name)
    except SourceError:
        return
    assert "\0" not in out.text
    assert out.text.encode()
