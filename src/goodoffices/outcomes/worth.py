"""How good each outcome is to a party, exactly, from any of the three forms of preference.

Points give whole numbers on the scale 0–100 times a denominator; priorities and rankings give an
order only. Higher is better throughout; equal numbers are ties.

Source: raiffa1982 (points), peng1997 and fang2003 (priorities), fang1993 (rankings).
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.case.number import Range
from goodoffices.case.partial_outcome import PartialOutcome
from goodoffices.case.preference import Preference
from goodoffices.case.priority import evaluate, parse
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.digits import Digits, Rows
from goodoffices.outcomes.reading import Reading
from goodoffices.outcomes.weights import asked_again, weight

Scores = NDArray[Any]
"""One whole number per outcome: int64, or Python integers where those do not fit."""

Mask = NDArray[np.bool_]
_FITS = 2**62


class Worth(ABC):
    """How good outcomes are to one party.

    Parameters
    ----------
    axes
        The issues.
    meant
        For an axis, the option each option means to the party; left out, itself.
    """

    def __init__(self, axes: Sequence[Axis], meant: Mapping[int, tuple[int, ...]]) -> None:
        self.axes, self.meant = tuple(axes), dict(meant)
        self._position = {axis.issue: k for k, axis in enumerate(axes)}

    @abstractmethod
    def scores(self, digits: Digits) -> Scores:
        """Score outcomes given by their options' positions, one row each; higher is better."""

    @property
    def scale(self) -> int | None:
        """What to divide a score by for a value from 0 to 100; ``None`` where only order counts."""
        return None

    def column(self, digits: Digits, axis: int) -> Rows:
        """Take one axis, every option read as what it means to the party."""
        found: Rows = digits[:, axis]
        if axis in self.meant:
            found = np.array(self.meant[axis], dtype=np.int16)[found]
        return found

    def matches(self, digits: Digits, partial: Mapping[str, Sequence[str]]) -> Mask:
        """Say which outcomes a partial outcome means."""
        found = np.ones(len(digits), dtype=np.bool_)
        for issue, options in partial.items():
            axis = self._position[issue]
            known = self.axes[axis].options
            wanted = [known.index(option) for option in options]
            found &= np.isin(self.column(digits, axis), wanted)
        return found


class PointsWorth(Worth):
    """Weighted sums of values: u(x) = Σ weight × value ÷ Σ weight, in whole numbers.

    Attributes
    ----------
    tables
        Per axis, what each option adds, in units of ``1 / scale``.
    shares
        Per axis, its weight as a share of all weights.
    outdated
        For an issue whose weight was judged for a step that is no longer the one from its worst to
        its best option: why. It weighs nothing here, and is a gap.
    """

    def __init__(
        self,
        axes: Sequence[Axis],
        meant: Mapping[int, tuple[int, ...]],
        entry: Preference,
        reading: Reading,
    ) -> None:
        super().__init__(axes, meant)
        why = {axis.issue: asked_again(entry, axis.issue, reading.number) for axis in axes}
        self.outdated = {issue: reason for issue, reason in why.items() if reason}
        weights = [_weight(entry, axis, reading) for axis in axes]
        total = sum(weights) or Fraction(1)
        self.shares = tuple(weight / total for weight in weights)
        exact = [
            [share * _value(entry, axis, option, reading) for option in axis.options]
            for axis, share in zip(axes, self.shares, strict=True)
        ]
        # the walk-away is put on the same whole numbers, so that gains over it are exact too
        floor = entry.walk_away
        kept = reading.number(floor).denominator if isinstance(floor, Range) else 1
        self._scale = math.lcm(kept, *(share.denominator for shares in exact for share in shares))
        whole = [[int(share * self._scale) for share in shares] for shares in exact]
        bound = sum(max(map(abs, shares), default=0) for shares in whole)
        kind = np.int64 if bound < _FITS else object
        self.tables = [np.array(shares, dtype=kind) for shares in whole]

    @property
    def scale(self) -> int:
        """What to divide a score by for a value from 0 to 100."""
        return self._scale

    def scores(self, digits: Digits) -> Scores:
        """Add up what the options are worth."""
        kind = self.tables[0].dtype if self.tables else np.int64
        total = np.zeros(len(digits), dtype=kind)
        for axis, table in enumerate(self.tables):
            total = total + table[self.column(digits, axis)]
        return total


def _weight(entry: Preference, axis: Axis, reading: Reading) -> Fraction:
    given = weight(entry, axis.issue, reading.number)
    return given if given is not None and axis.issue in entry.values else Fraction(0)


def _value(entry: Preference, axis: Axis, option: str, reading: Reading) -> Fraction:
    given = entry.values.get(axis.issue, {}).get(option)
    return reading.number(given) if given is not None else Fraction(0)


class PrioritiesWorth(Worth):
    """Ordered statements: the first that tells two outcomes apart decides.

    This is option prioritisation: the score of an outcome is Σ 2^(k−j) over the statements j of k
    that hold in it, kept in whole numbers of any length.
    """

    def __init__(
        self, axes: Sequence[Axis], meant: Mapping[int, tuple[int, ...]], entry: Preference
    ) -> None:
        super().__init__(axes, meant)
        known = {axis.issue: axis.options for axis in axes}
        self.statements = tuple(parse(text, known) for text in entry.priorities)

    def scores(self, digits: Digits) -> Scores:
        """Read the truth of the statements as a binary number, the first as its highest digit."""
        kind = np.int64 if len(self.statements) < 62 else object
        total = np.zeros(len(digits), dtype=kind)
        for statement in self.statements:
            holds = evaluate(
                statement,
                lambda issue, option: self.matches(digits, {issue: [option]}),
                np.logical_not,
                np.logical_and,
            )
            total = total * 2 + holds.astype(kind)
        return total


class RankingWorth(Worth):
    """Tiers of partial outcomes, best first; the first that matches counts.

    What no tier matches is scored below every tier; whether that is a gap is decided elsewhere.
    """

    def __init__(
        self, axes: Sequence[Axis], meant: Mapping[int, tuple[int, ...]], entry: Preference
    ) -> None:
        super().__init__(axes, meant)
        self.tiers: tuple[tuple[PartialOutcome, ...], ...] = entry.ranking

    def scores(self, digits: Digits) -> Scores:
        """Count tiers from the worst (1) to the best; 0 where none matches."""
        found = np.zeros(len(digits), dtype=np.int64)
        for number, tier in enumerate(self.tiers):
            hit = np.zeros(len(digits), dtype=np.bool_)
            for partial in tier:
                hit |= self.matches(digits, partial)
            found[hit & (found == 0)] = len(self.tiers) - number
        return found


def worth(
    axes: Sequence[Axis],
    meant: Mapping[int, tuple[int, ...]],
    entry: Preference,
    reading: Reading,
) -> Worth:
    """Make the scores of whichever form an entry takes."""
    if entry.form == "priorities":
        return PrioritiesWorth(axes, meant, entry)
    if entry.form == "ranking":
        return RankingWorth(axes, meant, entry)
    return PointsWorth(axes, meant, entry, reading)


def order(scores: Scores) -> NDArray[np.int64]:
    """Number the tiers of a weak order, 0 for the best; ties share a number.

    Examples
    --------
    >>> order(np.array([5, 9, 5, 1])).tolist()
    [1, 0, 1, 2]
    """
    distinct, tier = np.unique(scores, return_inverse=True)
    found: NDArray[np.int64] = len(distinct) - 1 - tier.astype(np.int64)
    return found
