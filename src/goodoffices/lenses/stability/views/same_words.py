"""The same words, each side's meaning: what each thinks it agrees to, and what the discovery does.

Source: bennett1977 (each side has its own picture), raiffa1982 (walk-away and red lines).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import capital, counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.other_readings import OtherReading, other_readings
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.stability.views.agreement import Agreement, Walkers
from goodoffices.methods.stability import Concept
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.understood import Acceptance, Understood


def over(acceptance: Acceptance) -> str:
    """Say how far an outcome is from a party's walk-away; empty where only order counts."""
    if acceptance.over is None:
        return ""
    if not acceptance.over:
        return "exactly at its walk-away"
    side = "above" if acceptance.over > 0 else "below"
    return f"{one_digit(abs(acceptance.over))} points {side} its walk-away"


@dataclass(frozen=True)
class Otherwise:
    """What another reading says about an agreement.

    Attributes
    ----------
    other
        The reading.
    walkers
        Who would walk away under it, for every meaning.
    refusing
        Who would not accept the agreement under it even as it understands it.
    """

    other: OtherReading
    walkers: Walkers
    refusing: tuple[str, ...]


def otherwise(agreement: Agreement) -> tuple[Otherwise, ...]:
    """Ask the other readings of what was entered who would walk away from an agreement."""
    found, case, term = [], agreement.space.case, agreement.understood.term
    for other in other_readings(agreement.space, agreement.acceptors):
        understood = Understood(OutcomeSpace(case, other.reading), term)
        again = replace(agreement, understood=understood)
        try:
            found.append(Otherwise(other, again.walkers, again.refusing))
        except NeedsError:
            continue
    return tuple(found)


def discovery(agreement: Agreement, walkers: Walkers) -> str:
    """Say who would walk away under which meaning, as one clause."""
    parts = [
        f"if it turned out to mean {agreement.title(option)}, "
        f"{listed([agreement.name(p) for p in parties])} would walk away"
        for option, parties in walkers.items()
        if parties
    ]
    return "; ".join(parts) or "everybody who must accept it would accept every meaning in use"


def chosen_how(agreement: Agreement) -> Sentence:
    """Say which agreement is looked at and how it was chosen."""
    space, term = agreement.space, quoted(agreement.understood.term)
    changed = {
        i: space.case.issues[i].title_of(o) for i, o in space.changed(agreement.state).items()
    }
    named = "; ".join(f"{issue}: {title}" for issue, title in changed.items())
    wanted = agreement.wanted
    of = f" of the kind asked about ({wanted.words})" if wanted is not None else ""
    text = f"The agreement looked at is ({named}; all else as now). "
    if agreement.acceptable:
        which = counted(agreement.acceptable, "package")
        text += f"{capital(which)}{of} with {term} would be accepted by everybody who must accept, "
        text += "as each understands the word; "
    else:
        text += f"No package{of} with {term} would be accepted by everybody who must accept, even "
        text += "as each understands the word; "
    text += "this one changes least from now"
    rest = agreement.nearest - 1
    text += f" ({counted(rest, 'other')} as little; it is the first)." if rest else "."
    names = listed([agreement.name(party) for party in agreement.acceptors])
    return Sentence(f"{text} {names} must accept it.", by=agreement.analysts)


def judgement(
    agreement: Agreement, tried: Sequence[Otherwise], holding: Holding, concept: Concept
) -> Judgement:
    """Say whether an agreement on a term survives the discovery of what each means by it."""
    changed = [one for one in tried if _another(agreement, one)]
    conflict = holding.conflict
    sure = confidence(
        conflict.case,
        agreement.space.reading,
        agreement.analysts,
        [one.other.label for one in tried],
        [one.other.label for one in changed],
    )
    why = (
        chosen_how(agreement),
        *(_thinks(agreement, party) for party in agreement.acceptors),
        *(_had(agreement, option, holding, concept) for option in agreement.meanings),
        *_none_survives(agreement),
    )
    claim = Sentence(
        f"Given these inputs, {_claim(agreement)}.", agreement.evidence, agreement.analysts
    )
    return Judgement(claim, sure, why)


