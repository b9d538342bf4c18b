"""Maximum Nash welfare: every issue whole to one party, with the greatest product of worth.

Such an allocation is efficient, and envy-free up to one issue. Where not everybody can have
something, as many as can be do, and the product is taken over those. The scale of a party's worth
does not matter.

What to mind: an issue is a good here, worth nothing to whoever does not have it. Where an issue is
settled for all of them at once and there are more than two parties, losing it to one is not losing
it to another, and this is not the method.

Source: caragiannis2019
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.settlement.efficient import efficient
from goodoffices.methods.settlement.fair_division.points import check_whole
from goodoffices.run import SILENT, Progress, watched

MOST_PARTS = 100_000
"""So many different ways to be off are kept after any issue; a problem with more is refused."""

LISTED = 1_000
"""So many tied allocations are listed; a problem with more is refused."""

_Vector = tuple[int, ...]


@dataclass(frozen=True)
class MaxNashWelfare:
    """The allocations with the greatest product.

    Attributes
    ----------
    positive
        How many parties have something of worth.
    product
        The product of what these have.
    allocations
        Every allocation that reaches it: per issue, the party that has it.
    worth
        Per allocation, what each party has.
    """

    positive: int
    product: int
    allocations: tuple[tuple[int, ...], ...]
    worth: tuple[tuple[int, ...], ...]


def max_nash_welfare(
    worth: Sequence[Sequence[int]],
    *,
    most_parts: int = MOST_PARTS,
    listed: int = LISTED,
    progress: Progress = SILENT,
) -> MaxNashWelfare:
    """Find every allocation with the most parties served, and of these the greatest product.

    Issue by issue, the vectors of what all have so far are extended by every party that may win
    it. Of these, a vector that another dominates is dropped, for what is added later is the same
    for both. Where everybody can have something, so is one that cannot reach the best product
    known: by the inequality of the means, a product is at most the power of the average of its
    factors, however they are weighted. All in whole numbers, so ties are exact.

    Parameters
    ----------
    worth
        Per party, what each issue is worth to it: whole numbers from 0.
    most_parts
        How many vectors may be kept.
    listed
        How many tied allocations may be listed.
    progress
        Is told how many issues are done.

    Raises
    ------
    UseError
        When a number is below zero or no whole number, or parties have different issues.
    TooLargeError
        When more vectors, or more ties, would have to be kept.

    Examples
    --------
    >>> max_nash_welfare([[6, 3, 1], [4, 4, 4]]).allocations
    ((0, 1, 1),)

    Source: caragiannis2019
    """
    _check(worth)
    values = [list(own) for own in worth]
    layers = _fold(values, most_parts, progress)
    best = max(layers[-1], key=_welfare)
    tied = sorted(vector for vector in layers[-1] if _welfare(vector) == _welfare(best))
    pairs = sorted(
        (allocation, vector) for vector in tied for allocation in _ways(layers, vector, listed)
    )
    if len(pairs) > listed:
        raise _too_many_ties(listed)
    positive, product = _welfare(best)
    return MaxNashWelfare(
        positive, product, tuple(a for a, _ in pairs), tuple(vector for _, vector in pairs)
    )


def _check(worth: Sequence[Sequence[int]]) -> None:
    for number, own in enumerate(worth):
        check_whole(own, f"party {number + 1}")
    if not worth or len({len(own) for own in worth}) > 1:
        found, do = f"{len(worth)} parties", "give every party a number for every issue."
        raise UseError(Fault(Place(field="worth"), found, "parties with the same issues", do))


def _welfare(vector: _Vector) -> tuple[int, int]:
    """Count who has something, and multiply what they have."""
    some = [part for part in vector if part]
    return len(some), math.prod(some)


_Layer = dict[_Vector, list[tuple[_Vector, int]]]
"""Per vector, from which vectors it came, each with the party that won the issue."""


def _fold(values: list[list[int]], most_parts: int, progress: Progress) -> list[_Layer]:
    n_parties, n_issues = len(values), len(values[0])
    layers: list[_Layer] = [{(0,) * n_parties: []}]
    bound = _Bound(values)
    for issue in watched(range(n_issues), "dividing the issues", n_issues, progress):
        after: _Layer = {}
        for vector in layers[-1]:
            for party in range(n_parties):
                longer = list(vector)
                longer[party] += values[party][issue]
                after.setdefault(tuple(longer), []).append((vector, party))
        layers.append(_kept(after, bound, issue + 1, most_parts))
    return layers


def _kept(layer: _Layer, bound: _Bound, done: int, most_parts: int) -> _Layer:
    vectors = [vector for vector in layer if bound.may_win(vector, done)]
    if len(vectors) > most_parts:
        found = f"{len(vectors):,} ways to be off after {done} issues"
        do = "leave out issues that one party alone wants, or round the worth."
        raise TooLargeError(Fault(Place(field="worth"), found, f"at most {most_parts:,}", do))
    marks = efficient(np.array(vectors, dtype=object)).tolist()
    return {vector: layer[vector] for vector, mark in zip(vectors, marks, strict=True) if mark}


class _Bound:
    """Tells which vectors can still reach the best product known."""

    def __init__(self, values: list[list[int]]) -> None:
        known = _known(values)
        n_issues = len(values[0])
        self._works = all(known)
        self._n = len(values)
        product = math.prod(known)
        # each weight times its party's known worth is the same, so that the average is tight there
        self._weights = [product // have if have else 0 for have in known]
        most = [max(w * own[k] for w, own in zip(self._weights, values, strict=True))
                for k in range(n_issues)]  # fmt: skip
        self._ahead = [sum(most[done:]) for done in range(n_issues + 1)]
        self._least = self._n**self._n * math.prod(self._weights) * product

    def may_win(self, vector: _Vector, done: int) -> bool:
        """Whether a vector after so many issues can end with at least the known product."""
        if not self._works:
            return True
        now = sum(w * part for w, part in zip(self._weights, vector, strict=True))
        return bool((now + self._ahead[done]) ** self._n >= self._least)


def _known(values: list[list[int]]) -> list[int]:
    """Find a good allocation quickly; say what all then have.

    Each issue goes to whoever would gain most by it; then one issue at a time changes hands, or two
    are swapped, as long as that raises the welfare.
    """
    n_parties, n_issues = len(values), len(values[0])
    allocation = [max(range(n_parties), key=lambda p: values[p][k]) for k in range(n_issues)]
    best = _welfare(_have(values, allocation))
    improved = True
    while improved:
        improved = False
        for other in _neighbours(allocation, n_parties):
            welfare = _welfare(_have(values, other))
            if welfare > best:
                allocation, best, improved = other, welfare, True
                break
    return list(_have(values, allocation))


def _neighbours(allocation: list[int], n_parties: int) -> Iterator[list[int]]:
    for issue, winner in enumerate(allocation):
        for party in range(n_parties):
            if party != winner:
                yield [*allocation[:issue], party, *allocation[issue + 1 :]]
    for one, other in combinations(range(len(allocation)), 2):
        if allocation[one] != allocation[other]:
            swapped = list(allocation)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            yield swapped


def _have(values: list[list[int]], allocation: list[int]) -> _Vector:
    have = [0] * len(values)
    for issue, party in enumerate(allocation):
        have[party] += values[party][issue]
    return tuple(have)


def _ways(layers: list[_Layer], vector: _Vector, listed: int) -> list[tuple[int, ...]]:
    """List every allocation that leads to a vector."""
    ways: list[tuple[_Vector, tuple[int, ...]]] = [(vector, ())]
    for layer in reversed(layers[1:]):
        ways = [(before, (party, *rest)) for after, rest in ways for before, party in layer[after]]
        if len(ways) > listed:
            raise _too_many_ties(listed)
    return [rest for _, rest in ways]


def _too_many_ties(listed: int) -> TooLargeError:
    found, expected = f"more than {listed:,} tied allocations", f"at most {listed:,}"
    return TooLargeError(
        Fault(Place(field="worth"), found, expected, "leave out issues nobody wants.")
    )
