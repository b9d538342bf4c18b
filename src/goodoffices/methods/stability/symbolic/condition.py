"""Statements about an outcome: an axis is at one of these options, and what not, all, any make.

An outcome here is the position of the option chosen on every axis, one after the other.

Source: fang2003 (preference statements); a partial outcome is the house's own convention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SymbolicOutcome = tuple[int, ...]
"""Per axis, the position of the option it is at."""


@dataclass(frozen=True)
class IsAt:
    """The axis is at one of these options.

    Attributes
    ----------
    axis
        Which axis.
    options
        Positions of the options meant.
    """

    axis: int
    options: frozenset[int]


@dataclass(frozen=True)
class NotTrue:
    """The statement does not hold."""

    what: Condition


@dataclass(frozen=True)
class AllTrue:
    """Every one of these holds; true when there is none."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyTrue:
    """At least one of these holds; false when there is none."""

    parts: tuple[Condition, ...]


Condition = IsAt | NotTrue | AllTrue | AnyTrue


def partial_outcome(options: Mapping[int, Sequence[int]]) -> AllTrue:
    """Read a partial outcome: each axis named is at one of the options given for it.

    Examples
    --------
    >>> is_true(partial_outcome({0: [1], 2: [0, 1]}), (1, 5, 0))
    True
    """
    return AllTrue(tuple(IsAt(axis, frozenset(at)) for axis, at in options.items()))


def axes_of(condition: Condition) -> frozenset[int]:
    """List the axes a statement speaks about.

    Examples
    --------
    >>> sorted(axes_of(partial_outcome({0: [1], 2: [0, 1]})))
    [0, 2]
    """
    if isinstance(condition, IsAt):
        return frozenset({condition.axis})
    parts = (condition.what,) if isinstance(condition, NotTrue) else condition.parts
    return frozenset(axis for part in parts for axis in axes_of(part))


def is_true(condition: Condition, outcome: Sequence[int]) -> bool:
    """Say whether a statement holds in an outcome.

    Examples
    --------
    >>> is_true(NotTrue(AnyTrue((IsAt(0, frozenset({1})), IsAt(1, frozenset({0}))))), (0, 1))
    True
    """
    if isinstance(condition, IsAt):
        return outcome[condition.axis] in condition.options
    if isinstance(condition, NotTrue):
        return not is_true(condition.what, outcome)
    truths = (is_true(part, outcome) for part in condition.parts)
    return all(truths) if isinstance(condition, AllTrue) else any(truths)
