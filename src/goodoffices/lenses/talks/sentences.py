"""The headline and the judgements of a look at the talks.

Source: icd203 (a judgement, its reasons, and its confidence in a sentence of its own).
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.vocabulary import State
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.talks.confidence import confidence
from goodoffices.lenses.talks.next_meeting import Coming
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.state import IssueState
from goodoffices.lenses.talks.wording import count, distinct, listed, quoted, quotes, supported

_GIVEN = "Given these inputs,"


def _of(states: Sequence[IssueState], *wanted: State) -> tuple[IssueState, ...]:
    return tuple(found for found in states if found.state in wanted)


def _evidence(states: Sequence[IssueState]) -> tuple[str, ...]:
    return distinct(id_ for found in states for id_ in found.evidence)


def _analysts(states: Sequence[IssueState]) -> tuple[str, ...]:
    return distinct(name for found in states for name in found.because.by if found.overridden)


def headline(record: Record, states: Sequence[IssueState], coming: Coming) -> Sentence:
    """Count the issues by where they stand, and name the next meeting."""
    parts = [
        _are(len(_of(states, "agreed")), "agreed") or "none is agreed",
        _are(len(_of(states, "claimed agreed")), _claimed_words(record, states)),
        _meant_words(len(_of(states, "same words, different meaning"))),
        _are(len(_of(states, "deadlocked")), "deadlocked"),
        _are(len(_of(states, "open")), "open"),
        _are(len(_of(states, "not addressed")), "not addressed"),
    ]
    text = f"Of {count(len(states), 'issue', 'issues')}, {listed(filter(None, parts))}"
    ids = list(record.counting(_evidence(states)))
    if len(record.table) > 1:
        text += f"; {coming.words}"
        ids += [id_ for planned in coming.named for id_ in planned.evidence]
    by = _analysts(states)
    if not ids and not by and all(found.state == "not addressed" for found in states):
        return _nothing(record, f"{text}.")
    return supported(record.case, f"{text}.", ids, by)


def _nothing(record: Record, text: str) -> Sentence:
    """Make a sentence on what the record does not hold: it rests on the sources searched."""
    return supported(record.case, text, tuple(record.case.sources))


def _are(number: int, what: str) -> str:
    return f"{number} {'is' if number == 1 else 'are'} {what}" if number else ""


def _meant_words(number: int) -> str:
    return f"on {number} the same words mean different things" if number else ""


def _claimed_words(record: Record, states: Sequence[IssueState]) -> str:
    claimed = _of(states, "claimed agreed")
    one_side = all(len(s.claimed_by) == 1 and s.claimed_by[0] in record.table for s in claimed)
    return "agreed only on one side’s account" if one_side else "only claimed to be agreed"


def judgements(record: Record, states: Sequence[IssueState]) -> tuple[Judgement, ...]:
    """Say what is stuck or meant differently, only claimed, agreed, and who was not there."""
    found = (
        _stuck(record, states),
        _claimed(record, states),
        _agreed(record, states),
        _away(record, states),
    )
    return tuple(judgement for judgement in found if judgement is not None)


def _judgement(record: Record, text: str, states: Sequence[IssueState]) -> Judgement:
    ids, by = record.counting(_evidence(states)), _analysts(states)
    why = tuple(
        supported(
            record.case,
            f"{quoted(found.issue)}: {found.because.text}",
            found.because.evidence,
            found.because.by,
        )
        for found in states
    )
    claim = supported(record.case, f"{_GIVEN} {text}.", ids, by)
    parts = [found.evidence for found in states if not found.overridden]
    return Judgement(claim, confidence(record, ids, by, parts), why)


def _agreed(record: Record, states: Sequence[IssueState]) -> Judgement:
    found = _of(states, "agreed")
    if found:
        verb = "is" if len(found) == 1 else "are"
        decided = all(state.overridden for state in found)
        whose = "as the analyst decides" if decided else "in the words of every party at the table"
        if any(state.overridden for state in found) and not decided:
            whose = "in the words of every party at the table or as the analyst decides"
        text = f"{quotes(state.issue for state in found)} {verb} agreed {whose}"
        return _judgement(record, text, found)
    ids = record.counting(_evidence(states))
    claim = f"{_GIVEN} nothing is agreed in the words of every party at the table."
    said = supported(record.case, claim, ids) if ids else _nothing(record, claim)
    return Judgement(said, confidence(record, ids))


def _claimed(record: Record, states: Sequence[IssueState]) -> Judgement | None:
    found = _of(states, "claimed agreed")
    if not found:
        return None
    verb = "is" if len(found) == 1 else "are"
    text = f"{quotes(s.issue for s in found)} {verb} claimed to be agreed, and not confirmed by all"
    return _judgement(record, text, found)


def _stuck(record: Record, states: Sequence[IssueState]) -> Judgement | None:
    stuck = _of(states, "deadlocked")
    meant = _of(states, "same words, different meaning")
    if not stuck and not meant:
        return None
    parts = []
    if stuck:
        parts.append(f"{quotes(s.issue for s in stuck)} {_is(stuck)} deadlocked")
    if meant:
        parts.append(f"on {quotes(s.issue for s in meant)} the same words mean different things")
    return _judgement(record, listed(parts), (*stuck, *meant))


def _is(found: Sequence[IssueState]) -> str:
    return "is" if len(found) == 1 else "are"


def _away(record: Record, states: Sequence[IssueState]) -> Judgement | None:
    case = record.case
    held = {
        party: [
            name
            for name, issue in case.issues.items()
            if issue.held_by is not None and party in issue.held_by.parties
        ]
        for party in case.parties
        if party not in record.table
    }
    held = {party: names for party, names in held.items() if names}
    if not held:
        return None
    issues = distinct(name for names in held.values() for name in names)
    who = listed(f"{case.name_of(party)} ({len(names)})" for party, names in held.items())
    of = f"{len(issues)} of {count(len(case.issues), 'issue', 'issues')}"
    verb = "is" if len(issues) == 1 else "are"
    whom = "parties that are none of the sides at the table"
    text = f"{of} {verb} held, alone or with others, by {whom}: {who}"
    ids = distinct(
        id_ for party in held for name in issues for id_ in record.speaks_on(party, name)
    )
    why = tuple(
        supported(
            case,
            f"{case.name_of(party)} ({case.parties[party].role}) holds {quotes(names)}.",
            [id_ for name in names for id_ in record.speaks_on(party, name)],
        )
        for party, names in held.items()
    )
    claim = supported(case, f"{_GIVEN} {text}.", ids)
    basis = "Confidence is high: who holds an issue is what its author entered."
    return Judgement(claim, supported(case, basis, ids), why)
