"""Reading a table of points from CSV: issues and options down, one column per party.

The first row names the columns: ``issue``, ``option``, perhaps ``now``, then the parties. The first
row of an issue whose option is ``weight`` gives its weight to each party; every other row an option
and what it is worth, from 0 to 100; an x under ``now`` marks what is the case today. A last row
``walk away`` gives what each party has without a settlement: a number, ``now``, or an outcome.

Source: none.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.interop import bounded_file
from goodoffices.interop.outcome_text import outcome_pairs
from goodoffices.interop.points_record import (
    MOST_OPTIONS,
    PointsRecord,
    RecordedIssue,
    RecordedParty,
    WalkAway,
)
from goodoffices.interop.points_table_write import COLUMNS, WALK_AWAY, WEIGHT
from goodoffices.interop.spreadsheet_cells import has_comma, left_out_cells, number_in, unshielded

_EXPECTED = "a table in CSV, in UTF-8"
Numbers = tuple[Fraction | None, ...]


def heads_points_table(text: str) -> bool:
    """Say whether a text begins as a table of points does."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].casefold()
    cells = [cell.strip().strip('"') for cell in first.replace(";", ",").split(",")]
    return {"issue", "option"} <= set(cells)


def read_points_table(file: Path) -> PointsRecord:
    """Read a table of points.

    Raises
    ------
    SourceError
        With every fault found, each with its line.
    """
    return _Reader(file, bounded_file.text(file, _EXPECTED)).record()


@dataclass
class _Rows:
    """What the rows of one issue say, and the line of its weights, or else of its first row."""

    line: int
    weights: Numbers | None = None
    options: dict[str, Numbers] = field(default_factory=dict)
    now: str | None = None


