"""``goodoffices look``: one finding in the terminal.

Source: none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, options

if TYPE_CHECKING:
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
    views: options.Views = False,
    coalitions: options.Coalitions = False,
    foresight: options.Foresight = False,
    page: Annotated[
        str,
        typer.Option("--page", metavar="FILE", help="Write it as a page with moving pictures."),
    ] = "",
    json: options.Json = False,
) -> None:
    """Ask one lens its question."""
    from goodoffices.opened_case import open_case

    asked = options.asked(wanted, concept, views=views, coalitions=coalitions, foresight=foresight)
    settings = options.settings(
        entry, numbers, view, gaps, derive, walk_away, without, accept, as_of, asked
    )
    opened = open_case(case)
    with console.progress() as progress:
        finding = opened.look(lens, settings, progress)
    for sentence in opened.doubts():
        console.say(sentence)
    if json:
        print(finding.to_json())
        return
    if page:
        console.say(f"Written: {_write(finding, page)}")
    from goodoffices.brief import terminal

    terminal.show_finding(finding, console.console())


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
