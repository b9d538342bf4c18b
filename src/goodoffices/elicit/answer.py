"""What asking about a party comes to: points with their intervals, or what to ask next.

Source: edwards1994, jacquet1982.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from goodoffices.case.preference import Preference
from goodoffices.methods.elicitation import Interval


@dataclass(frozen=True)
class ElicitedIssue:
    """What was found about one issue.

    Attributes
    ----------
    issue, worst, best
        The issue, and its worst and best option.
    weight, weights
        What the step from the worst to the best is worth, and what it may be worth.
    options, values, ranges
        Its options, what each is worth from 0 to 100, and what each may be worth.
    """

    issue: str
    worst: str
    best: str
    weight: Fraction
    weights: Interval
    options: tuple[str, ...]
    values: tuple[Fraction, ...]
    ranges: tuple[Interval, ...]


@dataclass(frozen=True)
class Elicited:
    """What is known of a party's points, and what to ask next.

    Attributes
    ----------
    party, entry, number
        The party, the entry in use and its number; ``None`` where there is no entry.
    questions
        What is still to be asked, in words.
    suggested
        Packages worth ranking, by what they change against now.
    issues
        The points found; empty where too little was answered, or the answers conflict.
    unit
        The issue whose step is worth 100; empty where weights are shares of 100.
    margin, widest
        By how many of 100 points the points keep the tiers of the examples apart, exactly; and at
        most. ``margin`` is ``None`` where the points in exact numbers fail to reproduce them.
    conflicting
        Judgements that cannot all hold, in words.
    error
        By how little, in all, the worth of the examples would have to be wrong.
    left_out
        Issues the points say nothing of, and why.
    """

    party: str
    entry: Preference | None
    number: int
    questions: tuple[str, ...]
    suggested: tuple[dict[str, str], ...]
    issues: tuple[ElicitedIssue, ...] = ()
    unit: str = ""
    margin: Fraction | None = None
    widest: Fraction = Fraction(0)
    conflicting: tuple[str, ...] = ()
    error: Fraction | None = None
    left_out: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether points were found that reproduce everything judged, checked exactly."""
        return bool(self.issues) and self.margin is not None
