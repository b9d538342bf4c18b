"""The terminal: no wider than it is, no colour where none is wanted, nothing left out."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from goodoffices.brief import terminal
from goodoffices.brief.brief import Brief
from goodoffices.lenses.finding import Finding


def printed(brief: Brief, findings: dict[str, Finding], console: Console) -> str:
    terminal.show(brief, console)
    for finding in findings.values():
        terminal.show_finding(finding, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(
    brief: Brief, findings: dict[str, Finding], width: int
) -> None:
    said = printed(brief, findings, Console(file=io.StringIO(), width=width))
    assert max(map(cell_len, said.splitlines())) <= width


def test_without_a_terminal_there_is_no_colour(brief: Brief, findings: dict[str, Finding]) -> None:
    assert "\x1b" not in printed(brief, findings, Console(file=io.StringIO(), width=80))


def test_no_color_is_obeyed(
    brief: Brief, findings: dict[str, Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(file=io.StringIO(), width=80, force_terminal=True)
    said = printed(brief, findings, console)
    assert "\x1b[32m" not in said
    assert "\x1b[31m" not in said


@pytest.mark.parametrize("width", [60, 120])
def test_every_cell_and_sentence_is_there(findings: dict[str, Finding], width: int) -> None:
    for finding in findings.values():
        console = Console(file=io.StringIO(), width=width)
        said = "".join(printed_finding(finding, console).split())
        sentences = [finding.headline, *finding.would_change, *finding.limits, *finding.missing]
        for sentence in sentences:
            assert "".join(sentence.text.split()) in said


def printed_finding(finding: Finding, console: Console) -> str:
    terminal.show_finding(finding, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_narrow_terminal_lists_what_a_wide_one_tabulates(findings: dict[str, Finding]) -> None:
    narrow = printed_finding(findings["packages"], Console(file=io.StringIO(), width=60))
    wide = printed_finding(findings["packages"], Console(file=io.StringIO(), width=120))
    assert "Ukraine: 55.1" in narrow
    assert "Ukraine: 55.1" not in wide
    assert "55.1" in wide
