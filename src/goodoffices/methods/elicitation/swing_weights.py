"""Weights from swings, and from no more than the order of the swings.

Source: edwards1994.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def swing_weights(worths: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Turn what each step from worst to best is worth into shares of 100.

    Parameters
    ----------
    worths
        Per issue, what its step is worth, by custom 100 for the one that matters most.

    Examples
    --------
    >>> [str(share) for share in swing_weights([Fraction(100), Fraction(60), Fraction(40)])]
    ['50', '30', '20']
    """
    total = sum(worths)
    if not total:
        return tuple(Fraction(0) for _ in worths)
    return tuple(100 * worth / total for worth in worths)


def rank_order_centroid(order: Sequence[Sequence[int]]) -> tuple[Fraction, ...]:
    """Give the weights in the middle of all that keep an order of the issues, as shares of 100.

    With n issues the one in place j gets 100 / n × (1/j + 1/(j+1) + … + 1/n); issues that share
    places get the mean of theirs.

    Parameters
    ----------
    order
        The numbers of all issues, the most important first; ties together.

    Examples
    --------
    >>> [str(share) for share in rank_order_centroid([[0], [2], [1]])]
    ['550/9', '100/9', '250/9']
    """
    n = sum(map(len, order))
    places = [
        sum((Fraction(100, n * k) for k in range(j, n + 1)), Fraction(0)) for j in range(1, n + 1)
    ]
    found = [Fraction(0)] * n
    at = 0
    for tied in order:
        mean = sum(places[at : at + len(tied)], Fraction(0)) / len(tied)
        for issue in tied:
            found[issue] = mean
        at += len(tied)
    return tuple(found)
