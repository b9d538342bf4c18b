"""A source that is no longer what was kept shows on every page."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from rich.console import Console

from goodoffices.brief import html, pdf, terminal
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.errors import Fault, NeedsError, Place
from goodoffices.lenses.finding import Finding, Sentence

CHANGED = "The file of report has changed since it was kept; every quote on it counts as lost."
GONE = "The file of report is missing or cannot be read; no quote on it can be checked."


def on_html(brief: Brief) -> str:
    return html.render(brief)


def on_pdf(brief: Brief) -> str:
    read = PdfReader(io.BytesIO(pdf.render(brief, annex=True)))
    return " ".join(page.extract_text() for page in read.pages)


def on_terminal(brief: Brief) -> str:
    console = Console(file=io.StringIO(), width=100)
    terminal.show(brief, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(("view", "marks"), [(on_html, 2), (on_pdf, 2), (on_terminal, 1)])
def test_every_view_says_so_and_marks_the_source(
    case: Case, findings: dict[str, Finding], view: object, marks: int
) -> None:
    assert callable(view)
    squeezed = "".join(view(compose(case, findings, changed=["report"])).split())
    assert "".join(CHANGED.split()) in squeezed
    assert squeezed.count("(changedsinceitwaskept)") == marks
    untouched = "".join(view(compose(case, findings)).split())
    assert "changedsinceitwaskept" not in untouched


def test_it_comes_before_all_else_that_is_not_known(case: Case) -> None:
    error = NeedsError(Fault(Place("case.yaml"), "nothing", "points", "enter them"))
    brief = compose(case, {"talks": error}, changed=["report"])
    assert brief.unknown[0] == Sentence(CHANGED, ("report",))
    assert "Talks" in brief.unknown[1].text


def test_a_file_that_is_gone_is_told_too(case: Case, findings: dict[str, Finding]) -> None:
    brief = compose(case, findings, missing=["report"])
    assert brief.unknown[0] == Sentence(GONE, ("report",))
    assert brief.all_sources[0].doubt == "missing or cannot be read"


def test_the_page_says_where_the_annex_is(case: Case, findings: dict[str, Finding]) -> None:
    brief = compose(case, findings)
    assert brief.left_over is not None
    assert "brief.html" in brief.left_over.text
    assert "--annex" in brief.left_over.text
    assert brief.left_over.evidence == ()
