"""Files of other programs, written here from gold data and not by the package."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from itertools import islice, product
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.commands.new import fill
from goodoffices.interop.points_as_case import points_as_case
from goodoffices.interop.points_record import PointsRecord, RecordedParty

GOLD = Path(__file__).parents[1] / "gold" / "settlement.json"
PROFILES = [
    c
    for c in json.loads(GOLD.read_text(encoding="utf-8"))["cases"]
    if c["kind"] == "linear_additive_discrete"
]


def genius_files(case: Mapping[str, Any], folder: Path) -> list[Path]:
    """Write a gold case the way GENIUS keeps it."""
    files = [folder / "domain.xml"]
    issues = "".join(
        f"<issue index='{n}' name={quoteattr(i['name'])} type='discrete' vtype='discrete'>"
        + "".join(
            f"<item index='{k}' value={quoteattr(o)}/>" for k, o in enumerate(i["options"], 1)
        )
        + "</issue>"
        for n, i in enumerate(case["issues"], 1)
    )
    files[0].write_text(
        "<negotiation_template><utility_space><objective index='0' name='any'>"
        f"{issues}</objective></utility_space></negotiation_template>",
        encoding="utf-8",
    )
    for party, floor in zip(case["parties"], case["reservation"], strict=True):
        files.append(folder / f"domain_{party}.xml")
        files[-1].write_text(_utility_space(case, case["profiles"][party], floor), encoding="utf-8")
    return files


def _utility_space(case: Mapping[str, Any], profile: Mapping[str, Any], floor: float) -> str:
    body = ""
    for n, issue in enumerate(case["issues"], 1):
        values = profile["evaluations"][issue["name"]]
        items = "".join(
            f"<item index='{k}' value={quoteattr(o)} evaluation='{values[o]!r}'/>"
            for k, o in enumerate(issue["options"], 1)
        )
        name = quoteattr(issue["name"])
        body += f"<issue index='{n}' name={name} type='discrete'>{items}</issue>"
    for n, issue in enumerate(case["issues"], 1):
        body += f"<weight index='{n}' value='{profile['weights'][issue['name']]!r}'/>"
    return (
        f"<utility_space><objective index='0' name='any'>{body}</objective>"
        f"<discount_factor value='1.0'/><reservation value='{floor}'/></utility_space>"
    )


EVERY = 7
"""Of long lists of packages, every so many-th is looked at."""


def utilities(case: Mapping[str, Any], divided: bool, every: int = 1) -> list[tuple[Fraction, ...]]:
    """Work out every package's utilities from the rule of the program, in exact numbers."""
    found = []
    names = [issue["name"] for issue in case["issues"]]
    packages = product(*(issue["options"] for issue in case["issues"]))
    for package in islice(packages, None, None, every):
        row = []
        for party in case["parties"]:
            profile, total = case["profiles"][party], Fraction(0)
            for name, option in zip(names, package, strict=True):
                exact = {o: Fraction(repr(e)) for o, e in profile["evaluations"][name].items()}
                per = max(exact.values()) if divided else 1
                total += Fraction(repr(profile["weights"][name])) * exact[option] / per
            row.append(total)
        found.append(tuple(row))
    return found


def worths(record: PointsRecord, every: int = 1) -> list[tuple[Fraction, ...]]:
    """What every package is worth to every party, in the order of the issues."""
    packages = product(*(range(len(issue.options)) for issue in record.issues))
    chosen = list(islice(packages, None, None, every))
    return [tuple(party.worth(p) for party in record.parties) for p in chosen]


def case_of(record: PointsRecord, folder: Path, **now: str) -> Case:
    return load(fill(folder, points_as_case(record, "made", "a file", now).text)).case


def plain(party: RecordedParty) -> tuple[list[Any], list[list[Any]], Any]:
    """Weights, values and walk-away of a party, as plain lists to compare with."""
    return list(party.weights), [list(own) for own in party.values], party.walk_away
