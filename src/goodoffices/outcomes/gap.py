"""A gap: something an analysis needs and the case does not state. It is never filled in silently.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.errors import Fault, NeedsError, Place


@dataclass(frozen=True)
class Gap:
    """Something not stated.

    Attributes
    ----------
    what
        What is missing, as a noun phrase ("points for UKR on “language”").
    do
        How to supply it.
    """

    what: str
    do: str

    def fault(self) -> Fault:
        """Write the gap as a fault."""
        return Fault(Place("case.yaml"), "nothing stated", self.what, self.do)


def refuse(gaps: Iterable[Gap]) -> None:
    """Stop when anything is missing.

    Raises
    ------
    NeedsError
        Naming every gap.
    """
    found = tuple(dict.fromkeys(gaps))
    if found:
        raise NeedsError(gap.fault() for gap in found)
