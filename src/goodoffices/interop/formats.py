"""Which format a file is in, told by its ending and its first words.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from goodoffices.errors import Fault, Place, SourceError, UseError
from goodoffices.interop import bounded_file
from goodoffices.interop.as_case import CaseText, as_case
from goodoffices.interop.genius_read import Normalisation, read_genius
from goodoffices.interop.geniusweb_read import read_geniusweb
from goodoffices.interop.gmcr_read import read_gmcr
from goodoffices.interop.option_table import read_option_table
from goodoffices.interop.points_as_case import points_as_case
from goodoffices.interop.points_record import PointsRecord
from goodoffices.interop.points_table_read import heads_points_table, read_points_table
from goodoffices.interop.safe_json import read_json

Format = Literal["gmcr", "option table", "points table", "genius", "geniusweb"]


def read_as_case(
    given: Sequence[Path],
    name: str,
    now: Mapping[str, str] | None = None,
    normalisation: Normalisation = "genius",
    levels: int | None = None,
) -> CaseText:
    """Read files of another program, whichever it is, as the text of a case.

    Parameters
    ----------
    given
        The files; a folder stands for the XML or JSON files in it.
    name
        Short name of the case.
    now
        The option of an issue that is the case today, where the files do not say.
    normalisation, levels
        As in :func:`~goodoffices.interop.genius_read.read_genius`.

    Raises
    ------
    SourceError
        With every fault found.
    UseError
        When files of different formats, or one file twice, are named together, or ``now`` does
        not fit.
    """
    files = [file for path in given for file in _inside(path)]
    _refuse_twice(files)
    kind = _format_of_all(files)
    came_from = given[0].name
    if kind == "gmcr":
        return as_case(read_gmcr(files[0]), name, came_from)
    if kind == "option table":
        return as_case(read_option_table(files[0]), name, came_from)
    return points_as_case(_record(kind, files, normalisation, levels), name, came_from, now)


def _record(
    kind: Format, files: Sequence[Path], normalisation: Normalisation, levels: int | None
) -> PointsRecord:
    if kind == "genius":
        return read_genius(files, normalisation, levels)
    if kind == "geniusweb":
        return read_geniusweb(files, levels)
    return read_points_table(files[0])


def _inside(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.suffix.casefold() in (".xml", ".json"))
    if not found:
        expected, do = "XML or JSON files of a negotiation", "name the files themselves."
        raise SourceError(Fault(Place(str(path)), "a folder without any", expected, do))
    return found


def _refuse_twice(files: Sequence[Path]) -> None:
    places = [file.resolve() for file in files]
    twice = [file for k, file in enumerate(files) if places[k] in places[:k]]
    if twice:
        do = "name each file once; a folder stands for all files in it."
        raise UseError(
            Fault(Place(str(file)), "the same file a second time", "a file of another party", do)
            for file in twice
        )


def _format_of_all(files: Sequence[Path]) -> Format:
    kinds = [format_of(file) for file in files]
    if len(set(kinds)) > 1:
        found, do = " and ".join(sorted(set(kinds))), "name the files of one negotiation at a time."
        raise UseError(Fault(Place(str(files[0])), found, "files of one format", do))
    if len(files) > 1 and kinds[0] not in ("genius", "geniusweb"):
        found, do = f"{len(files)} files", "name one; files per party are XML or JSON."
        raise UseError(Fault(Place(str(files[1])), found, "one file of this format", do))
    return kinds[0]


def format_of(file: Path) -> Format:
    """Tell the format of a file.

    Raises
    ------
    SourceError
        When it has to be looked into and cannot be read.
    """
    ending = file.suffix.casefold()
    if ending == ".xml":
        return "genius"
    if ending == ".json":
        data = read_json(file, [])
        conflict = isinstance(data, dict) and {"options", "decisionMakers"} <= set(data)
        return "gmcr" if conflict else "geniusweb"
    if ending == ".csv":
        text = bounded_file.text(file, "a table in CSV, in UTF-8")
        return "points table" if heads_points_table(text) else "option table"
    return "gmcr"
