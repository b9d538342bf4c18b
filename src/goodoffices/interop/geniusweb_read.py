"""Reading GeniusWeb and NegoLog profiles: what a package is worth to one party, in JSON.

GeniusWeb has spelt the values of options in two ways, ``discreteutils`` and
``DiscreteValueSetUtilities``; both are read. Values are taken as written: neither program divides
them by their maximum.

Source: none; the layouts were read off published examples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.interop.number_range import number_range
from goodoffices.interop.points_record import PointsRecord
from goodoffices.interop.profiles_joined import Profile, joined
from goodoffices.interop.safe_json import read_json

_SPACE = "LinearAdditiveUtilitySpace"
_DISCRETE = ("DiscreteValueSetUtilities", "discreteutils")
_NUMBERS = ("NumberValueSetUtilities", "numberutils")
_KNOWN = {"issueUtilities", "issueWeights", "domain", "name", "reservationBid"}


def is_profile(data: object) -> bool:
    """Say whether this is a profile of either program, or a GeniusWeb domain."""
    return isinstance(data, dict) and bool(
        {_SPACE, "issuesValues"} & set(data) or {"issues", "issueWeights"} <= set(data)
    )


def read_geniusweb(files: Sequence[Path], levels: int | None = None) -> PointsRecord:
    """Read one profile per party, and a domain where there is one.

    Parameters
    ----------
    files
        The files, in any order; what is neither a profile nor a domain is passed over and told.
    levels
        How many options to make of a range of numbers; left out, such issues are refused.

    Raises
    ------
    SourceError
        With every fault found.
    """
    reader = _Reader(levels)
    for file in files:
        reader.take(file, read_json(file, reader.repairs))
    if not reader.profiles and not reader.faults:
        where, do = Place(str(files[0]) if files else ""), "name the file of every party."
        reader.faults.append(Fault(where, "no profile", "a profile for every party", do))
    if reader.faults:
        raise SourceError(reader.faults)
    title = reader.title or files[0].resolve().parent.name
    return joined(title, reader.domain, reader.profiles, reader.repairs)


class _Reader:
    def __init__(self, levels: int | None) -> None:
        self.levels = levels
        self.faults: list[Fault] = []
        self.repairs: list[str] = []
        self.profiles: list[Profile] = []
        self.domain: dict[str, tuple[str, ...]] = {}
        self.title = ""
        self.file = Path()

    def take(self, file: Path, data: Any) -> None:
        """Read one file."""
        self.file = file
        if not is_profile(data):
            self.repairs.append(f"{file.name} is neither a profile nor a domain; left out.")
        elif "issuesValues" in data:
            self._domain(data)
        elif _SPACE in data:
            self._geniusweb(self._object(data, _SPACE))
        else:
            self._negolog(data)

    def _fault(self, field: str, found: str, expected: str) -> None:
        do = "correct the file, or write it again with the program it comes from."
        self.faults.append(Fault(Place(str(self.file), field=field[:120]), found, expected, do))

    def _object(self, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = data.get(key)
        if isinstance(found, dict):
            return found
        self._fault(key, "nothing" if found is None else "something else", "names and values")
        return {}

    def _domain(self, data: Mapping[str, Any]) -> None:
        self.title = self.title or str(data.get("name") or "")
        for issue, given in self._object(data, "issuesValues").items():
            values = given.get("values") if isinstance(given, dict) else None
            if isinstance(values, list):
                names = [str(value) for value in values]
                if len(set(names)) < len(names):
                    self.repairs.append(f"“{issue}” lists an option twice; the first counts.")
                self.domain.setdefault(issue, tuple(dict.fromkeys(names)))

    def _geniusweb(self, space: Mapping[str, Any]) -> None:
        if unknown := set(space) - _KNOWN:
            listed = ", ".join(sorted(key[:40] for key in unknown)[:8])
            self.repairs.append(f"{self.file.name}: not known and left out: {listed}.")
        if isinstance(space.get("domain"), dict):
            self._domain(space["domain"])
        utilities = self._object(space, "issueUtilities")
        values = {issue: self._values(issue, given) for issue, given in utilities.items()}
        weights = self._numbers("issueWeights", self._object(space, "issueWeights"))
        name = str(space.get("name") or "").strip() or self.file.stem
        bid = space.get("reservationBid")
        walk_away: dict[str, str] | None = None
        if isinstance(bid, dict) and "issuevalues" in bid:
            walk_away = {k: _text(v) for k, v in self._object(bid, "issuevalues").items()}
        self.profiles.append(Profile(name, weights, values, walk_away, file=str(self.file)))

    def _values(self, issue: str, given: Any) -> dict[str, Fraction]:
        given = given if isinstance(given, dict) else {}
        for spelling in _DISCRETE:
            if spelling in given:
                inner = self._object(given, spelling)
                return self._percent(issue, self._object(inner, "valueUtilities"))
        for spelling in _NUMBERS:
            if spelling in given:
                return self._range(issue, self._object(given, spelling))
        self._fault(issue, "values of an unknown kind", f"“{_DISCRETE[0]}” or “{_DISCRETE[1]}”")
        return {}

    def _range(self, issue: str, given: Mapping[str, Any]) -> dict[str, Fraction]:
        if self.levels is None:
            expected = "options that can be listed; “--levels 11” makes eleven of the range"
            self._fault(issue, "a range of numbers", expected)
            return {}
        keys = ("lowValue", "highValue", "lowUtility", "highUtility")
        ends = self._numbers(issue, {key: given.get(key) for key in keys})
        if len(ends) < len(keys):
            return {}
        low, high, least, most = (ends[key] for key in keys)
        found = number_range(low, high, self.levels)
        per = (most - least) / (high - low) if high != low else Fraction(0)
        self.repairs.append(f"“{issue}” is a range; {len(found)} numbers of it are options here.")
        values = {name: 100 * (least + per * (x - low)) for name, x in found.items()}
        self.domain.setdefault(issue, tuple(values))
        return values

    def _negolog(self, data: Mapping[str, Any]) -> None:
        values = {
            issue: self._percent(issue, self._object(data["issues"], issue))
            for issue in self._object(data, "issues")
        }
        weights = self._numbers("issueWeights", self._object(data, "issueWeights"))
        floor = data.get("reservationValue")
        given = self._numbers("reservationValue", {} if floor is None else {"": floor})
        walk_away = 100 * given[""] / (sum(weights.values()) or 1) if given else None
        self.profiles.append(
            Profile(self.file.stem, weights, values, walk_away, file=str(self.file))
        )

    def _percent(self, issue: str, given: Mapping[str, Any]) -> dict[str, Fraction]:
        return {option: 100 * value for option, value in self._numbers(issue, given).items()}

    def _numbers(self, field: str, given: Mapping[str, Any]) -> dict[str, Fraction]:
        found = {}
        for key, value in given.items():
            if isinstance(value, Fraction):
                found[key] = value
            else:
                self._fault(f"{field} › {key}", f"“{str(value)[:40]}”", "a number")
        return found


def _text(value: Any) -> str:
    return str(value)
