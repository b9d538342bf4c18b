"""A party's preference as a question put to an outcome: is it better than this score?

A score is written in yes-or-no questions of its own, so that all scores are asked about at once.

Source: bryant1986; scores asked about at once are the house's own way.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.methods.stability.symbolic.diagrams import Diagram


@dataclass(frozen=True, eq=False)
class Scale:
    """How outcomes compare with scores, for one party.

    Attributes
    ----------
    digits
        The questions of the score, the highest digit first.
    above
        The outcome is better than the score.
    exactly
        The score is the outcome's own.
    """

    digits: tuple[str, ...]
    above: Diagram
    exactly: Diagram
