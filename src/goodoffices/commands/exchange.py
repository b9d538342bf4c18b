"""``goodoffices import`` and ``export``: conflicts in the formats of other programs.

Source: none.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, new, options

if TYPE_CHECKING:
    from goodoffices.interop.option_conflict import OptionConflict


def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A .gmcr file, or an option-form table in CSV.")
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The folder of the case to make.")],
    json: options.Json = False,
) -> None:
    """Make a case of a conflict kept by another program."""
    from goodoffices.case import load
    from goodoffices.interop.as_case import as_case

    folder = Path(name)
    made = as_case(_read(Path(file)), new.short_name(folder), Path(file).name)
    with tempfile.TemporaryDirectory() as trial:
        # a case that could not be read again is never left behind
        load.load(new.fill(Path(trial) / "case", made.text))
    new.fill(folder, made.text)
    if json:
        console.print_json({"case": str(folder / load.CASE_FILE), "repairs": list(made.repairs)})
        return
    for repair in made.repairs:
        console.say(repair)
    print(folder / load.CASE_FILE)


def export(
    case: options.CaseArgument,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The .gmcr file to write.")],
    entry: options.Entry = None,
    numbers: options.NumbersOption = "midpoint",
    without: options.Without = None,
    json: options.Json = False,
) -> None:
    """Write a case as a .gmcr file, for programs of the graph model."""
    from goodoffices.interop.gmcr_write import write_gmcr
    from goodoffices.opened_case import open_case
    from goodoffices.outcomes.space import OutcomeSpace

    settings = options.settings(
        entry, numbers, None, "refused", "stated", "stated", without, "", None
    )
    written = write_gmcr(OutcomeSpace(open_case(case).case, settings.reading))
    _write_new(Path(file), written.text)
    if json:
        console.print_json({"file": file, "repairs": list(written.repairs)})
        return
    for repair in written.repairs:
        console.say(repair)
    print(file)


def _read(file: Path) -> OptionConflict:
    from goodoffices.interop.gmcr_read import read_gmcr
    from goodoffices.interop.option_table import read_option_table

    return read_option_table(file) if file.suffix.casefold() == ".csv" else read_gmcr(file)


def _write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet."""
    from goodoffices.errors import Fault, Place, UseError

    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        do = "choose another name; nothing was changed."
        raise UseError(Fault(Place(str(file)), "a file there already", "a free name", do)) from None
    except OSError as error:
        reason = error.strerror or "a place that cannot be written to"
        do = "choose a place of your own."
        raise UseError(Fault(Place(str(file)), reason, "a place to write", do)) from None
