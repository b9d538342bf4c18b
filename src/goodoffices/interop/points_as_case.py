"""From a record of points to the text of a case.

Files of points know no status quo and nobody who holds anything. The first option of each issue is
taken as what is now, unless said otherwise, and every issue moves only if all parties consent; both
are told, since a person has to look at them.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from pydantic_core import PydanticCustomError

from goodoffices.case.number import parse_range, plain
from goodoffices.errors import Fault, Place, SourceError, UseError, did_you_mean
from goodoffices.interop.as_case import CaseText, dumped
from goodoffices.interop.case_names import CaseNames, case_names
from goodoffices.interop.points_record import PointsRecord, RecordedParty


def points_as_case(
    record: PointsRecord, name: str, came_from: str, now: Mapping[str, str] | None = None
) -> CaseText:
    """Write the case file of a negotiation in points.

    Parameters
    ----------
    record
        The negotiation.
    name
        Short name of the case.
    came_from
        What the preferences are put down to, such as the file's name.
    now
        The option of an issue that is the case today; for issues left out, what the record says,
        or else its first option.

    Raises
    ------
    SourceError
        When there is no issue or no party, a value or a walk-away is not from 0 to 100, a weight
        below 0, or a number too long to be kept exactly.
    UseError
        When ``now`` names an issue or an option that is not there.
    """
    if not record.issues or not record.parties:
        fault = Fault(Place(came_from), "no issue or no party", "at least one of each", "add it.")
        raise SourceError(fault)
    writer = _Writer(record, came_from, now or {})
    data = writer.case(name)
    if writer.faults:
        raise SourceError(writer.faults)
    head = f"# Read from {came_from}.\n".replace("\r", " ")
    return dumped(head, data, writer.repairs)


class _Writer:
    def __init__(self, record: PointsRecord, came_from: str, now: Mapping[str, str]) -> None:
        self.record, self.came_from = record, came_from
        self.repairs = list(record.repairs)
        self.faults: list[Fault] = []
        self.parties = case_names([party.name for party in record.parties], self.repairs.append)
        self.issues = case_names([issue.name for issue in record.issues], self.repairs.append)
        self.options = [case_names(issue.options, self.repairs.append) for issue in record.issues]
        self.now = self._now(now)

    def case(self, name: str) -> dict[str, Any]:
        together = {"all of": list(self.parties.ids)}
        if len(self.parties.ids) > 1:
            self.repairs.append("Every issue moves only if all parties consent; correct “held by”.")
        return {
            "case": name,
            "title": case_names([self.record.title], _silent).titles[0],
            "parties": {
                id_: {"name": title, "role": "at the table"} for id_, title in self.parties.pairs
            },
            "issues": {
                issue: {
                    "question": f"{title}: which option?",
                    "options": dict(options.pairs),
                    "now": options.ids[now],
                    "held by": together if len(self.parties.ids) > 1 else self.parties.ids[0],
                }
                for (issue, title), options, now in zip(
                    self.issues.pairs, self.options, self.now, strict=True
                )
            },
            "preferences": [
                self._entry(id_, party)
                for id_, party in zip(self.parties.ids, self.record.parties, strict=True)
                if any(weight is not None for weight in party.weights)
            ],
        }

    def _now(self, given: Mapping[str, str]) -> list[int]:
        found = list(self.record.now or [0] * len(self.issues.ids))
        for issue, option in given.items():
            k = self._position(issue, self.issues, "an issue")
            found[k] = self._position(option, self.options[k], f"an option of “{issue}”")
        silent = [i for i in self.issues.ids if i not in given and self.record.now is None]
        if silent:
            self.repairs.append(
                "The file does not say what is now. The first option was taken on "
                f"{', '.join(f'“{issue}”' for issue in silent)}: look at “now” on each of them, "
                "since what parties could gain depends on it."
            )
        return found

    def _position(self, word: str, names: CaseNames, what: str) -> int:
        for known in (names.ids, names.titles):
            if word in known:
                return known.index(word)
        do = did_you_mean(word, names.ids, "write it as the file does.")
        raise UseError(Fault(Place(field="now"), f"“{word}”, not {what}", what, do))

    def _entry(self, id_: str, party: RecordedParty) -> dict[str, Any]:
        weights = zip(self.issues.ids, party.weights, strict=True)
        values = zip(self.issues.ids, self.options, party.values, strict=True)
        by_issue = {
            issue: {
                option: self._number(value, party, f"{issue} › {option}", 100)
                for option, value in zip(options.ids, own, strict=True)
                if value is not None
            }
            for issue, options, own in values
        }
        entry: dict[str, Any] = {
            "of": id_,
            "by": self.came_from,
            "points": {
                issue: self._number(weight, party, f"weight of {issue}")
                for issue, weight in weights
                if weight is not None
            },
            "values": {issue: own for issue, own in by_issue.items() if own},
        }
        if party.walk_away is not None:
            entry["walk away"] = self._walk_away(party)
        return entry

    def _walk_away(self, party: RecordedParty) -> Any:
        floor = party.walk_away
        if isinstance(floor, tuple):
            rows = zip(self.issues.ids, self.options, floor, strict=True)
            return {issue: options.ids[k] for issue, options, k in rows}
        if not isinstance(floor, Fraction):
            return floor
        return self._number(floor, party, "walk away", 100)

    def _number(
        self, number: Fraction, party: RecordedParty, field: str, most: int | None = None
    ) -> int | str:
        place, text = Place(party.file or self.came_from, field=field), plain(number)
        if number < 0 or (most is not None and number > most):
            found = f"{text[:30]} points for {party.name}"
            expected = "0 points or more" if most is None else f"from 0 to {most} points"
            self.faults.append(Fault(place, found, expected, "correct it in that file."))
            return 0
        try:
            parse_range(text)
        except PydanticCustomError:
            expected, do = "numbers of fewer digits", "round them in the file."
            self.faults.append(Fault(place, f"{text[:30]}…, too long to keep", expected, do))
            return 0
        return int(text) if number.denominator == 1 else text


def _silent(_: str) -> None:
    """Take a repair that is of no interest."""
