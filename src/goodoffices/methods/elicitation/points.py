"""Points in exact numbers, and whether they reproduce what was judged.

Source: jacquet1982.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from goodoffices.methods.elicitation.judgements import Comparison, JudgedIssue, Judgements, Package


@dataclass(frozen=True)
class Points:
    """Weights and values.

    Attributes
    ----------
    weights
        Per issue, what the step from its worst to its best option is worth.
    values
        Per issue, the value of every option from 0 to 100.
    """

    weights: tuple[Fraction, ...]
    values: tuple[tuple[Fraction, ...], ...]

    def worth(self, package: Package) -> Fraction:
        """Say what a package is worth, from 0 to 100.

        Examples
        --------
        >>> hundred = (Fraction(0), Fraction(100))
        >>> Points((Fraction(3), Fraction(1)), (hundred, hundred)).worth((1, 0))
        Fraction(75, 1)
        """
        parts = zip(self.weights, self.values, package, strict=True)
        total = sum(self.weights) or Fraction(1)
        return sum((w * v[option] for w, v, option in parts), Fraction(0)) / total


def margin(
    judged: Judgements, points: Points, compared: Sequence[Comparison] | None = None
) -> Fraction | None:
    """Say by how much points keep the tiers of the examples apart.

    Parameters
    ----------
    judged
        The judgements.
    points
        The points put to the test.
    compared
        The comparisons that count; left out, those between neighbouring tiers.

    Returns
    -------
    Fraction or None
        The least difference between packages of neighbouring tiers, in points of 100; 0 where
        fewer than two tiers are ranked; ``None`` where the points contradict any judgement.
    """
    numbers = range(len(judged.issues))
    if not _weights_fit(judged, points):
        return None
    if not all(_values_fit(judged, points, k) for k in numbers):
        return None
    counted = list(judged.comparisons()) if compared is None else compared
    named = {package for one in counted for package in (one.better, one.worse)}
    worth = {package: points.worth(package) for package in named}
    found = [Fraction(100)]
    for one in counted:
        above = worth[one.better] - worth[one.worse]
        if one.alike and above != 0:
            return None
        if not one.alike:
            found.append(above)
    if min(found) <= 0:
        return None
    return min(found[1:], default=Fraction(0))


def _values_fit(judged: Judgements, points: Points, k: int) -> bool:
    issue, values = judged.issues[k], points.values[k]
    return (
        values[issue.worst] == 0
        and values[issue.best] == 100
        and all(given.holds(value) for given, value in zip(issue.values, values, strict=True))
        and all(values[a] <= values[b] for a, b in pairwise(issue.rising))
    )


def _weights_fit(judged: Judgements, points: Points) -> bool:
    """Say whether one unit makes every weight fit its swing, and the order of issues is kept."""
    if any(weight < 0 for weight in points.weights) or not any(points.weights):
        return False
    pairs = list(zip(judged.issues, points.weights, strict=True))
    least = [_least_unit(issue, weight) for issue, weight in pairs]
    most = [weight / issue.weight.low for issue, weight in pairs if issue.weight.low > 0]
    bounded = [unit for unit in least if unit is not None]
    if len(bounded) < len(least) or (most and max(bounded) > min(most)):
        return False
    tied = all(len({points.weights[k] for k in ties}) == 1 for ties in judged.order)
    steps = pairwise(judged.order)
    return tied and all(points.weights[a[0]] >= points.weights[b[0]] for a, b in steps)


def _least_unit(issue: JudgedIssue, weight: Fraction) -> Fraction | None:
    """Say how large the unit of the swings must be at least; ``None`` where none will do."""
    if issue.weight.high is None:
        return Fraction(0)
    if issue.weight.high == 0:
        return Fraction(0) if weight == 0 else None
    return weight / issue.weight.high
