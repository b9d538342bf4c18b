"""Which outcomes hold where some preferences are not stated and are left unknown.

Source: li2004.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.model import Case
from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.conflict import Conflict, conflict_with_unknowns
from goodoffices.lenses.contract import Settings, input_hash
from goodoffices.lenses.finding import Finding, Judgement, Sentence
from goodoffices.lenses.outcome_words import rests_on_joint
from goodoffices.lenses.stability import premises
from goodoffices.lenses.stability.asked import QUESTION, Asked, asked_of
from goodoffices.lenses.stability.kinds import unknown_tables
from goodoffices.methods.stability import NASH, SEQ, SWEPT, Concept
from goodoffices.methods.stability.kinds_of_preference.reckoning import MOST_STATES
from goodoffices.methods.stability.kinds_of_preference.unknown import (
    EXTENSIONS,
    UnknownStability,
    under_unknown_preference,
)
from goodoffices.outcomes.explicit import graph_gaps
from goodoffices.outcomes.movers_only import graph_of_movers
from goodoffices.run import SILENT, Progress

_NAMED = 3


@dataclass(frozen=True, eq=False)
class Looked:
    """A conflict with unknown preferences, what was asked of it and what was found.

    Attributes
    ----------
    conflict, asked
        The conflict, and what is asked.
    found
        Which outcomes hold in each of the four ways.
    """

    conflict: Conflict
    asked: Asked
    found: UnknownStability

    def surely(self, concept: Concept) -> tuple[int, ...]:
        """List the outcomes that hold in all four ways."""
        return tuple(self.found.under_all(concept.key).nonzero()[0].tolist())

    def perhaps(self, concept: Concept) -> int:
        """Count the outcomes that hold in some of the four ways, not in all."""
        return int(self.found.under_some(concept.key).sum()) - len(self.surely(concept))

    def holds(self, concept: Concept, state: int) -> str:
        """Say in which of the four ways an outcome holds: "all", "some" or "none"."""
        if self.found.under_all(concept.key)[state]:
            return "all"
        return "some" if self.found.under_some(concept.key)[state] else "none"


def finding(case: Case, settings: Settings, progress: Progress = SILENT) -> Finding:
    """Say which outcomes would hold, whatever nobody has stated, and which may.

    Raises
    ------
    NeedsError
        When an issue has no holder.
    TooLargeError
        When there are more outcomes than can be compared with one another.
    UseError
        When the settings name something that is not in the case.
    """
    conflict = conflict_with_unknowns(case, settings.reading)
    asked = asked_of(conflict, settings.wanted)
    looked = Looked(conflict, asked, under_unknown_preference(conflict.graph, SWEPT, progress))
    tables = unknown_tables.tables(looked)
    return Finding(
        lens="stability",
        question=QUESTION,
        case=case.case,
        title=case.title,
        headline=Sentence(f"Given these inputs, {_which(looked, 1)}.", by=conflict.analysts),
        judgements=_judgements(looked, settings),
        tables=tables,
        figures=(unknown_tables.figure(looked),),
        assumptions=(*_unknown(looked), *_ways(conflict), *premises.assumed(conflict)),
        would_change=_would_change(looked),
        limits=_limits(conflict),
        methods=("fang1993", "fraser1984", "howard1971", "li2004", "nash1951", "rego2017"),
        reading=settings.reading.name,
        inputs=input_hash(case, settings),
    )


def _which(looked: Looked, most: int) -> str:
    """Say how many outcomes hold under Nash stability, for sure and perhaps."""
    sure, perhaps = looked.surely(NASH), looked.perhaps(NASH)
    total = counted(looked.conflict.graph.n_states, "outcome")
    text = (
        f"{_count(sure)} of {total} hold{'' if len(sure) > 1 else 's'} against every move "
        "a party could make alone (Nash stability), whatever is not stated"
    )
    if 0 < len(sure) <= most:
        words = looked.conflict.words
        text += f": {', or '.join(f'({words.outcome(state)})' for state in sure)}"
    if perhaps:
        more = f"{perhaps:,} more" if sure else f"{perhaps:,}"
        text += f"; {more} may hold, depending on what is not stated"
    return text


def _count(states: tuple[int, ...]) -> str:
    return f"{len(states):,}" if states else "none"


def _judgements(looked: Looked, settings: Settings) -> tuple[Judgement, ...]:
    conflict = looked.conflict
    sure = _confidence(conflict, settings)
    first = Sentence(f"Given these inputs, {_which(looked, _NAMED)}.", by=conflict.analysts)
    found = [Judgement(first, sure, (*_joint(looked), *_weaker(looked), *_wanted(looked)))]
    singled_out = {"what is now": conflict.now}
    for wanted in looked.asked.wanted:
        singled_out[f"the wanted outcome ({wanted.words}; all else as now)"] = wanted.focus
    for name, state in singled_out.items():
        if state is not None:
            found.append(_on_one(looked, name, state, sure))
    return tuple(found)


def _confidence(conflict: Conflict, settings: Settings) -> Sentence:
    """Say how far it can be relied on; who has entered nothing has judged nothing."""
    space, by = conflict.space, conflict.by
    if space is not None:
        entries = (space.entry(party) for party in conflict.graph.parties)
        by = tuple(entry.by for entry in entries if entry is not None)
    if not by:
        text = "Confidence is low: nobody has stated the preferences of any party that can move."
        return Sentence(text, by=conflict.analysts)
    analysts = tuple(dict.fromkeys(by))
    return confidence(conflict.case, settings.reading, analysts, tried=None)


def _joint(looked: Looked) -> list[Sentence]:
    space, sure = looked.conflict.space, looked.surely(NASH)
    if space is None or len(sure) > _NAMED:
        return []
    texts = [(looked.conflict.words.outcome(s), rests_on_joint(space, s)) for s in sure]
    by = looked.conflict.analysts
    return [Sentence(f"({outcome}) {rests}.", by=by) for outcome, rests in texts if rests]


def _weaker(looked: Looked) -> list[Sentence]:
    by, found = looked.conflict.analysts, []
    for concept in SWEPT[1:]:
        sure, perhaps = looked.surely(concept), looked.perhaps(concept)
        hold = "hold" if len(sure) > 1 else "holds"
        more = f"{perhaps:,} more" if sure else f"{perhaps:,}"
        rest = f"and {more} may" if perhaps else "and no other may"
        text = f"Under {concept.name} {_count(sure)} {hold} whatever is not stated, {rest}."
        found.append(Sentence(text, by=by))
    return found


def _wanted(looked: Looked) -> list[Sentence]:
    """Say how many of the outcomes with what is wanted hold, and how many may."""
    concept, found = looked.asked.concept, []
    if concept not in SWEPT:
        concept = SEQ
    for wanted in looked.asked.wanted:
        if len(wanted.states) > 1:
            sure = int(looked.found.under_all(concept.key)[wanted.states].sum())
            some = int(looked.found.under_some(concept.key)[wanted.states].sum())
            besides = f"{some - sure:,} besides may" if some > sure else "no other may"
            text = (
                f"Of {len(wanted.states):,} outcomes with ({wanted.words}), {sure:,} "
                f"hold{'s' if sure == 1 else ''} under {concept.name} whatever is not stated, and "
                f"{besides}."
            )
            found.append(Sentence(text, by=looked.conflict.analysts))
    return found


def _on_one(looked: Looked, name: str, state: int, sure: Sentence) -> Judgement:
    conflict = looked.conflict
    alike: dict[str, list[str]] = {}
    for concept in SWEPT:
        alike.setdefault(looked.holds(concept, state), []).append(concept.name)
    verbs = {
        "all": "holds, whatever is not stated,",
        "some": "may hold or not, depending on what is not stated,",
        "none": "does not hold, whatever is not stated,",
    }
    said = [f"{verbs[how]} under {listed(names)}" for how, names in alike.items()]
    claim = f"Given these inputs, {name} {'; it '.join(said)}."
    why = tuple(_leavers(looked, state))
    return Judgement(Sentence(claim, by=conflict.analysts), sure, why)


def _leavers(looked: Looked, state: int) -> list[Sentence]:
    """Say who would leave an outcome under Nash stability, and who may."""
    conflict, found = looked.conflict, []
    surely = _leaving(looked, EXTENSIONS[-1].key, state)
    perhaps = tuple(p for p in _leaving(looked, EXTENSIONS[0].key, state) if p not in surely)
    if surely:
        who = listed([conflict.names[p] for p in surely])
        text = f"{who} could do better alone, by what is stated."
        found.append(Sentence(text, by=_by(conflict, surely)))
    if perhaps:
        who = listed([conflict.names[p] for p in perhaps])
        text = f"{who} may do better alone; what is stated does not say."
        found.append(Sentence(text, by=_by(conflict, perhaps)))
    return found


def _by(conflict: Conflict, parties: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(conflict.by[party] for party in parties))


def _leaving(looked: Looked, extension: str, state: int) -> tuple[int, ...]:
    stable = looked.found.results[extension][NASH.key].stable_for[:, state]
    return tuple((~stable).nonzero()[0].tolist())


def _gaps(conflict: Conflict) -> dict[str, tuple[str, ...]]:
    """Per party that can move, what is not stated of its preferences."""
    if conflict.space is not None:
        space = conflict.space
        return {p: tuple(gap.what for gap in space.gaps(p)) for p in conflict.graph.parties}
    whole = graph_of_movers(conflict.case)
    return {
        party: tuple(
            gap.what
            for gap in graph_gaps(
                whole.model_copy(update={"parties": {party: whole.parties[party]}})
            )
        )
        for party in conflict.graph.parties
    }


def _unknown(looked: Looked) -> list[Sentence]:
    """Name what is not stated, party by party."""
    conflict, found = looked.conflict, []
    for place, (_, gaps) in enumerate(_gaps(conflict).items()):
        if gaps:
            text = f"Not stated for {conflict.names[place]}, and left unknown: {'; '.join(gaps)}."
            found.append(Sentence(text, by=(conflict.by[place],)))
    if not found:
        text = (
            "Nothing about the preferences of those who can move is unknown; asked without "
            "“--gaps unknown”, the same question gets the full answer."
        )
        found.append(Sentence(text, by=conflict.analysts))
    return found


def _ways(conflict: Conflict) -> list[Sentence]:
    text = (
        "What is unknown is taken in four ways, by whether a party goes where it may do better and "
        "whether it fears what may be no better; where others answer only by moves from which they "
        "gain, they are taken to move where they may gain."
    )
    return [Sentence(text, by=conflict.analysts)]


def _would_change(looked: Looked) -> tuple[Sentence, ...]:
    conflict = looked.conflict
    names = [n for n, gaps in zip(conflict.names, _gaps(conflict).values(), strict=True) if gaps]
    if not names or not any(looked.perhaps(concept) for concept in SWEPT):
        return ()
    text = f"To state what is unknown of {listed(names)} would settle which of the outcomes that "
    return (Sentence(f"{text}may hold do.", by=conflict.analysts),)


def _limits(conflict: Conflict) -> tuple[Sentence, ...]:
    texts = (
        "Every outcome was compared with every other, for every party that can move: none is "
        f"sampled. Beyond {MOST_STATES:,} outcomes this is refused.",
        "That an outcome holds says that nobody would break away alone, not that it will come "
        "about.",
        "An outcome that holds in all four ways under Nash stability, general metarationality or "
        "symmetric metarationality holds however the unknown turns out. Where answers count only "
        "if those who make them gain, it need not: an opponent who may gain may turn out to lose.",
        "What parties could do together was not looked at, nor what a wanted outcome would take, "
        "the strength of preferences, attitudes, views or paths; these need every preference that "
        "counts to be stated.",
    )
    return tuple(Sentence(text, by=conflict.analysts) for text in texts)
