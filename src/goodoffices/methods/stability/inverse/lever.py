"""How much more something would have to be worth to a party, so that a state holds for it.

What rises is the worth of the state itself, or of every state that has some option in common with
it; all else stays. Either way the states that are no better than it only become more, so there is
a least rise, and it is found exactly among the differences in worth.

Source: none; the house's own derivation from the lower sets of the inverse analysis.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import StateArray, StateMask
from goodoffices.methods.stability.inverse.around import Around

Worths = npt.NDArray[Any]
"""One whole number per state, higher is better; Python integers where int64 does not fit."""


_FITS = 2**61


@dataclass(frozen=True, eq=False)
class Lever:
    """Something that could be worth more to a party.

    Attributes
    ----------
    party
        To whom.
    name
        What, for whoever writes about it.
    worth
        What each state is worth to the party.
    raised
        The states whose worth rises; the state asked about must be among them.
    scale
        How many units of worth make one unit of what is told.
    step
        What is told is rounded up to a multiple of this.
    room
        The most it can rise, as told; ``None`` where nothing limits it.
    """

    party: int
    name: str
    worth: Worths
    raised: StateMask
    scale: Fraction = Fraction(1)
    step: Fraction = Fraction(1)
    room: Fraction | None = None


@dataclass(frozen=True, eq=False)
class Rise:
    """How far a lever would have to be raised.

    Attributes
    ----------
    lever
        The lever.
    least
        The least rise, exactly, as told; anything smaller is not enough.
    amount
        The same rounded up to the lever's step, though not past its room; it is enough as well.
    """

    lever: Lever
    least: Fraction
    amount: Fraction

    @property
    def within_room(self) -> bool:
        """Whether the scale allows so much."""
        return self.lever.room is None or self.amount <= self.lever.room

    def order(self) -> StateArray:
        """Give the party's tiers after the rise, 0 for the best."""
        gain = self.amount * self.lever.scale
        worth, up = self.lever.worth, self.lever.raised
        if gain.denominator > 1 or gain > _FITS:
            # Python integers have room for whatever the denominator makes of the worths
            worth, up = worth.astype(object) * gain.denominator, up.astype(object)
        raised = worth + up * gain.numerator
        distinct, tier = np.unique(raised, return_inverse=True)
        found: StateArray = len(distinct) - 1 - tier.astype(np.int64)
        return found


def least_rise(around: Around, lever: Lever) -> Rise | None:
    """Find the least rise of a lever that makes the state hold for its party, the others unchanged.

    1. Only the differences in worth to states that do not rise matter; list them in order.
    2. A larger rise never undoes what a smaller one did, so halve the list until one is left.

    Returns
    -------
    Rise or None
        ``None`` when no rise is enough.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> from goodoffices.methods.stability.inverse.looked_up import LookedUp
    >>> graph = explicit_graph(["talk", "fight"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk"], "B": ["talk", "fight"]})
    >>> lever = Lever(0, "talk", np.array([10, 17]), np.array([True, False]))
    >>> least_rise(Around(LookedUp(graph), NASH, 0, 0), lever).amount
    Fraction(7, 1)
    """
    state, worth = around.state, lever.worth
    above = np.asarray(worth > worth[state], dtype=np.bool_)
    if not around.holds(above & lever.raised):
        return None
    others = above & ~lever.raised
    gains = [0, *sorted(set((worth[others] - worth[state]).tolist()))]
    low, high = 0, len(gains) - 1
    while low < high:
        middle = (low + high) // 2
        bar = worth[state] + gains[middle]
        if around.holds(above & (lever.raised | np.asarray(worth > bar, dtype=np.bool_))):
            high = middle
        else:
            low = middle + 1
    least = Fraction(gains[low]) / lever.scale
    amount = math.ceil(least / lever.step) * lever.step
    if lever.room is not None and least <= lever.room:
        amount = min(amount, lever.room)
    return Rise(lever, least, amount)
