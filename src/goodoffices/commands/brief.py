"""``goodoffices brief``: the page a minister reads.

Source: none.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, options

if TYPE_CHECKING:
    from goodoffices.opened_case import ShownBrief


def brief(
    case: options.CaseArgument,
    pdf: Annotated[bool, typer.Option("--pdf", help="Write a PDF as well.")] = False,
    annex: Annotated[
        bool, typer.Option("--annex", help="Put the annex into the PDF too, after the page.")
    ] = False,
    terminal: Annotated[
        bool, typer.Option("--terminal", help="Print the page here, and write no file.")
    ] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where; left out, in the case.")
    ] = "",
    open_it: Annotated[bool, typer.Option("--open", help="Open the page.")] = False,
    entry: options.Entry = None,
    numbers: options.NumbersOption = "midpoint",
    view: options.ViewOption = None,
    gaps: options.GapsOption = "refused",
    derive: options.DeriveOption = "stated",
    walk_away: options.WalkAwayOption = "stated",
    without: options.Without = None,
    accept: options.Accept = "",
    as_of: options.AsOf = None,
    json: options.Json = False,
) -> None:
    """Write the one-page brief, as HTML, as PDF or here."""
    from goodoffices.opened_case import open_case

    settings = options.settings(
        entry, numbers, view, gaps, derive, walk_away, without, accept, as_of
    )
    opened = open_case(case)
    with console.progress() as progress:
        shown = opened.brief(settings, progress)
    if json:
        console.print_json(asdict(shown.content))
        return
    if terminal:
        from goodoffices.brief import terminal as view_

        view_.show(shown.content, console.console())
        return
    written = save(shown, Path(output) if output else opened.folder, pdf=pdf or annex, annex=annex)
    for file in written:
        print(file)
    if open_it:
        launch(written[-1])


def save(shown: ShownBrief, folder: Path, *, pdf: bool, annex: bool = False) -> list[Path]:
    """Write the brief's files; each is replaced whole or not at all.

    Raises
    ------
    UseError
        When the folder cannot be written to.
    """
    from goodoffices.commands.written import write

    pages = {folder / "brief.html": shown.html().encode("utf-8")}
    if pdf:
        pages[folder / "brief.pdf"] = shown.pdf(annex=annex)
    return write(pages, "name another folder with --output.")


def launch(file: Path) -> None:
    """Open a file in the person's own program for it; say so when there is none."""
    import webbrowser

    if not webbrowser.open(file.resolve().as_uri()):
        console.say(f"No browser could be started; open {file} yourself.")
