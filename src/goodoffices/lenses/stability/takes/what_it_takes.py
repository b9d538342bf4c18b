"""What would it take: whose preference or whose hold would have to change for an outcome to hold.

Source: kinsara2015 (the inverse question).
"""

from __future__ import annotations

from goodoffices.errors import TooLargeError
from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section, joined
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.takes.elsewhere import (
    Elsewhere,
    elsewhere,
    tried,
    turned,
    would_change,
)
from goodoffices.lenses.stability.takes.of_many import NEAREST, OfMany, of_many
from goodoffices.lenses.stability.takes.table import table
from goodoffices.lenses.stability.takes.ways_to_hold import Takes, what_it_takes
from goodoffices.lenses.stability.takes.words import (
    FEW_HOLDS,
    holds_words,
    leaving_gives,
    stop_preferring,
    ways,
)
from goodoffices.lenses.wanted import Wanted
from goodoffices.methods.stability import SWEPT, Concept
from goodoffices.methods.stability.concept import Answer
from goodoffices.methods.stability.inverse import LookedUp

_MORE_HOLDS = 2
"""So many further ways to take issues out of sole hands are told."""

_KINDS = ("issues out of sole hands", "the outcome worth more", "options of a higher value")

_ASSUMED = (
    "What it would take is worked out with everything else as it is: nobody else’s preferences "
    "would change, and nothing else about the same party’s.",
    "That an issue leaves a party’s sole hands means that it becomes joint or is settled for good, "
    "so that the party can no longer change it alone.",
)


def section(holding: Holding, asked: Asked) -> Section:
    """Say for each wanted outcome what it would take for it to hold under the concept asked."""
    if not asked.wanted or not holding.conflict.graph.parties:
        return Section()
    if asked.concept not in SWEPT:
        text = f"What a wanted outcome would take is not worked out under {asked.concept.name}."
        return Section(missing=(Sentence(text, by=holding.conflict.analysts),))
    try:
        known = LookedUp(holding.conflict.graph)
        parts = [_wanted(holding, asked.concept, wanted, known) for wanted in asked.wanted]
    except TooLargeError as error:
        lacking = listed([fault.expected for fault in error.faults])
        text = f"What a wanted outcome would take to hold was not answered; it needs {lacking}."
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


def _wanted(holding: Holding, concept: Concept, wanted: Wanted, known: LookedUp) -> Section:
    """Answer for one wanted outcome: the one with all else as now, then all that it may mean."""
    conflict, focus = holding.conflict, () if wanted.focus is None else (wanted.focus,)
    if len(wanted.states) == 1:
        only = what_it_takes(conflict, concept, int(wanted.states[0]), known)
        return joined([_in_words(holding, only), _in_table(holding, only, wanted.name)])
    many = of_many(holding, concept, wanted)
    parts = [] if focus else [_among_many(holding, concept, many)]
    for place, state in enumerate(dict.fromkeys((*focus, *many.nearest)), 1):
        takes = what_it_takes(conflict, concept, state, known)
        name = wanted.name if place == 1 else f"{wanted.name} ({place})"
        # of several that come near, one is told in words and the others are in tables
        parts += [_in_words(holding, takes)] if place <= len(focus) + 1 else []
        parts.append(_in_table(holding, takes, name))
        parts += [_among_many(holding, concept, many)] if (state,) == focus else []
    return joined(parts)


def _among_many(holding: Holding, concept: Concept, many: OfMany) -> Section:
    conflict = holding.conflict
    total = counted(len(many.wanted.states), "outcome")
    best = (*many.holding, *many.nearest)[0]
    found = elsewhere(conflict, concept, best)
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
        judgements=(
            _judgement(
                conflict, f"Given these inputs, {claim}.", (), found, holds=bool(many.holding)
            ),
        ),
        limits=_nearest_only(holding, many),
    )


def _nearest_only(holding: Holding, many: OfMany) -> tuple[Sentence, ...]:
    if many.holding or len(many.wanted.states) <= NEAREST:
        return ()
    of = counted(len(many.wanted.states), "outcome")
    text = (
        f"Of {of} with ({many.wanted.words}) the {NEAREST} that come nearest to holding were "
        "looked at in full; the others were only ranked, by how many parties would leave and by "
        "how many places in the rankings they lack."
    )
    return (Sentence(text, by=holding.conflict.analysts),)


