"""``goodoffices compare``: what changed between two cases, or since an earlier day, and who moved.

Source: none.
"""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.commands import console, options


def compare(
    earlier: Annotated[str, typer.Argument(metavar="A", help="The earlier case.")],
    later: Annotated[
        str | None, typer.Argument(metavar="[B]", help="The later case; left out with --since.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Compare A with itself as of this day.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Say what changed, and who moved, between two cases or since an earlier day."""
    from goodoffices.errors import Fault, Place, UseError
    from goodoffices.opened_case import open_case

    if (later is None) == (since is None):
        found = "neither" if later is None else "both"
        do = "write “compare A B” or “compare A --since DATE”."
        fault = Fault(Place(), found, "a later case, or a day with --since", do)
        raise UseError(fault)
    if later is not None:
        finding = open_case(later).compare(open_case(earlier))
    else:
        day = options.day(since, "--since")
        assert day is not None
        finding = open_case(earlier).compare(day)
    if json:
        print(finding.to_json())
        return
    from goodoffices.brief import terminal

    terminal.show_finding(finding, console.console())
