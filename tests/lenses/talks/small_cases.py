"""Small cases made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import goodoffices
from goodoffices.case.load import load
from goodoffices.case.model import Case

PARTIES = {
    "A": {"name": "Aland", "role": "at the table", "lead": "Ann"},
    "B": {"name": "Borduria", "role": "at the table", "lead": "Bo"},
    "C": {"name": "Cland", "role": "absent", "lead": "Cy"},
}
ISSUE = {"options": {"x": "Option X", "y": "Option Y", "z": "Option Z"}, "now": "x"}


def small(statements: dict[str, dict[str, Any]], **more: Any) -> Case:
    """One source, three parties, the issue “k” and the agenda item “agenda”."""
    raw: dict[str, Any] = {
        "case": "small",
        "as of": "2020-01-31",
        "sources": {"r": {"file": "sources/r.txt", "published": "2020-01-10", "origin": "one"}},
        "parties": PARTIES,
        "speakers": {
            "officials of A": {"for": "A", "kind": "unnamed"},
            "expert": {"kind": "named"},
        },
        "issues": {"k": ISSUE, "agenda": {}},
        "statements": statements,
    }
    return Case.model_validate({**raw, **more})


def say(
    by: str | list[str], act: str = "state", on: str | list[str] = "k", **more: Any
) -> dict[str, Any]:
    return {"by": by, "act": act, "on": on, **{k.replace("_", " "): v for k, v in more.items()}}


def paris_folder() -> Path:
    return Path(goodoffices.__file__).parent / "samples" / "paris-2014"


def paris() -> Case:
    return load(paris_folder()).case


def edited(case: Case, **sections: Any) -> Case:
    """The same case, some sections of it written anew."""
    raw = case.model_dump(by_alias=True, mode="json", exclude_none=True)
    return Case.model_validate({**raw, **sections})


def raw(case: Case) -> dict[str, Any]:
    return case.model_dump(by_alias=True, mode="json", exclude_none=True)
