"""A case with more outcomes than can be listed, its stability asked of decision diagrams, in words.

Source: fang1993, bryant1986.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from goodoffices.case.partial_outcome import PartialOutcome
from goodoffices.errors import Fault, Place, UseError
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.contract import AUTHOR
from goodoffices.lenses.outcome_words import (
    changes_in_words,
    joint_among,
    move_in_words,
    rests_on,
)
from goodoffices.lenses.wanted import KEY, in_words, parse
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.symbolic import SymbolicOutcome, SymbolicResult
from goodoffices.outcomes.symbolic import SymbolicSpace


@dataclass(frozen=True)
class WantedAmongMany:
    """What somebody asks about: some issues named, the rest open unless it is to be as now.

    Attributes
    ----------
    name
        What the case calls it; "wanted" when it was named on the way.
    partial
        The options meant on each issue named.
    words
        How it is said.
    focus
        The one outcome in which all else is as now; ``None`` when it cannot be, or when several
        options were given for an issue.
    """

    name: str
    partial: PartialOutcome
    words: str
    focus: SymbolicOutcome | None


class TooMany:
    """Whether outcomes hold and who would leave them, where nobody could list them all.

    Parameters
    ----------
    space
        The outcomes, described.
    result
        What was found about them.
    """

    def __init__(self, space: SymbolicSpace, result: SymbolicResult) -> None:
        self.space, self.result, self.case = space, result, space.case
        self.by = space.analysts
        self.names = tuple(self.case.name_of(party) for party in space.parties)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts asked."""
        return tuple(verdict.concept for verdict in self.result.verdicts)

    def analysts(self, parties: tuple[int, ...] = ()) -> tuple[str, ...]:
        """List the analysts whose account of these parties counts; of nobody, everyone's."""
        found = [self.by[party] for party in parties] or self.by
        return tuple(dict.fromkeys(found)) or (AUTHOR,)

    def count(self, concept: Concept) -> int:
        """Count the outcomes that hold for everybody."""
        return self.result.verdict(concept).equilibria

    def leavers_named(self, concept: Concept, outcome: SymbolicOutcome) -> str:
        """Name the parties that would leave an outcome; empty when it holds."""
        return listed([self.names[p] for p in self.result.leavers(concept, outcome)])

    def outcome(self, outcome: SymbolicOutcome) -> str:
        """Name an outcome by what it changes against now."""
        changed = self.space.changed(outcome)
        return changes_in_words(self.case, changed, len(self.space.axes))

    def joint(self, outcome: SymbolicOutcome) -> str:
        """Say that an outcome rests on joint issues; empty where it does not."""
        return rests_on(joint_among(self.case, self.space.changed(outcome)))

    def move(self, concept: Concept, party: int, outcome: SymbolicOutcome) -> str:
        """Say what a party that would leave would do, to stand after "would"."""
        departure = self.result.departure(concept, party, outcome)
        assert departure is not None
        before, after = self.space.outcome(outcome), self.space.outcome(departure.to)
        return move_in_words(self.case, before, after, departure.to == self.space.now)

    def departures(self, concept: Concept, outcome: SymbolicOutcome) -> str:
        """Say who would leave an outcome and to what, as clauses without a full stop."""
        leaving = self.result.leavers(concept, outcome)
        return "; ".join(f"{self.names[p]} would {self.move(concept, p, outcome)}" for p in leaving)

    def nearest(self, concept: Concept, most: int) -> tuple[SymbolicOutcome, ...]:
        """List outcomes that hold, those that change least first, at most so many."""
        return tuple(islice(self.result.equilibria(concept, near=self.space.now), most))

    def wanted(self, settings: Mapping[str, str]) -> tuple[WantedAmongMany, ...]:
        """List the outcomes asked about: the one in the settings, or else those the case names.

        Raises
        ------
        UseError
            When an issue or an option is unknown, or the rules exclude every such outcome.
        """
        text = settings.get(KEY, "").strip()
        if not text:
            return tuple(self._meant(name, partial) for name, partial in self.case.wanted.items())
        parsed = parse(text, self.case)
        partial = parsed.partial
        if parsed.rest_as_now:
            now = self.space.outcome(self.space.now)
            partial = {issue: (option,) for issue, option in now.items()} | partial
        if not self.result.count_feasible(self.space.where(partial)):
            expected, do = (
                "an outcome the rules of the case allow",
                "change an option, or the rule.",
            )
            raise UseError(Fault(Place(field="wanted outcome"), f"“{text}”", expected, do))
        words = "; ".join(
            filter(None, [in_words(self.case, parsed.partial),
                          "all else as now" if parsed.rest_as_now else ""])
        )  # fmt: skip
        return (self._meant("wanted", partial, words),)

    def _meant(self, name: str, partial: PartialOutcome, words: str = "") -> WantedAmongMany:
        focus = None
        if all(len(options) == 1 for options in partial.values()):
            options = self.space.outcome(self.space.now) | {i: o[0] for i, o in partial.items()}
            named = (options[axis.issue] for axis in self.space.axes)
            at = tuple(a.options.index(o) for a, o in zip(self.space.axes, named, strict=True))
            focus = at if self.result.is_feasible(at) else None
        return WantedAmongMany(name, partial, words or in_words(self.case, partial), focus)
