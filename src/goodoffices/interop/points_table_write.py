"""Writing a case as a table of points for spreadsheets: issues and options down, parties across.

Every issue begins with a row for its weights; a row for the walk-aways stands at the end.

Source: none.
"""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from goodoffices.interop.outcome_text import outcome_pairs
from goodoffices.interop.points_record import PointsRecord, RecordedParty, WrittenFiles
from goodoffices.interop.spreadsheet_cells import number_cell, shielded

WEIGHT = "weight"
WALK_AWAY = "walk away"
COLUMNS = ("issue", "option", "now")
BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def write_points_table(record: PointsRecord, name: str = "points.csv") -> WrittenFiles:
    """Write one table for all parties.

    Parameters
    ----------
    record
        What to write.
    name
        The file's name.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([*COLUMNS, *(shielded(party.name) for party in record.parties)])
    for number, issue in enumerate(record.issues):
        label = shielded(issue.name)
        weights = (_cell(party.weights[number]) for party in record.parties)
        rows.writerow([label, WEIGHT, "", *weights])
        for k, option in enumerate(issue.options):
            mark = "x" if record.now is not None and record.now[number] == k else ""
            values = (_cell(party.values[number][k]) for party in record.parties)
            rows.writerow([label, shielded(option), mark, *values])
    rows.writerow([WALK_AWAY, "", "", *(_floor(record, party) for party in record.parties)])
    return WrittenFiles({name: BYTE_ORDER_MARK + out.getvalue()}, record.repairs)


def _cell(number: Fraction | None) -> str:
    return "" if number is None else number_cell(number)


def _floor(record: PointsRecord, party: RecordedParty) -> str:
    floor = party.walk_away
    if isinstance(floor, tuple):
        pairs = zip(record.issues, floor, strict=True)
        outcome = {issue.name: issue.options[k] for issue, k in pairs}
        text = "; ".join(f"{issue}: {option}" for issue, option in outcome.items())
        # names with colons of their own could not be taken apart again
        return shielded(text) if outcome_pairs(text) == outcome else _cell(party.worth(floor))
    return _cell(floor) if not isinstance(floor, str) else floor
