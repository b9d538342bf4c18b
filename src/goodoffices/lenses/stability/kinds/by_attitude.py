"""Which outcomes hold when parties wish one another well or ill, as the case says they do.

Source: inohara2007; that what is as good is no reason to move is the house's own reading of ties.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.attitude import Attitude as Entry
from goodoffices.errors import GoodOfficesError, NeedsError, TooLargeError
from goodoffices.lenses.amounts import capital, listed, share
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked
from goodoffices.methods.stability import SEQ, SWEPT, Concept, ConflictGraph, StabilityResult
from goodoffices.methods.stability.kinds_of_preference.attitudes import (
    Attitude,
    Attitudes,
    Ties,
    self_regarding,
    under_attitudes,
)
from goodoffices.outcomes.explicit import case_graph
from goodoffices.outcomes.movers_only import MoversOnly

_REGARDS = {
    "devoted": Attitude.DEVOTED,
    "indifferent": Attitude.INDIFFERENT,
    "hostile": Attitude.HOSTILE,
}
_NAMED = 3
_HOLDS = Mark("●", "holds", "good")
_LEAVES = Mark("○", "does not hold", "bad")

Results = dict[str, StabilityResult]


def section(holding: Holding, asked: Asked) -> Section:
    """Say which outcomes hold given attitudes; empty where the case has none."""
    conflict = holding.conflict
    if not conflict.case.attitudes:
        return Section()
    counting = [entry for entry in conflict.case.attitudes if entry.of in conflict.graph.parties]
    idle = _idle(conflict, [e for e in conflict.case.attitudes if e not in counting])
    if not counting:
        return Section(assumptions=idle)
    concepts = tuple(concept for concept in holding.concepts if concept in SWEPT)
    try:
        graph = _with_the_regarded(conflict, counting)
        attitudes = _matrix(graph, counting)
        found = under_attitudes(graph, attitudes, concepts, Ties.STAY)
    except (NeedsError, TooLargeError) as error:
        return Section(assumptions=idle, missing=(_not_answered(conflict, error),))
    concept = asked.concept if asked.concept in concepts else SEQ
    return Section(
        judgements=(_judgement(holding, found, concept, counting),),
        tables=(_table(holding, found, concepts),),
        assumptions=(*_assumptions(conflict, counting), *idle),
        methods=("inohara2007",),
    )


def _with_the_regarded(conflict: Conflict, entries: Sequence[Entry]) -> ConflictGraph:
    """Give the conflict with the parties whose wishes somebody counts, though they cannot move."""
    regarded = (entry.towards for entry in entries if entry.is_ != "indifferent")
    names = tuple(dict.fromkeys((*conflict.graph.parties, *regarded)))
    if conflict.space is None:
        parties = {name: conflict.case.parties[name] for name in names}
        return case_graph(conflict.case.model_copy(update={"parties": parties}))
    return MoversOnly(conflict.space, [conflict.space.parties.index(name) for name in names])


def _matrix(graph: ConflictGraph, entries: Sequence[Entry]) -> Attitudes:
    found, places = self_regarding(len(graph.parties)), list(graph.parties)
    for entry in entries:
        if entry.towards in places:
            regard = _REGARDS[entry.is_]
            found[places.index(entry.of)][places.index(entry.towards)] = regard
    return found


def _judgement(
    holding: Holding, found: Results, concept: Concept, entries: Sequence[Entry]
) -> Judgement:
    conflict = holding.conflict
    by = tuple(dict.fromkeys((*conflict.analysts, *(entry.by for entry in entries))))
    before = holding.results[concept.key].equilibria
    after = found[concept.key].equilibria
    both, hold = int((before & after).sum()), "hold" if after.sum() != 1 else "holds"
    claim = (
        "Given these inputs, where parties act on the attitudes entered, "
        f"{share(int(after.sum()), holding.n_outcomes)} {hold} under {concept.name}, and "
        f"{int(before.sum()):,} where each counts its own wishes alone; {both:,} "
        f"hold{'s' if both == 1 else ''} either way."
    )
    why = [
        _named(holding, "newly hold", (after & ~before).nonzero()[0].tolist(), by),
        _named(holding, "no longer hold", (before & ~after).nonzero()[0].tolist(), by),
        _now(holding, found, concept, by),
    ]
    whose = listed(tuple(dict.fromkeys(entry.by for entry in entries)))
    sure = Sentence(
        "Confidence in the counts is high as arithmetic: every outcome was looked at; who wishes "
        f"whom well or ill is the judgement of {whose}.",
        by=by,
    )
    return Judgement(Sentence(claim, by=by), sure, tuple(one for one in why if one is not None))


def _named(
    holding: Holding, how: str, states: Sequence[int], by: tuple[str, ...]
) -> Sentence | None:
    if not states or len(states) > _NAMED:
        return None
    outcomes = listed([f"({holding.conflict.words.outcome(state)})" for state in states])
    verb = how if len(states) > 1 else how.replace("hold", "holds")
    return Sentence(f"Given the attitudes, {outcomes} {verb}.", by=by)


def _now(
    holding: Holding, found: Results, concept: Concept, by: tuple[str, ...]
) -> Sentence | None:
    now = holding.conflict.now
    if now is None:
        return None
    before, after = holding.holds(concept, now), bool(found[concept.key].equilibria[now])
    verbs = {True: "holds", False: "does not hold"}
    text = f"What is now {verbs[after]} under {concept.name} given the attitudes, "
    text += f"{'and' if before == after else 'but'} {verbs[before]} without them."
    return Sentence(text, by=by)


def _table(holding: Holding, found: Results, concepts: Sequence[Concept]) -> Table:
    by, now = holding.conflict.analysts, holding.conflict.now
    columns = [Column("Concept"), Column("Hold without", "right"), Column("Hold given attitudes",
               "right"), Column("Hold either way", "right")]  # fmt: skip
    columns += [Column("Now, given attitudes")]
    rows = []
    for concept in concepts:
        before = holding.results[concept.key].equilibria
        after = found[concept.key].equilibria
        counts = (int(before.sum()), int(after.sum()), int((before & after).sum()))
        last = Cell("not stated", by=by)
        if now is not None:
            last = Cell("", by=by, mark=_HOLDS if after[now] else _LEAVES)
        cells = (Cell(f"{count:,}", by=by) for count in counts)
        rows.append((Cell(capital(concept.name), by=by), *cells, last))
    title = "How many outcomes hold, without and given attitudes"
    return Table("attitudes", title, tuple(columns), tuple(rows))


def _assumptions(conflict: Conflict, entries: Sequence[Entry]) -> tuple[Sentence, ...]:
    found = [Sentence(_said(conflict, entry), by=(entry.by,)) for entry in entries]
    text = (
        "Where attitudes count, a party goes only where every wish it counts is served, and one of "
        "them better; towards parties of whom nothing is entered it is indifferent."
    )
    return (*found, Sentence(text, by=tuple(dict.fromkeys(entry.by for entry in entries))))


def _said(conflict: Conflict, entry: Entry) -> str:
    who, whom = conflict.case.name_of(entry.of), conflict.case.name_of(entry.towards)
    wishes = "its own wishes" if entry.of == entry.towards else f"the wishes of {whom}"
    how = {
        "devoted": f"counts {wishes} as its own",
        "indifferent": f"does not count {wishes}",
        "hostile": f"counts {wishes} upside down",
    }
    if entry.of == entry.towards and entry.is_ == "devoted":
        return f"{who} is taken to count its own wishes."
    return f"{who} is taken to be {entry.is_} towards {whom}: it {how[entry.is_]}."


def _idle(conflict: Conflict, entries: Sequence[Entry]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            f"The attitude of {conflict.case.name_of(entry.of)} towards "
            f"{conflict.case.name_of(entry.towards)} changes nothing, since "
            f"{conflict.case.name_of(entry.of)} can change nothing alone.",
            by=(entry.by,),
        )
        for entry in entries
    )


def _not_answered(conflict: Conflict, error: GoodOfficesError) -> Sentence:
    needs = listed([fault.expected for fault in error.faults])
    text = f"Which outcomes hold given attitudes was not looked at: it needs {needs}."
    return Sentence(text, by=conflict.analysts)
