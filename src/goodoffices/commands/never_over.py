"""What ``add`` refuses because it would write over something a person has.

Source: none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.case.load import Loaded
    from goodoffices.sources.details import Details


def refuse_other(loaded: Loaded, name: str, file: Path) -> None:
    """Stop before a second document takes the name of one the case already has."""
    from hashlib import sha256

    from goodoffices.errors import Fault, Place, SourceError

    entry = loaded.case.sources.get(name)
    if entry is None or entry.sha256 is None or not file.is_file():
        return
    if sha256(file.read_bytes()).hexdigest() != entry.sha256.lower():
        do = "use another --id; or, if the kept file itself changed and you have read it, "
        raise SourceError(
            Fault(
                Place(str(file)),
                f"a document unlike the one kept as “{name}”",
                "the same bytes, or another name",
                do + "repeat the command with --accept-change.",
            )
        )


def refuse_elsewhere(loaded: Loaded, name: str, file: Path) -> None:
    """Stop when the file named is not the kept one whose change is to be accepted."""
    from goodoffices.errors import Fault, Place, SourceError

    entry = loaded.case.sources.get(name)
    if entry is None or file.resolve() == (loaded.folder / entry.file).resolve():
        return
    kept = loaded.folder / entry.file
    found = f"“{file}”, which is not the file kept as “{name}”"
    do = f"name {kept}; another document is kept under another --id."
    raise SourceError(Fault(Place(str(file)), found, f"{kept}, after you have read it", do))


def refuse_restating(loaded: Loaded, name: str, given: Details) -> None:
    """Stop when something is stated otherwise than the case already has it."""
    from goodoffices.errors import Fault, Place, SourceError

    entry = loaded.case.sources.get(name)
    faults = [
        Fault(
            Place(loaded.file.name, None, f"sources › {name} › {field}"),
            f"“{known}” already",
            "nothing, or the same",
            "change it in the case file if it is wrong; “add” writes over nothing.",
        )
        for field in ("publisher", "published", "origin", "grade")
        if entry is not None
        and (known := getattr(entry, field))
        and getattr(given, field) not in (None, known)
    ]
    if faults:
        raise SourceError(faults)
