"""The outcome space: the one thing on which every lens works.

Source: fang1993 (states, moves and preferences); raiffa1982 (packages and walk-away).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from goodoffices.case.model import Case
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.compare import RELATIONS, Codes
from goodoffices.methods.stability.conflict_graph import Relation
from goodoffices.outcomes import unstated, view
from goodoffices.outcomes.another_entry import or_another
from goodoffices.outcomes.axis import axes
from goodoffices.outcomes.cells import Never, cells
from goodoffices.outcomes.comparisons import Comparisons, comparisons
from goodoffices.outcomes.digits import Digits
from goodoffices.outcomes.entries import chosen
from goodoffices.outcomes.gap import Gap, refuse
from goodoffices.outcomes.moves import Moves
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.worth import Mask, PointsWorth, RankingWorth, Scores, Worth, order, worth

Outcome = Mapping[str, str]


class OutcomeSpace:
    """All outcomes of a case under a reading. It is a conflict graph, so stability works on it.

    Parameters
    ----------
    case
        The case.
    reading
        How what it leaves open is settled.
    listed
        Force the feasible-list form (or the dense one); left out, the size decides.

    Raises
    ------
    NeedsError
        When no issue has options, or one does not say what is now.
    TooLargeError
        When there are more feasible outcomes than fit.

    Attributes
    ----------
    case, reading
        As given.
    axes
        One per issue with options.
    cells
        The feasible outcomes.
    parties
        The parties' ids, in the order of the file.
    """

    def __init__(
        self, case: Case, reading: Reading = DEFAULT, *, listed: bool | None = None
    ) -> None:
        self.case, self.reading = case, reading
        self.axes = axes(case, reading.without)
        never: list[Never] = [rule.never for rule in case.rules if rule.never]
        self.cells = cells(self.axes, [*never, *view.unseen(case, reading.view)], listed=listed)
        self.parties: tuple[str, ...] = tuple(case.parties)
        self._worths: dict[str, Worth | None] = {}
        self._scores: dict[str, Scores] = {}
        self._orders: dict[int, NDArray[np.int64]] = {}
        self._comparisons: dict[int, Comparisons] = {}

    @property
    def n_states(self) -> int:
        """Number of feasible outcomes."""
        return self.cells.count

    @property
    def form(self) -> str:
        """The form the space is kept in."""
        return self.cells.form

    @cached_property
    def digits(self) -> Digits:
        """Position of every outcome's option on every axis, as a ``(outcomes, axes)`` array."""
        return self.cells.digits()

    def outcome(self, state: int) -> dict[str, str]:
        """Write a state as an option for every issue."""
        row = self.digits[state]
        return {axis.issue: axis.options[int(k)] for axis, k in zip(self.axes, row, strict=True)}

    def state(self, outcome: Outcome) -> int | None:
        """Find the state of an outcome; what it leaves out is as now; ``None`` if it cannot be."""
        code = self.cells.code([int(k) for k in self._positions(outcome)])
        found = int(self.cells.states(np.array([code]))[0])
        return found if found >= 0 else None

    def _positions(self, outcome: Outcome) -> NDArray[np.int16]:
        return np.array(
            [
                axis.options.index(outcome[axis.issue]) if axis.issue in outcome else axis.now
                for axis in self.axes
            ],
            dtype=np.int16,
        )

    @cached_property
    def now(self) -> int:
        """The state that is the case today."""
        found = self.state({})
        assert found is not None, "a case whose rules exclude now is refused when it is loaded"
        return found

    def changed(self, state: int) -> dict[str, str]:
        """List what an outcome changes against now."""
        outcome, now = self.outcome(state), self.outcome(self.now)
        return {issue: option for issue, option in outcome.items() if option != now[issue]}

    def where(self, partial: Mapping[str, Sequence[str]]) -> Mask:
        """Say which outcomes a partial outcome means."""
        found = np.ones(self.n_states, dtype=np.bool_)
        for position, axis in enumerate(self.axes):
            if axis.issue in partial:
                wanted = [axis.options.index(option) for option in partial[axis.issue]]
                found &= np.isin(self.digits[:, position], wanted)
        return found

    # who can move

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self.case, self.axes, self.cells)

    @property
    def movers(self) -> tuple[frozenset[int], ...]:
        """The movers: each party alone in the order of ``parties``, then joint ones."""
        return self._moves.movers

    @property
    def axis_form(self) -> AxisForm:
        """The outcomes as cells of an array, and what each mover can change."""
        return self._moves.form

    def successors(self, mover: int, state: int) -> NDArray[np.int64]:
        """List the states one move of a mover leads to, ascending, never the state itself."""
        return self._moves.successors(mover, state)

    @property
    def unheld(self) -> tuple[Gap, ...]:
        """Issues that could move but do not say who holds them."""
        return unstated.unheld(self.case, self.axes)

    # how parties rank

    def entry(self, party: str) -> Preference | None:
        """Take the preference entry that counts for a party."""
        return chosen(self.case, party, self.reading)

    def gaps(self, party: str) -> tuple[Gap, ...]:
        """List what is not stated of a party's preferences; empty when its order is complete."""
        found = self._worth(party)
        entry = self.entry(party)
        if found is None or entry is None:
            return (unstated.no_entry(self.case, party),)
        if self.reading.gaps == "indifferent":
            return ()
        own = unstated.gaps(self.axes, entry, found, self.digits)
        return or_another(own, self.case, party, self.reading, self._lacking)

    def _lacking(self, entry: Preference) -> tuple[Gap, ...]:
        """List what an entry, whichever counts, leaves unstated."""
        own = self._worth_of(entry)
        return unstated.gaps(self.axes, entry, own, self.digits)

    def _worth(self, party: str) -> Worth | None:
        if party not in self._worths:
            entry = self.entry(party)
            self._worths[party] = self._worth_of(entry) if entry else None
        return self._worths[party]

    def _worth_of(self, entry: Preference) -> Worth:
        own_eyes = self.reading.view == entry.of
        means = view.meant(self.case, self.axes, entry.of) if own_eyes else {}
        return worth(self.axes, means, entry, self.reading)

    def worth(self, party: str) -> Worth:
        """Take a party's scores.

        Raises
        ------
        NeedsError
            When something about its preferences is not stated.
        """
        refuse(self.gaps(party))
        found = self._worth(party)
        assert found is not None
        return found

    def scores(self, party: str) -> Scores:
        """Score every outcome for a party; higher is better, equal is a tie.

        Raises
        ------
        NeedsError
            When something about its preferences is not stated.
        """
        if party not in self._scores:
            self._scores[party] = self.worth(party).scores(self.digits)
        return self._scores[party]

    def tiers(self, party: int) -> NDArray[np.int64]:
        """Tier of every state for a party, 0 for the best; ties share a tier.

        Raises
        ------
        NeedsError
            When something about its preferences is not stated.
        """
        if party not in self._orders:
            self._orders[party] = order(self.scores(self.parties[party]))
        return self._orders[party]

    def order(self, party: int) -> NDArray[np.int64] | None:
        """Give a party's tiers; ``None`` where the reading leaves something about them unknown."""
        if self.reading.gaps == "unknown" and self.gaps(self.parties[party]):
            return None
        return self.tiers(party)

    def relation(self, party: int, a: int, b: int) -> Relation:
        """Say how a party compares two states."""
        return RELATIONS[int(self.relations(party, np.array(a), np.array(b)))]

    def relations(self, party: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> Codes:
        """Say how a party compares each of ``a`` with the matching one of ``b``."""
        if party not in self._comparisons:
            self._comparisons[party] = self._compare(party)
        return self._comparisons[party].between(a, b)

    def _compare(self, party: int) -> Comparisons:
        name = self.parties[party]
        if self.reading.gaps != "unknown":
            refuse(self.gaps(name))
        entry, own = self.entry(name), self._worth(name)
        return comparisons(self.axes, entry, own, self.digits, self.reading)

    def has_points(self, party: str) -> bool:
        """Say whether a party's preferences are points, so that they can be weighed."""
        return isinstance(self._worth(party), PointsWorth)

    # what each could accept

    def red_lines(self, party: str) -> Mask:
        """Say which outcomes cross a red line of a party."""
        entry, found = self.entry(party), np.zeros(self.n_states, dtype=np.bool_)
        for red_line in entry.red_lines if entry else ():
            found |= self.worth(party).matches(self.digits, red_line)
        return found

    def walk_away_gap(self, party: str) -> tuple[Gap, ...]:
        """Say that a party's walk-away is not stated; empty when it is."""
        entry = self.entry(party)
        if entry is None:
            return ()
        if isinstance(entry.walk_away, Mapping) and self._unranked(party, entry.walk_away):
            do = f"add a tier that matches it to the ranking of {party} ({entry.by})."
            return (Gap(f"place of the walk-away in the ranking of {party}", do),)
        if entry.walk_away is not None or self.reading.walk_away == "now":
            return ()
        do = f"add “walk away: now”, a number or an outcome to the entry of {party} ({entry.by})."
        own = (Gap(f"walk-away of {party}", do),)
        return or_another(own, self.case, party, self.reading, self._lacking_with_walk_away)

    def _lacking_with_walk_away(self, entry: Preference) -> tuple[Gap, ...]:
        own = () if entry.walk_away is not None else (Gap(f"walk-away of {entry.of}", ""),)
        return (*own, *self._lacking(entry))

    def _unranked(self, party: str, outcome: Outcome) -> bool:
        own = self._worth(party)
        if not isinstance(own, RankingWorth):
            return False
        return int(own.scores(self._positions(outcome)[None, :])[0]) == 0

    def walk_away(self, party: str) -> int:
        """Score of what a party has without a settlement, on the scale of its own scores.

        Raises
        ------
        NeedsError
            When it, or the party's preferences, are not stated.
        """
        refuse([*self.gaps(party), *self.walk_away_gap(party)])
        entry, own = self.entry(party), self.worth(party)
        given = entry.walk_away if entry is not None else None
        if isinstance(given, Range):
            assert isinstance(own, PointsWorth)
            exact = self.reading.number(given) * own.scale
            assert exact.denominator == 1, "the scale of points has room for the walk-away"
            return int(exact)
        outcome = given if isinstance(given, Mapping) else {}
        return int(own.scores(self._positions(outcome)[None, :])[0])

    def accepts(self, party: str) -> Mask:
        """Say what a party could accept: at or above its walk-away, no red line crossed."""
        at_or_above = np.asarray(self.scores(party) >= self.walk_away(party), dtype=np.bool_)
        return at_or_above & ~self.red_lines(party)
