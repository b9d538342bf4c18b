"""Statements and tiers compared with a score: digit by digit, the first that differs decides.

For prioritised statements a digit is the truth of a statement; tiers are numbered in binary.

Source: fang2003 (statements), fang1993 (tiers)
"""

from __future__ import annotations

from goodoffices.methods.stability.symbolic.condition import axes_of
from goodoffices.methods.stability.symbolic.diagrams import Diagram
from goodoffices.methods.stability.symbolic.preference import Prioritised, Tiered
from goodoffices.methods.stability.symbolic.scale import Scale
from goodoffices.methods.stability.symbolic.states import SymbolicStates


def stated_scale(states: SymbolicStates, name: str, preference: Prioritised | Tiered) -> Scale:
    """Compare statements or tiers with a score.

    Parameters
    ----------
    states
        The feasible outcomes.
    name
        What the questions of the score begin with.
    preference
        The statements or the tiers.
    """
    diagrams, truths = states.diagrams, _truths(states, preference)
    digits = tuple(_digit(name, k) for k in range(len(truths)))
    diagrams.ask(digits)
    above, exactly = diagrams.no, diagrams.yes
    for digit, true in reversed(list(zip(digits, truths, strict=True))):
        same = diagrams.alike(diagrams.is_yes(digit), true)
        above = diagrams.choose(same, above, true)
        exactly = diagrams.both(same, exactly)
    return Scale(digits, above, exactly)


def beside(name: str, preference: Prioritised) -> dict[int, list[str]]:
    """Say after which axis the digit of each statement is best asked: the last it speaks about.

    Far from it, a set that compares many statements with their digits would be vast.
    """
    found: dict[int, list[str]] = {}
    for place, statement in enumerate(preference.statements):
        found.setdefault(max(axes_of(statement), default=0), []).append(_digit(name, place))
    return found


def _digit(name: str, place: int) -> str:
    return f"{name} digit {place}"


def _truths(states: SymbolicStates, preference: Prioritised | Tiered) -> list[Diagram]:
    """Give per digit of the score the outcomes in which it is 1."""
    if isinstance(preference, Prioritised):
        return [states.where(statement) for statement in preference.statements]
    diagrams, n_tiers = states.diagrams, len(preference.tiers)
    left, numbered = diagrams.yes, []
    for place, tier in enumerate(preference.tiers):
        here = states.where(tier)
        numbered.append((n_tiers - place, diagrams.both(left, here)))
        left = diagrams.minus(left, here)
    return [
        diagrams.either(*(tier for number, tier in numbered if number >> bit & 1))
        for bit in reversed(range(n_tiers.bit_length()))
    ]
