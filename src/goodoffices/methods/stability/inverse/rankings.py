"""Under how many of a party's rankings a state would hold for it.

Source: kinsara2015 (the inverse question); the count over lower sets is the house's own derivation.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.stability.concept import Answer, Concept
from goodoffices.methods.stability.inverse.around import Around, leavers
from goodoffices.methods.stability.inverse.hitting import Ways
from goodoffices.methods.stability.inverse.looked_up import LookedUp
from goodoffices.methods.stability.inverse.stop_preferring import requirements

MOST_THAT_MATTER = 20
"""Up to so many states may matter: every set of them, about a million, is looked at."""


@dataclass(frozen=True)
class Rankings:
    """Under which share of all rankings a state holds.

    Attributes
    ----------
    share
        The share, exactly.
    ranked
        How many states are ranked, without ties.
    parties
        How many parties' rankings vary.
    """

    share: Fraction
    ranked: int
    parties: int = 1

    @property
    def number(self) -> int:
        """Under how many rankings, or combinations of rankings, it holds."""
        exact = self.share * self.of
        assert exact.denominator == 1
        return int(exact)

    @property
    def of(self) -> int:
        """How many there are."""
        return int(math.factorial(self.ranked) ** self.parties)


def rankings(around: Around) -> Rankings:
    """Count the strict rankings of a party under which a state holds for it, the others unchanged.

    With m states of which the party's verdict depends on v and s itself, and D running over the
    sets of them that make s hold when they are no better than s, the share is the sum of
    |D|! (v − |D|)! ÷ (v + 1)!. States that do not matter change nothing in it.

    Raises
    ------
    TooLargeError
        When more than :data:`MOST_THAT_MATTER` states matter.

    Examples
    --------
    >>> from goodoffices.methods.stability import NASH, explicit_graph
    >>> graph = explicit_graph(["talk", "fight", "sulk"], {"A": [("talk", "fight")]},
    ...                        {"A": ["fight", "talk", "sulk"]})
    >>> found = rankings(Around(LookedUp(graph), NASH, 0, 0))
    >>> found.number, found.of
    (3, 6)
    """
    ways = _all_ways(around)
    matter = sorted(frozenset().union(*(way for one in ways for way in one)))
    if len(matter) > MOST_THAT_MATTER:
        found, expected = f"{len(matter):,} outcomes that matter", f"at most {MOST_THAT_MATTER}"
        do = "ask for the smallest change instead."
        raise TooLargeError(Fault(Place(field="rankings"), found, expected, do))
    per_size = _stabilising(ways, matter)
    v = len(matter)
    weighed = sum(
        count * math.factorial(size) * math.factorial(v - size)
        for size, count in enumerate(per_size)
    )
    share = Fraction(weighed, math.factorial(v + 1))
    return Rankings(share, around.conflict.graph.n_states)


def profiles(
    conflict: LookedUp, concept: Concept, state: int, varying: Collection[int]
) -> Rankings:
    """Count the combinations of several parties' rankings under which a state is an equilibrium.

    Under Nash stability, GMR and SMR no party's verdict depends on another's ranking, so the
    counts multiply. Under SEQ and SSEQ they do not; there one party may vary, and the others must
    have no improvement from the state at all.

    Parameters
    ----------
    conflict, concept, state
        What is asked about.
    varying
        The parties whose rankings vary; all others keep theirs.

    Raises
    ------
    UseError
        When the counts would not multiply.
    TooLargeError
        When too many states matter.
    """
    others = [p for p in range(conflict.n_parties) if p not in varying]
    if concept.answer is Answer.IMPROVEMENTS:
        _refuse_entangled(conflict, state, varying, others)
    left = leavers(conflict, concept, state)
    found = Fraction(0 if any(party in left for party in others) else 1)
    for party in varying:
        found *= rankings(Around(conflict, concept, party, state)).share
    return Rankings(found, conflict.graph.n_states, len(varying))


def _refuse_entangled(
    conflict: LookedUp, state: int, varying: Collection[int], others: Collection[int]
) -> None:
    tempted = [p for p in others if conflict.improvements(p, state)]
    if len(varying) > 1 or tempted:
        found = "rankings that each other party’s answers depend on"
        expected = "one party whose ranking varies, and no other that could improve"
        do = "vary one party, or count under Nash stability, GMR or SMR."
        raise UseError(Fault(Place(field="rankings"), found, expected, do))


def _all_ways(around: Around) -> list[Ways]:
    """List what each move of the party would require if it preferred every other state."""
    preferred = np.ones(around.conflict.graph.n_states, dtype=np.bool_)
    preferred[around.state] = False
    return [one.ways for one in requirements(around, preferred)]


def _stabilising(ways: list[Ways], matter: list[int]) -> list[int]:
    """Count per size the sets of states that, no better than s, make it hold."""
    place = {state: at for at, state in enumerate(matter)}
    sets = np.arange(1 << len(matter), dtype=np.int64)
    holds = np.ones(len(sets), dtype=np.bool_)
    for one in ways:
        met = np.zeros(len(sets), dtype=np.bool_)
        for way in one:
            bits = sum(1 << place[state] for state in way)
            met |= (sets & bits) == bits
        holds &= met
    sizes: npt.NDArray[np.int64] = np.zeros(len(sets), dtype=np.int64)
    for at in range(len(matter)):
        sizes += sets >> at & 1
    counted: list[int] = np.bincount(sizes[holds], minlength=len(matter) + 1).tolist()
    return counted
