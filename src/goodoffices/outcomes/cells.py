"""The feasible cells of a space: a dense array of them, or a list where few are feasible in many.

A *code* numbers every combination of options, feasible or not, in C order (the last issue varies
fastest). A *state* numbers the feasible ones only, from 0, in the order of their codes.

Source: none.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.errors import Fault, OutcomeError, Place, TooLargeError
from goodoffices.outcomes.axis import Axis
from goodoffices.outcomes.digits import Digits, digits

DENSE_LIMIT = 20_000_000
LIST_LIMIT = 10_000_000

Never = Mapping[str, tuple[str, ...]]
Codes = NDArray[np.int64]


class Cells(ABC):
    """The feasible outcomes, whatever form they are kept in.

    Parameters
    ----------
    axes
        The issues.
    """

    form: str

    def __init__(self, axes: Sequence[Axis]) -> None:
        self.shape = tuple(len(axis) for axis in axes)
        self.total = math.prod(self.shape)
        strides = [math.prod(self.shape[k + 1 :]) for k in range(len(self.shape))]
        self.strides = np.array(strides, dtype=np.int64)

    @property
    @abstractmethod
    def count(self) -> int:
        """Number of feasible outcomes."""

    @abstractmethod
    def codes(self) -> Codes:
        """Codes of all states, ascending."""

    @abstractmethod
    def states(self, codes: Codes) -> NDArray[np.int64]:
        """Say which state each code is; -1 where it is not feasible."""

    def digits(self) -> Digits:
        """Position of every state's option on every axis, one row per state."""
        return digits(self.codes(), self.shape)

    def code(self, positions: Sequence[int]) -> int:
        """Code of one combination of positions."""
        return sum(int(s) * int(p) for s, p in zip(self.strides, positions, strict=True))


class DenseCells(Cells):
    """One cell for every combination, with a mask of the feasible ones."""

    form = "dense"

    def __init__(self, axes: Sequence[Axis], mask: NDArray[np.bool_]) -> None:
        super().__init__(axes)
        self._codes = np.flatnonzero(mask).astype(np.int64)
        self._states = np.where(mask, np.cumsum(mask, dtype=np.int64) - 1, -1)

    @property
    def count(self) -> int:
        """Number of feasible outcomes."""
        return len(self._codes)

    def codes(self) -> Codes:
        """Codes of all states, ascending."""
        return self._codes

    def states(self, codes: Codes) -> NDArray[np.int64]:
        """Say which state each code is; -1 where it is not feasible."""
        found: NDArray[np.int64] = self._states[codes]
        return found


class ListedCells(Cells):
    """A sorted list of the feasible codes, for few feasible outcomes in a vast space."""

    form = "feasible list"

    def __init__(self, axes: Sequence[Axis], codes: Codes) -> None:
        super().__init__(axes)
        self._codes = np.sort(codes)

    @property
    def count(self) -> int:
        """Number of feasible outcomes."""
        return len(self._codes)

    def codes(self) -> Codes:
        """Codes of all states, ascending."""
        return self._codes

    def states(self, codes: Codes) -> NDArray[np.int64]:
        """Say which state each code is; -1 where it is not feasible."""
        if not self.count:
            return np.full(codes.shape, -1, np.int64)
        at = np.minimum(np.searchsorted(self._codes, codes), self.count - 1)
        return np.where(self._codes[at] == codes, at, -1)


