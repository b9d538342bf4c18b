"""Points compared with a score: sums of whole numbers, worked out option by option, exactly.

The difference between an outcome's points and a score is followed from the weightiest part to the
lightest; once what is left cannot turn it any more, the answer is known. So only differences that
can still turn are kept apart.

Source: een2006
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.methods.stability.symbolic.diagrams import Diagram
from goodoffices.methods.stability.symbolic.preference import Additive
from goodoffices.methods.stability.symbolic.scale import Scale
from goodoffices.methods.stability.symbolic.states import SymbolicStates


@dataclass(frozen=True, eq=False)
class _Part:
    """One axis or one digit of the score: what it can add to the difference, and where."""

    adds: tuple[tuple[int, Diagram], ...]

    @property
    def least(self) -> int:
        return min(add for add, _ in self.adds)

    @property
    def most(self) -> int:
        return max(add for add, _ in self.adds)


def additive_scale(states: SymbolicStates, name: str, preference: Additive) -> Scale:
    """Compare points with a score written in binary.

    Parameters
    ----------
    states
        The feasible outcomes.
    name
        What the questions of the score begin with.
    preference
        The points.
    """
    diagrams, tables = states.diagrams, _smallest(preference.tables)
    size = sum(map(max, tables)).bit_length()
    digits = tuple(f"{name} digit {k}" for k in range(size))
    diagrams.ask(digits)
    parts = [_of_axis(states, axis, table) for axis, table in enumerate(tables) if any(table)]
    for place, digit in enumerate(digits):
        yes, worth = diagrams.is_yes(digit), -(2 ** (size - 1 - place))
        parts.append(_Part(((0, diagrams.outside(yes)), (worth, yes))))
    return Scale(digits, _where(states, parts, _positive), _where(states, parts, _zero))


def _positive(low: int, high: int) -> bool | None:
    if low > 0:
        return True
    return None if high > 0 else False


def _zero(low: int, high: int) -> bool | None:
    if low == high == 0:
        return True
    return None if low <= 0 <= high else False


def _smallest(tables: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    """Give the smallest whole numbers that compare alike, the least on every axis 0."""
    shifted = [[add - min(table) for add in table] for table in tables]
    common = math.gcd(*(add for table in shifted for add in table)) or 1
    return [[add // common for add in table] for table in shifted]


def _of_axis(states: SymbolicStates, axis: int, table: list[int]) -> _Part:
    alike: dict[int, list[int]] = {}
    for option, add in enumerate(table):
        alike.setdefault(add, []).append(option)
    return _Part(tuple((add, states.at(axis, options)) for add, options in alike.items()))


def _where(
    states: SymbolicStates, parts: list[_Part], settled: Callable[[int, int], bool | None]
) -> Diagram:
    """Find where the sum of the parts is as asked.

    ``settled`` says whether a sum between two numbers is; ``None`` when that is still open.
    """
    diagrams = states.diagrams
    answers = {True: diagrams.yes, False: diagrams.no}
    rest_low = [sum(part.least for part in parts[k:]) for k in range(len(parts) + 1)]
    rest_high = [sum(part.most for part in parts[k:]) for k in range(len(parts) + 1)]
    open_at: list[set[int]] = [{0}]
    for k, part in enumerate(parts):
        sums = {so_far + add for so_far in open_at[k] for add, _ in part.adds}
        low, high = rest_low[k + 1], rest_high[k + 1]
        diagrams.room_for(len(sums))
        open_at.append({s for s in sums if settled(s + low, s + high) is None})
    known: dict[int, Diagram] = {}
    for k in reversed(range(len(parts))):
        low, high = rest_low[k + 1], rest_high[k + 1]
        before: dict[int, Diagram] = {}
        for so_far in open_at[k]:
            found = diagrams.no
            for add, here in parts[k].adds:
                end = so_far + add
                answer = settled(end + low, end + high)
                rest = known[end] if answer is None else answers[answer]
                found = diagrams.choose(here, rest, found)
            before[so_far] = found
        known = before
    return known[0] if known else answers[bool(settled(0, 0))]
