"""PDF files: their text page by page, or a reason why there is none."""

import contextlib
import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from goodoffices.errors import SourceError
from goodoffices.sources.apart import Limits
from goodoffices.sources.extract import extract_bytes
from goodoffices.sources.pdf import PAGE_BREAK, text_of


def pdf(*streams: bytes, packed: bool = False) -> bytes:
    """A PDF file written by hand: one page for each stream of drawing commands."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, stream in enumerate(streams):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * i} 0 R"
            f"/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        how = b"/Filter/FlateDecode" if packed else b""
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (how, len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + end


def words(text: str) -> bytes:
    return b"BT /F 12 Tf 50 700 Td (%s) Tj ET" % text.encode("cp1252")


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(words("Talks go on"))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pages_come_in_order_with_a_break_between() -> None:
    out = extract_bytes(pdf(words("Talks go on"), words("“No date,” he said")), "a.pdf")
    assert out.text == "Talks go on" + PAGE_BREAK + "“No date,” he said"
    assert out.notes == ()


def test_a_pdf_is_known_by_its_content() -> None:
    assert extract_bytes(pdf(words("Talks go on")), "a.txt").kind == "pdf"


def test_a_page_without_text_is_noted() -> None:
    out = extract_bytes(pdf(words("Talks go on"), b"0 0 m 9 9 l S"), "a.pdf")
    assert "page 2" in out.notes[0]


def test_a_scan_is_refused_as_a_scan() -> None:
    with pytest.raises(SourceError, match=r"contains no text; it is probably a scan"):
        extract_bytes(pdf(b"0 0 m 9 9 l S"), "a.pdf")


def test_a_locked_file_is_refused_and_one_locked_against_changes_is_read() -> None:
    with pytest.raises(SourceError, match="password"):
        extract_bytes(locked("secret"), "a.pdf")
    assert extract_bytes(locked(""), "a.pdf").text == "Talks go on"


WHOLE = pdf(words("Talks go on"))
LOOP = WHOLE.replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
HOSTILE = {
    "cut": WHOLE[: len(WHOLE) // 2],
    "head": b"%PDF-1.4\n",
    "noise": b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "loop": LOOP,
    "bomb": pdf(zlib.compress(b"(" + b"a" * 400_000_000, 9), packed=True),
    "bomb of commands": pdf(zlib.compress(b"BT /F 1 Tf (Talk) Tj ET " * 3_000_000), packed=True),
    "depth": pdf(b"[" * 1_000_000),
    "brackets": pdf(b"BT " + b"(" * 1_000_000),
    "wrong table": WHOLE.replace(b"startxref\n", b"startxref\n9999999"),
    "negative": WHOLE.replace(b"/Count 1", b"/Count -99999999999"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_its_words_or_a_refusal_in_time(name: str) -> None:
    begun, files = time.monotonic(), ["a.pdf"]
    try:
        out = extract_bytes(HOSTILE[name], "a.pdf", Limits(seconds=3))
        assert any(map(str.isalnum, out.text))
    except SourceError as error:
        files = [fault.where.file for fault in error.faults]
    assert files == ["a.pdf"]
    assert time.monotonic() - begun < 20


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=4)), max_size=8))
def test_any_damage_gives_words_or_a_refusal(damage: list[tuple[int, bytes]]) -> None:
    data = WHOLE
    for place, other in damage:
        data = data[:place] + other + data[place + len(other) :]
    with contextlib.suppress(SourceError):
        assert text_of(data).text