def cells(axes: Sequence[Axis], never: Sequence[Never], *, listed: bool | None = None) -> Cells:
    """Find the feasible outcomes and choose the form to keep them in.

    Parameters
    ----------
    axes
        The issues; a fixed one stays at now.
    never
        Partial outcomes that cannot be.
    listed
        Force the list (or the dense form); left out, the size decides.

    Raises
    ------
    TooLargeError
        When there are more feasible outcomes than either form can hold.
    OutcomeError
        When nothing is feasible.
    """
    total = math.prod(len(axis) for axis in axes)
    if listed is None:
        listed = total > DENSE_LIMIT
    found = (
        ListedCells(axes, _listed(axes, never)) if listed else DenseCells(axes, _mask(axes, never))
    )
    if not found.count:
        raise OutcomeError(
            Fault(
                Place("case.yaml", None, "rules"),
                f"rules that leave none of {total:,} outcomes",
                "rules that leave at least what is now",
                "take back or narrow a “never” rule.",
            )
        )
    return found


def _mask(axes: Sequence[Axis], never: Sequence[Never]) -> NDArray[np.bool_]:
    shape = tuple(len(axis) for axis in axes)
    mask = np.ones(shape, dtype=np.bool_)
    for position, axis in enumerate(axes):
        if axis.fixed:
            mask &= _along(axes, position, {axis.now})
    for rule in never:
        hit = np.ones((1,) * len(axes), dtype=np.bool_)
        for position, options in _positions(axes, rule):
            hit = hit & _along(axes, position, options)
        mask &= ~hit
    return mask.ravel()


def _along(axes: Sequence[Axis], position: int, options: set[int]) -> NDArray[np.bool_]:
    line = np.array([k in options for k in range(len(axes[position]))])
    return line.reshape([-1 if k == position else 1 for k in range(len(axes))])


def _positions(axes: Sequence[Axis], rule: Never) -> Iterator[tuple[int, set[int]]]:
    for position, axis in enumerate(axes):
        if axis.issue in rule:
            yield position, {axis.options.index(o) for o in rule[axis.issue] if o in axis.options}


def _listed(axes: Sequence[Axis], never: Sequence[Never]) -> Codes:
    """Extend partial outcomes issue by issue, dropping what a rule already excludes."""
    if math.prod(len(axis) for axis in axes) > 2**62:
        raise TooLargeError(_too_many(axes, "more than 4.6 × 10^18"))
    rules = [dict(_positions(axes, rule)) for rule in never]
    codes = np.zeros(1, dtype=np.int64)
    for position, axis in enumerate(axes):
        kept = [axis.now] if axis.fixed else list(range(len(axis)))
        if len(codes) * len(kept) > 4 * LIST_LIMIT:
            raise TooLargeError(_too_many(axes, f"more than {4 * LIST_LIMIT:,} to look through"))
        codes = (codes[:, None] * len(axis) + np.array(kept, dtype=np.int64)).ravel()
        codes = codes[~_excluded(axes, codes, position, rules)]
    if len(codes) > LIST_LIMIT:
        raise TooLargeError(_too_many(axes, f"{len(codes):,} feasible"))
    return codes


def _excluded(
    axes: Sequence[Axis], codes: Codes, last: int, rules: Sequence[dict[int, set[int]]]
) -> NDArray[np.bool_]:
    out = np.zeros(len(codes), dtype=np.bool_)
    for rule in rules:
        if not rule or max(rule) != last:
            continue
        hit = np.ones(len(codes), dtype=np.bool_)
        for position, options in rule.items():
            stride = math.prod(len(axis) for axis in axes[position + 1 : last + 1])
            digit = codes // stride % len(axes[position])
            hit &= np.isin(digit, sorted(options))
        out |= hit
    return out


def _too_many(axes: Sequence[Axis], found: str) -> Fault:
    total = math.prod(len(axis) for axis in axes)
    return Fault(
        Place("case.yaml", None, "issues"),
        f"{len(axes)} issues with {_in_digits(total)} outcomes, {found}",
        f"at most {DENSE_LIMIT:,} outcomes, or {LIST_LIMIT:,} feasible ones",
        "keep issues at now (“--without ISSUE”), or exclude what cannot be with “never” rules.",
    )


def _in_digits(total: int) -> str:
    return f"{total:,}" if total < 10**15 else f"about 10^{len(str(total)) - 1}"
