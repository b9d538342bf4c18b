"""Points from swings and ranked examples, with the interval every one of them may lie in.

The steps, after UTASTAR:

1. Write the judgements as linear inequalities in what each option adds; "ranked above" first as
   "worth more by at least ε", and make ε as large as can be. Where the solver finds at least
   :data:`LEAST`, the judgements do not contradict one another; where it finds less, which it cannot
   tell from nothing, its points are written in exact numbers and put to the test: if these
   reproduce the judgements there is no contradiction either, however little keeps tiers apart.
2. Otherwise find the least and the greatest that every weight and every value can be (the interval
   is that of "at least as good", so its ends may need two tiers to tie).
3. The central points are the analytic centre of all that fit. They are rounded, and then checked in
   exact numbers. (UTASTAR takes the mean of the solutions of step 2 instead; there are many such
   solutions, so its mean depends on the solver.)

Source: jacquet1982, siskos1985 (intervals); bous2010 (centre); edwards1994 (rank-order centroid,
where only an order of issues is given).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.methods.elicitation.centre import analytic_centre
from goodoffices.methods.elicitation.cone import Cone, Optimum, Row, cone, greatest, rows_of
from goodoffices.methods.elicitation.judgements import Comparison, Interval, Judgements
from goodoffices.methods.elicitation.points import Points, margin
from goodoffices.methods.elicitation.rounded import given_points, rounded, rounded_down, rounded_up

LEAST = Fraction(1, 10_000)
"""From so much of 100 points on the solver is believed that tiers can be kept apart."""


@dataclass(frozen=True)
class Admissible:
    """Points that reproduce the judgements.

    Attributes
    ----------
    weights
        Per issue, what its step may be worth, rounded outward to tenths: beside 100 for the
        reference where there is one, else as a share of 100 for all together.
    values
        Per issue and option, what its value may be, rounded outward to tenths.
    central
        Points in the midst of them, in exact numbers.
    margin
        By how many of 100 points the central ones keep neighbouring tiers apart, exactly; ``None``
        where rounding them made them contradict a judgement, so that they must not be used.
    widest
        By how many of 100 points the tiers can be kept apart at most: rounded down to hundredths,
        or the ``margin`` where that is more.
    """

    weights: tuple[Interval, ...]
    values: tuple[tuple[Interval, ...], ...]
    central: Points
    margin: Fraction | None
    widest: Fraction


def admissible(judged: Judgements) -> Admissible | None:
    """Find the points that reproduce what was judged; ``None`` where none do.

    Examples
    --------
    One issue must matter more than the other, since its step alone is ranked above the other's:

    >>> from goodoffices.methods.elicitation.judgements import JudgedIssue, TO_100, judgements
    >>> issue = JudgedIssue(0, 1, (TO_100, TO_100))
    >>> found = admissible(judgements([issue, issue], [[(1, 0)], [(0, 1)]]))
    >>> [(str(one.low), str(one.high)) for one in found.weights]
    [('50', '100'), ('0', '50')]
    >>> [str(weight) for weight in found.central.weights], str(found.margin)
    (['789/10', '211/10'], '289/5')
    """
    made, compared = cone(judged), list(judged.comparisons())
    apart = widest(made, compared)
    hardly = None if apart is None else hardly_apart(made, apart, compared)
    if apart is None or (apart.value < float(LEAST) and hardly is None):
        return None
    ranked = rows_of(made, compared)
    at_most, equal = [*made.at_most, *ranked[0]], [*made.equal, *ranked[1]]
    search = _Search(made, at_most, equal)
    central = given_points(judged) or hardly
    if central is None:
        central = rounded(judged, analytic_centre(made, at_most, equal))
    weights = tuple(search.weight(k) for k in range(len(judged.issues)))
    values = tuple(search.values(k) for k in range(len(judged.issues)))
    reach = rounded_down(apart.value, Fraction(1, 100)) if len(judged.tiers) > 1 else Fraction(0)
    kept = margin(judged, central)
    return Admissible(weights, values, central, kept, max(reach, kept or reach))


def widest(made: Cone, compared: Sequence[Comparison]) -> Optimum | None:
    """Find the points that keep compared packages farthest apart, of 100 points in all.

    Returns
    -------
    Optimum or None
        Its value is the distance (100 where nothing is ranked above anything); ``None`` where
        nothing fits, however close.
    """
    better, alike = rows_of(made, compared)
    whole = np.append(made.whole(), 0.0)
    distance = np.zeros(made.size + 1)
    distance[-1] = 1.0
    at_most = [np.append(row, 0.0) for row in made.at_most]
    at_most += [np.append(row, 1.0) for row in better]
    at_most.append(distance - whole)
    equal = [np.append(row, 0.0) for row in (*made.equal, *alike)]
    return greatest(distance, at_most, equal, whole)


def hold(made: Cone, compared: Sequence[Comparison]) -> bool:
    """Say whether comparisons can hold together, given the swings and values."""
    found = widest(made, compared)
    if found is None:
        return False
    return found.value >= float(LEAST) or hardly_apart(made, found, compared) is not None


def hardly_apart(made: Cone, found: Optimum, compared: Sequence[Comparison]) -> Points | None:
    """Give exact points that reproduce comparisons the solver could hardly keep apart.

    Parameters
    ----------
    made
        What was judged, as rows.
    found
        What :func:`widest` found for these comparisons.
    compared
        The comparisons.

    Returns
    -------
    Points or None
        ``None`` where the solver keeps them apart by :data:`LEAST` or more, so that exact points
        are not needed, and where its points in exact numbers do not reproduce the comparisons.
    """
    if found.value >= float(LEAST):
        return None
    points = rounded(made.judged, found.point[:-1], compared)
    return points if margin(made.judged, points, compared) is not None else None


@dataclass(frozen=True, eq=False)
class _Search:
    """Looks for the ends of what fits."""

    made: Cone
    at_most: list[Row]
    equal: list[Row]

    def most(self, row: Row, scale: Row) -> Optimum | None:
        return greatest(row, self.at_most, self.equal, scale)

    def weight(self, k: int) -> Interval:
        """Say what the step of an issue may be worth."""
        reference = self.made.judged.reference
        scale = self.made.whole() if reference is None else self.made.weight(reference)
        return self.interval(self.made.weight(k), scale) or Interval(Fraction(0), None)

    def values(self, k: int) -> tuple[Interval, ...]:
        """Say what the value of each option of an issue may be."""
        issue = self.made.judged.issues[k]
        found = []
        for option, given in enumerate(issue.values):
            ends = {issue.worst: Fraction(0), issue.best: Fraction(100)}
            if option in ends:
                given = Interval(ends[option], ends[option])
            if not given.exact:
                row = self.made.adds(k, option)
                # an issue that can have no weight at all says nothing of its values
                given = self.interval(row, self.made.weight(k)) or given
            found.append(given)
        return tuple(found)

    def interval(self, row: Row, scale: Row) -> Interval | None:
        high, low = self.most(row, scale), self.most(-row, scale)
        if high is None or low is None:
            return None
        top = rounded_up(high.value) if np.isfinite(high.value) else None
        return Interval(max(rounded_down(-low.value), Fraction(0)), top)
