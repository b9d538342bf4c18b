"""``goodoffices elicit``: what to ask about a party, and the points that follow from the answers.

Source: none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, options

if TYPE_CHECKING:
    from goodoffices.case.edit_list import Entry
    from goodoffices.elicit.answer import Elicited
    from goodoffices.opened_case import OpenCase


def elicit(
    case: options.CaseArgument,
    party: Annotated[str, typer.Argument(metavar="PARTY", help="Whose preferences to ask about.")],
    entry: Annotated[
        int, typer.Option("--entry", metavar="N", help="Which of its entries holds the answers.")
    ] = 1,
    order: Annotated[
        str,
        typer.Option(
            "--order",
            metavar="ISSUES",
            help="Issues whose step matters most first: “troops, crimea = sanctions”.",
        ),
    ] = "",
    rising: Annotated[
        bool, typer.Option("--rising", help="Values rise step by step along a scale.")
    ] = False,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who answered; left out, as in the entry.")
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Add the entry to the case, beside the others.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Turn swings and a ranking of example packages into points; or say what to ask."""
    from goodoffices.commands import elicit_shown
    from goodoffices.elicit.proposed import proposed
    from goodoffices.opened_case import open_case

    opened = open_case(case)
    found = opened.elicit(party, entry, _tied(order), rising=rising)
    who = by.strip() or (found.entry.by if found.entry is not None else "")
    made = proposed(found, who or "not named") if found.usable else None
    if write:
        _write(opened, found, who, made)
    if json:
        console.print_json(elicit_shown.as_data(found, made))
    else:
        elicit_shown.show(opened.case, found, made, written=write)
    raise typer.Exit(console.ATTENTION if found.conflicting else console.FINE)


def _tied(text: str) -> list[list[str]]:
    """Read an order of issues: commas between places, “=” between those that share one."""
    places = [place for place in text.split(",") if place.strip()]
    return [[name.strip() for name in place.split("=")] for place in places]


def _write(opened: OpenCase, found: Elicited, who: str, made: dict[str, Entry] | None) -> None:
    from goodoffices.elicit.proposed import writable
    from goodoffices.elicit.written import write
    from goodoffices.errors import Fault, NeedsError, Place, UseError

    if made is None or not writable(found):
        why = "answers that contradict one another" if found.conflicting else "too few answers"
        why = "points that no case file can hold exactly" if found.issues else why
        do = "run the command without --write, and answer what it asks."
        raise NeedsError(Fault(Place(field="--write"), why, "points that reproduce them", do))
    if not who:
        do = "name the analyst with --by."
        raise UseError(Fault(Place(field="--by"), "nobody", "who answered", do))
    write(opened.loaded, made)
