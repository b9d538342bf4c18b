"""The outcome space described instead of listed, for more outcomes than fit.

It says the same as :class:`~goodoffices.outcomes.space.OutcomeSpace` about rules, moves and
preferences, and refuses the same gaps; but no outcome is written down for it.

Source: fang1993 (states, moves and preferences); bryant1986 (decision diagrams).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.errors import Fault, OutcomeError, Place
from goodoffices.methods.stability.axis_form import AxisMove
from goodoffices.methods.stability.symbolic import (
    AnyTrue,
    Condition,
    IsAt,
    Limits,
    NotTrue,
    SymbolicConflict,
    SymbolicOutcome,
)
from goodoffices.methods.stability.symbolic.diagrams import Diagrams
from goodoffices.methods.stability.symbolic.preference import conditions_of
from goodoffices.methods.stability.symbolic.reach import Reach
from goodoffices.methods.stability.symbolic.states import SymbolicStates
from goodoffices.outcomes import unstated, view
from goodoffices.outcomes.another_entry import or_another
from goodoffices.outcomes.axis import axes
from goodoffices.outcomes.cells import Never
from goodoffices.outcomes.entries import chosen
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.moves import axis_moves
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.symbolic_worth import condition, symbolic_preference
from goodoffices.outcomes.worth import RankingWorth, Worth, worth
from goodoffices.run import SILENT, Progress


class SymbolicSpace:
    """All outcomes of a case under a reading, described; only parties that can move alone.

    Parameters
    ----------
    case
        The case.
    reading
        How what it leaves open is settled. What is not stated is refused unless it is taken for
        indifference.
    limits
        What working out who can move may cost; left out, the usual limits.
    progress
        Is told that the work goes on, and may stop it.

    Raises
    ------
    NeedsError
        When no issue has options, or one does not say what is now.
    OutcomeError
        When the rules leave no outcome.
    TooLargeError
        When a limit is passed.
    UseError
        When the library for decision diagrams is not installed.

    Attributes
    ----------
    case, reading
        As given.
    axes
        One per issue with options.
    parties
        The ids of the parties that can move alone from at least one outcome.
    """

    def __init__(
        self,
        case: Case,
        reading: Reading = DEFAULT,
        limits: Limits | None = None,
        progress: Progress = SILENT,
    ) -> None:
        self.case, self.reading = case, reading
        self.axes = axes(case, reading.without)
        self._infeasible = self._rules()
        progress.start("finding out who can move", None)
        try:
            diagrams = Diagrams(limits or Limits(), progress)
            self._states = SymbolicStates(diagrams, tuple(map(len, self.axes)), self._infeasible)
            moving = self._moving()
        finally:
            progress.finish()
        diagrams.settled()
        self._reaches = tuple(moving.values())
        self.parties: tuple[str, ...] = tuple(moving)

    def _moving(self) -> dict[str, tuple[AxisMove, ...]]:
        diagrams = self._states.diagrams
        diagrams.reorder()
        if self._states.feasible == diagrams.no:
            raise OutcomeError(_nothing_left())
        alone = list(axis_moves(self.case, self.axes).values())[: len(self.case.parties)]
        return {
            party: moves
            for party, moves in zip(self.case.parties, alone, strict=True)
            if Reach(self._states, moves).moves_somewhere()
        }

    def _rules(self) -> tuple[Condition, ...]:
        never: list[Never] = [rule.never for rule in self.case.rules if rule.never]
        never += view.unseen(self.case, self.reading.view)
        fixed = [
            NotTrue(IsAt(position, frozenset({axis.now})))
            for position, axis in enumerate(self.axes)
            if axis.fixed
        ]
        return (*(condition(self.axes, rule) for rule in never), *fixed)

    @property
    def now(self) -> SymbolicOutcome:
        """The outcome that is the case today."""
        return tuple(axis.now for axis in self.axes)

    def outcome(self, at: Sequence[int]) -> dict[str, str]:
        """Write an outcome as an option for every issue."""
        return {axis.issue: axis.options[k] for axis, k in zip(self.axes, at, strict=True)}

    def changed(self, at: Sequence[int]) -> dict[str, str]:
        """List what an outcome changes against now."""
        now = self.outcome(self.now)
        return {issue: o for issue, o in self.outcome(at).items() if o != now[issue]}

    def where(self, partial: Mapping[str, Sequence[str]]) -> Condition:
        """Write a partial outcome as a statement about axes."""
        return condition(self.axes, partial)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is not stated: who holds an issue, or what a party that can move prefers."""
        found = [*unstated.unheld(self.case, self.axes)]
        for party in self.parties:
            found += self._gaps_of(party)
        return tuple(dict.fromkeys(found))

    def entry(self, party: str) -> Preference | None:
        """Take the preference entry that counts for a party."""
        return chosen(self.case, party, self.reading)

    def _gaps_of(self, party: str) -> tuple[Gap, ...]:
        entry = self.entry(party)
        if entry is None:
            return (unstated.no_entry(self.case, party),)
        if self.reading.gaps == "indifferent":
            return ()
        return or_another(self._lacking(entry), self.case, party, self.reading, self._lacking)

    def _lacking(self, entry: Preference) -> tuple[Gap, ...]:
        """List what an entry, whichever counts, leaves unstated."""
        own = self._worth(entry.of, entry)
        found = unstated.gaps_in_words(self.axes, entry, own)
        return (*found, *self._unranked(entry, own))

    def _unranked(self, entry: Preference, own: Worth) -> tuple[Gap, ...]:
        if not isinstance(own, RankingWorth):
            return ()
        states = self._states
        ranked = states.where(AnyTrue(conditions_of(symbolic_preference(own))))
        left = states.diagrams.minus(states.feasible, ranked)
        row = next(states.listed(left), ())
        total = states.count(states.feasible)
        return unstated.unranked(self.axes, entry, states.count(left), total, row)

    def _worth(self, party: str, entry: Preference) -> Worth:
        own_eyes = self.reading.view == party
        means = view.meant(self.case, self.axes, party) if own_eyes else {}
        return worth(self.axes, means, entry, self.reading)

    @cached_property
    def conflict(self) -> SymbolicConflict:
        """The conflict among the parties that can move.

        Raises
        ------
        NeedsError
            Naming everything that is not stated.
        """
        refuse(self.gaps)
        stated = [(party, self.entry(party)) for party in self.parties]
        return SymbolicConflict(
            tuple(map(len, self.axes)),
            self.parties,
            self._reaches,
            tuple(symbolic_preference(self._worth(p, e)) for p, e in stated if e is not None),
            self._infeasible,
        )

    @property
    def analysts(self) -> tuple[str, ...]:
        """Per party, whose account of its preferences counts."""
        entries = [self.entry(party) for party in self.parties]
        return tuple(entry.by for entry in entries if entry is not None)


def _nothing_left() -> Fault:
    return Fault(
        Place("case.yaml", None, "rules"),
        "rules that leave no outcome",
        "rules that leave at least what is now",
        "take back or narrow a “never” rule.",
    )
