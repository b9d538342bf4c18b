"""The same case in Python as in the terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import goodoffices
from goodoffices.conformance import page_faults
from goodoffices.errors import CaseError, UseError
from goodoffices.opened_case import settings


@pytest.fixture(scope="module")
def case() -> goodoffices.OpenCase:
    return goodoffices.open_case("paris-2014")


def test_a_folder_wins_over_a_bundled_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paris-2014").mkdir()
    with pytest.raises(CaseError, match=r"folder without case\.yaml"):
        goodoffices.open_case("paris-2014")


def test_notebooks_show_findings_and_briefs(case: goodoffices.OpenCase) -> None:
    assert "<table" in case.look("talks")._repr_html_()
    assert page_faults(case.brief()._repr_html_()) == ()


def test_settings_name_what_they_settle(case: goodoffices.OpenCase) -> None:
    looked = case.look("packages", settings(numbers="low"))
    assert looked.reading == "reading with the low end of every range"
    assert looked.inputs != case.look("packages").inputs


def test_unknown_names_in_settings_are_all_told(case: goodoffices.OpenCase) -> None:
    with pytest.raises(UseError) as refused:
        case.look("packages", settings(accept=["RUSS"], without=["troop"]))
    assert len(refused.value.faults) == 2


def test_comparing_with_an_earlier_day(case: goodoffices.OpenCase) -> None:
    found = case.compare(date(2014, 3, 29))
    assert found.table("moved").rows


def test_a_brief_is_of_the_day_asked_for(case: goodoffices.OpenCase) -> None:
    shown = case.brief(settings(as_of=date(2014, 4, 5))).content
    assert shown.as_of == "5 April 2014"
    assert not any("NATO from 1 April" in sentence.text for sentence in shown.watch)


@pytest.fixture
def copied(case: goodoffices.OpenCase, tmp_path: Path) -> goodoffices.OpenCase:
    folder = tmp_path / "paris"
    shutil.copytree(case.folder, folder)
    return goodoffices.open_case(folder)


def test_a_brief_tells_of_a_source_that_changed(copied: goodoffices.OpenCase) -> None:
    assert copied.brief().content.all_sources[0].doubt == ""
    report = copied.folder / "sources" / "report.txt"
    report.write_text(report.read_text(encoding="utf-8") + "!", encoding="utf-8")
    assert "report has changed since it was kept" in copied.brief().content.unknown[0].text
    report.unlink()
    assert "report is missing" in copied.brief().content.unknown[0].text


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ["numpy", "pydantic", "typst", "vl_convert", "trafilatura", "jinja2", "rich", "yaml"]
    code = f"import sys, goodoffices; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_loads_nothing_heavy_for_its_help() -> None:
    heavy = ["numpy", "pydantic", "typst", "vl_convert", "trafilatura", "jinja2", "yaml"]
    code = (
        "import sys; import goodoffices.commands.app; "
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_words_that_are_not_in_the_source_are_said_on_the_page(tmp_path: Path) -> None:
    bundled = goodoffices.open_case("paris-2014").folder
    folder = tmp_path / "paris"
    shutil.copytree(bundled, folder)
    file = folder / "case.yaml"
    text = file.read_text(encoding="utf-8")
    invented = text.replace("Kerry called on Russia to pull its troops back", "We march at dawn")
    file.write_text(invented, encoding="utf-8")
    opened = goodoffices.open_case(folder)
    assert opened.lost() == ("s4",)
    assert any("s4" in sentence for sentence in opened.doubts())
    page = opened.brief().content
    assert page.unknown[0].evidence == ("s4",)
    (listed,) = [said for said in page.statements if said.id == "s4"]
    assert "not found" in listed.review
