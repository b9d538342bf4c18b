"""How long decision diagrams may take and how large they may grow, before that is said instead.

Source: none; the house's own convention.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from goodoffices.errors import Fault, Place, TooLargeError


@dataclass(frozen=True)
class Limits:
    """What the work may cost. Past it there is no answer at all, never part of one.

    Attributes
    ----------
    seconds
        How long it may take; ``None`` for as long as it takes. Looked at between two operations.
    nodes
        How many nodes all diagrams may have together, at about 60 bytes each.
    """

    seconds: float | None = 60.0
    nodes: int = 5_000_000


class Watch:
    """Watches over the limits of one piece of work, from now on.

    Parameters
    ----------
    limits
        The limits.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._began = time.monotonic()

    def check(self, nodes: int) -> None:
        """Stop when a limit is passed.

        Raises
        ------
        TooLargeError
            Saying which.
        """
        seconds = self.limits.seconds
        if seconds is not None and time.monotonic() - self._began > seconds:
            raise TooLargeError(_fault(f"work that timed out after {seconds:g} seconds"))
        if nodes > self.limits.nodes:
            raise self.too_many_nodes()

    def too_many_nodes(self) -> TooLargeError:
        """Say that the diagrams outgrew their limit."""
        return TooLargeError(_fault(f"decision diagrams of more than {self.limits.nodes:,} nodes"))


def _fault(found: str) -> Fault:
    return Fault(
        Place(field="stability"),
        found,
        "a conflict that decision diagrams can hold within the limits",
        "keep some issues as they are now, state fewer priorities or rounder points, "
        "or allow more time and memory; no part of the answer is given.",
    )
