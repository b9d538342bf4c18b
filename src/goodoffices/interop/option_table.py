"""Reading the option-form table of a conflict from CSV: options down, states across, Y, N or –.

The first row names the columns: ``party``, ``option``, perhaps ``reversible`` (both, fwd or
back), then one column per state. A dash means either, so that the column stands for several
states, which are ranked alike. Below the options there may be, per party, a row with ``rank`` for
an option: 1 for the most preferred state, equal numbers for a tie; and one row ``now`` with an x
under what is now.

What is not listed cannot be.

Source: fang1993 (the option form).
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from goodoffices.errors import Fault, Place, SourceError, one_of
from goodoffices.interop.option_conflict import (
    ConflictOption,
    ConflictParty,
    OptionConflict,
    Pattern,
    Ranking,
    distance,
    first_now,
)
from goodoffices.interop.spreadsheet_cells import left_out_cells
from goodoffices.methods.stability.option_form import Reversible

MOST_BYTES = 20_000_000
MOST_STATES = 20_000
MOST_RULES = 2_000
_DASHES = {"-", "–", "—", ""}
_LETTERS = {"y": "Y", "n": "N", "1": "Y", "0": "N", "yes": "Y", "no": "N"}


@dataclass(frozen=True)
class _Row:
    line: int
    party: str
    option: str
    reversible: str
    cells: tuple[str, ...]


def read_option_table(file: Path) -> OptionConflict:
    """Read an option-form table.

    Raises
    ------
    SourceError
        With every fault found, each with its line.
    """
    return _Reader(file, _text(file)).conflict()


def _text(file: Path) -> str:
    place, expected = Place(str(file)), "a table in CSV, in UTF-8"
    try:
        if file.stat().st_size > MOST_BYTES:
            found = f"more than {MOST_BYTES // 1_000_000} MB"
            raise SourceError(Fault(place, found, expected, "name another file."))
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        found = error.strerror or "a file that cannot be read"
        raise SourceError(Fault(place, found, expected, "check the path.")) from None
    except ValueError:
        do = "save it as UTF-8."
        raise SourceError(Fault(place, "another encoding", expected, do)) from None


class _Reader:
    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.repairs: list[str] = []
        self.labels, self.rows = self._rows(text)

    def _fault(self, line: int, found: str, expected: str, do: str = "correct the table.") -> None:
        self.faults.append(Fault(Place(str(self.file), line), found, expected, do))

    def _stop_on_faults(self) -> None:
        if self.faults:
            raise SourceError(self.faults)

    def _rows(self, text: str) -> tuple[list[str], list[_Row]]:
        first = text.splitlines()[0] if text.strip() else ""
        sign = ";" if first.count(";") > first.count(",") else ","
        lines = list(csv.reader(io.StringIO(text), delimiter=sign))
        head = [cell.strip() for cell in lines[0]] if lines else []
        lower = [cell.casefold() for cell in head]
        if "party" not in lower or "option" not in lower:
            expected = (
                "columns “party” and “option” (a table of options that are taken or not), or "
                "“issue” and “option” (a table of points)"
            )
            self._fault(1, ", ".join(head)[:80] or "nothing", expected)
            self._stop_on_faults()
        fixed = {n: lower.index(n) for n in ("party", "option", "reversible") if n in lower}
        states = [k for k in range(len(head)) if k not in fixed.values() and head[k]]
        found = []
        for number, cells in enumerate(lines[1:], 2):
            padded = [cell.strip() for cell in cells] + [""] * (len(head) - len(cells))
            if any(padded):
                left = [c for k, c in enumerate(padded) if c and (k >= len(head) or not head[k])]
                if left:
                    self.repairs.append(left_out_cells(number, left))
                name = {key: padded[k] for key, k in fixed.items()}
                own = tuple(padded[k] for k in states)
                way = name.get("reversible", "").casefold() or "both"
                found.append(_Row(number, name["party"], name["option"], way, own))
        return [head[k] for k in states], found

    def conflict(self) -> OptionConflict:
        options = [row for row in self.rows if row.option.casefold() not in ("rank", "now")]
        options = [row for row in options if row.party.casefold() != "now"]
        names = list(dict.fromkeys(row.party for row in options))
        self._check(options, names)
        self._stop_on_faults()
        columns = self._columns(options)
        self._stop_on_faults()
        infeasible = self._infeasible(len(options), [s for states in columns for s in states])
        self._stop_on_faults()
        parties = tuple(ConflictParty(name, self._ranking(name, columns)) for name in names)
        made = self._options(options, names)
        now = self._now(columns, made)
        self._stop_on_faults()
        found = (tuple(made), parties, infeasible, now, tuple(self.repairs))
        return OptionConflict(self.file.stem, *found)

    def _check(self, options: Sequence[_Row], names: Sequence[str]) -> None:
        if not options or not self.labels:
            self._fault(1, "no options or no states", "at least one of each")
        for label in {label for label in self.labels if self.labels.count(label) > 1}:
            self._fault(1, f"the state “{label}” twice", "each state once")
        for row in options:
            if not row.party or not row.option:
                self._fault(row.line, "a row without a party or an option", "both")
            if row.reversible not in [r.value for r in Reversible]:
                known = one_of([r.value for r in Reversible])
                self._fault(row.line, f"“{row.reversible}” under reversible", known)
        ranked = {row.party for row in self.rows if row.option.casefold() == "rank"}
        for party in sorted(ranked - set(names)):
            self._fault(1, f"a rank of “{party}”, who holds no option", one_of(list(names)))

    def _columns(self, options: Sequence[_Row]) -> list[list[str]]:
        """Write out the states that every column stands for."""
        columns, seen, total = [], dict[str, str](), 0
        for number, label in enumerate(self.labels):
            letters = [self._letter(row, number) for row in options]
            free = sum(letter == "-" for letter in letters)
            total += 2**free
            if total > MOST_STATES:
                self._fault(1, f"more than {MOST_STATES:,} states", "fewer states or dashes")
                return []
            choices = product(*("NY" if letter == "-" else letter for letter in letters))
            states = ["".join(state) for state in choices]
            if len(states) > 1:
                self.repairs.append(
                    f"State “{label}” stands for {len(states)} combinations of options, which are "
                    "states of their own here, ranked alike."
                )
            for state in states:
                if state in seen:
                    self._fault(1, f"states “{seen[state]}” and “{label}” with the same options",
                                "each combination once; a dash stands for both")  # fmt: skip
                seen[state] = label
            columns.append(states)
        return columns

    def _letter(self, row: _Row, number: int) -> str:
        cell = row.cells[number]
        if cell in _DASHES:
            return "-"
        if cell.casefold() not in _LETTERS:
            self._fault(row.line, f"“{cell}” under state “{self.labels[number]}”", "Y, N or –")
        return _LETTERS.get(cell.casefold(), "N")

    def _infeasible(self, n_options: int, states: Sequence[str]) -> tuple[Pattern, ...]:
        """Say in as few patterns as come easily what is not listed."""
        listed = sorted(states)
        patterns: list[Pattern] = []
        # parts still to be split: the letters fixed so far, and the states listed that begin so
        parts = [("", listed)]
        while parts:
            fixed, inside = parts.pop()
            if len(inside) == 2 ** (n_options - len(fixed)):
                continue
            if inside:
                cut = bisect_left(inside, fixed + "Y")
                parts += [(fixed + "Y", inside[cut:]), (fixed + "N", inside[:cut])]
                continue
            patterns.append(tuple((k, y == "Y") for k, y in enumerate(fixed)))
            if len(patterns) > MOST_RULES:
                do = "leave options out, or list more of what can be."
                found = f"more than {MOST_RULES:,} rules needed to say what is not listed"
                self._fault(1, found, f"at most {MOST_RULES:,}", do)
                return ()
        return tuple(patterns)

    def _ranking(self, party: str, columns: Sequence[list[str]]) -> Ranking:
        rows = [r for r in self.rows if r.option.casefold() == "rank" and r.party == party]
        if not rows:
            self.repairs.append(f"No rank of {party}; add preferences for it to the case.")
            return ()
        if len(rows) > 1:
            self._fault(rows[1].line, f"a second rank of {party}", "one rank per party")
        tiers: dict[int, list[str]] = {}
        for label, cell, states in zip(self.labels, rows[0].cells, columns, strict=True):
            if not cell.isdecimal():
                self._fault(rows[0].line, f"“{cell}” under state “{label}”", "a whole number")
                continue
            tiers.setdefault(int(cell), []).extend(states)
        return tuple(tuple(tiers[rank]) for rank in sorted(tiers))

    def _options(self, options: Sequence[_Row], names: Sequence[str]) -> list[ConflictOption]:
        titles = [row.option for row in options]
        found: list[ConflictOption] = []
        for row in options:
            title = row.option
            if titles.count(title) > 1:
                title = f"{title} ({row.party})"
                self.repairs.append(f"One of several options “{row.option}” is called “{title}”.")
            owner = (names.index(row.party),)
            found.append(ConflictOption(title, owner, Reversible(row.reversible)))
        return found

    def _now(self, columns: Sequence[list[str]], options: Sequence[ConflictOption]) -> str:
        rows = [r for r in self.rows if "now" in (r.option.casefold(), r.party.casefold())]
        marked = [k for row in rows for k, cell in enumerate(row.cells) if cell not in _DASHES]
        if len(marked) > 1:
            self._fault(rows[0].line, f"{len(marked)} states marked as now", "one mark")
        if len(marked) == 1:
            here = columns[marked[0]]
            if len(here) > 1:
                self.repairs.append(
                    f"What is marked as now stands for {len(here)} combinations; the one with "
                    "nothing more taken was chosen."
                )
            return here[0]
        listed = [state for states in columns for state in states]
        wanted = first_now(options, ())
        self.repairs.append(
            "The table does not say what is now; the state closest to nothing taken was chosen. "
            "Correct “now” on each issue, or add a row “now” with an x."
        )
        return min(listed, key=lambda state: distance(state, wanted))
