"""Would it hold: the best package among those that hold, and what is given up for it.

Source: raiffa1982; fang1993.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import rests_on_joint
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import Standard
from goodoffices.lenses.packages.that_hold import tables
from goodoffices.lenses.packages.that_hold.best_that_hold import (
    HeldUnder,
    candidates,
    concepts,
    given_up,
    held_under,
    nearest,
    under_other_readings,
)
from goodoffices.lenses.packages.whose_consent import those
from goodoffices.lenses.section import Section


def section(asked: Asked) -> Section:
    """Say how many acceptable packages hold, which is best of them, and what that costs whom.

    Returns
    -------
    Section
        Empty where no package other than now could be accepted by all weighed; where it could not
        be worked out what holds, what that needs.
    """
    total = int(candidates(asked.zone).sum())
    if not total:
        return Section()
    if asked.holding is None:
        return Section(missing=(_not_answered(asked),))
    held = [held_under(asked.zone, asked.holding, concept) for concept in concepts(asked)]
    shown = (tables.best(asked, asked.holding, held), tables.held(asked, asked.holding, held))
    return Section(
        judgements=(_judgement(asked, asked.holding, held, total),),
        tables=tuple(one for one in shown if one is not None),
        methods=("fang1993", "raiffa1982"),
    )


def named_best(asked: Asked) -> tuple[str, int] | None:
    """Name the best package of those that hold under the concept, to stand among the named ones."""
    if asked.holding is None:
        return None
    lead = held_under(asked.zone, asked.holding, asked.concept).lead
    if lead is None:
        return None
    return f"the best that holds ({lead[0].name})", lead[1]


def _not_answered(asked: Asked) -> Sentence:
    needs = "; ".join(gap.what for gap in asked.not_held)
    text = f"Which package is the best of those that would hold was left out: this needs {needs}."
    return Sentence(text, by=asked.by())


def _judgement(asked: Asked, holding: Holding, held: list[HeldUnder], total: int) -> Judgement:
    by = asked.by(asked.zone.weighed)
    others = under_other_readings(asked)
    tried = None if others is None else [one.other.label for one in others]
    best = _state(held[0])
    changed = [one.other.label for one in others or () if one.best != best]
    sure = confidence(asked.case, asked.space.reading, by, tried, changed)
    lead = _best(asked, holding, held[0])
    claim = f"Given these inputs, {_how_many(asked, held[0], total)}{lead}."
    why = [*_other_standards(asked, held[0]), *_joint(asked, held[0])]
    for other in held[1:]:
        why.append(f"Of the {total:,}, {_number(other.count)} would hold under {other.concept.name}"
                   f"{_best(asked, holding, other)}.")  # fmt: skip
    why += _now(asked, holding)
    return Judgement(Sentence(claim, by=by), sure, tuple(Sentence(text, by=by) for text in why))


def _state(held: HeldUnder) -> int | None:
    return held.lead[1] if held.lead is not None else None


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"


def _how_many(asked: Asked, held: HeldUnder, total: int) -> str:
    of = counted(total, "package")
    return (
        f"of {of} other than now {those(asked)}, {_number(held.count)} would hold under "
        f"{held.concept.name}"
    )


def _best(asked: Asked, holding: Holding, held: HeldUnder) -> str:
    """Name the best of those that hold and what it costs whom; else what comes nearest."""
    if not held.count:
        return _nearest(asked, holding) if held.concept == asked.concept else ""
    if held.lead is None or asked.chosen is None:
        return ""
    standard, state = held.lead
    package = f"({asked.words.outcome(state)})"
    overall = asked.chosen.solutions[standard].leximin
    if state == overall:
        return f"; the best of them by the {standard.name} standard is the best of all, {package}"
    text = f"; the best of them by the {standard.name} standard is {package}"
    if overall is None:
        return text
    return f"{text}; {_against(asked, state, overall, standard)}"


def _against(asked: Asked, state: int, overall: int, standard: Standard) -> str:
    """Say what one package gives more and less than the best of all."""
    changes = given_up(asked, state, overall)
    less = [f"{asked.name(c.party)} {one_digit(-c.points)}" for c in changes if c.points < 0]
    more = [f"{asked.name(c.party)} {one_digit(c.points)}" for c in changes if c.points > 0]
    parts = [f"{listed(less)} points less" if less else "", f"{listed(more)} more" if more else ""]
    told = " and ".join(filter(None, parts))
    if not told:
        return f"it is worth to everyone what the {standard.name} package of all is"
    return f"it gives {told} than the {standard.name} package of all"


def _nearest(asked: Asked, holding: Holding) -> str:
    found = nearest(asked, holding)
    if found is None:
        return ""
    leaves = holding.departures(asked.concept, found.state)
    return (
        f"; of what the standards choose, the {found.standard.name} package "
        f"({asked.words.outcome(found.state)}) comes nearest: {leaves}"
    )


def _other_standards(asked: Asked, held: HeldUnder) -> list[str]:
    """Say what the other standards choose among those that hold."""
    if held.lead is None or held.chosen is None or asked.chosen is None:
        return []
    first, lead = held.lead
    same, said = [], []
    for standard in held.chosen.solutions:
        state = held.best(standard)
        if standard == first or state is None:
            continue
        overall = asked.chosen.solutions[standard].leximin
        if state == overall:
            same.append(standard.name)
            continue
        package = "that same package" if state == lead else f"({asked.words.outcome(state)})"
        text = f"By the {standard.name} standard the best that holds is {package}"
        text += f"; {_against(asked, state, overall, standard)}" if overall is not None else ""
        said.append(f"{text}.")
    if same:
        also = "also " if lead == asked.chosen.solutions[first].leximin else ""
        verb = "standard" if len(same) == 1 else "standards"
        said.insert(0, f"By the {listed(same)} {verb} the best of all {also}holds.")
    return said


def _joint(asked: Asked, held: HeldUnder) -> list[str]:
    state = _state(held)
    rests = rests_on_joint(asked.space, state) if state is not None else ""
    return [f"The best that holds {rests}."] if rests else []


def _now(asked: Asked, holding: Holding) -> list[str]:
    """Say whether what is now holds: if so, nothing need come of a package that holds as well."""
    if not holding.holds(asked.concept, asked.space.now):
        return []
    return [
        f"What is now would hold under {asked.concept.name} as well: that a package would hold "
        "once agreed does not say that anybody would begin."
    ]
