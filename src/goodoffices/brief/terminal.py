"""The brief and a single finding in the terminal.

Colour only adds to what shape and word already say, and goes when there is no terminal or
``NO_COLOR`` is set. Nothing a case says can steer the terminal.

Source: none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from goodoffices.brief.brief import Brief
from goodoffices.brief.plain import CONFIDENCE_AS_BEFORE, shown, support
from goodoffices.brief.told_once import told_once
from goodoffices.lenses.finding import Cell, Finding, Judgement, Sentence, Table
from goodoffices.references import short

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

_TONES = {"good": "green", "mixed": "yellow", "bad": "red", "quiet": "dim"}
_NARROW = 90


def show(brief: Brief, console: Console) -> None:
    """Print a brief; the annex is left to the page, and that is said."""
    brief = shown(brief)
    as_of = f" · as of {brief.as_of}" if brief.as_of else ""
    _print(console, _text(brief.title, "bold"), _text(f"{brief.sharing}{as_of}", "dim"))
    _sentences(console, "", brief.timing)
    _sentences(console, "Bottom line", brief.bottom_line)
    if brief.states is not None:
        _heading(console, "Where every issue stands")
        _table(console, brief.states, titled=False)
    if brief.judgements:
        _heading(console, "Judgements")
    for judged in brief.judgements:
        _judgement(console, judged.judgement, judged.lens)
    _sentences(console, "What to watch", brief.watch)
    _sentences(console, "What is not known", brief.unknown)
    _heading(console, "Sources")
    for source in brief.all_sources:
        said = f"{source.id}: {source.title}; {source.publisher}, {source.published}."
        line = _text(f"{said} Grade {source.grade}. sha256 {source.sha256}")
        if source.doubt:
            line.append(f" ({source.doubt})", style="bold")
        _print(console, line)
    _heading(console, "Method")
    _print(console, _text("; ".join(f"{fact.label}: {fact.text}" for fact in brief.method), "dim"))
    if brief.left_over is not None:
        _print(console, _sentence(brief.left_over))
        _print(console, _text("The annex is in the page: goodoffices brief CASE", "dim"))


def show_finding(finding: Finding, console: Console, tables: Collection[str] | None = None) -> None:
    """Print one finding.

    Parameters
    ----------
    finding
        The finding.
    console
        Where it is printed.
    tables
        Names of the tables to print; left out, all. The others are listed by name.
    """
    finding = shown(finding)
    _print(console, _text(finding.question, "bold"), _text(finding.title or finding.case, "dim"))
    _sentences(console, "", [finding.headline])
    if finding.judgements:
        _heading(console, "Judgements")
    confidence: Sentence | None = None
    for judgement in finding.judgements:
        _judgement(console, judgement, repeated=judgement.confidence == confidence)
        confidence = judgement.confidence
    for table in finding.tables:
        if tables is None or table.name in tables:
            _heading(console, table.title)
            _table(console, table)
    _others(console, [t for t in finding.tables if tables is not None and t.name not in tables])
    _sentences(console, "Assumptions", finding.assumptions)
    _sentences(console, "What would change it", finding.would_change)
    _sentences(console, "Limits", finding.limits)
    _sentences(console, "Not answered", finding.missing)
    facts = {"Reading": finding.reading, "Inputs": finding.inputs}
    facts |= {"Methods": ", ".join(map(short, finding.methods))}
    facts |= {"Seed": str(finding.seed)} if finding.seed is not None else {}
    console.print()
    _print(console, _text("; ".join(f"{k}: {v}" for k, v in facts.items() if v), "dim"))


def show_tables(finding: Finding, console: Console, names: Collection[str]) -> None:
    """Print some tables of a finding and nothing else."""
    for table in shown(finding).tables:
        if table.name in names:
            _heading(console, table.title)
            _table(console, table)


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    # a Text is never searched for markup, so square brackets stay what they are
    return Text(text, style=style, overflow="fold")


def _print(console: Console, *items: RenderableType) -> None:
    for item in items:
        console.print(item, highlight=False, soft_wrap=False)


def _heading(console: Console, title: str) -> None:
    console.print()
    _print(console, _text(title, "bold"))


def _sentence(sentence: Sentence, before: str = "") -> Text:
    text = _text(before + sentence.text)
    rests_on = support(sentence.evidence, sentence.by)
    if rests_on:
        text.append(f" [{rests_on}]", style="dim")
    return text


def _sentences(console: Console, title: str, sentences: Iterable[Sentence]) -> None:
    items = list(sentences)
    if items and title:
        _heading(console, title)
    for sentence in items:
        _print(console, _hanging("•" if title else "", _sentence(sentence)))


def _hanging(sign: str, body: Text) -> RenderableType:
    from rich.table import Table as Grid

    if not sign:
        return body
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(sign, body)
    return grid


def _others(console: Console, tables: Sequence[Table]) -> None:
    """List the tables that are not printed, with the names under which they can be had."""
    if not tables:
        return
    _heading(console, "More tables: --table NAME, --table all, or --page FILE.html for all of it")
    for table in tables:
        _print(console, _hanging("•", _text(f"{table.name}: {table.title}")))


def _judgement(
    console: Console, judgement: Judgement, lens: str = "", *, repeated: bool = False
) -> None:
    """Print a judgement; a confidence that the one before it had is not said again in full."""
    lead = f"{lens[:1].upper()}{lens[1:]}. " if lens else ""
    claim = _sentence(judgement.claim, lead)
    if judgement.likelihood is not None:
        said = f" Likelihood: {judgement.likelihood.words}, by {judgement.likelihood.by}."
        claim.append(said)
    _print(console, _hanging("•", claim))
    for reason in judgement.why:
        _print(console, _hanging("  –", _sentence(reason)))
    confidence = _text(CONFIDENCE_AS_BEFORE)
    if not repeated:
        confidence = _sentence(judgement.confidence)
    confidence.stylize("italic")
    _print(console, _hanging(" ", confidence))


def _table(console: Console, table: Table, *, titled: bool = True) -> None:
    """Print a table; on a narrow terminal, or with many columns, each row as a short list."""
    once = told_once(table)
    note, rests_on = table.note if titled else "", support(once.evidence, once.by)
    table = once.table
    if console.width < _NARROW and len(table.columns) > 3:
        _as_lists(console, table)
    else:
        _print(console, _as_grid(table))
    parts = [note, f"All of it rests on [{rests_on}]." if rests_on else ""]
    if any(parts):
        _print(console, _text(" ".join(filter(None, parts)), "dim"))


def _as_grid(table: Table) -> RenderableType:
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    for column in table.columns:
        justify = "center" if column.align == "centre" else column.align
        grid.add_column(_text(column.title, "bold"), justify=justify, overflow="fold")
    for row in table.rows:
        grid.add_row(*map(_cell, row))
    return grid


def _as_lists(console: Console, table: Table) -> None:
    for row in table.rows:
        head, *rest = row
        name = _cell(head)
        name.stylize("bold")
        _print(console, name)
        for column, cell in zip(table.columns[1:], rest, strict=True):
            line = _text(f"{column.title}: ")
            line.append_text(_cell(cell))
            _print(console, _hanging(" ", line))


def _cell(cell: Cell) -> Text:
    text = _text("")
    if cell.mark is not None:
        text.append(f"{cell.mark.shape} {cell.mark.word}", style=_TONES[cell.mark.tone])
    if cell.text and (cell.mark is None or cell.text.casefold() != cell.mark.word.casefold()):
        text.append(f": {cell.text}" if cell.mark else cell.text)
    rests_on = support(cell.evidence, cell.by)
    if rests_on:
        text.append(f" [{rests_on}]", style="dim")
    return text
