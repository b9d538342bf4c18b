"""What somebody judged about one party, in numbers: swings, values, ranked example packages.

Source: edwards1994 (swings), jacquet1982 (ranked packages).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from goodoffices.errors import Fault, Place, TooLargeError, UseError

Package = tuple[int, ...]
"""The number of an option for every issue."""


@dataclass(frozen=True)
class Interval:
    """What a number may be.

    Attributes
    ----------
    low, high
        Its bounds, both included; ``high`` is ``None`` where there is none.
    """

    low: Fraction
    high: Fraction | None

    def holds(self, number: Fraction) -> bool:
        """Say whether a number lies between the bounds."""
        return self.low <= number and (self.high is None or number <= self.high)

    @property
    def exact(self) -> bool:
        """Whether it leaves one number only."""
        return self.low == self.high


ANY = Interval(Fraction(0), None)
"""Nothing said, but that it is not negative."""

MOST_RANKED = 60
"""How many packages may be ranked; nobody can rank so many."""

TO_100 = Interval(Fraction(0), Fraction(100))
"""Nothing said of a value, but that it lies between the worst and the best."""


@dataclass(frozen=True)
class JudgedIssue:
    """What was judged of one issue.

    Attributes
    ----------
    worst, best
        The numbers of its worst and its best option; one has the value 0, the other 100.
    values
        What each option's value may be.
    weight
        What the step from the worst to the best may be worth; only proportions count.
    rising
        Options whose values do not fall in this order.
    """

    worst: int
    best: int
    values: tuple[Interval, ...]
    weight: Interval = ANY
    rising: tuple[int, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A judgement that one package is better than another, or that they are alike.

    Attributes
    ----------
    better, worse
        The packages.
    alike
        Whether they were judged alike.
    """

    better: Package
    worse: Package
    alike: bool


@dataclass(frozen=True)
class Judgements:
    """Everything that was judged.

    Attributes
    ----------
    issues
        The issues.
    tiers
        Packages ranked, best first; those of one tier are alike.
    reference
        The issue whose step is worth exactly 100; ``None`` where no step is.
    order
        Issues by how much their steps matter, the most important first; ties together.
    """

    issues: tuple[JudgedIssue, ...]
    tiers: tuple[tuple[Package, ...], ...] = ()
    reference: int | None = None
    order: tuple[tuple[int, ...], ...] = ()

    def comparisons(self) -> Iterator[Comparison]:
        """List the comparisons the ranking consists of: between neighbours only."""
        for number, tier in enumerate(self.tiers):
            for one, other in pairwise(tier):
                yield Comparison(one, other, alike=True)
            for worse in self.tiers[number + 1 : number + 2]:
                for one in tier:
                    yield from (Comparison(one, other, alike=False) for other in worse)

    def all_comparisons(self) -> Iterator[Comparison]:
        """List every comparison that follows from the ranking, also of packages far apart."""
        for number, tier in enumerate(self.tiers):
            for at, one in enumerate(tier):
                yield from (Comparison(one, other, alike=True) for other in tier[at + 1 :])
                for worse in self.tiers[number + 1 :]:
                    yield from (Comparison(one, other, alike=False) for other in worse)


def judgements(
    issues: Sequence[JudgedIssue],
    tiers: Sequence[Sequence[Package]] = (),
    reference: int | None = None,
    order: Sequence[Sequence[int]] = (),
) -> Judgements:
    """Put judgements together, and check that the parts fit.

    Parameters
    ----------
    issues, tiers, reference, order
        As in :class:`Judgements`.

    Raises
    ------
    UseError
        With everything that does not fit.
    TooLargeError
        When more than :data:`MOST_RANKED` packages are ranked.

    Examples
    --------
    >>> issue = JudgedIssue(0, 1, (TO_100, TO_100))
    >>> len(list(judgements([issue, issue], [[(1, 0)], [(0, 1)]]).comparisons()))
    1
    """
    found = list(_issues(issues))
    lengths = [len(issue.values) for issue in issues]
    for tier in tiers:
        for package in tier:
            fits = len(package) == len(lengths) and all(
                0 <= option < n for option, n in zip(package, lengths, strict=True)
            )
            if not fits:
                expected = f"one option for each of {len(lengths)} issues"
                found.append(_fault("tiers", f"the package {package}", expected))
    named = [issue for tied in order for issue in tied]
    if len(set(named)) < len(named) or not set(named) <= set(range(len(lengths))):
        found.append(_fault("order", f"{named}", "issues that there are, each once"))
    if reference is not None and not 0 <= reference < len(lengths):
        found.append(_fault("reference", f"{reference}", "the number of an issue"))
    if found:
        raise UseError(found)
    ranked = sum(map(len, tiers))
    if ranked > MOST_RANKED:
        expected, do = f"at most {MOST_RANKED}", "rank the dozen that differ most."
        raise TooLargeError(Fault(Place(field="examples"), f"{ranked:,} packages", expected, do))
    return Judgements(tuple(issues), tuple(map(tuple, tiers)), reference, tuple(map(tuple, order)))


def _issues(issues: Sequence[JudgedIssue]) -> Iterator[Fault]:
    if not issues:
        yield _fault("issues", "no issue", "at least one")
    for number, issue in enumerate(issues, 1):
        options = range(len(issue.values))
        ends = (issue.worst, issue.best)
        if issue.worst == issue.best or not {*ends, *issue.rising} <= set(options):
            expected = f"two different options of {len(options)}"
            yield _fault(f"issue {number}", f"the worst and the best {ends}", expected)
            continue
        right = zip(ends, (Fraction(0), Fraction(100)), strict=True)
        if not all(issue.values[option].holds(value) for option, value in right):
            expected = "0 for the worst option and 100 for the best"
            yield _fault(f"issue {number}", "values that leave these out", expected)
        backwards = [
            one
            for one in (*issue.values, issue.weight)
            if one.high is not None and one.high < one.low
        ]
        if backwards:
            yield _fault(f"issue {number}", "a range that runs backwards", "the lower number first")


def _fault(field: str, found: str, expected: str) -> Fault:
    return Fault(Place(field=field), found, expected, "correct what is handed over.")