def _in_words(holding: Holding, takes: Takes) -> Section:
    conflict, concept = takes.conflict, takes.concept
    outcome = conflict.words.outcome(takes.state)
    found = elsewhere(conflict, concept, takes.state)
    claim = f"Given these inputs, ({outcome}) would hold under {concept.name} as things are."
    if takes.parties:
        claim = (
            f"Given these inputs, ({outcome}) would not hold under {concept.name}: "
            f"{holding.departures(concept, takes.state)}."
        )
        found_ways = ways(takes)
        claim += f" It would hold if {', or if '.join(found_ways)}." if found_ways else ""
    why = _why(holding, takes)
    return Section(
        judgements=(_judgement(conflict, claim, why, found, holds=not takes.parties),),
        would_change=(*_more_holds(takes), *would_change(takes, found)),
        limits=_limits(takes),
    )


def _in_table(holding: Holding, takes: Takes, name: str) -> Section:
    return Section(tables=(table(holding, takes, name),) if takes.parties else ())


def _judgement(
    conflict: Conflict,
    claim: str,
    why: tuple[Sentence, ...],
    found: tuple[Elsewhere, ...],
    holds: bool,
) -> Judgement:
    analysts = conflict.analysts
    labels, changed = tried(found), turned(holds, found)
    sure = confidence(conflict.case, conflict.reading, analysts, labels, changed)
    return Judgement(Sentence(claim, by=analysts), sure, why)


def _why(holding: Holding, takes: Takes) -> tuple[Sentence, ...]:
    found = []
    for one in takes.parties:
        texts = (leaving_gives(takes, one), stop_preferring(takes, one))
        by = holding.analysts((one.party,))
        found += [Sentence(text, by=by) for text in texts if text]
    return (
        *found,
        *_by_holds(takes),
        *_hold_alone(takes),
        *_newly_left(takes),
        *_not_enough(takes),
    )


def _by_holds(takes: Takes) -> tuple[Sentence, ...]:
    """Say which change of holds would do, where it is too long for the claim."""
    return tuple(
        Sentence(f"It would also hold if {holds_words(takes, one)}.", by=takes.conflict.analysts)
        for one in takes.holds.sets[:1]
        if len(one) > FEW_HOLDS
    )


def _hold_alone(takes: Takes) -> tuple[Sentence, ...]:
    """Say who would leave if only those who leave today could no longer do what they would do."""
    if not takes.without_own:
        return ()
    own = frozenset(hold for hold in takes.holds.sets[0] if hold.party in takes.leaving)
    names = listed([takes.conflict.names[party] for party in takes.without_own])
    text = (
        f"It is not enough that {holds_words(takes, own)}: what deters {names} today would then be "
        f"gone, and {names} would leave."
    )
    return (Sentence(text, by=takes.conflict.analysts),)


def _newly_left(takes: Takes) -> tuple[Sentence, ...]:
    """Say whom a change for the others alone would make leave."""
    newly = dict.fromkeys((*takes.worth.newly_left, *takes.values.newly_left))
    if not newly:
        return ()
    names = listed([takes.conflict.names[party] for party in newly])
    text = (
        "What makes one party stay can make another leave, because it would answer otherwise than "
        f"before: some of the changes tried would have made {names} leave. Those told here do not."
    )
    return (Sentence(text, by=takes.conflict.analysts),)


def _not_enough(takes: Takes) -> tuple[Sentence, ...]:
    """Say that no options' values, raised within the scale, are enough; nothing where they are."""
    values = takes.values
    if not takes.parties or values.rises is not None or not takes.options or not values.complete:
        return ()
    text = "No rise in the value of one option for each party, within the scale, would be enough."
    if takes.concept.answer is Answer.IMPROVEMENTS:
        text = (
            "None of the least rises in the value of one option for each party, within the scale, "
            "was enough for all together; greater ones were not tried."
        )
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
    numbers = (takes.holds.tried, takes.worth.tried, takes.values.tried)
    complete = (takes.holds.complete, takes.worth.complete, takes.values.complete)
    texts = [
        f"The search for what it would take ({kind}) was stopped after {number:,} combinations; "
        "there may be further ways."
        for kind, number, whole in zip(_KINDS, numbers, complete, strict=True)
        if not whole
    ]
    return tuple(Sentence(text, by=takes.conflict.analysts) for text in texts)
