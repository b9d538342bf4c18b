"""Why a party stays at a state or leaves it: its improvements, and what answers each of them.

Source: fang1993, howard1971
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.verdict import Sanction


class Undeterred(Enum):
    """Why nothing deters a party from an improvement."""

    NOT_LOOKED_AT = "under this concept nobody's answer counts"
    NOBODY_ANSWERS = "nobody else can move in answer"
    STILL_BETTER = "every answer leaves the party better off than where it began"
    EACH_ESCAPED = "the party can get out of every answer that would leave it no better off"


@dataclass(frozen=True)
class Escape:
    """How a party gets out of an answer that would have left it no better off.

    Attributes
    ----------
    answer
        A shortest sequence of the others' moves to a state no better than where the party began.
    to
        What the party moves to from there: of what is better than where it began, what it likes
        most.
    """

    answer: tuple[Step, ...]
    to: int


@dataclass(frozen=True)
class Way:
    """One improvement of a party, and why it takes it or not.

    Attributes
    ----------
    improvement
        What the party would move to.
    sanction
        What deters it; ``None`` where nothing does.
    undeterred
        Why nothing does; ``None`` where something does.
    escape
        An example of an answer and the way out of it, where every answer can be escaped.
    """

    improvement: int
    sanction: Sanction | None = None
    undeterred: Undeterred | None = None
    escape: Escape | None = None


@dataclass(frozen=True)
class Account:
    """Why a state holds for a party under a concept, or why it does not.

    Attributes
    ----------
    concept, party, state
        What is accounted for.
    improvements
        How many improvements the party has here.
    free
        How many of them nothing deters it from; the state holds for it when none.
    ways
        The improvements explained: those nothing deters first, then the others, each kind with
        what the party likes most first.
    """

    concept: str
    party: int
    state: int
    improvements: int
    free: int
    ways: tuple[Way, ...]

    @property
    def stays(self) -> bool:
        """Whether the state holds for the party."""
        return not self.free