def _claim(agreement: Agreement) -> str:
    if not agreement.acceptable:
        return f"{agreement.words} would not be accepted by everybody even as each understands it"
    verdict = "would survive" if agreement.survives else "would not survive"
    return (
        f"{agreement.words} {verdict} the discovery of what each side means by it: "
        f"{discovery(agreement, agreement.walkers)}"
    )


def _another(agreement: Agreement, one: Otherwise) -> bool:
    """Say whether another reading gives another answer."""
    return (one.walkers, one.refusing) != (agreement.walkers, agreement.refusing)


def _thinks(agreement: Agreement, party: str) -> Sentence:
    meant, answer = agreement.understood.meant(party), agreement.as_thought(party)
    term, title = quoted(agreement.understood.term), agreement.title(meant.option)
    name, does = agreement.name(party), "would accept" if answer.accepts else "would not accept"
    if meant.stated:
        text = f"{name} takes {term} to mean {title}, and {does} the agreement so understood"
    else:
        text = f"What {name} means by {term} is not stated; taking it literally, as {title}, "
        text += f"{name} {does} the agreement"
    text += f"{_reason(answer)}."
    return Sentence(text, meant.evidence, by_whom(agreement, party))


def _reason(answer: Acceptance) -> str:
    if answer.crosses:
        return ", which crosses a red line"
    return f" ({over(answer)})" if over(answer) else ""


def by_whom(agreement: Agreement, party: str) -> tuple[str, ...]:
    """Name the analyst whose account of a party counts."""
    entry = agreement.space.entry(party)
    return (entry.by,) if entry is not None else ()


def _had(agreement: Agreement, option: str, holding: Holding, concept: Concept) -> Sentence:
    walking = agreement.walkers[option]
    parts = [
        f"{agreement.name(p)} would walk away ({_because(agreement, p, option)})" for p in walking
    ]
    staying = [agreement.name(p) for p in agreement.acceptors if p not in walking]
    parts += [f"{listed(staying)} would still accept"] if staying and walking else []
    text = f"Had everybody taken {quoted(agreement.understood.term)} to mean "
    text += f"{agreement.title(option)}, "
    text += "; ".join(parts) or "everybody who must accept would still do so"
    text += f"; {_alone(agreement, option, holding, concept)}."
    return Sentence(text, agreement.evidence, holding.conflict.analysts)


def _because(agreement: Agreement, party: str, option: str) -> str:
    answer = agreement.answer(party, option)
    why = ["a red line is crossed"] if answer.crosses else []
    below = answer.over is not None and answer.over < 0
    why += [over(answer)] if below else []
    why += [agreement.worse_by(party, option)]
    return ", ".join(why)


def _alone(agreement: Agreement, option: str, holding: Holding, concept: Concept) -> str:
    """Say who would leave that outcome by a move of its own."""
    state = agreement.understood.replaced(agreement.state, option)
    if state is None:
        return "the rules of the case exclude that outcome"
    leavers = holding.leavers_named(concept, state)
    if not leavers:
        return f"that outcome would hold under {concept.name}"
    return (
        f"that outcome would not hold under {concept.name}, for {leavers} would move away from it"
    )


def _none_survives(agreement: Agreement) -> tuple[Sentence, ...]:
    if not agreement.acceptable:
        return ()
    number = f"{agreement.surviving:,}" if agreement.surviving else "none"
    text = f"Of {counted(agreement.acceptable, 'such package')}, {number} would be accepted by "
    text += "everybody who must accept whichever of these meanings it turned out to have."
    return (Sentence(text, agreement.evidence, agreement.analysts),)


def would_change(agreement: Agreement, tried: Sequence[Otherwise]) -> tuple[Sentence, ...]:
    """Say under which other readings somebody else would walk away."""
    found = []
    for one in tried:
        if _another(agreement, one):
            says = discovery(agreement, one.walkers)
            refusing = listed([agreement.name(p) for p in one.refusing])
            says += f"; {refusing} would not accept even as each understands it" if refusing else ""
            text = f"{one.other.label} the answer about {agreement.words} is another: {says}."
            found.append(Sentence(text, by=one.other.by))
    return tuple(found)
