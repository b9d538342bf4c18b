"""A reading: one way to settle what a case leaves open, named wherever a result rests on it.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from goodoffices.case.number import Range

Numbers = Literal["midpoint", "low", "high"]
Gaps = Literal["refused", "indifferent", "unknown"]


@dataclass(frozen=True)
class Reading:
    """One way to settle what a case leaves open.

    Attributes
    ----------
    entries
        For a party, which of its preference entries counts, from 1 in the order of the file;
        left out, the first.
    numbers
        Which number of each range counts.
    view
        The party through whose eyes the case is seen; ``None`` for nobody's.
    gaps
        What becomes of something not stated: refused, or (only on request) taken for indifference,
        or left unknown, so that outcomes cannot be compared.
    derive
        Which positions make values where a case asks for derived preferences.
    walk_away
        What becomes of a walk-away not stated: refused, or (only on request) taken to be now.
    without
        Issues that stay at now.

    Examples
    --------
    >>> Reading().name
    'default reading'
    >>> Reading(numbers="low", view="UKR").name
    'reading with the low end of every range, the view of UKR'
    """

    entries: Mapping[str, int] = field(default_factory=dict)
    numbers: Numbers = "midpoint"
    view: str | None = None
    gaps: Gaps = "refused"
    derive: Literal["stated", "attributed"] = "stated"
    walk_away: Literal["stated", "now"] = "stated"
    without: tuple[str, ...] = ()

    def number(self, given: Range) -> Fraction:
        """Take one number out of a range."""
        picks = {"low": given.low, "high": given.high, "midpoint": given.midpoint}
        return picks[self.numbers]

    def entry(self, party: str) -> int:
        """Say which of a party's entries counts, from 1."""
        return self.entries.get(party, 1)

    def seen_by(self, party: str | None) -> Reading:
        """Give the same reading through another party's eyes."""
        return replace(self, view=party)

    @property
    def departures(self) -> tuple[str, ...]:
        """What sets this reading apart from the default one."""
        chosen = [f"entry {n} for {party}" for party, n in self.entries.items() if n != 1]
        unstated = {
            "indifferent": "gaps taken for indifference",
            "unknown": "what is not stated left unknown",
        }
        ends = {"low": "the low end of every range", "high": "the high end of every range"}
        return tuple(
            filter(
                None,
                [
                    *chosen,
                    ends.get(self.numbers, ""),
                    f"the view of {self.view}" if self.view else "",
                    unstated.get(self.gaps, ""),
                    "values derived from attributed positions" if self.derive != "stated" else "",
                    "unstated walk-aways taken to be now" if self.walk_away == "now" else "",
                    f"without {', '.join(self.without)}" if self.without else "",
                ],
            )
        )

    @property
    def name(self) -> str:
        """The name under which results of this reading are shown."""
        departures = self.departures
        return f"reading with {', '.join(departures)}" if departures else "default reading"

    @property
    def explained(self) -> str:
        """The reading in one sentence."""
        others = "each other party" if any(n != 1 for n in self.entries.values()) else "each party"
        usual = [f"the first preference entry of {others}"]
        usual += ["midpoints of ranges"] if self.numbers == "midpoint" else []
        usual += ["terms taken literally", "nobody’s view"] if self.view is None else []
        if not self.departures:
            return f"Default reading: {', '.join(usual)}."
        departures = ", ".join(self.departures)
        return f"A reading of its own: {departures}; otherwise {', '.join(usual)}."


DEFAULT = Reading()
"""First entry per party, midpoints, terms taken literally, no view."""
