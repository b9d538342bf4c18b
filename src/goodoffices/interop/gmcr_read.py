"""Reading `.gmcr` files: conflicts in option form, kept as JSON by programs of the graph model.

A file has options (each with a permitted direction), decision makers (the numbers of the options
they hold, and either a ranking of the states or prioritised statements), and patterns that cannot
be. States are numbered from 1 in the order in which the first option changes fastest.

Source: peng1997 (prioritised statements); the layout of the files was read off published examples.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard

from goodoffices.errors import Fault, Place, SourceError, one_of
from goodoffices.interop.option_conflict import (
    ConflictOption,
    ConflictParty,
    OptionConflict,
    Pattern,
    Ranking,
    Statement,
    first_now,
    ordered_states,
)
from goodoffices.methods.stability.option_form import Reversible

MOST_BYTES = 20_000_000
MOST_LETTERS = 100_000
"""Rankings are written out by party, state and option; beyond so many letters they are refused."""

_KNOWN = {
    "options", "decisionMakers", "infeasibles", "program", "version", "coalitions",
    "coalitionsFull", "useManualPreferenceRanking", "useManualPreferenceVectors",
}  # fmt: skip
_KNOWN_OF_PARTY = {
    "name", "options", "preferences", "preferenceRanking", "preferenceVector", "payoffs",
    "misperceptions",
}  # fmt: skip


def read_gmcr(file: Path) -> OptionConflict:
    """Read a `.gmcr` file.

    Raises
    ------
    SourceError
        With every fault found, when it is no such file.
    """
    return _Reader(file, _loaded(file)).conflict()


def _loaded(file: Path) -> Mapping[str, Any]:
    place, expected = Place(str(file)), "a .gmcr file: JSON with “options” and “decisionMakers”"
    try:
        if file.stat().st_size > MOST_BYTES:
            found = f"more than {MOST_BYTES // 1_000_000} MB"
            raise SourceError(Fault(place, found, expected, "name another file."))
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        found = error.strerror or "a file that cannot be read"
        raise SourceError(Fault(place, found, expected, "check the path.")) from None
    except (ValueError, RecursionError):
        raise SourceError(Fault(place, "no JSON", expected, "name another file.")) from None
    if not isinstance(data, dict) or not {"options", "decisionMakers"} <= set(data):
        raise SourceError(Fault(place, "other JSON", expected, "name another file."))
    return data


def _is_number(given: Any) -> TypeGuard[int]:
    return isinstance(given, int) and not isinstance(given, bool)


class _Reader:
    """Reads one file, and collects what is wrong with it and what had to be repaired."""

    def __init__(self, file: Path, data: Mapping[str, Any]) -> None:
        self.file, self.data = file, data
        self.faults: list[Fault] = []
        self.repairs: list[str] = []

    def conflict(self) -> OptionConflict:
        makers = [m for m in self._list("decisionMakers") if isinstance(m, dict)]
        self._expect("decisionMakers", bool(makers), "no decision makers", "at least one")
        names = self._unique([str(m.get("name") or f"DM {n}") for n, m in enumerate(makers, 1)])
        owners = self._owners(makers, names)
        options = self._options(owners, names)
        infeasible = tuple(self._pattern("infeasibles", p) for p in self._list("infeasibles"))
        self._stop_on_faults()
        parties = [
            self._party(name, m, len(options), infeasible)
            for name, m in zip(names, makers, strict=True)
        ]
        now = first_now(options, infeasible)
        self._expect("infeasibles", bool(now), "patterns that leave no state", "some state")
        self._left_out(makers)
        self._stop_on_faults()
        self.repairs.append(
            "The file does not say what is now; the state closest to nothing taken was chosen. "
            "Correct “now” on each issue."
        )
        found = (tuple(options), tuple(parties), infeasible, now, tuple(self.repairs))
        return OptionConflict(self.file.stem, *found)

    def _list(self, key: str) -> Sequence[Any]:
        return self._items(key, self.data.get(key))

    def _items(self, field: str, given: Any) -> Sequence[Any]:
        """Take a list, or note that it is none; what is left out is an empty one."""
        if given is not None and not isinstance(given, list):
            self._fault(field, json.dumps(given)[:80], "a list")
            return []
        return given or []

    def _fault(self, field: str, found: str, expected: str) -> None:
        do = "correct the file, or write it again with the program it comes from."
        self.faults.append(Fault(Place(str(self.file), field=field), found, expected, do))

    def _expect(self, field: str, holds: bool, found: str, expected: str) -> None:
        if not holds:
            self._fault(field, found, expected)

    def _stop_on_faults(self) -> None:
        if self.faults:
            raise SourceError(self.faults)

    def _unique(self, names: Sequence[str]) -> list[str]:
        found: list[str] = []
        for name in names:
            free, number = name, 2
            while free in found:
                free, number = f"{name} {number}", number + 1
            if free != name:
                self.repairs.append(f"A second “{name}” is called “{free}”.")
            found.append(free)
        return found

    def _owners(self, makers: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[list[int]]:
        count = len(self._list("options"))
        owners: list[list[int]] = [[] for _ in range(count)]
        for party, maker in enumerate(makers):
            field = f"decisionMakers › {names[party]} › options"
            for number in self._items(field, maker.get("options")):
                if _is_number(number) and 0 <= number < count:
                    owners[number].append(party)
                else:
                    self._fault(field, f"option {number}", f"a number from 0 to {count - 1}")
        return owners

    def _options(self, owners: list[list[int]], parties: Sequence[str]) -> list[ConflictOption]:
        directions = [r.value for r in Reversible]
        names, found = [], []
        for number, option in enumerate(self._list("options")):
            option = option if isinstance(option, dict) else {}
            name = str(option.get("name") or f"option {number + 1}")
            names.append(name)
            direction = option.get("permittedDirection", "both")
            if direction not in directions:
                field = f"options › {name} › permittedDirection"
                self._fault(field, f"“{direction}”", one_of(directions))
                direction = "both"
            if not owners[number]:
                self.repairs.append(f"Nobody holds “{name}”: it moves only if everybody consents.")
            found.append(ConflictOption(name, tuple(owners[number]), Reversible(direction)))
        return [
            ConflictOption(name, option.owners, option.reversible)
            for name, option in zip(self._told_apart(names, owners, parties), found, strict=True)
        ]

    def _told_apart(
        self, names: Sequence[str], owners: list[list[int]], parties: Sequence[str]
    ) -> list[str]:
        """Add the holder to a name that several options have."""
        longer = [
            f"{name} ({parties[held[0]]})" if names.count(name) > 1 and held else name
            for name, held in zip(names, owners, strict=True)
        ]
        for name, long in zip(names, longer, strict=True):
            if name != long:
                self.repairs.append(f"One of several options “{name}” is called “{long}”.")
        return self._unique(longer)

    def _pattern(self, field: str, given: Any) -> Pattern:
        count = len(self._list("options"))
        found: dict[int, bool] = {}
        for part in given if isinstance(given, list) else [None]:
            pair = part if isinstance(part, list) and len(part) == 2 else [None, None]
            number, letter = pair
            if not _is_number(number) or not 0 <= number < count or letter not in ("Y", "N"):
                self._fault(field, json.dumps(part)[:80], "[option number, “Y” or “N”]")
                continue
            found[number] = letter == "Y"
        return tuple(sorted(found.items()))

    def _party(
        self, name: str, maker: Mapping[str, Any], n_options: int, infeasible: Sequence[Pattern]
    ) -> ConflictParty:
        field = f"decisionMakers › {name}"
        unseen = tuple(
            self._pattern(f"{field} › misperceptions", p)
            for p in self._items(f"{field} › misperceptions", maker.get("misperceptions"))
        )
        given = maker.get("preferenceRanking") or maker.get("preferenceVector")
        manual = any(self.data.get(f"useManualPreference{what}") for what in ("Ranking", "Vectors"))
        if given and (manual or not maker.get("preferences")):
            states = ordered_states(n_options, infeasible)
            each = n_options * len(self._list("decisionMakers"))
            if len(states) * each > MOST_LETTERS:
                found = f"{len(states):,} states ranked one by one"
                self._fault(field, found, f"at most {MOST_LETTERS // each:,} for a case file")
                self._stop_on_faults()
            ranking = self._ranking(f"{field} › preferenceRanking", given, states)
            return ConflictParty(name, ranking, (), unseen)
        statements = tuple(
            self._statement(f"{field} › preferences", s)
            for s in self._items(f"{field} › preferences", maker.get("preferences"))
        )
        if not statements:
            self.repairs.append(f"No preferences of {name}; add an entry for it.")
        return ConflictParty(name, (), statements, unseen)

    def _statement(self, field: str, given: Any) -> Statement:
        if isinstance(given, dict):
            members = self._items(field, given.get("members"))
            return tuple(self._pattern(field, m) for m in members or [None])
        return (self._pattern(field, given),)

    def _ranking(self, field: str, given: Any, states: Sequence[str]) -> Ranking:
        tiers, ranked = [], set()
        for tier in self._items(field, given):
            numbers = tier if isinstance(tier, list) else [tier]
            here = []
            for number in numbers:
                if not _is_number(number) or not 1 <= number <= len(states):
                    self._fault(field, f"state {number}", f"a number from 1 to {len(states)}")
                elif number in ranked:
                    self.repairs.append(
                        f"State {number} stood twice in a ranking; the first counts."
                    )
                else:
                    ranked.add(number)
                    here.append(states[number - 1])
            tiers += [tuple(here)] if here else []
        rest = [state for number, state in enumerate(states, 1) if number not in ranked]
        if rest:
            self._fault(field, f"no rank for {len(rest)} of {len(states)} states", "all ranked")
        return tuple(tiers)

    def _left_out(self, makers: Sequence[Mapping[str, Any]]) -> None:
        unknown = sorted(set(self.data) - _KNOWN)
        unknown += sorted({key for maker in makers for key in maker} - _KNOWN_OF_PARTY)
        if unknown:
            self.repairs.append(f"Left out, not understood: {', '.join(unknown)}.")
        coalitions = [c for c in self._list("coalitions") if isinstance(c, list)]
        if coalitions:
            self.repairs.append("Coalitions were left out; ask “look stability --coalitions”.")
