"""Where no points reproduce the judgements: which of them conflict, and by how little it fails.

Source: siskos1985 (least total error), chinneck1991 (deletion filter).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.methods.elicitation.admissible import hold
from goodoffices.methods.elicitation.cone import Cone, Row, cone, greatest
from goodoffices.methods.elicitation.judgements import Comparison, Judgements, Package
from goodoffices.methods.elicitation.rounded import rounded_up

APART = Fraction(1)
"""By how many of 100 points neighbouring tiers are to be apart when errors are counted."""

_FEW = 20
"""Up to so many packages comparisons of packages far apart are looked at too, for shorter lists."""


@dataclass(frozen=True)
class Conflict:
    """Judgements that cannot all hold.

    Attributes
    ----------
    comparisons
        Comparisons that contradict one another, given the swings and values; leave any one out
        and the others can hold. Empty where the swings and values contradict one another already.
    error
        The least sum by which the worth of the examples must be wrong, in points of 100, for
        points to rank them so with a point between tiers; ``None`` where no error of theirs helps.
    """

    comparisons: tuple[Comparison, ...]
    error: Fraction | None


def conflict(judged: Judgements) -> Conflict:
    """Find judgements that cannot all hold, for judgements that no points reproduce.

    Single comparisons that cannot hold are looked for first; then comparisons are left out one
    after the other wherever the rest still conflicts, from the front and from the back, and the
    shorter list is given. It is a list from which nothing can be left out; a shorter one without
    any of its comparisons in common may exist.
    """
    made = cone(judged)
    few = sum(map(len, judged.tiers)) <= _FEW
    every = list(judged.all_comparisons() if few else judged.comparisons())
    if not hold(made, []):
        return Conflict((), None)
    error = least_error(judged)
    for one in every:
        if not hold(made, [one]):
            return Conflict((one,), error)
    filtered = [_filtered(made, every), _filtered(made, every[::-1])]
    shortest = min(filtered, key=lambda kept: len(kept))
    return Conflict(tuple(shortest), error)


def _filtered(made: Cone, compared: Sequence[Comparison]) -> list[Comparison]:
    """Leave out every comparison without which the rest still conflicts."""
    kept = list(compared)
    for one in compared:
        rest = [other for other in kept if other is not one]
        if not hold(made, rest):
            kept = rest
    return kept


def least_error(judged: Judgements) -> Fraction | None:
    """Say by how little, in all, the worth of the examples must be wrong for points to fit.

    Returns
    -------
    Fraction or None
        In points of 100, rounded up to tenths; ``None`` where nothing fits at all.
    """
    made = cone(judged)
    packages = list(dict.fromkeys(package for tier in judged.tiers for package in tier))
    wide = made.size + 2 * len(packages)
    pad = np.zeros(2 * len(packages))
    at_most = [np.append(row, pad) for row in made.at_most]
    equal = [np.append(row, pad) for row in made.equal]
    whole = np.append(made.whole(), pad)
    for one in judged.comparisons():
        row = _with_errors(made, packages, one)
        if one.alike:
            equal.append(row)
        else:
            at_most.append(whole * float(APART) / 100 - row)
    errors = np.zeros(wide)
    errors[made.size :] = 1.0
    found = greatest(-errors, at_most, equal, whole)
    return None if found is None else max(rounded_up(-found.value), Fraction(0))


def _with_errors(made: Cone, packages: Sequence[Package], one: Comparison) -> Row:
    """Give the row of how much a package is worth more than another, each give or take an error."""
    errors = np.zeros(2 * len(packages))
    for package, sign in ((one.better, 1.0), (one.worse, -1.0)):
        at = 2 * packages.index(package)
        errors[at] += sign
        errors[at + 1] -= sign
    return np.append(made.above(one.better, one.worse), errors)
