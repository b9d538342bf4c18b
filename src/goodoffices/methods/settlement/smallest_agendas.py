"""The smallest sets of issues on which, all else left as it is, there is something to agree on.

Of two issues that only together make a bargain, neither does alone: each side gives on one and
takes on the other. A set is listed when some package changes exactly its issues, and none of the
packages changes only some of them.

Source: sebenius1983
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class SmallestAgendas:
    """The smallest sets of issues that make an agreement.

    Attributes
    ----------
    agendas
        The sets, by issue numbers; the smallest first.
    larger
        Whether some package rests on none of them, so that larger sets exist beside them.
    """

    agendas: tuple[tuple[int, ...], ...]
    larger: bool

    def of_size(self, size: int) -> tuple[tuple[int, ...], ...]:
        """List those with so many issues."""
        return tuple(agenda for agenda in self.agendas if len(agenda) == size)


def smallest_agendas(changed: npt.NDArray[np.bool_], at_most: int) -> SmallestAgendas:
    """Find the smallest sets of issues that packages change.

    Parameters
    ----------
    changed
        Per package (row) and issue (column), whether the package changes the issue.
    at_most
        Sets of more issues are not listed. Where every set has more, those of the least number
        are.

    Examples
    --------
    >>> trade, both = [True, True, False], [True, True, True]
    >>> smallest_agendas(np.array([trade, both]), 2)
    SmallestAgendas(agendas=((0, 1),), larger=False)
    """
    sizes, codes = _distinct(changed)
    found: list[tuple[int, ...]] = []
    while len(codes) and (sizes.min() <= at_most or not found):
        size = sizes.min()
        for code in codes[sizes == size].tolist():
            found.append(tuple(k for k in range(changed.shape[1]) if code >> k & 1))
            outside = np.asarray((codes & code) != code, dtype=np.bool_)
            sizes, codes = sizes[outside], codes[outside]
    return SmallestAgendas(tuple(found), bool(len(codes)))


def _distinct(
    changed: npt.NDArray[np.bool_],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.object_]]:
    """Write every different set of changed issues as one number, the first issue as its ones."""
    kind = np.int64 if changed.shape[1] < 62 else object
    bits = np.array([1 << k for k in range(changed.shape[1])], dtype=kind)
    codes, first = np.unique(changed.astype(kind) @ bits, return_index=True)
    sizes = changed[first].sum(axis=1)
    some = sizes > 0
    return sizes[some].astype(np.int64), codes[some]
