"""What would it take: whose preference or whose hold would have to change for an outcome to hold.

Source: kinsara2015 (the inverse question).
"""

from __future__ import annotations

from goodoffices.errors import TooLargeError, UseError
from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.section import Section, joined
from goodoffices.lenses.stability.takes import Takes, what_it_takes
from goodoffices.lenses.stability.takes_elsewhere import (
    Elsewhere,
    elsewhere,
    tried,
    turned,
    would_change,
)
from goodoffices.lenses.stability.takes_of_many import NEAREST, OfMany, of_many
from goodoffices.lenses.stability.takes_table import table
from goodoffices.lenses.stability.takes_words import (
    holds_words,
    leaving_gives,
    stop_preferring,
    ways,
)
from goodoffices.lenses.stability.wanted import Wanted
from goodoffices.methods.stability import Concept

_MORE_HOLDS = 2
"""So many further ways to take issues out of sole hands are told."""

_KINDS = ("issues out of sole hands", "the outcome worth more", "options of a higher value")

_ASSUMED = (
    "What it would take is worked out with everything else as it is: nobody else’s preferences, and "
    "nothing else about the same party’s, would change.",
    "That an issue leaves a party’s sole hands means that it becomes joint or is settled for good, "
    "so that the party can no longer change it alone.",
)


def section(holding: Holding, asked: Asked) -> Section:
    """Say for each wanted outcome what it would take for it to hold under the concept asked."""
    if not asked.wanted or not holding.conflict.graph.parties:
        return Section()
    try:
        parts = [_wanted(holding, asked.concept, wanted) for wanted in asked.wanted]
    except (UseError, TooLargeError) as error:
        lacking = listed([fault.expected for fault in error.faults])
        text = f"What it would take for a wanted outcome to hold was not answered; needed is {lacking}."
        return Section(missing=(Sentence(text, by=holding.conflict.analysts),))
    by = holding.conflict.analysts
    assumed = Section(
        assumptions=tuple(Sentence(text, by=by) for text in (*_ASSUMED, *_scale(holding))),
        methods=("kinsara2015",),
    )
    return joined([*parts, assumed])


def _scale(holding: Holding) -> tuple[str, ...]:
    space = holding.conflict.space
    if space is None or not any(map(space.has_points, holding.conflict.graph.parties)):
        return ()
    return ("Points and values are those that the analyst gave, on a scale from 0 to 100.",)


def _wanted(holding: Holding, concept: Concept, wanted: Wanted) -> Section:
    """Answer for one wanted outcome: first all that it may mean, then one with all else as now."""
    if len(wanted.states) == 1:
        return _one(holding, concept, wanted.name, int(wanted.states[0]))
    many = of_many(holding, concept, wanted)
    parts = [_among_many(holding, concept, many)]
    looked_at = dict.fromkeys(
        (*((wanted.focus,) if wanted.focus is not None else ()), *many.nearest)
    )
    for place, state in enumerate(looked_at, 1):
        name = wanted.name if place == 1 else f"{wanted.name} ({place})"
        parts.append(_one(holding, concept, name, state))
    return joined(parts)


def _among_many(holding: Holding, concept: Concept, many: OfMany) -> Section:
    conflict = holding.conflict
    total = counted(len(many.wanted.states), "outcome")
    best = (*many.holding, *many.nearest)[0]
    takes = what_it_takes(conflict, concept, best)
    found = elsewhere(takes)
    if many.holding:
        claim = (
            f"of {total} with ({many.wanted.words}), {len(many.holding):,} would hold under "
            f"{concept.name}; the one that changes least is ({conflict.words.outcome(best)})"
        )
    else:
        claim = (
            f"none of {total} with ({many.wanted.words}) would hold under {concept.name}; nearest "
            f"comes ({conflict.words.outcome(best)}), which {counted(many.leaving, 'party')} would "
            "leave"
        )
    return Section(
        judgements=(_judgement(takes, f"Given these inputs, {claim}.", (), found),),
        limits=_nearest_only(holding, many),
    )


