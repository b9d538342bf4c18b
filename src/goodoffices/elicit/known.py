"""What an entry already says of each issue, put the way the method of ranked examples needs it.

Values are stretched so that the worst option is at 0 and the best at 100; a weight then is what the
step between them is worth.

Source: edwards1994 (swings), jacquet1982 (the scale of values).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.methods.elicitation import ANY, TO_100, Interval, JudgedIssue
from goodoffices.outcomes.axis import Axis

_HUNDRED = Range(Fraction(100), Fraction(100))
_NOTHING = Range(Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Known:
    """What is known of one issue.

    Attributes
    ----------
    axis
        The issue.
    judged
        What was judged of it; ``None`` where its worst and best option are not known.
    lacking
        Why it cannot be used though something was said of it; empty otherwise.
    indifferent
        Whether the party does not care about it.
    stretched
        Whether its values had to be put on another scale.
    """

    axis: Axis
    judged: JudgedIssue | None = None
    lacking: str = ""
    indifferent: bool = False
    stretched: bool = False


def known(axis: Axis, entry: Preference | None, *, rising: bool = False) -> Known:
    """Say what an entry knows of an issue.

    Parameters
    ----------
    axis, entry
        The issue and the entry; ``None`` where there is none.
    rising
        Whether values are to rise step by step along the options, from the worst to the best.
    """
    if entry is None or entry.form != "points" or len(axis) < 2:
        return Known(axis)
    if axis.issue in entry.indifferent:
        return Known(axis, indifferent=True)
    values = dict(entry.values.get(axis.issue, {}))
    ends = _ends(axis, entry, values)
    if isinstance(ends, str):
        return Known(axis, lacking=ends)
    if ends is None:
        return Known(axis)
    worst, best = ends
    low, high = values.get(worst, _NOTHING), values.get(best, _HUNDRED)
    lacking = _wrong(axis, values, worst, best, low, high)
    if lacking:
        return Known(axis, lacking=lacking)
    first, last = low.low, high.low
    stretch = Fraction(100) / (last - first)
    inside = tuple(_interval(values.get(option), first, stretch) for option in axis.options)
    at = axis.options.index
    order = tuple(range(len(axis))) if rising and _end_to_end(axis, worst, best) else ()
    judged = JudgedIssue(
        at(worst),
        at(best),
        inside,
        _weight(entry, axis.issue, last - first),
        order if at(worst) == 0 else order[::-1],
    )
    return Known(axis, judged, stretched=last - first != 100)


def _ends(axis: Axis, entry: Preference, values: dict[str, Range]) -> tuple[str, str] | str | None:
    """Find the worst and the best option; why not, where something was said of the issue."""
    swing = entry.swings.get(axis.issue)
    if swing is not None:
        return swing.from_, swing.to
    valued = [option for option in axis.options if option in values]
    if not valued:
        return None if axis.issue not in entry.points else "its options have no values"
    worst = min(valued, key=lambda option: values[option].midpoint)
    best = max(valued, key=lambda option: values[option].midpoint)
    whole = values[worst].low == 0 and values[best].high == 100
    if len(valued) < len(axis) and not whole:
        return "not all its options have a value, and none is said to be the worst or the best"
    return worst, best


def _wrong(
    axis: Axis, values: dict[str, Range], worst: str, best: str, low: Range, high: Range
) -> str:
    """Say why two options cannot be the worst and the best; empty where they can."""
    if not {worst, best} <= set(axis.options):
        return "an end of its swing is no option of it"
    for option, value in ((worst, low), (best, high)):
        if not value.exact:
            return f"the value of “{option}” is a range, and an end of the scale must be one number"
    if low.low >= high.low:
        return f"“{best}” is not valued above “{worst}”"
    for option, value in values.items():
        if value.low < low.low or value.high > high.low:
            side = "below" if value.low < low.low else "above"
            end = worst if value.low < low.low else best
            return f"“{option}” may be valued {side} “{end}”"
    return ""


def _interval(value: Range | None, first: Fraction, stretch: Fraction) -> Interval:
    if value is None:
        return TO_100
    return Interval((value.low - first) * stretch, (value.high - first) * stretch)


def _weight(entry: Preference, issue: str, span: Fraction) -> Interval:
    swing = entry.swings.get(issue)
    if swing is not None and swing.worth is not None:
        return Interval(swing.worth.low, swing.worth.high)
    given = entry.points.get(issue)
    if given is not None:
        return Interval(given.low * span / 100, given.high * span / 100)
    return TO_100 if reference(entry) else ANY


def _end_to_end(axis: Axis, worst: str, best: str) -> bool:
    return {worst, best} == {axis.options[0], axis.options[-1]}


def reference(entry: Preference) -> str:
    """Name the issue whose step was said to be worth exactly 100; empty where none was."""
    for issue, swing in entry.swings.items():
        if swing.worth is not None and swing.worth == _HUNDRED:
            return issue
    return ""
