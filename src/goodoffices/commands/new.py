"""``goodoffices new``: an empty case with comments that explain it.

Source: none.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goodoffices.commands import console, options


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The folder to make.")],
    title: Annotated[str, typer.Option(help="The case’s title.")] = "",
    json: options.Json = False,
) -> None:
    """Make an empty case, with comments that explain every part."""
    folder = make(Path(name), title)
    if json:
        console.print_json({"case": str(folder / "case.yaml")})
        return
    print(folder / "case.yaml")
    console.say(f"Next: goodoffices add {folder} FILE, and write the case in your editor.")


def make(folder: Path, title: str = "") -> Path:
    """Make the folder of an empty case.

    Raises
    ------
    UseError
        When the folder is there already and not empty, or cannot be made.
    """
    from goodoffices.case import edit
    from goodoffices.samples import outline

    short = short_name(folder)
    text = outline().format(
        name=edit.render(short), title=edit.render(title or short), today=date.today().isoformat()
    )
    return fill(folder, text)


def short_name(folder: Path) -> str:
    """Make the short name of a case from the name of its folder."""
    return re.sub(r"[^\w.-]+", "-", folder.resolve().name).strip("-") or "case"


def fill(folder: Path, text: str) -> Path:
    """Make the folder of a case whose file has this text; raises as :func:`make` does."""
    from goodoffices.case import edit, load, schema
    from goodoffices.errors import Fault, Place, UseError

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        do = "choose another name; nothing was changed."
        raise UseError(Fault(Place(str(folder)), "something there already", "a free name", do))
    try:
        (folder / "sources").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "a place that cannot be written to"
        do = "choose a folder of your own."
        raise UseError(Fault(Place(str(folder)), reason, "a place to write", do)) from None
    edit.write(folder / load.CASE_FILE, text)
    edit.write(folder / schema.FILE, schema.text())
    edit.write(folder / ".gitignore", ".goodoffices/\n")
    return folder
