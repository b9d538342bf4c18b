"""What holds in each one's view and as each party sees it, and what would surprise whom.

Source: bennett1977, wang1988.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.held import LISTED
from goodoffices.lenses.stability.views.each_view import LEAVES, STAYS, UNSEEN, EachView
from goodoffices.methods.stability import Concept
from goodoffices.methods.stability.hypergame import Standing, Surprise, SurpriseKind

_MARKS = {Standing.STAYS: STAYS, Standing.LEAVES: LEAVES, Standing.UNSEEN: UNSEEN}
SURPRISED = Mark("▲", "would not see it coming", "mixed")


def judgement(views: EachView, concept: Concept) -> Judgement:
    """Say how many outcomes hold as each party sees them, and whether now does."""
    plain, result = views.plain, views.result(concept)
    total, held = plain.n_outcomes, result.equilibria
    both = int((held & _plain(views, concept)).sum())
    claim = (
        f"Given these inputs, {int(held.sum()):,} of {counted(total, 'outcome')} hold under "
        f"{concept.name} as each party sees them, every party judging by its own view; in "
        f"nobody’s view {plain.count(concept):,} do, and {both:,} hold both ways."
    )
    by = views.analysts
    why = [_differs(views, party, concept) for party in views.own]
    why += _now(views, concept)
    sure = Sentence(
        "Confidence in the counts is high as arithmetic: every outcome was looked at in every "
        "view; how a party sees the case is an analyst’s what-if, and no better than that.",
        by=by,
    )
    return Judgement(Sentence(claim, by=by), sure, tuple(why))


def _plain(views: EachView, concept: Concept) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.asarray(views.plain.results[concept.key].equilibria)


def _differs(views: EachView, party: str, concept: Concept) -> Sentence:
    holding = views.holding(party)
    text = f"{views.name(party)} {views.what_differs(party)}; in its view "
    text += f"{holding.count(concept):,} of {counted(holding.n_outcomes, 'outcome')} hold under "
    text += f"{concept.name}."
    return Sentence(text, by=holding.conflict.analysts)


def _now(views: EachView, concept: Concept) -> list[Sentence]:
    now = views.plain.conflict.now
    if now is None:
        return []
    result = views.result(concept)
    leaving = [views.name(p) for k, p in enumerate(views.parties) if not result.own[k, now]]
    text = f"What is now {'does not hold' if leaving else 'holds'} under {concept.name} as each "
    text += "party sees it"
    text += f": by its own view {listed(leaving)} would leave." if leaving else "."
    return [Sentence(text, by=views.analysts)]


def views_table(views: EachView, concept: Concept) -> Table:
    """Per view: how many outcomes it has, how many hold, and how many of those hold for all."""
    concepts = views.plain.concepts
    columns = [Column("In whose view"), Column("What sets it apart"), Column("Outcomes", "right")]
    columns += [Column(capital(one.name), "right") for one in concepts]
    columns += [Column(f"Of these, as each party sees them ({concept.name})", "right")]
    rows = [_row(views, "nobody’s view", "", views.plain, concept)]
    rows += [
        _row(views, views.name(p), views.what_differs(p), views.holding(p), concept)
        for p in views.own
    ]
    counts = [int(views.result(one).equilibria.sum()) for one in concepts]
    by, last = views.analysts, int(views.result(concept).equilibria.sum())
    overall = ("each in its own view", "every party stays by its own lights")
    texts = (*overall, f"{views.plain.n_outcomes:,}", *(f"{n:,}" for n in counts), f"{last:,}")
    rows.append(tuple(Cell(text, by=by) for text in texts))
    note = "A party without a view of its own sees the case as nobody in particular does."
    title = "What holds in each one’s view"
    return Table("views", title, tuple(columns), tuple(rows), note)


def _row(
    views: EachView, name: str, differs: str, holding: Holding, concept: Concept
) -> tuple[Cell, ...]:
    by = holding.conflict.analysts
    both = views.result(concept).equilibria[views.states(holding)]
    also = int((both & holding.results[concept.key].equilibria).sum())
    counts = (holding.n_outcomes, *(holding.count(one) for one in holding.concepts), also)
    return tuple(Cell(text, by=by) for text in (name, differs, *(f"{n:,}" for n in counts)))


def standings_table(views: EachView, concept: Concept) -> Table:
    """Sort all outcomes by who sees them and who would stay, each in its own view."""
    classes = sorted(views.result(concept).classes(), key=lambda one: -len(one.states))
    by = views.analysts
    rows = tuple(
        (
            Cell(str(number), by=by),
            *(Cell("", by=by, mark=_MARKS[standing]) for standing in one.standings),
            Cell(f"{len(one.states):,}", by=by),
        )
        for number, one in enumerate(classes[:LISTED], 1)
    )
    columns = [Column("Group"), *(Column(views.name(party)) for party in views.parties)]
    columns.append(Column("Outcomes", "right"))
    rest = sum(len(one.states) for one in classes[LISTED:])
    note = f"Under {concept.name}; outcomes that stand alike with every party are counted together."
    note += f" {counted(rest, 'outcome')} in further groups are not listed." if rest else ""
    title = "How the outcomes stand with each party, in its own view"
    return Table("standings", title, tuple(columns), rows, note)


def surprises_table(views: EachView, concept: Concept, states: Mapping[int, str]) -> Table:
    """List what would surprise whom: in the outcomes singled out, and how often in all.

    Parameters
    ----------
    views
        The views.
    concept
        How far the parties look ahead.
    states
        The outcomes singled out, and what they are called.
    """
    found = {called: views.surprises(concept, state) for state, called in states.items()}
    rows = [_surprise_row(views, called, one) for called, each in found.items() for one in each]
    rows += [*_unseen(views, concept), *_counted(views, concept)]
    columns = (Column("What"), Column("Who would not see it coming"), Column("Why"))
    note = "Each party is taken to act by its own view."
    quiet = [called for called, each in found.items() if not each]
    note += f" In {listed(quiet)} nobody would be surprised." if quiet else ""
    return Table("surprises", "What would surprise whom", columns, tuple(rows), note)


def _surprise_row(views: EachView, called: str, one: Surprise) -> tuple[Cell, ...]:
    surprised = views.parties[one.party]
    by = views.holding(surprised).conflict.analysts
    what = capital(called)
    if one.mover is not None:
        what += f": {views.name(views.parties[one.mover])} would {_does(views, one.state, one.to)}"
    return (
        Cell(what, by=views.analysts),
        Cell(views.name(surprised), by=by, mark=SURPRISED),
        Cell(_why(views, one), by=by),
    )


def _does(views: EachView, state: int, to: int | None) -> str:
    return "stay" if to is None else views.plain.conflict.words.move(state, to)


def _why(views: EachView, one: Surprise) -> str:
    if one.kind is SurpriseKind.UNSEEN_STATE:
        return "does not see this outcome"
    if one.kind is SurpriseKind.UNSEEN_END:
        return "does not see where that leads"
    assert one.mover is not None
    mover = views.name(views.parties[one.mover])
    return f"takes {mover} to {_does(views, one.state, one.expected)}"


def _unseen(views: EachView, concept: Concept) -> Iterator[tuple[Cell, ...]]:
    """Count what a party does not see, and how much of it holds in nobody's view."""
    result = views.result(concept)
    for place, party in enumerate(views.parties):
        hidden = ~result.seen[place]
        if hidden.any():
            by = views.holding(party).conflict.analysts
            held = int((hidden & _plain(views, concept)).sum())
            what = f"{counted(int(hidden.sum()), 'outcome')} it does not see, of which {held:,} "
            what += f"hold{'s' if held == 1 else ''} under {concept.name} in nobody’s view"
            why = views.what_differs(party)
            yield (
                Cell(what, by=by),
                Cell(views.name(party), by=by, mark=SURPRISED),
                Cell(why, by=by),
            )


def _counted(views: EachView, concept: Concept) -> Iterator[tuple[Cell, ...]]:
    """Count for every pair how often one would leave where the other takes it to stay."""
    result = views.result(concept)
    for viewer, party in enumerate(views.parties):
        for mover, other in enumerate(views.parties):
            often = int(result.unexpected_departures(viewer, mover).sum())
            if viewer == mover or not often:
                continue
            by = views.analysts
            among = counted(int((result.seen[viewer] & result.seen[mover]).sum()), "outcome")
            what = f"{often:,} of the {among} that both see: {views.name(other)} would leave"
            yield (
                Cell(what, by=by),
                Cell(views.name(party), by=by, mark=SURPRISED),
                Cell(f"takes {views.name(other)} to stay there", by=by),
            )
