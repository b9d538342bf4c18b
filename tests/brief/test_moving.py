"""A finding's page whose pictures can be pointed at: it runs nothing else and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodoffices import open_case
from goodoffices.brief import moving
from goodoffices.conformance.page import page_faults
from goodoffices.lenses.finding import Figure, Finding

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def packages() -> Finding:
    return open_case("paris-2014").look("packages")


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


def _with(finding: Finding, text: str) -> Finding:
    figure = finding.figures[0]
    assert figure.name == "efficient pairs"
    values = [{**value, "package": text} for value in figure.spec["data"]["values"]]
    spec = {**figure.spec, "title": text, "data": {"values": values}}
    return replace(finding, figures=(replace(figure, spec=spec, alt=text, title=text),))


def test_two_scripts_are_allowed_and_nothing_can_be_fetched(packages: Finding) -> None:
    page = moving.page(packages)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    told = policy.group(1).replace("&#39;", "'")
    assert "default-src 'none'" in told
    assert "unsafe" not in told
    assert told.count("'sha256-") == 3
    assert (
        page_faults(page.partition('<script type="application/json"')[0] + "</body></html>") == ()
    )


def test_a_finding_without_pictures_runs_nothing(packages: Finding) -> None:
    page = moving.page(replace(packages, figures=()))
    assert "script-src" not in page


def test_text_of_a_case_ends_no_script(packages: Finding) -> None:
    page = moving.page(_with(packages, HOSTILE))
    block = page.partition('id="pictures">')[2].partition("</script>")[0]
    assert "\\u003c/script>" in block
    assert "owned'</script>" not in page


def test_a_picture_that_asks_for_outside_data_is_left_out(packages: Finding) -> None:
    spec = {"data": {"url": "https://example.org/x.json"}, "mark": "point"}
    figure = Figure("x", "X", "x", spec, packages.tables[0].name)
    assert "example.org" not in moving.page(replace(packages, figures=(figure,)))


@pytest.mark.browser
def test_pointing_at_a_package_tells_what_it_is(
    tab: Page, packages: Finding, tmp_path: Path
) -> None:
    asked: list[str] = []
    tab.on("request", lambda r: asked.append(r.url) if not r.url.startswith("file:") else None)
    tab.on("pageerror", lambda error: asked.append(str(error)))
    tab.on("dialog", lambda dialog: asked.append(dialog.message))
    tab.context.set_offline(True)
    file = tmp_path / "page.html"
    file.write_text(moving.page(_with(packages, HOSTILE)), encoding="utf-8")
    tab.goto(file.as_uri())
    tab.wait_for_selector("figure .vega-embed .mark-symbol path")
    tab.locator("figure .vega-embed .mark-symbol path").first.hover(force=True)
    tab.wait_for_selector("#vg-tooltip-element.visible")
    assert "<script>" in tab.locator("#vg-tooltip-element").inner_text()
    assert tab.title() != "owned"
    assert asked == []


@pytest.mark.browser
def test_a_moving_picture_says_in_words_what_it_shows(
    tab: Page, packages: Finding, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(moving.page(packages), encoding="utf-8")
    tab.goto(file.as_uri())
    tab.wait_for_selector("figure .vega-embed svg")
    told = tab.eval_on_selector_all(
        "figure [role=graphics-document]",
        "all => all.map(one => one.getAttribute('aria-label'))",
    )
    assert len(told) == len(packages.figures)
    for label, figure in zip(told, packages.figures, strict=True):
        assert figure.title in label
        assert figure.alt[:60] in label
