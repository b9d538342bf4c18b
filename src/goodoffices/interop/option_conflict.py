"""A conflict as other programs keep it: options taken or not, and who ranks what.

This stands between their files and a case, and carries a list of what had to be repaired.

Source: fang1993 (the option form), peng1997 (prioritised statements).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.errors import Fault, Place, TooLargeError
from goodoffices.methods.stability.option_form import MOST_OPTIONS, Reversible, feasible_patterns

MOST_TRIED = 100_000
"""So many states are tried, to find one that nothing excludes."""

Pattern = tuple[tuple[int, bool], ...]
"""Options by number, each taken or not; the rest may be either."""

Statement = tuple[Pattern, ...]
"""Holds where any of the patterns does."""


Ranking = tuple[tuple[str, ...], ...]
"""Tiers of states written Y and N, best first."""


@dataclass(frozen=True)
class ConflictOption:
    """Something that is done or left undone.

    Attributes
    ----------
    name
        What it is; no two alike.
    owners
        The parties that can change it, by number; none where nobody can.
    reversible
        Which way it may be changed.
    """

    name: str
    owners: tuple[int, ...]
    reversible: Reversible = Reversible.BOTH


@dataclass(frozen=True)
class ConflictParty:
    """Somebody with wishes.

    Attributes
    ----------
    name
        Its name.
    ranking
        Tiers of states written Y and N, best first; empty where there is none.
    statements
        Prioritised statements, the most important first; used where there is no ranking.
    unseen
        What it does not see.
    """

    name: str
    ranking: Ranking = ()
    statements: tuple[Statement, ...] = ()
    unseen: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class OptionConflict:
    """A conflict in option form.

    Attributes
    ----------
    title
        What it is called.
    options, parties
        As above.
    infeasible
        What cannot be.
    now
        The state that is the case today, written Y and N.
    repairs
        What was put right or left out on the way, each in a sentence.
    """

    title: str
    options: tuple[ConflictOption, ...]
    parties: tuple[ConflictParty, ...]
    infeasible: tuple[Pattern, ...]
    now: str
    repairs: tuple[str, ...] = ()


def written(pattern: Pattern, n_options: int) -> str:
    """Write a pattern with one letter per option: Y, N, or - for either.

    Examples
    --------
    >>> written(((0, True), (2, False)), 3)
    'Y-N'
    """
    letters = ["-"] * n_options
    for option, taken in pattern:
        letters[option] = "Y" if taken else "N"
    return "".join(letters)


def fits(state: str, pattern: Pattern) -> bool:
    """Say whether a state is one of those a pattern means.

    Examples
    --------
    >>> fits("YN", ((0, True),)), fits("YN", ((1, True),))
    (True, False)
    """
    return all((state[option] == "Y") == taken for option, taken in pattern)


def ordered_states(n_options: int, infeasible: Sequence[Pattern]) -> list[str]:
    """List the states in the order in which other programs number them: the first option fastest.

    Raises
    ------
    TooLargeError
        When there are too many options to write out.
    """
    return feasible_patterns(n_options, [written(pattern, n_options) for pattern in infeasible])


def first_now(options: Sequence[ConflictOption], infeasible: Sequence[Pattern]) -> str:
    """Choose what is now where a file does not say: nothing taken that may still be taken.

    Options that can only be given up are taken; where that cannot be, the first state that can.
    """
    wanted = "".join("Y" if o.reversible is Reversible.BACK else "N" for o in options)
    if not any(fits(wanted, pattern) for pattern in infeasible):
        return wanted
    if len(options) > MOST_OPTIONS:
        return _by_trying(wanted, infeasible)
    states = ordered_states(len(options), infeasible)
    return min(states, key=lambda state: distance(state, wanted), default="")


def distance(one: str, other: str) -> int:
    """Count the options on which two states differ.

    Examples
    --------
    >>> distance("YNN", "YYY")
    2
    """
    return sum(a != b for a, b in zip(one, other, strict=True))


def _by_trying(start: str, infeasible: Sequence[Pattern]) -> str:
    """Change options one by one until nothing excludes the state; empty when none is found."""
    stack, seen = [start], {start}
    while stack:
        state = stack.pop()
        broken = next((pattern for pattern in infeasible if fits(state, pattern)), None)
        if broken is None:
            return state
        if len(seen) > MOST_TRIED:
            found, expected = f"no state found in {MOST_TRIED:,} tries", "patterns that leave some"
            do = "take out patterns, or give the case by hand."
            raise TooLargeError(Fault(Place(field="infeasibles"), found, expected, do))
        for option, taken in broken:
            other = state[:option] + "YN"[taken] + state[option + 1 :]
            if other not in seen:
                seen.add(other)
                stack.append(other)
    return ""
