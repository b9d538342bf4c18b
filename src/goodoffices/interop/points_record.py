"""Issues, and what their options are worth to each party, as tables of points keep them.

This stands between the files of other programs and a case, and carries a list of what had to be
repaired.

Source: raiffa1982 (points).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

MOST_OPTIONS = 5_000
"""So many options, on all issues together, are read; no negotiation has more."""

WalkAway = Fraction | tuple[int, ...] | Literal["now"] | None
"""Points of 100, the options of an outcome by number, how things stand now, or not stated."""


@dataclass(frozen=True)
class RecordedIssue:
    """A question to settle.

    Attributes
    ----------
    name
        What it is called; no two alike.
    options
        The ways to settle it; no two alike.
    """

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class RecordedParty:
    """What one party has at stake.

    Attributes
    ----------
    name
        Its name.
    weights
        Per issue, on any scale; ``None`` where nothing is stated.
    values
        Per issue and option, from 0 to 100; ``None`` where nothing is stated.
    walk_away
        What it has without a settlement.
    file
        The file it was read from, where every party has one of its own.
    """

    name: str
    weights: tuple[Fraction | None, ...]
    values: tuple[tuple[Fraction | None, ...], ...]
    walk_away: WalkAway = None
    file: str = ""

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The weight of each issue as a share of all weights."""
        given = [weight or Fraction(0) for weight in self.weights]
        total = sum(given) or Fraction(1)
        return tuple(weight / total for weight in given)

    def worth(self, package: Sequence[int]) -> Fraction:
        """Add up what an outcome is worth, from 0 to 100; what is not stated counts nothing.

        Examples
        --------
        >>> hundred, none = Fraction(100), Fraction(0)
        >>> RecordedParty("A", (Fraction(3), Fraction(1)), ((none, hundred),) * 2).worth((1, 0))
        Fraction(75, 1)
        """
        parts = zip(self.shares, self.values, package, strict=True)
        return sum((share * (own[k] or 0) for share, own, k in parts), Fraction(0))


@dataclass(frozen=True)
class PointsRecord:
    """A negotiation in points.

    Attributes
    ----------
    title
        What it is called.
    issues, parties
        What is at stake, and for whom.
    now
        The option of each issue that is the case today; ``None`` where the file does not say.
    repairs
        What had to be put right or left out, each in a sentence.
    """

    title: str
    issues: tuple[RecordedIssue, ...]
    parties: tuple[RecordedParty, ...]
    now: tuple[int, ...] | None = None
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True)
class WrittenFiles:
    """Files written from a case, and what their format could not say.

    Attributes
    ----------
    texts
        By the name of the file.
    repairs
        What was written otherwise or left out, each in a sentence.
    """

    texts: dict[str, str]
    repairs: tuple[str, ...]
