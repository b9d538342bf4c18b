"""A share found by drawing readings, with how exact it is.

Source: wilson1927.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""So many standard errors to either side hold 95 of 100 intervals' true shares."""


@dataclass(frozen=True)
class DrawnShare:
    """In how many of the readings drawn something is so.

    Attributes
    ----------
    hits, drawn
        So many, of so many.
    low, high
        Wilson's 95 % interval of the share among all readings.
    standard_error
        The usual one, √(share (1 − share) / drawn).
    """

    hits: int
    drawn: int
    low: float
    high: float
    standard_error: float

    @property
    def share(self) -> float:
        """The share among the readings drawn."""
        return self.hits / self.drawn


def drawn_share(hits: int, drawn: int) -> DrawnShare:
    """Say how exact a share is.

    Wilson's interval is used because it stays within 0 and 1 and is right for rare things too.

    Parameters
    ----------
    hits, drawn
        So many readings, of so many drawn independently; at least one.

    Examples
    --------
    >>> found = drawn_share(10, 100)
    >>> round(found.low, 4), round(found.high, 4), round(found.standard_error, 4)
    (0.0552, 0.1744, 0.03)

    Source: wilson1927
    """
    share, square = hits / drawn, _Z * _Z
    centre = (share + square / (2 * drawn)) / (1 + square / drawn)
    spread = _Z * sqrt(share * (1 - share) / drawn + square / (4 * drawn * drawn))
    half = spread / (1 + square / drawn)
    low = 0.0 if hits == 0 else centre - half
    high = 1.0 if hits == drawn else centre + half
    return DrawnShare(hits, drawn, low, high, sqrt(share * (1 - share) / drawn))
