"""What could be worth more to a party: an outcome itself, or an option of it on one issue.

Source: raiffa1982 (points and values).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.case.preference import Preference
from goodoffices.lenses.conflict import Conflict
from goodoffices.methods.stability.inverse import Lever
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import PointsWorth

_TENTH = Fraction(1, 10)
_TOP = Fraction(100)


@dataclass(frozen=True, eq=False)
class OptionLever:
    """The value of one option to a party.

    Attributes
    ----------
    lever
        What rises with it.
    issue, option
        Which option; in a party's own view, what the option means to it.
    value
        Its value now, from 0 to 100.
    """

    lever: Lever
    issue: str
    option: str
    value: Fraction


def points_worth(conflict: Conflict, party: int) -> PointsWorth | None:
    """Take a party's points; ``None`` where only order counts."""
    if conflict.space is None:
        return None
    worth = conflict.space.worth(conflict.graph.parties[party])
    return worth if isinstance(worth, PointsWorth) else None


def points(conflict: Conflict, party: int, state: int) -> Fraction:
    """Say what an outcome is worth to a party that has points, from 0 to 100."""
    worth, space = points_worth(conflict, party), conflict.space
    assert worth is not None
    assert space is not None
    return Fraction(int(space.scores(conflict.graph.parties[party])[state]), worth.scale)


def outcome_lever(conflict: Conflict, party: int, state: int) -> Lever:
    """Make the lever of one outcome's worth: in points where there are some, else in tiers."""
    raised = np.arange(conflict.graph.n_states) == state
    worth = points_worth(conflict, party)
    if worth is None or conflict.space is None:
        order = conflict.graph.order(party)
        assert order is not None, "whoever can move has a complete order here"
        return Lever(party, "", -order, raised)
    scores = conflict.space.scores(conflict.graph.parties[party])
    return Lever(party, "", scores, raised, Fraction(worth.scale), _TENTH)


def option_levers(conflict: Conflict, party: int, state: int) -> tuple[OptionLever, ...]:
    """Make a lever of each option of an outcome whose value counts for a party; by issue."""
    worth, space = points_worth(conflict, party), conflict.space
    if worth is None or space is None:
        return ()
    entry = space.entry(conflict.graph.parties[party])
    assert entry is not None
    found = (
        _option_lever(space, worth, entry, party, state, axis) for axis in range(len(space.axes))
    )
    return tuple(one for one in found if one is not None)


def _option_lever(
    space: OutcomeSpace,
    worth: PointsWorth,
    entry: Preference,
    party: int,
    state: int,
    axis: int,
) -> OptionLever | None:
    share = worth.shares[axis]
    if not share or space.axes[axis].fixed:
        return None
    column = worth.column(space.digits, axis)
    issue, option = space.axes[axis].issue, space.axes[axis].options[int(column[state])]
    given = entry.values.get(issue, {}).get(option)
    value = space.reading.number(given) if given is not None else Fraction(0)
    raised = np.asarray(column == column[state], dtype=np.bool_)
    scores = space.scores(entry.of)
    lever = Lever(party, issue, scores, raised, worth.scale * share, _TENTH, _TOP - value)
    return OptionLever(lever, issue, option, value)
