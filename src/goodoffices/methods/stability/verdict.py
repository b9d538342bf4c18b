"""What is said about a state: where it holds, who would leave it, and what deters them.

Source: fang1993
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.conflict_graph import StateMask
from goodoffices.methods.stability.legal_sequence import Step


@dataclass(frozen=True, eq=False)
class StabilityResult:
    """Where one concept says that states hold.

    Attributes
    ----------
    concept
        Short name of the concept.
    stable_for
        Per party (row) and state (column): does the state hold for the party?
    equilibria
        Per state: does it hold for every party?
    engine
        Which engine found it; all engines give the same answers.
    """

    concept: str
    stable_for: npt.NDArray[np.bool_]
    equilibria: StateMask
    engine: str = "oracle"


@dataclass(frozen=True)
class Departure:
    """A move that a party would make away from a state, because nothing deters it.

    Attributes
    ----------
    concept
        Under which concept nothing deters it.
    party
        Who leaves.
    state
        What it leaves.
    to
        What it moves to.
    """

    concept: str
    party: int
    state: int
    to: int


@dataclass(frozen=True)
class Sanction:
    """What deters a party from an improvement.

    Attributes
    ----------
    concept
        Under which concept.
    party
        Who is deterred.
    state
        Where it stays.
    improvement
        What it would have moved to.
    steps
        A shortest sequence of the opponents' moves from there to a state the party does not like
        better than ``state``.
    """

    concept: str
    party: int
    state: int
    improvement: int
    steps: tuple[Step, ...]
