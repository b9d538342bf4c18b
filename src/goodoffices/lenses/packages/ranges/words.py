"""Shares, numbers and entries in words.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.ranges.accounts import Account
from goodoffices.lenses.packages.ranges.what_matters import NumberMatters
from goodoffices.lenses.packages.standards import (
    EGALITARIAN,
    KALAI_SMORODINSKY,
    NASH,
    UTILITARIAN,
    Standard,
)
from goodoffices.methods.settlement.imprecision.wilson import drawn_share

STANDARDS: dict[str, Standard] = {
    "nash": NASH,
    "kalai_smorodinsky": KALAI_SMORODINSKY,
    "egalitarian": EGALITARIAN,
    "utilitarian": UTILITARIAN,
}
"""The standards, by their short names."""


def percent(hits: int, drawn: int) -> str:
    """Write a share with one digit; never 0 or 100 where it is neither.

    Examples
    --------
    >>> percent(1, 3), percent(9999, 10000), percent(1, 10000)
    ('33.3 %', 'more than 99.9 %', 'less than 0.1 %')
    """
    text = one_digit(Fraction(100 * hits, drawn))
    if hits and text == "0.0":
        return "less than 0.1 %"
    if hits < drawn and text == "100.0":
        return "more than 99.9 %"
    return f"{text} %"


def in_brackets(hits: int, drawn: int) -> str:
    """Write a drawn share with its 95 % interval, for a cell.

    Examples
    --------
    >>> in_brackets(479, 1000), in_brackets(1000, 1000)
    ('47.9 % (44.8–51.0)', '100 %')
    """
    if hits in (0, drawn):
        return "100 %" if hits else "0 %"
    found = drawn_share(hits, drawn)
    return f"{percent(hits, drawn)} ({100 * found.low:.1f}–{100 * found.high:.1f})"


def how_often(hits: int, drawn: int) -> str:
    """Say in how many readings something is so, to stand after "is chosen".

    Examples
    --------
    >>> how_often(1000, 1000), how_often(0, 1000)
    ('in all 1,000 readings drawn', 'in none of 1,000 readings drawn')
    >>> how_often(479, 1000)
    'in 47.9 % of 1,000 readings drawn (95 % interval 44.8 to 51.0)'
    """
    if drawn == 1:
        return "in the one reading there is" if hits else "not in the one reading there is"
    if hits in (0, drawn):
        some = "all" if hits else "none of"
        return f"in {some} {counted(drawn, 'reading')} drawn"
    found = drawn_share(hits, drawn)
    interval = f"95 % interval {100 * found.low:.1f} to {100 * found.high:.1f}"
    return f"in {percent(hits, drawn)} of {drawn:,} readings drawn ({interval})"


def number_named(asked: Asked, one: NumberMatters) -> str:
    """Name a number given as a range, and the range."""
    name = asked.name(one.party)
    span = str(Range(one.interval.low, one.interval.high))
    if one.number.issue is None:
        return f"the walk-away of {name} ({span})"
    axis = asked.space.axes[one.number.issue]
    if one.number.option is None:
        return f"the points of {name} on {axis.issue} ({span})"
    title = asked.case.issues[axis.issue].title_of(axis.options[one.number.option])
    return f"the value of {quoted(title)} on {axis.issue} to {name} ({span})"


def entries_named(case: Case, account: Account, parties: Sequence[str]) -> str:
    """Name the entries of these parties that count under an account."""
    space = account.ranged.zone.space
    said = []
    for party in parties:
        entry = space.entry(party)
        assert entry is not None, "only parties with several entries are named"
        said.append(f"the entry of {entry.by} for {case.name_of(party)}")
    return listed(said)
