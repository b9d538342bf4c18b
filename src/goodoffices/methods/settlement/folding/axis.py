"""One issue, or a few that rules tie together, as the options that the fold adds.

Options that give the same to everyone and meet the same conditions are kept as one, with their
number; what is dominated among options that meet the same conditions is left out.

Source: nemhauser1969.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
import numpy.typing as npt

from goodoffices.methods.settlement.folding.conditions import Condition
from goodoffices.methods.settlement.folding.rows_in_order import Groups, Rows
from goodoffices.methods.settlement.folding.undominated import undominated
from goodoffices.methods.settlement.package_space import meets
from goodoffices.methods.settlement.whole_numbers import WholeArray


@dataclass(frozen=True, eq=False)
class Axis:
    """What one step of the fold adds.

    Attributes
    ----------
    issues
        The issues it decides, by number.
    vectors
        What each choice adds, on each party's own scale.
    counts
        How many ways of choosing stand behind it.
    kinds
        Per choice the number of the set of conditions it lies in.
    inside
        These sets, the conditions by number.
    ways
        All ways of choosing, one column per issue, those behind one choice together.
    ends
        Where in ``ways`` those of each choice end.
    """

    issues: tuple[int, ...]
    vectors: WholeArray
    counts: Rows
    kinds: Rows
    inside: tuple[frozenset[int], ...]
    ways: Rows
    ends: Rows

    @cached_property
    def first_ways(self) -> Rows:
        """One way for every choice."""
        return np.asarray(self.ways[self.ends - self.counts])

    def ways_of(self, choice: int) -> Iterable[tuple[int, ...]]:
        """List all ways behind a choice: an option for each of the issues."""
        end = int(self.ends[choice])
        return map(tuple, self.ways[end - int(self.counts[choice]) : end].tolist())


def axis(
    issues: Sequence[int], tables: Sequence[WholeArray], conditions: Sequence[Condition]
) -> Axis:
    """Lay out the choices on some issues taken together.

    Parameters
    ----------
    issues
        Their numbers.
    tables
        What every option of every issue of the space adds.
    conditions
        All conditions; one that lies within these issues and takes packages away is applied here.
    """
    shape = tuple(len(tables[issue]) for issue in issues)
    ways = np.stack(np.unravel_index(np.arange(prod(shape)), shape), axis=1)
    lies_in = {
        number: _inside(issues, ways, condition)
        for number, condition in enumerate(conditions)
        if condition.issues & set(issues)
    }
    for number, condition in enumerate(conditions):
        if condition.owner is None and condition.issues and condition.issues <= set(issues):
            ways = ways[~lies_in[number]]
            gone = lies_in.pop(number)
            lies_in = {other: marks[~gone] for other, marks in lies_in.items()}
    return _laid_out(tuple(issues), tables, ways, lies_in)


def _inside(issues: Sequence[int], ways: Rows, condition: Condition) -> npt.NDArray[np.bool_]:
    """Mark the ways that have one of the condition's options wherever they decide."""
    columns = {column: condition.options.get(issue) for column, issue in enumerate(issues)}
    return meets({column: own for column, own in columns.items() if own is not None}, ways)


def _laid_out(
    issues: tuple[int, ...],
    tables: Sequence[WholeArray],
    ways: Rows,
    lies_in: dict[int, npt.NDArray[np.bool_]],
) -> Axis:
    vectors = sum(tables[issue][ways[:, column]] for column, issue in enumerate(issues))
    assert not isinstance(vectors, int)
    flags = np.array(list(lies_in.values()), dtype=bool).reshape(len(lies_in), len(ways)).T
    sets, kind = np.unique(flags, axis=0, return_inverse=True)
    inside = tuple(
        frozenset(number for number, is_in in zip(lies_in, row, strict=True) if is_in)
        for row in sets.tolist()
    )
    kept = [_of_kind(vectors, np.flatnonzero(kind.ravel() == k)) for k in range(len(inside))]
    rows = np.concatenate([kept_rows for kept_rows, _ in kept]) if kept else np.zeros(0, np.int64)
    counts = np.concatenate([sizes for _, sizes in kept]) if kept else np.zeros(0, np.int64)
    ends = np.cumsum(counts)
    first = rows[ends - counts]
    return Axis(issues, vectors[first], counts, kind.ravel()[first], inside, ways[rows], ends)


def _of_kind(vectors: WholeArray, members: Rows) -> tuple[Rows, Rows]:
    """Give the ways of one kind that are worth keeping, and how many are equal to each other."""
    groups: Groups = undominated(vectors[members])
    return members[groups.rows], np.diff(groups.starts, append=len(groups.rows))
