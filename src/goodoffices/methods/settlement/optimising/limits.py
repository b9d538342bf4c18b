"""How much work may be spent before it is said that the work was not finished.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much work may be spent on one standard.

    Attributes
    ----------
    seconds
        The longest that one run of the solver may take.
    listed
        So many tied packages are listed; of more it is said that there are more.
    looked_at
        So many packages, whole or begun, are looked at when ties are listed in whole numbers.
    """

    seconds: float = 60.0
    listed: int = 1_000
    looked_at: int = 30_000_000


USUAL = Limits()
"""What is spent unless somebody says otherwise."""
