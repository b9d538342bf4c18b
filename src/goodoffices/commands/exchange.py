"""``goodoffices import`` and ``export``: cases from and for other programs.

Source: none.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.commands import console, new, options

if TYPE_CHECKING:
    from goodoffices.errors import Fault
    from goodoffices.interop.genius_read import Normalisation
    from goodoffices.interop.points_record import WrittenFiles
    from goodoffices.lenses.contract import Settings

_ENDINGS = (".gmcr", ".csv", ".xml", ".json")


def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="A .gmcr file, a table in CSV, or the GENIUS XML or GeniusWeb JSON files of all "
            "parties (or their folder).",
        ),
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The folder of the case to make.")],
    now: Annotated[
        str,
        typer.Option(
            "--now", metavar="OUTCOME", help="What is the case today: “issue: option; …”."
        ),
    ] = "",
    normalisation: Annotated[
        str,
        typer.Option(help="GENIUS only: divide by each issue’s maximum (genius) or not (raw)."),
    ] = "genius",
    levels: Annotated[
        int | None,
        typer.Option(min=2, max=100, help="Make so many options of a range of numbers."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Make a case of a conflict or negotiation kept by another program."""
    from goodoffices.case import load
    from goodoffices.errors import CaseError, SourceError
    from goodoffices.interop.formats import read_as_case

    folder = Path(name)
    normal: Normalisation = options.chosen(normalisation, "--normalisation", ("genius", "raw"))  # type: ignore[assignment]
    paths = [Path(file) for file in files]
    made = read_as_case(paths, new.short_name(folder), _now(now), normal, levels)
    with tempfile.TemporaryDirectory() as trial:
        # a case that could not be read again is never left behind
        try:
            load.load(new.fill(Path(trial) / "case", made.text))
        except CaseError as error:
            raise SourceError(_in_the_file(paths, fault) for fault in error.faults) from None
    new.fill(folder, made.text)
    if json:
        console.print_json({"case": str(folder / load.CASE_FILE), "repairs": list(made.repairs)})
        return
    for repair in made.repairs:
        console.say(repair)
    print(folder / load.CASE_FILE)


def _in_the_file(paths: list[Path], fault: Fault) -> Fault:
    """Name what was read, since the case that the fault was found in is not kept."""
    from goodoffices.errors import Fault, Place

    names = ", ".join(map(str, paths))
    return Fault(Place(names, field=fault.where.field), fault.found, fault.expected, fault.do)


def _now(text: str) -> dict[str, str]:
    from goodoffices.errors import Fault, Place, UseError
    from goodoffices.interop.outcome_text import outcome_pairs

    found = outcome_pairs(text) if text.strip() else {}
    if found is None:
        expected, do = "“issue: option; issue: option”", "write each issue once, with an option."
        raise UseError(Fault(Place(field="--now"), f"“{text[:80]}”", expected, do))
    return found


def export(
    case: options.CaseArgument,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The file to write: .gmcr, .csv (points), .xml (GENIUS) or .json (GeniusWeb); of "
            "the last two, one more per party beside it.",
        ),
    ],
    entry: options.Entry = None,
    numbers: options.NumbersOption = "midpoint",
    without: options.Without = None,
    json: options.Json = False,
) -> None:
    """Write a case for other programs, or as a table of points for a spreadsheet."""
    settings = options.settings(
        entry, numbers, None, "refused", "stated", "stated", without, "", None
    )
    path = Path(file)
    _check_ending(path)
    written = _written(case, path, settings)
    targets = {path.parent / name: text for name, text in written.texts.items()}
    for target in targets:
        _refuse_there(target)
    for target, text in targets.items():
        _write_new(target, text)
    if json:
        names = [str(target) for target in targets]
        console.print_json({"file": file, "files": names, "repairs": list(written.repairs)})
        return
    for repair in written.repairs:
        console.say(repair)
    for target in targets:
        print(target)


def _check_ending(file: Path) -> None:
    from goodoffices.errors import Fault, Place, UseError, one_of

    if file.suffix.casefold() not in _ENDINGS:
        found = f"the ending “{file.suffix}”" if file.suffix else "no ending"
        do = "choose the format by the ending of the file’s name."
        raise UseError(Fault(Place(str(file)), found, one_of(_ENDINGS), do))


def _written(case: str, file: Path, settings: Settings) -> WrittenFiles:
    from goodoffices.interop.case_as_points import case_as_points
    from goodoffices.interop.genius_write import write_genius
    from goodoffices.interop.geniusweb_write import write_geniusweb
    from goodoffices.interop.gmcr_write import write_gmcr
    from goodoffices.interop.points_record import WrittenFiles
    from goodoffices.interop.points_table_write import write_points_table
    from goodoffices.opened_case import open_case
    from goodoffices.outcomes.space import OutcomeSpace

    opened, ending = open_case(case).case, file.suffix.casefold()
    if ending == ".gmcr":
        found = write_gmcr(OutcomeSpace(opened, settings.reading))
        return WrittenFiles({file.name: found.text}, found.repairs)
    record = case_as_points(opened, settings.reading)
    if ending == ".xml":
        return write_genius(record, file.stem)
    if ending == ".json":
        return write_geniusweb(record, file.stem)
    return write_points_table(record, file.name)


def _refuse_there(file: Path) -> None:
    from goodoffices.errors import Fault, Place, UseError

    if file.exists():
        do = "choose another name; nothing was changed."
        raise UseError(Fault(Place(str(file)), "a file there already", "a free name", do))


def _write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet, with its folder."""
    from goodoffices.errors import Fault, Place, UseError

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
    except FileExistsError:
        do = "choose another name; nothing was changed."
        raise UseError(Fault(Place(str(file)), "a file there already", "a free name", do)) from None
    except OSError as error:
        reason = error.strerror or "a place that cannot be written to"
        do = "choose a place of your own."
        raise UseError(Fault(Place(str(file)), reason, "a place to write", do)) from None
