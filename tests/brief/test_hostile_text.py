"""Whatever a case says, it stays text: in the page, in the PDF, in the terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader
from rich.console import Console

from goodoffices.brief import finding_html, html, pdf, terminal
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.case.statement import Quote, Statement
from goodoffices.lenses.finding import Cell, Finding, Sentence

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TYPST = '#read("/etc/passwd") #import "@preview/x:1.0.0" $x$ `raw` *b* _i_ @s1 <here> = Title'
CLOSING = '"] #panic("out") //'
STYLE = "</style><style>*{display:none}</style>"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
MARKUP = "[bold red]x[/] [link=https://example.org]y[/link]"
ESCAPES = "red\x1b[31m\x1b]8;;https://example.org\x07bell\x9b2J"
BIDI = "safe \u202egnp.exe\u202c \u2066x\u2069"
HOSTILE = " ".join([SCRIPT, TYPST, CLOSING, STYLE, TEMPLATE, MARKUP, ESCAPES, BIDI]) + "."


@pytest.fixture(scope="module")
def hostile_finding(findings: dict[str, Finding]) -> Finding:
    talks = findings["talks"]
    said = Sentence(HOSTILE, (SCRIPT, "s1"), (STYLE,))
    states = talks.table("states")
    rows = tuple((Cell(HOSTILE), row[1], replace(row[2], text=HOSTILE)) for row in states.rows)
    return replace(
        talks,
        question=HOSTILE,
        title=HOSTILE,
        headline=said,
        would_change=(said,),
        tables=(replace(states, title=HOSTILE, note=HOSTILE, rows=rows),),
        methods=(HOSTILE,),
        reading=HOSTILE,
    )


@pytest.fixture(scope="module")
def hostile(case: Case, hostile_finding: Finding) -> Brief:
    statement = Statement(
        act="state", by=(HOSTILE,), quote=(Quote(exact=HOSTILE),), setting=HOSTILE
    )
    statements = {**case.statements, SCRIPT: statement, '" onclick="x': statement}
    changed = case.model_copy(update={"title": HOSTILE, "statements": statements})
    return compose(changed, {"talks": hostile_finding})


class Tags(HTMLParser):
    """Collects what a browser would see as elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def _inert(page: str) -> None:
    seen = Tags()
    seen.feed(page)
    assert not seen.tags & {"script", "img", "iframe", "object", "link", "form", "base", "embed"}
    assert not [name for name in seen.attributes if name.startswith("on") or name == "style"]
    assert page.count("<style") == page.count("</style") == 1
    assert "{{ 7 * 7 }}" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "alert(1)" in page


def test_the_page_shows_it_as_text(hostile: Brief, hostile_finding: Finding) -> None:
    _inert(html.render(hostile))
    _inert(finding_html.page(hostile_finding))
    _inert(finding_html.fragment(hostile_finding))


def test_the_pdf_shows_it_as_text(hostile: Brief) -> None:
    reader = PdfReader(io.BytesIO(pdf.render(hostile, annex=True)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "root:x:0" not in text
    assert '#read("/etc/passwd")' in text
    assert '#panic("out")' in text
    assert "{{ 7 * 7 }}" in text
    for page in reader.pages:
        for note in page.get("/Annots", []):
            assert "/URI" not in note.get_object().get("/A", {})


@pytest.mark.parametrize("colour", [True, False])
def test_the_terminal_is_not_steered(
    hostile: Brief, hostile_finding: Finding, colour: bool
) -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=colour, no_color=not colour)
    terminal.show(hostile, console)
    terminal.show_finding(hostile_finding, console)
    said = out.getvalue()
    # what remains is the colours this program itself chose
    said = re.sub(r"\x1b\[[0-9;]*m", "", said)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    assert "[bold red]x[/]" in " ".join(said.split())
    assert "\x1b]8" not in out.getvalue()
