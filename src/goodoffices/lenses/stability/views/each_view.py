"""The conflict in each party's own view, joined by the outcomes of nobody's view.

Source: bennett1977, wang1988.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.conflict import conflict_of
from goodoffices.lenses.finding import Cell, Mark
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import quoted
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.hypergame import (
    Hypergame,
    HypergameResult,
    Surprise,
    View,
    in_every_view,
    surprises,
)
from goodoffices.outcomes.own_views import as_seen_by, believed, matched, option_terms, own_views
from goodoffices.run import SILENT, Progress

STAYS = Mark("●", "stays", "good")
LEAVES = Mark("○", "would leave", "bad")
UNSEEN = Mark("–", "does not see it", "quiet")


@dataclass(frozen=True, eq=False)
class EachView:
    """A conflict as nobody in particular sees it, and as each party does.

    Attributes
    ----------
    plain
        What holds in nobody's view.
    parties
        The ids of those who can move, or have a view of their own.
    seen
        Per party, what holds in its view; the plain one where it has none of its own.
    """

    plain: Holding
    parties: tuple[str, ...]
    seen: tuple[Holding, ...]

    @property
    def own(self) -> tuple[str, ...]:
        """The parties that have a view of their own."""
        pairs = zip(self.parties, self.seen, strict=True)
        return tuple(party for party, holding in pairs if holding is not self.plain)

    @property
    def analysts(self) -> tuple[str, ...]:
        """Everybody whose judgement counts in some view."""
        each = [one for holding in (self.plain, *self.seen) for one in holding.conflict.analysts]
        return tuple(dict.fromkeys(each))

    def name(self, party: str) -> str:
        """Name a party in full."""
        return self.plain.conflict.case.name_of(party)

    def holding(self, party: str) -> Holding:
        """Take what holds in a party's view."""
        return self.seen[self.parties.index(party)]

    @cached_property
    def game(self) -> Hypergame:
        """Who sees what, over the outcomes of nobody's view."""
        views = tuple(View(one.conflict.graph, self.states(one)) for one in self.seen)
        return Hypergame(self.plain.n_outcomes, self.parties, views)

    def states(self, holding: Holding) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Say which of everybody's outcomes those of a view are."""
        everybodys, own = self.plain.conflict.space, holding.conflict.space
        assert everybodys is not None
        assert own is not None
        return np.asarray(matched(everybodys, own))

    def result(self, concept: Concept) -> HypergameResult:
        """Say which outcomes hold as each party sees them."""
        return in_every_view(self.game, [one.results[concept.key] for one in self.seen])

    def surprises(self, concept: Concept, state: int) -> tuple[Surprise, ...]:
        """List what would surprise whom in an outcome of nobody's view."""

        def leaves(viewer: int, party: int, own: int) -> int:
            return self.seen[viewer].target(concept, party, own)

        return surprises(self.game, self.result(concept), leaves, state)

    def what_differs(self, party: str) -> str:
        """Say in what a party's view differs, as a noun phrase."""
        case, parts = self.plain.conflict.case, []
        for issue, options in (
            case.views[party].does_not_see if party in case.views else {}
        ).items():
            titles = [quoted(case.issues[issue].title_of(option)) for option in options]
            parts.append(f"does not see {listed(titles)} on {issue}")
        for term in option_terms(case):
            for meaning in case.terms[term].meanings:
                if meaning.for_ == party:
                    title = case.issues[case.terms[term].on].title_of(meaning.option)
                    parts.append(f"takes {quoted(term)} to mean {quoted(title)}")
        others = [self.name(other) for other in believed(case, party)]
        parts += [f"has its own idea of what {listed(others)} wants"] if others else []
        return listed(parts)

    def own_cell(self, concept: Concept, party: str, state: int) -> Cell:
        """Show whether a party would stay with an outcome in its own view, and what it would do."""
        if party not in self.parties:
            text, by = "can change nothing alone", self.plain.conflict.analysts
            return Cell(text, by=by, mark=STAYS)
        place, holding = self.parties.index(party), self.holding(party)
        by, own = holding.conflict.analysts, int(self.game.seen_as(place)[state])
        there = self.game.place(place, place)
        if own < 0:
            return Cell("", by=by, mark=UNSEEN)
        if there is None or there not in holding.leavers(concept, own):
            return Cell("" if there is not None else "can change nothing alone", by=by, mark=STAYS)
        return Cell(f"would {holding.move(concept, there, own)}", by=by, mark=LEAVES)


def each_view(plain: Holding, progress: Progress = SILENT) -> EachView:
    """Analyse a conflict in the view of every party that has one of its own.

    Parameters
    ----------
    plain
        What holds in nobody's view.
    progress
        Is told how far the work is.

    Raises
    ------
    NeedsError
        When something about what a party takes another to want is not stated.
    """
    case, reading = plain.conflict.case, plain.conflict.reading
    found = {}
    for party in own_views(case):
        conflict = conflict_of(case, as_seen_by(case, reading, party))
        found[party] = Holding(conflict, progress, plain.concepts)
    movers = {p for one in (plain, *found.values()) for p in one.conflict.graph.parties}
    parties = tuple(p for p in case.parties if p in movers or p in found)
    return EachView(plain, parties, tuple(found.get(party, plain) for party in parties))
