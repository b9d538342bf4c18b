"""The cases that come with the program, and the outline of a new one.

Source: none.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
PARIS = "paris-2014"


def sample(name: str) -> Path | None:
    """Find the folder of a bundled case; ``None`` when there is none of that name.

    Examples
    --------
    >>> sample("paris-2014").name
    'paris-2014'
    """
    known = [file.parent for file in FOLDER.glob("*/case.yaml")]
    return next((folder for folder in known if folder.name == name), None)


def outline() -> str:
    """Read the outline of a new case, with comments that explain it."""
    return (FOLDER / "new-case.yaml").read_text(encoding="utf-8")
