"""What would hold where outcomes are too many to be listed: exact counts, and now in full.

Source: fang1993 (the graph model), bryant1986 (decision diagrams).
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.lenses.amounts import capital, counted, listed, share
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.conflict import as_gaps
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Finding, Judgement, Sentence
from goodoffices.lenses.stability import premises
from goodoffices.lenses.stability.asked import QUESTION, concept_asked
from goodoffices.lenses.stability.many import tables as symbolic_tables
from goodoffices.lenses.stability.many.too_many import TooMany, WantedAmongMany
from goodoffices.methods.stability import NASH, SWEPT, Concept
from goodoffices.methods.stability.symbolic import Limits, SymbolicOutcome, symbolic_stability
from goodoffices.outcomes.gap import Gap
from goodoffices.outcomes.symbolic import SymbolicSpace
from goodoffices.run import SILENT, Progress


def finding(
    case: Case, settings: Settings, progress: Progress = SILENT, limits: Limits | None = None
) -> Finding:
    """Say which outcomes would hold, none of them listed but the first that hold.

    Parameters
    ----------
    case, settings
        The case, which has issues, and what is asked.
    progress
        Is told how far the work is, and may stop it.
    limits
        What the work may cost; left out, the usual limits.

    Raises
    ------
    NeedsError
        When an issue has no holder, or preferences of a party that can move are not complete.
    TooLargeError
        When a limit is passed. No part of the answer is given then.
    UseError
        When the settings name something that is not in the case, or the library for decision
        diagrams is not installed.
    """
    asked = concept_asked(settings.wanted)
    space = SymbolicSpace(case, settings.reading, limits, progress)
    concepts = tuple(dict.fromkeys((*SWEPT, asked)))
    result = symbolic_stability(space.conflict, concepts, limits=limits, progress=progress)
    many = TooMany(space, result)
    wanted = many.wanted(settings.wanted)
    which = Sentence(f"Given these inputs, {_which(many)}.", by=many.analysts())
    return Finding(
        lens="stability",
        question=QUESTION,
        case=case.case,
        title=case.title,
        headline=which,
        judgements=(
            Judgement(which, _confidence(many), _weaker(many)),
            _on(many, "what is now", space.now),
            *(_on_wanted(many, one, asked) for one in wanted),
        ),
        tables=symbolic_tables.tables(many, wanted),
        assumptions=_assumptions(many),
        limits=_limits(many),
        methods=("bryant1986", "fang1993", "fraser1984", "howard1971", "nash1951", "rego2017"),
        reading=settings.reading.name,
        inputs=input_hash(case, settings),
    )


def missing(case: Case, settings: Settings) -> tuple[Gap, ...]:
    """List what a case with too many outcomes to list must still state."""
    try:
        return SymbolicSpace(case, settings.reading).gaps
    except (NeedsError, TooLargeError, UseError) as error:
        return as_gaps(error)


def _which(many: TooMany) -> str:
    total = counted(many.result.n_states, "outcome")
    if not many.names:
        return f"nobody can change anything alone, so each of {total} holds"
    held = many.count(NASH)
    if not held:
        return f"none of {total} holds under Nash stability: from each of them somebody would leave"
    text = (
        f"{held:,} of {total} hold{'s' if held == 1 else ''} against "
        "every move a party could make alone (Nash stability)"
    )
    if held == 1:
        (only,) = many.nearest(NASH, 1)
        joint = many.joint(only)
        text += f": ({many.outcome(only)})" + (f", which {joint}" if joint else "")
    here = "" if many.result.holds(NASH, many.space.now) else "not "
    return f"{text}; what is now is {here}among them"


def _confidence(many: TooMany) -> Sentence:
    return confidence(many.case, many.space.reading, many.analysts(), None)


def _weaker(many: TooMany) -> tuple[Sentence, ...]:
    """Say how many hold under the other concepts, and which of them tell little."""
    total = many.result.n_states
    others = [concept for concept in many.concepts if concept is not NASH]
    weaker = [f"{share(many.count(concept), total)} under {concept.name}" for concept in others]
    texts = [f"Where parties reckon with answers to their moves, more may hold: {listed(weaker)}."]
    for concept in many.concepts:
        held = many.count(concept)
        if 2 * held > total:
            tells = "nothing" if 20 * held >= 19 * total else "little"
            text = f"{concept.name} tells {tells} here: {share(held, total)} hold under it."
            texts.append(capital(text))
    return tuple(Sentence(text, by=many.analysts()) for text in texts)


def _on(many: TooMany, name: str, outcome: SymbolicOutcome) -> Judgement:
    """Judge one outcome: whether it holds, and who would leave it to what."""
    leaving = many.result.leavers(NASH, outcome)
    if leaving:
        verdict = f"does not hold under Nash stability: {many.departures(NASH, outcome)}"
    else:
        verdict = "holds under every concept: nobody could do better by a move of its own"
    claim = Sentence(f"Given these inputs, {name} {verdict}.", by=many.analysts(leaving))
    why = _under_the_others(many, outcome) if leaving else ()
    joint = many.joint(outcome)
    if joint:
        text = f"({many.outcome(outcome)}) {joint}."
        why = (*why, Sentence(text, by=many.analysts()))
    return Judgement(claim, _confidence(many), why)


def _under_the_others(many: TooMany, outcome: SymbolicOutcome) -> tuple[Sentence, ...]:
    alike: dict[tuple[int, ...], list[str]] = {}
    for concept in many.concepts:
        if concept is not NASH:
            leaving = many.result.leavers(concept, outcome)
            alike.setdefault(leaving, []).append(concept.name)
    found = []
    for leaving, concepts in alike.items():
        text = f"Under {listed(concepts)} it holds."
        if leaving:
            who = listed([many.names[p] for p in leaving], "or")
            text = f"Under {listed(concepts)} it does not hold either: nothing deters {who}."
        found.append(Sentence(text, by=many.analysts(leaving)))
    return tuple(found)


def _on_wanted(many: TooMany, wanted: WantedAmongMany, concept: Concept) -> Judgement:
    """Say how many of the outcomes asked about hold, and how the one nearest to now does."""
    within = many.space.where(wanted.partial)
    total = many.result.count_feasible(within)
    if not total:
        text = f"Given these inputs, no outcome with “{wanted.words}” is allowed by the rules."
        return Judgement(Sentence(text, by=many.analysts()), _confidence(many))
    if wanted.focus is not None and total == 1:
        return _on(many, f"the wanted outcome ({wanted.words})", wanted.focus)
    held = [
        f"{share(many.result.count(one, within), total)} hold under {one.name}"
        for one in dict.fromkeys((concept, NASH))
    ]
    claim = f"Given these inputs, of the outcomes with ({wanted.words}), {listed(held)}."
    why: tuple[Sentence, ...] = ()
    if wanted.focus is not None:
        alone = _on(many, "with all else as now, it", wanted.focus)
        why = (alone.claim, *alone.why)
    return Judgement(Sentence(claim, by=many.analysts()), _confidence(many), why)


def _assumptions(many: TooMany) -> tuple[Sentence, ...]:
    space = many.space
    texts = [
        space.reading.explained,
        *premises.who_holds_what(many.case, space.axes),
        *premises.left_out(many.case, space.parties),
        *premises.ALWAYS,
    ]
    return tuple(Sentence(text, by=many.analysts()) for text in texts)


def _limits(many: TooMany) -> tuple[Sentence, ...]:
    """Name the engine, and what is not shown at this size."""
    texts = [
        f"There are {counted(many.result.n_states, 'outcome')}, too many to be listed; they were "
        f"worked out as sets by the {many.result.engine}. The counts are exact, none is a sample.",
        "That an outcome holds says that nobody would break away alone, not that it will come "
        "about or how it is reached.",
        premises.each_alone(many.case, many.space.axes),
        "At this size these are not shown: which answers deter a party, what other readings of the "
        "inputs would change, what it would take for an outcome to hold, how it could be reached, "
        "and each party’s own view. Keep issues at now (“--without ISSUE”) to see them.",
    ]
    rest = many.count(symbolic_tables.strictest(many)) - symbolic_tables.LISTED
    if rest > 0:
        texts.append(f"{rest:,} outcomes that hold are counted but not listed.")
    return tuple(Sentence(text, by=many.analysts()) for text in texts)
