"""Negotiation arithmetic as one part of the packages lens.

Source: sebenius1983
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.other_readings import other_readings
from goodoffices.lenses.packages.arithmetic import issues, parties, together
from goodoffices.lenses.packages.arithmetic.effects import (
    Step,
    as_asked,
    issue_steps,
    party_steps,
    unknown,
)
from goodoffices.lenses.packages.arithmetic.standing import Scale
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.zone import Zone
from goodoffices.lenses.section import Section


def section(asked: Asked) -> Section:
    """Say what each issue and each party does to what could be agreed.

    Returns
    -------
    Section
        Empty where nobody is asked, or now is the only package.
    """
    if not asked.zone.acceptors or not asked.zone.others.any():
        return Section()
    of_issues, of_parties = _steps(asked.zone)
    tables = []
    if asked.zone.beyond_now.any() and of_issues:
        tables.append(issues.issues_table(asked, of_issues))
    if of_parties:
        tables.append(parties.parties_table(asked, of_parties))
    if not tables:
        return Section()
    return Section(
        judgements=(_judgement(asked, of_issues, of_parties),),
        tables=tuple(tables),
        assumptions=(_assumption(asked),),
        missing=_missing(asked),
        methods=("sebenius1983",),
    )


def _steps(found: Zone) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    scale = Scale(found)
    whole = as_asked(scale)
    return issue_steps(scale, whole), party_steps(scale, whole)


def _judgement(asked: Asked, of_issues: Sequence[Step], of_parties: Sequence[Step]) -> Judgement:
    if asked.zone.beyond_now.any():
        claim = issues.claim(asked, of_issues)
        why = (*issues.reasons(asked, of_issues), *together.sentences(asked))
    else:
        claim, why = parties.claim(asked, of_parties), ()
    tried, changed = _under_other_readings(asked, _gist(of_issues, of_parties))
    sure = confidence(asked.case, asked.space.reading, asked.by(), tried, changed)
    text = Sentence(f"Given these inputs, {claim}.", by=asked.by())
    return Judgement(text, sure, (*why, *parties.reasons(asked, of_parties)))


def _gist(of_issues: Sequence[Step], of_parties: Sequence[Step]) -> tuple[tuple[str, str], ...]:
    """Name the steps the judgement is about."""
    told = (*issues.most(of_issues), *parties.creators(of_parties))
    return tuple((step.what, step.zone.effect.value) for step in told)


def _under_other_readings(
    asked: Asked, gist: tuple[tuple[str, str], ...]
) -> tuple[list[str], list[str]]:
    """Ask the other readings which issue or party it is; a reading that lacks something is left."""
    tried, changed = [], []
    for other in other_readings(asked.space, asked.zone.acceptors):
        try:
            found = asked.zone.under(other.reading)
        except NeedsError:
            continue
        tried.append(other.label)
        if _gist(*_steps(found)) != gist:
            changed.append(other.label)
    return tried, changed


def _assumption(asked: Asked) -> Sentence:
    text = (
        "Every walk-away is kept where an issue or a party is taken away or added. When parties "
        "change, walk-aways must be assessed again: who is left out may go elsewhere."
    )
    return Sentence(text, by=asked.by())


def _missing(asked: Asked) -> tuple[Sentence, ...]:
    strangers = [
        party
        for party in asked.space.parties
        if party not in asked.zone.needed and unknown(asked.zone, party)
    ]
    if not strangers:
        return ()
    text = (
        f"What asking {listed(asked.names(strangers), 'or')} as well would change was left out: "
        "this needs preferences and a walk-away."
    )
    return (Sentence(text, by=asked.by()),)
