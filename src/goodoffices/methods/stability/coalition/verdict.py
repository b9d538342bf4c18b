"""What is said about states and coalitions: where each holds, and what would be done together.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.conflict_graph import StateMask


@dataclass(frozen=True, eq=False)
class CoalitionResult:
    """Where one coalitional concept says that states hold.

    Attributes
    ----------
    concept
        Short name of the concept.
    coalitions
        The coalitions looked at.
    stable_for
        Per coalition (row) and state (column): does the state hold for the coalition?
    stable
        Per state: does it hold for every coalition looked at?
    every
        Whether every coalition there can be was looked at, single parties included; only then is
        a state that holds for all of them coalitionally stable.
    """

    concept: str
    coalitions: tuple[Coalition, ...]
    stable_for: Marks
    stable: StateMask
    every: bool

    def of(self, coalition: Coalition) -> StateMask:
        """Give per state whether it holds for one of the coalitions looked at."""
        found: StateMask = self.stable_for[self.coalitions.index(coalition)]
        return found


@dataclass(frozen=True)
class JointStep:
    """One move in a sequence.

    Attributes
    ----------
    movers
        Who moves: one party, or several whose consent the move needs.
    to
        The state the move leads to.
    """

    movers: Coalition
    to: int


@dataclass(frozen=True)
class CoalitionDeparture:
    """What a coalition would do away from a state, because nothing deters it.

    Attributes
    ----------
    concept
        Under which concept nothing deters it.
    coalition
        Who acts together.
    state
        What they leave.
    to
        What they bring about.
    steps
        Who moves what, one after the other; a shortest legal sequence.
    """

    concept: str
    coalition: Coalition
    state: int
    to: int
    steps: tuple[JointStep, ...]


@dataclass(frozen=True)
class EquilibriumJump:
    """A way from one equilibrium to another that parties have only together.

    Attributes
    ----------
    coalition
        Who acts together; no fewer of them would do.
    state
        The equilibrium they leave.
    to
        The equilibrium they bring about, better for each of them.
    steps
        Who moves what, one after the other; a shortest legal sequence.
    """

    coalition: Coalition
    state: int
    to: int
    steps: tuple[JointStep, ...]
