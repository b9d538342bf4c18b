"""The page in a real browser: nothing is fetched, nothing sticks out, it prints as planned."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from goodoffices.brief import finding_html, html
from goodoffices.brief.brief import Brief, compose
from goodoffices.case.model import Case
from goodoffices.lenses.finding import Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def tab(browser: str) -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=browser,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started.new_page()
        started.close()


@pytest.fixture(scope="module")
def remarks(tab: Page) -> list[str]:
    """Collect what the browser complains about, and everything it asks for."""
    found: list[str] = []
    tab.on("console", lambda message: found.append(message.text))
    tab.on("pageerror", lambda error: found.append(str(error)))
    tab.on("request", lambda r: found.append(r.url) if not r.url.startswith("file:") else None)
    tab.context.set_offline(True)
    return found


def _open(tab: Page, folder: Path, page: str) -> None:
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    tab.goto(file.as_uri())


@pytest.mark.parametrize("width", [400, 800, 1280])
def test_nothing_sticks_out_and_nothing_is_asked_for(
    tab: Page,
    remarks: list[str],
    brief: Brief,
    findings: dict[str, Finding],
    tmp_path: Path,
    width: int,
) -> None:
    for page in (html.render(brief), *map(finding_html.page, findings.values())):
        tab.set_viewport_size({"width": width, "height": 900})
        _open(tab, tmp_path, page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert remarks == []


def test_the_style_is_let_in_by_its_policy(tab: Page, brief: Brief, tmp_path: Path) -> None:
    _open(tab, tmp_path, html.render(brief))
    box = "getComputedStyle(document.querySelector('.bottom-line')).borderLeftWidth"
    assert tab.evaluate(box) == "4px"


def test_it_prints_the_brief_on_one_page(tab: Page, brief: Brief, tmp_path: Path) -> None:
    _open(tab, tmp_path, html.render(brief))
    printed = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))
    texts = [" ".join(page.extract_text().split()) for page in printed.pages]
    assert "Bottom line" in texts[0]
    assert "Method" in texts[0]
    assert "TLP:CLEAR" in texts[-1]
    assert len(texts) == 1


def test_a_link_leads_to_the_words(tab: Page, brief: Brief, tmp_path: Path) -> None:
    tab.set_viewport_size({"width": 800, "height": 900})
    _open(tab, tmp_path, html.render(brief))
    tab.get_by_role("link", name="s26", exact=True).first.click()
    assert tab.evaluate("location.hash") == "#statement-26"


def test_the_keyboard_reaches_the_content_first(tab: Page, brief: Brief, tmp_path: Path) -> None:
    _open(tab, tmp_path, html.render(brief))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"


def test_a_long_word_is_broken_not_cut_in_print(
    tab: Page, case: Case, findings: dict[str, Finding], tmp_path: Path
) -> None:
    word = "Donaudampfschifffahrt" * 20
    grid = findings["talks"].table("grid")
    rows = tuple((row[0], replace(row[1], text=word), *row[2:]) for row in grid.rows)
    talks = replace(findings["talks"], tables=(replace(grid, rows=rows),))
    _open(tab, tmp_path, html.render(compose(case, {"talks": talks})))
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 673, "height": 900})
    widest = "Math.max(...[...document.querySelectorAll('table')].map(t => t.scrollWidth))"
    assert tab.evaluate(widest) <= 673
    tab.emulate_media(media="screen")
