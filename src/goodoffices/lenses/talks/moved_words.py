"""What moved, as a table and as a judgement.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case.voice import Voice
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.talks.confidence import confidence
from goodoffices.lenses.talks.moved import Moved, StandMove
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.rule import MARKS
from goodoffices.lenses.talks.stand import Stand
from goodoffices.lenses.talks.wording import (
    HOUSE,
    cell,
    count,
    day,
    distinct,
    listed,
    names_of,
    quoted,
    supported,
)

_VOICE = {
    Voice.STATED: "stated",
    Voice.ATTRIBUTED: "said by others",
    Voice.REPORTER: "said by the reporter",
    Voice.ANALYST: "analyst’s judgement",
}
NONE = "not on record"


def moved_table(found: Moved) -> Table:
    """Write everything that moved: issues, parties, positions, statements."""
    titles = ("Issue", "What", "Party", "Before", "Now")
    rows = (*_state_rows(found), *_stand_rows(found), *_wish_rows(found), *_statement_rows(found))
    note = f"Before: {_which(found.before)}. Now: {_which(found.after)}."
    note += "" if rows else " Nothing moved."
    return Table("moved", "What moved", tuple(map(Column, titles)), tuple(rows), note)


def _which(record: Record) -> str:
    until = f" up to {day(record.as_of)}" if record.as_of else ", all of it"
    return f"{quoted(record.case.title or record.case.case)}{until}"


def _state_rows(found: Moved) -> Iterator[tuple[Cell, ...]]:
    for move in found.states:
        yield (
            cell(move.issue),
            cell("state of the issue"),
            cell(""),
            Cell("not an issue")
            if move.before is None
            else Cell(move.before, mark=MARKS[move.before]),
            Cell("no longer an issue")
            if move.after is None
            else Cell(move.after, move.evidence, mark=MARKS[move.after]),
        )


def _stand_rows(found: Moved) -> Iterator[tuple[Cell, ...]]:
    for move in found.stands:
        yield (
            cell(move.issue),
            cell(f"latest own words: {move.kind}"),
            cell(found.after.case.name_of(move.party)),
            cell(_stand(found.before, move.before)),
            cell(_stand(found.after, move.after), move.after.evidence),
        )


def _stand(record: Record, stand: Stand) -> str:
    issue = record.case.issues.get(stand.issue)
    title = issue.title_of if issue is not None else str
    parts = [f"states {listed(quoted(title(o)) for o in stand.options)}"] if stand.options else []
    parts += ["agrees"] if stand.agrees else []
    parts += [f"refuses {listed(quoted(title(o)) for o in stand.refuses)}"] if stand.refuses else []
    parts += ["refuses all others"] if stand.refuses_others is not None else []
    return listed(parts) or NONE


def _wish_rows(found: Moved) -> Iterator[tuple[Cell, ...]]:
    names = {**_names(found.before), **_names(found.after)}
    for move in found.wishes:
        known = (r.case.issues[move.issue] for r in (found.after, found.before)
                 if move.issue in r.case.issues)  # fmt: skip
        option = quoted(next(known).title_of(move.option))
        yield (
            cell(move.issue),
            cell(f"{'refusal of' if move.refused else 'position'} {option} {move.kind}"),
            cell(names.get(move.party, move.party)),
            cell(listed(_VOICE[voice] for voice in move.before) or NONE),
            cell(listed(_VOICE[voice] for voice in move.after) or NONE, move.evidence),
        )


def _names(record: Record) -> dict[str, str]:
    return {party: record.case.name_of(party) for party in record.case.parties}


def _statement_rows(found: Moved) -> Iterator[tuple[Cell, ...]]:
    kinds = (
        (found.added, "statement added", NONE, "counts"),
        (found.removed, "statement that no longer counts", "counted", NONE),
        (found.changed, "statement that reads otherwise", "counted", "counts, changed"),
    )
    for ids, what, before, after in kinds:
        for id_ in ids:
            record = found.before if id_ in found.removed else found.after
            said = record.statements[id_]
            evidence = (id_,) if id_ in found.after.case.statements else ()
            yield (
                cell(listed(said.on)),
                cell(f"{what}: {quoted(said.words)}" if said.words else f"{what}: {id_}"),
                cell(listed(names_of(record.case, said.by))),
                cell(before),
                cell(after, evidence),
            )


def moved_judgement(found: Moved) -> Judgement:
    """Say what moved, and who."""
    record = found.after
    since, until = found.before.as_of, record.as_of
    against = "against the earlier record"
    if since is not None and (until is None or since < until):
        against = f"since {day(since)}"
    ids = [id_ for move in found.states for id_ in move.evidence]
    ids += [id_ for stand in found.stands for id_ in stand.after.evidence]
    ids += [*found.added, *found.changed]
    known = record.counting(ids)
    text = f"Given these inputs, {against} {_summary(found)}."
    why = [
        supported(record.case, _state_words(m.issue, m.before, m.after), m.evidence)
        for m in found.states
    ]
    why += [
        supported(record.case, _stand_words(found, move), move.after.evidence)
        for move in found.stands
        if move.kind == "moved"
    ]
    if not known:
        return Judgement(Sentence(text, by=(HOUSE,)), _as_entered(found), tuple(why))
    return Judgement(supported(record.case, text, known), confidence(record, known), tuple(why))


def _as_entered(found: Moved) -> Sentence:
    nothing = ", and nothing in them differs" if found.nothing else ""
    text = f"Confidence is not graded: this compares the two records as entered{nothing}."
    return Sentence(text, by=(HOUSE,))


def _summary(found: Moved) -> str:
    if found.nothing:
        return "nothing has moved"
    states = count(len(found.states), "issue stands", "issues stand")
    parts = [f"{states} elsewhere than before" if found.states else "no issue changed its state"]
    who = listed(found.after.case.name_of(party) for party in found.who)
    parts.append(f"{who} moved in its own words" if len(found.who) == 1 else "")
    parts.append(f"{who} moved in their own words" if len(found.who) > 1 else "")
    parts.append("" if found.who else "no party at the table moved in its own words")
    new = distinct(m.party for m in found.stands if m.kind == "first heard" and not _old(found, m))
    if new:
        parts.append(f"{listed(map(found.after.case.name_of, new))} spoke for the first time")
    kinds = [move.kind for move in found.wishes]
    for kind in distinct(kinds):
        one, several = _KINDS[kind]
        parts.append(count(kinds.count(kind), one, several))
    added = count(len(found.added), "statement was", "statements were")
    parts.append(f"{added} added" if found.added else "")
    return listed(filter(None, parts))


def _old(found: Moved, move: StandMove) -> bool:
    return any(move.party in owners for owners in found.before.owners.values())


_KINDS = {
    "appeared": ("position appeared", "positions appeared"),
    "disappeared": ("position disappeared", "positions disappeared"),
    "whose word it is changed": (
        "position is told in another voice",
        "positions are told in other voices",
    ),
}


def _state_words(issue: str, before: str | None, after: str | None) -> str:
    was = f"was {before}" if before else "was not an issue"
    return f"{quoted(issue)} {was} and {f'is {after}' if after else 'is no longer an issue'}."


def _stand_words(found: Moved, move: StandMove) -> str:
    party = found.after.case.name_of(move.party)
    before, after = _stand(found.before, move.before), _stand(found.after, move.after)
    return f"{party} on {quoted(move.issue)}, in its own words: before, {before}; now, {after}."
