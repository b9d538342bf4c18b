"""``goodoffices look``: one finding in the terminal.

Source: none.
"""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.commands import console, options


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
    from goodoffices.brief import terminal

    terminal.show_finding(finding, console.console())
