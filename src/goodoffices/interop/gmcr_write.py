"""Writing a case as a `.gmcr` file, for programs of the graph model.

The format knows options that are taken or not, so an issue of two options becomes one, and an
issue of more becomes one per option with "exactly one of them" among what cannot be. Rankings are
written state by state, so nothing is lost of the order. What the format cannot say is told.

Source: fang1993 (the option form); the layout of the files was read off published examples.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from goodoffices.case.issue import Held
from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.interop.as_case import TAKEN
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.gap import refuse
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.version import __version__

MOST_STATES = 20_000
"""Rankings are written state by state; beyond so many states writing is refused."""


@dataclass(frozen=True)
class GmcrText:
    """The file, and what the format could not say.

    Attributes
    ----------
    text
        The text of the file.
    repairs
        What was written otherwise or left out, each in a sentence.
    """

    text: str
    repairs: tuple[str, ...]


@dataclass(frozen=True)
class _Option:
    """One option of the file: an issue at one of its options."""

    axis: int
    position: int
    name: str


def write_gmcr(space: OutcomeSpace) -> GmcrText:
    """Write a case.

    Raises
    ------
    NeedsError
        When the preferences of a party are not complete.
    TooLargeError
        When there are more than :data:`MOST_STATES` outcomes.
    """
    if space.n_states > MOST_STATES:
        found, expected = f"{space.n_states:,} outcomes", f"at most {MOST_STATES:,} in this format"
        do = "keep some issues at now (“--without ISSUE”)."
        raise TooLargeError(Fault(Place(field="export"), found, expected, do))
    refuse(gap for party in space.parties for gap in space.gaps(party))
    return _Writer(space).text()


class _Writer:
    def __init__(self, space: OutcomeSpace) -> None:
        self.space = space
        self.repairs: list[str] = []
        self.options = [o for k, axis in enumerate(space.axes) for o in self._options_of(k, axis)]

    def text(self) -> GmcrText:
        data = {
            "program": "Good Offices",
            "version": __version__,
            "options": [
                {"name": option.name, "permittedDirection": self._direction(option)}
                for option in self.options
            ],
            "decisionMakers": [self._party(number) for number in range(len(self.space.parties))],
            "infeasibles": [*self._exactly_one(), *self._never()],
            "useManualPreferenceRanking": True,
            "coalitions": list(range(len(self.space.parties))),
        }
        self._told_apart()
        return GmcrText(_laid_out(data), tuple(dict.fromkeys(self.repairs)))

    def _options_of(self, number: int, axis: Axis) -> Iterator[_Option]:
        issue = self.space.case.issues[axis.issue]
        positions = list(range(1, len(axis)))
        if len(axis) > 2:
            positions = list(range(len(axis)))
            self.repairs.append(
                f"“{axis.issue}” has {len(axis)} options: each is an option of its own in the "
                "file, of which exactly one is taken."
            )
        for position in positions:
            title = issue.title_of(axis.options[position])
            named = axis.issue if title == TAKEN else f"{axis.issue}: {title}"
            yield _Option(number, position, named)

    def _direction(self, option: _Option) -> str:
        axis = self.space.axes[option.axis]
        if len(axis) > 2:
            if axis.one_way:
                self.repairs.append(
                    f"That options of “{axis.issue}” are never left is written only in part: the "
                    "format knows it for single options."
                )
            return "fwd" if option.position in axis.one_way else "both"
        if option.position in axis.one_way:
            return "fwd"
        return "back" if axis.one_way else "both"

    def _party(self, number: int) -> Mapping[str, Any]:
        party = self.space.parties[number]
        own = [k for k, option in enumerate(self.options) if self._holds(party, option)]
        return {
            "name": self.space.case.name_of(party),
            "options": own,
            "preferences": [],
            "preferenceRanking": self._ranking(number),
        }

    def _holds(self, party: str, option: _Option) -> bool:
        axis = self.space.axes[option.axis]
        held = self.space.case.issues[axis.issue].held_by
        stuck = len(axis.one_way) == len(axis)
        return held is not None and not axis.fixed and not stuck and _alone(held, party)

    def _ranking(self, number: int) -> list[Any]:
        tiers, numbers = self.space.order(number), self._numbers
        assert tiers is not None, "what is not stated was refused before"
        found = []
        for tier in range(int(tiers.max()) + 1):
            here = sorted(numbers[tiers == tier].tolist())
            found.append(here[0] if len(here) == 1 else here)
        return found

    @property
    def _numbers(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Number the states as the format does: the first option changes fastest, from 1."""
        digits = [
            (self.space.axis_form.digit(option.axis) == option.position).astype(np.int64)
            for option in self.options
        ]
        order = np.lexsort(digits)
        numbers = np.empty(self.space.n_states, dtype=np.int64)
        numbers[order] = np.arange(1, self.space.n_states + 1)
        return numbers

    def _exactly_one(self) -> Iterator[list[list[Any]]]:
        for number, axis in enumerate(self.space.axes):
            own = [k for k, option in enumerate(self.options) if option.axis == number]
            if len(axis) > 2:
                yield from ([[a, "Y"], [b, "Y"]] for a, b in combinations(own, 2))
                yield [[k, "N"] for k in own]

    def _never(self) -> Iterator[list[list[Any]]]:
        for rule in self.space.case.rules:
            if rule.never:
                yield from self._patterns(list(rule.never.items()))
        for axis_number, axis in enumerate(self.space.axes):
            if axis.fixed:
                yield from (
                    [[k, "N" if option.position == axis.now else "Y"]]
                    for k, option in enumerate(self.options)
                    if option.axis == axis_number
                )

    def _patterns(self, left: Sequence[tuple[str, Sequence[str]]]) -> Iterator[list[list[Any]]]:
        """Write a rule as patterns, one for every choice among options joined by or."""
        if not left:
            yield []
            return
        (issue, options), rest = left[0], left[1:]
        number = next(k for k, axis in enumerate(self.space.axes) if axis.issue == issue)
        for option in options:
            position = self.space.axes[number].options.index(option)
            for pattern in self._patterns(rest):
                yield [self._is(number, position), *pattern]

    def _is(self, number: int, position: int) -> list[Any]:
        own = {o.position: k for k, o in enumerate(self.options) if o.axis == number}
        if position in own:
            return [own[position], "Y"]
        return [next(iter(own.values())), "N"]

    def _told_apart(self) -> None:
        for axis in self.space.axes:
            held = self.space.case.issues[axis.issue].held_by
            if held is not None and held.joint:
                self.repairs.append(
                    f"“{axis.issue}” moves only by consent, which the format cannot say: in the "
                    "file nobody holds it"
                    + (", though some could break away alone." if held.leave else ".")
                )
        entries = [self.space.entry(party) for party in self.space.parties]
        if any(entry is not None and entry.red_lines for entry in entries):
            self.repairs.append("Red lines have no place in the format.")
        if any(entry is not None and entry.walk_away is not None for entry in entries):
            self.repairs.append("Walk-aways have no place in the format.")
        self.repairs.append(
            "What is now has no place in the format; read again, it is the state closest to "
            "nothing taken."
        )
        self.repairs.append("Sources, statements and positions have no place in the format.")


def _laid_out(data: Mapping[str, Any]) -> str:
    """Write JSON with one line per option, party and pattern."""
    parts = []
    for key, value in data.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and not isinstance(value[0], int):
            lines = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value)
            text = f"[\n  {lines}\n ]"
        parts.append(f" {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _alone(held: Held, party: str) -> bool:
    return party in held.any_of or {party} == set(held.all_of) or {party} == set(held.enter)
