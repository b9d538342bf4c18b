"""``goodoffices demo``: the Paris case, checked and briefed.

Source: none.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from goodoffices.commands import console, options


def demo(
    into: Annotated[
        str, typer.Option("--into", metavar="FOLDER", help="Where to put the case and its brief.")
    ] = "goodoffices-demo",
    open_it: Annotated[bool, typer.Option("--open", help="Open the brief.")] = False,
    json: options.Json = False,
) -> None:
    """Copy the bundled Paris case, check it, and write its brief."""
    from goodoffices.commands.brief import launch, save
    from goodoffices.opened_case import open_case

    folder = copied(Path(into))
    opened = open_case(folder)
    with console.progress() as progress:
        report = opened.check(progress)
        written = save(opened.brief(progress=progress), folder, pdf=True)
    if json:
        files = {file.suffix[1:]: str(file) for file in written}
        console.print_json({"case": str(folder), "brief": files})
    else:
        quotes = report.quotes
        print(f"The case:  {folder / 'case.yaml'}")
        print(f"Quotes:    {quotes.exact} of {quotes.pieces} found exactly once in the source")
        for file in written:
            print(f"The brief: {file}")
    if open_it:
        launch(written[0])


def copied(into: Path) -> Path:
    """Copy the bundled case; one that is there already is used as it is, changes and all.

    Raises
    ------
    UseError
        When the folder cannot be written to.
    """
    from goodoffices.errors import Fault, Place, UseError
    from goodoffices.samples import PARIS, sample

    folder = into / PARIS
    if (folder / "case.yaml").exists():
        console.say(f"Using the case that is already in {folder}.")
        return folder
    bundled = sample(PARIS)
    assert bundled is not None, "the Paris case is part of the package"
    try:
        shutil.copytree(bundled, folder, dirs_exist_ok=True)
    except (OSError, shutil.Error):
        do = "name another folder with --into."
        found = "a folder that cannot be written to"
        raise UseError(Fault(Place(str(folder)), found, "a folder to write to", do)) from None
    return folder
