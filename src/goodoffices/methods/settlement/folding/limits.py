"""How much room and time the search for efficient packages may take.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from time import monotonic

_USUAL = {4: 2_000_000, 5: 1_000_000, 6: 300_000}
_FROM_SEVEN_PARTIES = 100_000
_UNCOMPILED = 100_000


def usual_candidates(n_parties: int) -> int:
    """Give how many candidates a step can look at in about ten seconds.

    Fewer for many parties, and for four and more where Numba is not installed.

    Examples
    --------
    >>> usual_candidates(3), usual_candidates(7)
    (2000000, 100000)
    """
    if n_parties > 3 and find_spec("numba") is None:
        return _UNCOMPILED
    return _USUAL.get(max(n_parties, min(_USUAL)), _FROM_SEVEN_PARTIES)


@dataclass(frozen=True)
class Limits:
    """What may be spent before the answer is given on a grid, with its error.

    Attributes
    ----------
    candidates
        Most partial packages looked at in one step; ``None``: what takes about ten seconds a step.
    seconds
        From so many seconds on the rest is done in haste; ``None``: take the time it takes.
    in_haste
        Most partial packages in one step from then on.
    """

    candidates: int | None = None
    seconds: float | None = None
    in_haste: int = 10_000

    def clock(self, n_parties: int) -> Clock:
        """Start the time, for packages that so many parties value."""
        most = self.candidates
        return Clock(self, usual_candidates(n_parties) if most is None else most, monotonic())


@dataclass(frozen=True)
class Clock:
    """Tells how many candidates the next step may have.

    Attributes
    ----------
    limits
        What was agreed.
    candidates
        Most candidates while there is time.
    since
        When the work began.
    """

    limits: Limits
    candidates: int
    since: float

    @property
    def most(self) -> int:
        """So many, less when the time is over."""
        limits = self.limits
        if limits.seconds is not None and monotonic() - self.since > limits.seconds:
            return min(limits.in_haste, self.candidates)
        return self.candidates