def _nearest_only(holding: Holding, many: OfMany) -> tuple[Sentence, ...]:
    if many.holding or len(many.wanted.states) <= NEAREST:
        return ()
    text = (
        f"Of the outcomes with ({many.wanted.words}) the {NEAREST} that come nearest to holding were "
        "looked at in full; the others were only ranked, by how many parties would leave and by how "
        "many places in the rankings they lack."
    )
    return (Sentence(text, by=holding.conflict.analysts),)


def _one(holding: Holding, concept: Concept, name: str, state: int) -> Section:
    takes = what_it_takes(holding.conflict, concept, state)
    outcome = holding.conflict.words.outcome(state)
    found = elsewhere(takes)
    if not takes.parties:
        claim = f"Given these inputs, ({outcome}) would hold under {concept.name} as things are."
        return Section(
            judgements=(_judgement(takes, claim, (), found),),
            would_change=would_change(takes, found),
        )
    claim = (
        f"Given these inputs, ({outcome}) would not hold under {concept.name}: "
        f"{holding.departures(concept, state)}. It would hold if {', or if '.join(ways(takes))}."
    )
    return Section(
        judgements=(_judgement(takes, claim, _why(holding, takes), found),),
        tables=(table(holding, takes, name),),
        would_change=(*_more_holds(takes), *would_change(takes, found)),
        limits=_limits(takes),
    )


def _judgement(
    takes: Takes, claim: str, why: tuple[Sentence, ...], found: tuple[Elsewhere, ...]
) -> Judgement:
    conflict = takes.conflict
    analysts = conflict.analysts
    sure = confidence(conflict.case, conflict.reading, analysts, tried(found), turned(takes, found))
    return Judgement(Sentence(claim, by=analysts), sure, why)


def _why(holding: Holding, takes: Takes) -> tuple[Sentence, ...]:
    found = []
    for one in takes.parties:
        texts = (leaving_gives(takes, one), stop_preferring(takes, one))
        by = holding.analysts((one.party,))
        found += [Sentence(text, by=by) for text in texts if text]
    return (*found, *_newly_left(takes), *_not_enough(takes))


def _newly_left(takes: Takes) -> tuple[Sentence, ...]:
    """Say whom a change for the others alone would make leave."""
    newly = dict.fromkeys((*takes.worth.newly_left, *takes.values.newly_left))
    if not newly:
        return ()
    names = listed([takes.conflict.names[party] for party in newly])
    text = (
        "What makes one party stay can make another leave, because it answers otherwise than before: "
        f"some of the changes tried would have made {names} leave. Those told here do not."
    )
    return (Sentence(text, by=takes.conflict.analysts),)


def _not_enough(takes: Takes) -> tuple[Sentence, ...]:
    """Say that no options' values, raised within the scale, are enough; nothing where they are."""
    if takes.values.rises is not None or not takes.options or not takes.values.complete:
        return ()
    text = "No rise in the value of one option for each party, within the scale, would be enough."
    return (Sentence(text, by=takes.conflict.analysts),)


def _more_holds(takes: Takes) -> tuple[Sentence, ...]:
    further = takes.holds.sets[1:]
    if not further:
        return ()
    outcome = takes.conflict.words.outcome(takes.state)
    shown = [holds_words(takes, one) for one in further[:_MORE_HOLDS]]
    text = f"({outcome}) would also hold under {takes.concept.name} if {', or if '.join(shown)}"
    rest = len(further) - len(shown)
    if rest:
        text += (
            f"; {counted(rest, 'further way')} to take issues out of sole hands would do as well"
        )
    return (Sentence(f"{text}.", by=takes.conflict.analysts),)


def _limits(takes: Takes) -> tuple[Sentence, ...]:
    """Say where a search was stopped before it was through."""
    searches = (takes.holds, takes.worth, takes.values)
    texts = [
        f"The search for what it would take ({kind}) was stopped after {search.tried:,} "
        "combinations; there may be further ways."
        for kind, search in zip(_KINDS, searches, strict=True)
        if not search.complete
    ]
    return tuple(Sentence(text, by=takes.conflict.analysts) for text in texts)
