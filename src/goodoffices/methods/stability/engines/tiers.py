"""A party's ranking in as little memory as it needs, and how to say that there is no state.

Source: none; this is how the work is laid out, not a published method.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import StateArray, StateMask

Tiers = npt.NDArray[np.unsignedinteger[Any]]
"""Tiers of a party, 0 the most preferred; the largest number of the type stands for no state."""

PerPlace = TypeVar("PerPlace", bound=npt.NDArray[Any])
"""One number, or true or false, per place."""


def narrow(order: StateArray) -> Tiers:
    """Keep tiers in two bytes each where they fit, otherwise in four.

    Examples
    --------
    >>> narrow(np.array([3, 0, 1])).dtype.name, narrow(np.array([70_000])).dtype.name
    ('uint16', 'uint32')
    """
    fits = int(order.max(initial=0)) < np.iinfo(np.uint16).max
    return order.astype(np.uint16 if fits else np.uint32)


def none_at(tiers: Tiers) -> Any:
    """Give the number that stands for no state: worse than every tier."""
    return tiers.dtype.type(np.iinfo(tiers.dtype).max)


def without(tiers: Tiers, mask: StateMask, value: int) -> Tiers:
    """Give a copy in which the places marked hold ``value``."""
    kept = tiers.copy()
    kept[mask] = value
    return kept
