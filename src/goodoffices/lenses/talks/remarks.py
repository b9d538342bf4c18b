"""What a look at the talks assumed, what would change it, what limits it, and what it lacks.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.talks.asked import Confirmation
from goodoffices.lenses.talks.heard import heard, sides
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.rule import RULE
from goodoffices.lenses.talks.state import IssueState
from goodoffices.lenses.talks.wording import (
    HOUSE,
    count,
    day,
    distinct,
    listed,
    names_of,
    quoted,
    quotes,
    searched,
    supported,
)


def assumptions(record: Record, states: Sequence[IssueState]) -> tuple[Sentence, ...]:
    """Say which day counts, by which rule, and what the analyst overruled."""
    until = (
        f"Statements count up to {day(record.as_of)}"
        if record.as_of is not None
        else "No day is given, so statements of every day count"
    )
    counts = count(len(record.statements), "statement counts", "statements count")
    text = f"{until}: {counts} of {len(record.case.statements)} in the case."
    overruled = [
        supported(
            record.case,
            f"On {quoted(found.issue)} the rule alone gives “{found.derived}”; "
            f"it is shown as “{found.state}”.",
            by=found.because.by,
        )
        for found in states
        if found.overridden
    ]
    rule = (Sentence(sentence, by=(HOUSE,)) for sentence in RULE)
    return (Sentence(text, by=(HOUSE,)), *overruled, *rule)


def would_change(record: Record, states: Sequence[IssueState]) -> tuple[Sentence, ...]:
    """Say which words, were they found, would change where an issue stands."""
    return (*confirmations(record, states), *_meanings(record, states), *_answers(record, states))


def confirmations(record: Record, states: Sequence[IssueState]) -> Iterator[Sentence]:
    """Say whose words alone are missing for what is only claimed to be agreed."""
    for found in states:
        near = _nearly(found) if found.state == "claimed agreed" else None
        if near is not None and len(record.table) > 1:
            who = listed(names_of(record.case, near.silent))
            its = "its" if len(near.silent) == 1 else "their"
            title = record.case.issues[found.issue].title_of
            what = "that it is agreed"
            if near.option is not None:
                what = f"that it is for {quoted(title(near.option))} and nothing else"
                what = what if len(near.silent) == 1 else what.replace("it is", "they are")
            text = (
                f"If {who} said in {its} own words {what}, {quoted(found.issue)} would be agreed."
            )
            yield supported(record.case, text, found.evidence, found.because.by)


def _nearly(found: IssueState) -> Confirmation | None:
    """Find the one thing that needs no more than the words of those who are silent on it.

    Of several things said to be agreed it is the one that all but one confirm, where there is one
    such thing and no second.
    """
    if len(found.confirmations) == 1:
        return found.confirmations[0]
    near = [one for one in found.confirmations if one.by and len(one.silent) == 1]
    return near[0] if len(near) == 1 else None


def _meanings(record: Record, states: Sequence[IssueState]) -> Iterator[Sentence]:
    meant = {s.issue for s in states if s.state == "same words, different meaning"}
    for word, term in record.case.terms.items():
        for meaning in term.meanings:
            ids = record.counting(meaning.from_)
            own = any(meaning.for_ in record.owners[id_] for id_ in ids)
            if term.on in meant and meaning.for_ in record.table and not own:
                who = record.case.name_of(meaning.for_)
                text = f"{who} itself saying what it means by {quoted(word)} would settle whether "
                yield supported(record.case, f"{text}the meanings differ.", ids)


def _answers(record: Record, states: Sequence[IssueState]) -> Iterator[Sentence]:
    waiting: dict[str, list[str]] = {}
    for found in states:
        one_sided = sides(record, found.issue)
        if found.state == "open" and one_sided.one_side and len(record.table) > 1:
            for party in record.table:
                if party not in one_sided.sides:
                    waiting.setdefault(party, []).append(found.issue)
    for party, issues in waiting.items():
        ids = distinct(id_ for issue in issues for id_ in sides(record, issue).evidence)
        where = listed((quoted(issue) for issue in issues), "or")
        text = f"An answer of {record.case.name_of(party)} on {where} could close or block it."
        yield supported(record.case, text, ids)


def limits(record: Record) -> tuple[Sentence, ...]:
    """Say what is one-sided in the whole record, and what was left out of it."""
    return (*_origins(record), *_unheard(record), *_nameless(record), *_left_out(record))


def _origins(record: Record) -> Iterator[Sentence]:
    ids = tuple(record.statements)
    origins = record.origins(ids)
    if len(origins) == 1:
        text = f"Everything rests on one origin, {quoted(origins[0])}; no second one confirms it."
        yield supported(record.case, text, record.sources(ids))
    adrift = [id_ for id_ in ids if not record.sources([id_])]
    if adrift:
        what = count(len(adrift), "statement has", "statements have")
        yield supported(record.case, f"{what} no source.", adrift)


def _unheard(record: Record) -> Iterator[Sentence]:
    found = [heard(record, party) for party in record.case.parties]
    told = [h for h in found if h.only_quoted_by_others]
    if told:
        who = listed(names_of(record.case, (h.party for h in told)))
        ids = [id_ for h in told for id_ in h.evidence]
        yield supported(record.case, f"{who}: known only through the words of others.", ids)
    silent = [h.party for h in found if not h.evidence]
    if silent:
        who = listed(names_of(record.case, silent), "or")
        yield searched(record.case, f"nothing is on record from or for {who}")


def _nameless(record: Record) -> Iterator[Sentence]:
    ids = [
        id_
        for id_, said in record.statements.items()
        if (speakers := record.speakers[id_])
        and all(voiced.kind in ("unnamed", "none") for voiced in speakers)
    ]
    if ids:
        one, several = "statement comes from a speaker", "statements come from speakers"
        text = f"{count(len(ids), one, several)} without a name."
        yield supported(record.case, text, ids)


def _left_out(record: Record) -> Iterator[Sentence]:
    case = record.case
    proposed = [id_ for id_, said in case.statements.items() if said.review == "proposed"]
    if proposed:
        what = count(len(proposed), "statement waits", "statements wait")
        yield supported(case, f"{what} for review and did not count.", proposed)
    later = [
        id_
        for id_, said in case.statements.items()
        if said.accepted and id_ not in record.statements
    ]
    if later and record.as_of is not None:
        what = count(len(later), "statement is", "statements are")
        yield supported(case, f"{what} later than {day(record.as_of)} and did not count.", later)
    unsure = [id_ for id_ in record.statements if record.may_be_later(id_)]
    if unsure and record.as_of is not None:
        what = count(len(unsure), "statement counts", "statements count")
        its = "its span of days begins" if len(unsure) == 1 else "their spans of days begin"
        text = f"{what} because {its} by {day(record.as_of)}, and may be later."
        yield supported(case, text, unsure)
    undated = [id_ for id_ in record.statements if record.day(id_).year == 1]
    if undated:
        what = count(len(undated), "statement has", "statements have")
        yield supported(case, f"{what} no date and came before all others.", undated)


def missing(record: Record, states: Sequence[IssueState]) -> tuple[Sentence, ...]:
    """Say what could not be answered, and what it needs."""
    found = []
    if len(record.table) < 2:
        text = (
            "Whether anything is agreed cannot be said: it needs two parties at the table or more."
        )
        found.append(Sentence(text, by=(HOUSE,)))
    if not record.statements:
        text = "no accepted statement up to the day is on record, and who says what cannot be said"
        found.append(searched(record.case, text))
    empty = [state.issue for state in states if state.state == "not addressed"]
    if empty and record.statements:
        stand = "stands" if len(empty) == 1 else "stand"
        text = f"no statement or position shows where {quotes(empty)} {stand}"
        found.append(searched(record.case, text))
    return tuple(found)
