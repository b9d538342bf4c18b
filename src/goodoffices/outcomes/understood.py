"""What each party would be agreeing to, where the agreement has a word that means several things.

An outcome with the option *federal* is, to a party that means *decentralised* by it, the outcome
with *decentralised* in its place. Would it accept that; and would it still, had everybody taken the
word to mean what another party means by it? A party whose meaning is not stated takes the word
literally.

Source: bennett1977 (each side has its own picture), raiffa1982 (walk-away and red lines).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from goodoffices.outcomes.digits import Rows
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.packages import must_accept, packages
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import Mask, Scores


@dataclass(frozen=True)
class Meant:
    """What a party means by a term.

    Attributes
    ----------
    party
        Whose meaning.
    option
        The option it means; the term itself when its meaning is not stated.
    stated
        Whether the case says what it means.
    evidence
        The statements that say so.
    """

    party: str
    option: str
    stated: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Acceptance:
    """How a party answers to an outcome.

    Attributes
    ----------
    accepts
        Whether it could accept it.
    crosses
        Whether it crosses one of its red lines.
    over
        Points above its walk-away, below where negative; ``None`` where only order counts.
    """

    accepts: bool
    crosses: bool
    over: Fraction | None


class Understood:
    """An agreement on a term: what each means by it, and how each answers to every meaning.

    Parameters
    ----------
    space
        The outcomes, in nobody's view.
    term
        A term that is the name of an option.
    """

    def __init__(self, space: OutcomeSpace, term: str) -> None:
        self.space, self.term = space, term
        self.issue = space.case.terms[term].on
        self._axis = [axis.issue for axis in space.axes].index(self.issue)

    def meant(self, party: str) -> Meant:
        """Say what a party means by the term."""
        for meaning in self.space.case.terms[self.term].meanings:
            if meaning.for_ == party:
                return Meant(party, meaning.option, True, meaning.from_)
        return Meant(party, self.term, False, ())

    def acceptors(self, state: int) -> tuple[str, ...]:
        """List who must accept an outcome."""
        return tuple(p for p in self.space.parties if must_accept(self.space, p)[state])

    def meanings(self, state: int) -> tuple[str, ...]:
        """List what those who must accept an outcome mean by the term, in the issue's order."""
        used = {self.meant(party).option for party in self.acceptors(state)}
        return tuple(option for option in self.space.axes[self._axis].options if option in used)

    def gaps(self, party: str) -> tuple[Gap, ...]:
        """List what is not stated and would have to be, to say what a party could accept."""
        return (*self.space.gaps(party), *self.space.walk_away_gap(party))

    def replaced(self, state: int, option: str) -> int | None:
        """Find an outcome with an option in the place of the term; ``None`` if it cannot be."""
        return self.space.state({**self.space.outcome(state), self.issue: option})

    def acceptable(self) -> Mask:
        """Say which packages with the term everybody needed accepts, as each understands it.

        Raises
        ------
        NeedsError
            When the preferences or the walk-away of somebody needed are not stated.
        """
        space = self.space
        found = packages(space) & space.where({self.issue: [self.term]})
        for party in space.parties:
            needed = must_accept(space, party) & found
            if needed.any():
                rows = self._rows(space.digits[needed], self.meant(party).option)
                found[np.flatnonzero(needed)] &= self._accepts(party, rows)
        return found

    def surviving(self, among: Mask) -> Mask:
        """Say which of some outcomes everybody needed accepts whatever of their meanings holds."""
        space, found = self.space, among.copy()
        at = np.flatnonzero(among)
        needed = {p: must_accept(space, p)[at] for p in space.parties}
        for option in {self.meant(party).option for party in space.parties}:
            means = [p for p in space.parties if self.meant(p).option == option]
            in_use = np.any([needed[p] for p in means], axis=0)
            rows = self._rows(space.digits[at], option)
            for party in space.parties:
                asked = needed[party] & in_use
                if asked.any():
                    found[at] &= ~asked | self._accepts(party, rows)
        return found

    def acceptance(self, party: str, state: int, option: str) -> Acceptance:
        """Say how a party answers to an outcome with an option in the place of the term.

        Raises
        ------
        NeedsError
            When the party's preferences or walk-away are not stated.
        """
        row = self._rows(self.space.digits[[state]], option)
        scale = self.space.worth(party).scale
        short = int(self._scores(party, row)[0]) - self.space.walk_away(party)
        over = Fraction(short, scale) if scale is not None else None
        crosses = bool(self._crosses(party, row)[0])
        return Acceptance(bool(self._accepts(party, row)[0]), crosses, over)

    def change(self, party: str, state: int, before: str, after: str) -> Fraction | int:
        """Say how much better an outcome is to a party under one meaning than under another.

        Returns
        -------
        Fraction or int
            In points; where only order counts, 1 for better, 0 for as good and -1 for worse.
        """
        scores = self.space.worth(party)
        one, two = (
            int(self._scores(party, self._rows(self.space.digits[[state]], option))[0])
            for option in (after, before)
        )
        if scores.scale is not None:
            return Fraction(one - two, scores.scale)
        return (one > two) - (one < two)

    def _rows(self, digits: Rows, option: str) -> Rows:
        rows = digits.copy()
        rows[:, self._axis] = self.space.axes[self._axis].options.index(option)
        return rows

    def _scores(self, party: str, rows: Rows) -> Scores:
        return self.space.worth(party).scores(rows)

    def _crosses(self, party: str, rows: Rows) -> Mask:
        entry, found = self.space.entry(party), np.zeros(len(rows), dtype=np.bool_)
        for red_line in entry.red_lines if entry else ():
            found |= self.space.worth(party).matches(rows, red_line)
        return found

    def _accepts(self, party: str, rows: Rows) -> Mask:
        enough = np.asarray(
            self._scores(party, rows) >= self.space.walk_away(party), dtype=np.bool_
        )
        return enough & ~self._crosses(party, rows)
