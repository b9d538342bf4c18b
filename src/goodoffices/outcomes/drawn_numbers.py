"""A case with every number of a range fixed somewhere in it: one reading among many.

Source: lahdelma2001.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.methods.settlement.imprecision.readings import GRID


def open_numbers(entries: Sequence[Preference]) -> int:
    """Count the numbers of some preference entries that are given as ranges."""
    return sum(not number.exact for entry in entries for number in _numbers(entry))


def fixed(case: Case, entries: Sequence[Preference], positions: Sequence[int]) -> Case:
    """Fix every range of some of a case's entries.

    Parameters
    ----------
    case
        The case.
    entries
        Entries of it, the very objects.
    positions
        For every range in their order its place, from 0 at the low end to
        :data:`~goodoffices.methods.settlement.imprecision.readings.GRID` at the high end.

    Examples
    --------
    >>> from goodoffices import open_case
    >>> case = open_case("paris-2014").case
    >>> low = fixed(case, case.preferences[:1], [0] * open_numbers(case.preferences[:1]))
    >>> str(low.preferences[0].points["crimea"])
    '30'
    """
    following = iter(positions)

    def pick(number: Range) -> Range:
        if number.exact:
            return number
        share = Fraction(int(next(following)), GRID)
        exact = number.low + share * (number.high - number.low)
        return Range(exact, exact)

    made = {id(entry): _with(entry, pick) for entry in entries}
    preferences = tuple(made.get(id(entry), entry) for entry in case.preferences)
    return case.model_copy(update={"preferences": preferences})


def _numbers(entry: Preference) -> Iterator[Range]:
    """List the numbers of an entry, in the order in which they are fixed."""
    found: list[Range] = []

    def look(number: Range) -> Range:
        found.append(number)
        return number

    _with(entry, look)
    return iter(found)


def _with(entry: Preference, pick: Callable[[Range], Range]) -> Preference:
    walk_away = entry.walk_away
    swings = {
        issue: swing.model_copy(update={"worth": pick(swing.worth)}) if swing.worth else swing
        for issue, swing in entry.swings.items()
    }
    return entry.model_copy(
        update={
            "points": {issue: pick(number) for issue, number in entry.points.items()},
            "swings": swings,
            "values": {
                issue: {option: pick(number) for option, number in values.items()}
                for issue, values in entry.values.items()
            },
            "walk_away": pick(walk_away) if isinstance(walk_away, Range) else walk_away,
        }
    )
