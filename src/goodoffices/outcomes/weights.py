"""What an issue weighs in an entry of points: as typed, or from the swing it was judged by.

A swing from option a to option b worth s makes the weight s × 100 / (v(b) − v(a)), so that the
step is worth exactly s. It counts only while a is the worst and b the best option of the issue.

Source: edwards1994.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from goodoffices.case.number import Range
from goodoffices.case.preference import Preference

Pick = Callable[[Range], Fraction]
"""Takes one number out of a range."""


def weight(entry: Preference, issue: str, pick: Pick) -> Fraction | None:
    """Say what an issue weighs, for each point of value of 100.

    Parameters
    ----------
    entry
        An entry of points.
    issue
        The issue.
    pick
        Which number of each range counts.

    Returns
    -------
    Fraction or None
        ``None`` where it is not stated, or was judged for a step that no longer is the one from
        the worst to the best option.
    """
    swing = entry.swings.get(issue)
    if swing is None:
        given = entry.points.get(issue)
        return pick(given) if given is not None else None
    values = _values(entry, issue, pick)
    if swing.worth is None or not {swing.from_, swing.to} <= values.keys():
        return None
    if swing.outdated(values):
        return None
    return pick(swing.worth) * 100 / (values[swing.to] - values[swing.from_])


def asked_again(entry: Preference, issue: str, pick: Pick) -> str:
    """Say why the weight of an issue must be judged again; empty where it need not."""
    swing = entry.swings.get(issue)
    return swing.outdated(_values(entry, issue, pick)) if swing is not None else ""


def _values(entry: Preference, issue: str, pick: Pick) -> dict[str, Fraction]:
    return {option: pick(value) for option, value in entry.values.get(issue, {}).items()}
