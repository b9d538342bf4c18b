"""What a conflict must be able to tell, so that its stability can be analysed.

An outcome space is one such conflict, a graph given arc by arc is another. States and parties are
plain numbers here, counted from 0.

Source: fang1993
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from goodoffices.methods.stability.axis_form import AxisForm

StateArray = npt.NDArray[np.int64]
"""State numbers, or one number per state."""

StateMask = npt.NDArray[np.bool_]
"""True or false for every state."""


class Relation(Enum):
    """How a party likes one state against another.

    ``UNKNOWN`` means that nobody has stated it; it is never read as ``SAME``.
    """

    MUCH_BETTER = "much better"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    MUCH_WORSE = "much worse"
    UNKNOWN = "unknown"

    @property
    def is_better(self) -> bool:
        """Whether the first state is preferred, by little or by much.

        Examples
        --------
        >>> Relation.MUCH_BETTER.is_better, Relation.SAME.is_better
        (True, False)
        """
        return self in (Relation.BETTER, Relation.MUCH_BETTER)


class ConflictGraph(Protocol):
    """States, who can move where, and who prefers what.

    Moves need be neither transitive (a to b and b to c without a to c) nor reversible, and several
    parties may hold the same move (a *common move*).

    Attributes
    ----------
    n_states
        How many states there are; they are numbered 0 to ``n_states - 1``.
    parties
        The parties' names, in a fixed order; elsewhere a party is its place in this order.
    movers
        Who moves: each mover is a set of parties, usually one. The moves of a mover with several
        parties are joint: they happen only with everyone's consent, and single-party concepts
        never use them.
    axis_form
        The same states as cells of an array, with the same movers; ``None`` where they are none.
    """

    @property
    def n_states(self) -> int:
        """How many states there are."""

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names."""

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers, each a set of parties."""

    @property
    def axis_form(self) -> AxisForm | None:
        """The states as cells of an array, where they are."""

    def successors(self, mover: int, state: int) -> StateArray:
        """Give the states this mover can bring about from ``state`` in one move.

        The answer is sorted, names no state twice and never ``state`` itself.
        """

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how ``party`` likes ``a`` against ``b``."""

    def order(self, party: int) -> StateArray | None:
        """Give the party's tier for every state, 0 the most preferred; ties share a tier.

        ``None`` means that the preference is no complete ranking with ties, and that
        :meth:`relation` must be asked instead.
        """
