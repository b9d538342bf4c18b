"""The PDF says what the page says, can be read out, and keeps its fonts to itself."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from goodoffices.brief import html, pdf
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.lenses.finding import Finding


def text_of(made: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(made)).pages).split())


def page_of_annex(made: bytes) -> int:
    """Count the pages before the annex."""
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(made)).pages]
    return next(n for n, text in enumerate(pages) if "Annex" in text.splitlines())


@pytest.fixture(scope="module")
def made(brief: Brief) -> bytes:
    return pdf.render(brief, annex=True)


def test_the_brief_proper_is_one_page(made: bytes) -> None:
    assert page_of_annex(made) == 1


def test_the_words_can_be_taken_out(made: bytes, brief: Brief) -> None:
    text = text_of(made)
    for sentence in (*brief.timing, *brief.bottom_line):
        assert sentence.text in text
    for said in brief.statements:
        assert said.quote in text, said.id


def test_it_is_tagged_and_says_its_language_and_title(made: bytes, brief: Brief) -> None:
    reader = PdfReader(io.BytesIO(made))
    root: Any = reader.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a PDF's own true
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == brief.title
    assert reader.metadata.creation_date is None
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()  # type: ignore[union-attr]


def test_every_font_is_inside(made: bytes) -> None:
    for page in PdfReader(io.BytesIO(made)).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[attr-defined]
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.get_object())


def test_other_alphabets_show(case: Case, findings: dict[str, Finding]) -> None:
    title = "Переговоры: Київ, Łódź, Αθήνα, Çeşme"
    text = text_of(
        pdf.render(compose(case.model_copy(update={"title": title}), findings), annex=True)
    )
    assert title in text
    assert "□" not in text


def test_a_letter_without_a_font_is_a_box_and_the_page_says_so(
    case: Case, findings: dict[str, Finding]
) -> None:
    brief = compose(case.model_copy(update={"title": "Peace 和平 talks"}), findings)
    text = text_of(pdf.render(brief, annex=True))
    assert "Peace □□ talks" in text
    assert "Letters that the fonts in this file do not have stand as" in text
    assert "Peace 和平 talks" in html.render(brief)


def test_an_empty_case_makes_a_brief(findings: dict[str, Finding]) -> None:
    assert page_of_annex(pdf.render(compose(Case(case="empty"), {}), annex=True)) == 1


def test_a_long_word_does_not_leave_the_page(case: Case, findings: dict[str, Finding]) -> None:
    talks = findings["talks"]
    word = "Donaudampfschifffahrt" * 20
    long = replace(talks.headline, text=f"{word} was agreed.")
    brief = compose(case, {"talks": replace(talks, headline=long)})
    pages = PdfReader(io.BytesIO(pdf.render(brief, annex=True))).pages
    assert max(len(line) for line in pages[0].extract_text().splitlines()) < 200
    assert word in text_of(pdf.render(brief, annex=True)).replace(" ", "").replace("\u200b", "")


def test_the_page_alone_is_one_page_and_leads_nowhere(brief: Brief) -> None:
    alone = PdfReader(io.BytesIO(pdf.render(brief)))
    assert len(alone.pages) == 1
    assert "/Annots" not in alone.pages[0]
