"""What was found out about an impasse, for the sentences and the tables.

Source: raiffa1982 (walk-aways and red lines); reiter1987 (conflicts and ways out).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goodoffices.case.partial_outcome import describe
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.packages.asked import Asked
from goodoffices.methods.settlement.acceptance import AcceptanceRule
from goodoffices.methods.settlement.impasse import (
    Concession,
    Condition,
    Conflicts,
    Refusals,
    conflicts,
    fewest,
    least_together,
    lowered_alone,
)
from goodoffices.methods.settlement.whole_numbers import WholeArray, fitted, largest
from goodoffices.outcomes.packages import payoffs
from goodoffices.outcomes.worth import Mask


@dataclass(frozen=True, eq=False)
class Stuck:
    """An impasse: no package other than now could be accepted.

    Attributes
    ----------
    asked
        The question.
    states
        The packages other than now, as outcomes of the space.
    refusals
        What stands against each of them.
    """

    asked: Asked
    states: Sequence[int]
    refusals: Refusals

    @cached_property
    def conflicts(self) -> Conflicts:
        """What excludes what, and the smallest ways out."""
        return conflicts(self.refusals)

    @cached_property
    def alone(self) -> dict[int, Concession | None]:
        """Per party how far its walk-away alone would have to come down."""
        if self.refusals.lacking is None:
            return {}
        parties = range(len(self.asked.zone.acceptors))
        return {party: lowered_alone(self.refusals, party) for party in parties}

    @cached_property
    def lines(self) -> dict[Condition, tuple[int, ...]]:
        """Per red line the packages that could be accepted if it alone were given up."""
        lines = [one for one in self.refusals.conditions if not one.is_walk_away]
        return {
            line: tuple(np.flatnonzero(self.refusals.passing([line])).tolist()) for line in lines
        }

    @cached_property
    def fewest(self) -> tuple[Concession, ...]:
        """How little the fewest parties would have to lower their walk-aways together."""
        return fewest(self.refusals) if self.refusals.lacking is not None else ()

    @cached_property
    def together(self) -> Concession | None:
        """The smallest sum by which walk-aways would have to come down."""
        return least_together(self.refusals)

    def party(self, number: int) -> str:
        """Give a party's id."""
        return self.asked.zone.acceptors[number]

    def by(self, conditions: Sequence[Condition]) -> tuple[str, ...]:
        """List whose account of these parties counts."""
        return self.asked.by([self.party(one.party) for one in conditions])

    def name(self, condition: Condition) -> str:
        """Name a condition."""
        party = self.party(condition.party)
        if condition.line is None:
            return f"the walk-away of {self.asked.name(party)}"
        return f"the red line of {self.asked.name(party)} ({self.line(condition)})"

    def line(self, condition: Condition) -> str:
        """Write a red line as it is in the case."""
        entry = self.asked.space.entry(self.party(condition.party))
        assert entry is not None
        assert condition.line is not None
        return describe(entry.red_lines[condition.line])

    def names(self, conditions: Sequence[Condition]) -> str:
        """Name several conditions."""
        return listed([self.name(one) for one in conditions])

    def nearest(self, rows: Sequence[int]) -> str:
        """Name, of some packages, the one that changes fewest issues."""
        space = self.asked.space
        states = [self.states[row] for row in rows]
        changes = (space.digits[states] != space.digits[space.now]).sum(axis=1)
        return self.asked.words.outcome(int(states[int(np.argmin(changes))]))


def stuck(asked: Asked) -> Stuck | None:
    """Look at an impasse; ``None`` where something other than now could be accepted."""
    zone = asked.zone
    if zone.beyond_now.any() or not zone.others.any():
        return None
    states = np.flatnonzero(zone.others)
    conditions, broken = [], []
    for number, party in enumerate(zone.acceptors):
        needed = zone.needed[party][states]
        for line, crossed in enumerate([None, *_crossed(asked, party)]):
            if crossed is None:
                below = asked.space.scores(party) < asked.space.walk_away(party)
                crossed = np.asarray(below, dtype=np.bool_)
            conditions.append(Condition(number, line - 1 if line else None))
            broken.append(crossed[states] & needed)
    return Stuck(
        asked,
        states.tolist(),
        Refusals(
            tuple(conditions),
            np.stack(broken, axis=1),
            *_lacking(asked, states),
            rule=_rule(asked),
        ),
    )


def _crossed(asked: Asked, party: str) -> list[Mask]:
    entry, space = asked.space.entry(party), asked.space
    lines = entry.red_lines if entry is not None else ()
    return [space.worth(party).matches(space.digits, line) for line in lines]


def _rule(asked: Asked) -> AcceptanceRule | None:
    accept, acceptors = asked.zone.accept, asked.zone.acceptors
    if accept.quorum is None:
        return None
    return AcceptanceRule(accept.quorum, frozenset(map(acceptors.index, accept.vetoes)))


def _lacking(asked: Asked, states: WholeArray) -> tuple[WholeArray | None, int]:
    """Say by how much each package falls short of each walk-away, where all have points."""
    zone = asked.zone
    if not all(asked.space.has_points(party) for party in zone.acceptors):
        return None, 1
    worth = payoffs(asked.space, zone.acceptors)
    floors = np.array(worth.walk_away, dtype=object)
    totals = worth.table.totals[states]
    bound = largest(totals) + largest(floors)
    lacking = np.maximum(fitted(floors, bound) - fitted(totals, bound), 0)
    needed = np.stack([zone.needed[party][states] for party in zone.acceptors], axis=1)
    return lacking * needed, worth.table.denominator
