"""``goodoffices look``: one finding in the terminal.

Source: none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, options

FEW_TABLES, SHOWN_TABLES = 4, 2
"""A finding with at most so many tables is printed whole; of more, the first ones are."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodoffices.opened_case import ShownFinding


def look(
    lens: Annotated[
        str, typer.Argument(metavar="LENS", help="talks, stability, packages, or an installed one.")
    ],
    case: options.CaseArgument,
    entry: options.Entry = None,
    numbers: options.NumbersOption = "midpoint",
    view: options.ViewOption = None,
    gaps: options.GapsOption = "refused",
    derive: options.DeriveOption = "stated",
    walk_away: options.WalkAwayOption = "stated",
    without: options.Without = None,
    accept: options.Accept = "",
    as_of: options.AsOf = None,
    wanted: options.Wanted = "",
    concept: options.ConceptOption = "",
    powers: options.Powers = "",
    views: options.Views = False,
    coalitions: options.Coalitions = False,
    foresight: options.Foresight = False,
    page: Annotated[
        str,
        typer.Option("--page", metavar="FILE", help="Write it as a page with moving pictures."),
    ] = "",
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            metavar="NAME",
            help="Print only this table; “all”: every one, with the rest.",
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """Ask one lens its question."""
    from goodoffices.opened_case import open_case

    asked = options.asked(
        wanted, concept, powers, views=views, coalitions=coalitions, foresight=foresight
    )
    settings = options.settings(
        entry, numbers, view, gaps, derive, walk_away, without, accept, as_of, asked
    )
    opened = open_case(case)
    with console.progress() as progress:
        finding = opened.look(lens, settings, progress)
    for sentence in opened.doubts():
        console.say(sentence)
    tables = _tables(finding, table or [])
    if page:
        console.say(f"Written: {_write(finding, page)}")
    if json:
        print(finding.to_json())
        return
    from goodoffices.brief import terminal

    if table and "all" not in table:
        terminal.show_tables(finding, console.console(), tables)
        return
    terminal.show_finding(finding, console.console(), tables)


def _tables(finding: ShownFinding, named: Sequence[str]) -> tuple[str, ...]:
    """Choose the tables to print: those named, or the first ones where there are many.

    Raises
    ------
    UseError
        When there is no such table.
    """
    known = [table.name for table in finding.tables]
    unknown = [name for name in named if name not in (*known, "all")]
    if unknown:
        from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of

        do = did_you_mean(unknown[0], known, "name one of these, or “all”.")
        fault = Fault(Place(field="--table"), f"“{unknown[0]}”", one_of(known), do)
        raise UseError(fault)
    if "all" in named or (not named and len(known) <= FEW_TABLES):
        return tuple(known)
    return tuple(named) or tuple(known[:SHOWN_TABLES])


def _write(finding: ShownFinding, page: str) -> Path:
    """Write a finding as a page of its own.

    Raises
    ------
    UseError
        When the name is no page's, or its folder cannot be written to.
    """
    from goodoffices.commands.written import write
    from goodoffices.errors import Fault, Place, UseError

    file = Path(page)
    if file.suffix.lower() not in {".html", ".htm"}:
        do = "give the file a name that ends so."
        raise UseError(Fault(Place(field="--page"), f"“{page}”", "a name ending in .html", do))
    return write({file: finding.page().encode("utf-8")}, "name another file with --page.")[0]