class _Reader:
    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.repairs: list[str] = []
        self.issues: dict[str, _Rows] = {}
        self.floors: list[str] | None = None
        self.floor_line = 1
        first = text.split("\n", 1)[0]
        sign = max(";\t,", key=first.count)
        try:
            lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        except csv.Error:
            fault = Fault(Place(str(file)), "cells that do not end", _EXPECTED, "save it again.")
            raise SourceError(fault) from None
        self.parties, self.columns = self._head(lines[0] if lines else [])
        if len(lines) > 2 * MOST_OPTIONS:
            self._fault(1, f"{len(lines):,} rows", f"at most {MOST_OPTIONS:,} options")
            raise SourceError(self.faults)
        for number, cells in enumerate(lines[1:], 2):
            padded = [cell.strip() for cell in cells] + [""] * (len(lines[0]) - len(cells))
            if any(padded):
                self._beyond(number, padded, lines[0])
                self._row(number, padded)

    def _beyond(self, line: int, cells: list[str], head: list[str]) -> None:
        left = [c for k, c in enumerate(cells) if c and (k >= len(head) or not head[k].strip())]
        if left:
            self.repairs.append(left_out_cells(line, left))

    def _fault(self, line: int, found: str, expected: str) -> None:
        place = Place(str(self.file), line)
        self.faults.append(Fault(place, found, expected, "correct the table."))

    def _head(self, cells: list[str]) -> tuple[list[str], dict[str, int]]:
        lower = [cell.strip().casefold() for cell in cells]
        columns = {name: lower.index(name) for name in COLUMNS if name in lower}
        named = [(k, unshielded(cell.strip())) for k, cell in enumerate(cells) if cell.strip()]
        parties = [(k, name) for k, name in named if k not in columns.values()]
        names = [name for _, name in parties]
        if "issue" not in columns or "option" not in columns or not parties:
            self._fault(1, "other columns", "“issue”, “option” and a column for every party")
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._fault(1, f"two columns for “{name[:60]}”", "one for every party")
        if self.faults:
            raise SourceError(self.faults)
        self.at = [k for k, _ in parties]
        return names, columns

    def _row(self, line: int, cells: list[str]) -> None:
        issue, option = (unshielded(cells[self.columns[key]]) for key in ("issue", "option"))
        own = [cells[k] for k in self.at]
        if issue.casefold() == WALK_AWAY and not option:
            if self.floors is not None:
                self._fault(line, "a second row of walk-aways", "one")
            self.floors, self.floor_line = own, line
            return
        if not issue or not option:
            self._fault(line, "a row without an issue or an option", "both")
            return
        rows = self.issues.setdefault(issue, _Rows(line))
        if option.casefold() == WEIGHT and rows.weights is None:
            rows.weights, rows.line = tuple(self._number(line, cell) for cell in own), line
            return
        numbers = tuple(self._value(line, cell) for cell in own)
        if option in rows.options:
            self.repairs.append(
                f"Line {line} lists “{option}” on “{issue}” a second time; the first counts."
            )
        else:
            rows.options[option] = numbers
            if "now" in self.columns and cells[self.columns["now"]]:
                self._now(line, issue, rows, option)

    def _now(self, line: int, issue: str, rows: _Rows, option: str) -> None:
        if rows.now is not None:
            self._fault(line, f"a second mark for now on “{issue}”", "one mark for every issue")
        rows.now = option

    def _value(self, line: int, cell: str) -> Fraction | None:
        found = self._number(line, cell)
        if found is not None and not 0 <= found <= 100:
            self._fault(line, f"the value “{cell[:40]}”", "a value from 0 to 100")
        return found

    def _number(self, line: int, cell: str) -> Fraction | None:
        if not cell:
            return None
        found = number_in(cell)
        if found is None:
            self._fault(line, f"“{cell[:40]}”", "a number such as 40 or 2.5, or nothing")
        elif has_comma(cell):
            self.repairs.append(f"Line {line}: “{cell}” is read with a decimal comma.")
        return found

    def record(self) -> PointsRecord:
        """Put the rows together."""
        if not self.issues:
            self._fault(1, "no issue", "at least one, with its options")
        for name, rows in self.issues.items():
            if not rows.options:
                self._fault(
                    rows.line, f"no options on “{name}”", "at least one row besides the weights"
                )
        issues = tuple(RecordedIssue(n, tuple(rows.options)) for n, rows in self.issues.items())
        floors = [self._walk_away(issues, cell) for cell in self.floors or [""] * len(self.parties)]
        parties = tuple(self._party(k, floor) for k, floor in enumerate(floors))
        if self.faults:
            raise SourceError(self.faults)
        now = self._positions()
        return PointsRecord(self.file.stem, issues, parties, now, tuple(self.repairs))

    def _party(self, column: int, floor: WalkAway) -> RecordedParty:
        name = self.parties[column]
        weights, values = [], []
        for issue, rows in self.issues.items():
            weights.append(rows.weights[column] if rows.weights else None)
            values.append(tuple(numbers[column] for numbers in rows.options.values()))
            if weights[-1] is None or None in values[-1]:
                self.repairs.append(
                    f"{name} lacks a weight or a value on “{issue}”; the lenses will ask for it."
                )
            if weights[-1] is not None and weights[-1] < 0:
                found = f"a weight below nothing for {name} on “{issue}”"
                self._fault(rows.line, found, "0 or more")
        if floor is None:
            self.repairs.append(f"{name} has no walk-away; the lenses will ask for it.")
        return RecordedParty(name, tuple(weights), tuple(values), floor)

    def _positions(self) -> tuple[int, ...] | None:
        """Where now stands on each issue; where nothing is marked, the first option and a word."""
        if all(rows.now is None for rows in self.issues.values()):
            return None
        found = []
        for name, rows in self.issues.items():
            if rows.now is None:
                self.repairs.append(f"Nothing on “{name}” is marked as now; the first is taken.")
            found.append(list(rows.options).index(rows.now) if rows.now is not None else 0)
        return tuple(found)

    def _walk_away(self, issues: tuple[RecordedIssue, ...], cell: str) -> WalkAway:
        text = unshielded(cell)
        if not text or text.casefold() == "now":
            return "now" if text else None
        if (number := number_in(cell)) is not None:
            if not 0 <= number <= 100:
                found = f"the walk-away “{cell[:40]}”"
                self._fault(self.floor_line, found, "a number of points from 0 to 100")
            return number
        given = outcome_pairs(text)
        known = given is not None and all(given.get(i.name) in i.options for i in issues)
        if given is None or not known:
            expected = "a number, “now”, or “issue: option” for every issue, with “;” between"
            self._fault(self.floor_line, f"the walk-away “{text[:60]}”", expected)
            return None
        return tuple(issue.options.index(given[issue.name]) for issue in issues)
