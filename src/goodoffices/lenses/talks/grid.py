"""The grid of issues by parties: what each party states, and what it is said to want, never mixed.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from goodoffices.case.claim import Position
from goodoffices.case.model import Case
from goodoffices.case.said import WISHES
from goodoffices.case.voice import Support, Voice
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import point, stand
from goodoffices.lenses.talks.wording import cell, distinct, listed, names_of, quoted

EMPTY = "nothing quoted"
"""What stands in a cell of which the record says nothing."""


@dataclass(frozen=True)
class Wish:
    """One option of one party on one issue, in one voice.

    Attributes
    ----------
    party, issue, option
        Whose wish, on what, for what.
    voice
        Whose word it is.
    evidence
        The statements in that voice; empty for the analyst's judgement.
    unnamed
        Whether it comes from unnamed officials only.
    tellers
        Who says so, where it is attributed.
    verb
        What the party does: *states* or *refuses*.
    earlier
        Whether its latest own words no longer say so.
    """

    party: str
    issue: str
    option: str
    voice: Voice
    evidence: tuple[str, ...] = ()
    unnamed: bool = False
    tellers: tuple[str, ...] = ()
    verb: str = "states"
    earlier: bool = False


def wishes(record: Record, party: str, issue: str) -> tuple[Wish, ...]:
    """List what a party wants on an issue, once for each option and each voice it rests on.

    Positions and the options of statements are taken together; of statements, those by which the
    speaker says what it is for itself (:data:`goodoffices.case.said.WISHES`), and refusals. The
    whole record up to the day counts, not the latest words only. A position that rests on negated
    or denied words alone was never stated: it is the analyst's judgement.
    """
    found: dict[tuple[str, str, Voice], list[str]] = {}
    shown: dict[str, str] = {}

    def note(option: str, voice: Voice, verb: str, *ids: str) -> None:
        key = point(record, issue, option) or option
        shown.setdefault(key, option)
        found.setdefault((key, verb, voice), []).extend(ids)

    positions = record.positions(issue, party)
    rested = {id_ for position in positions for id_ in position.from_}
    for position in positions:
        support = _holding(record, position)
        by_voice = {
            Voice.STATED: support.stated,
            Voice.ATTRIBUTED: support.attributed,
            Voice.REPORTER: support.reporter,
        }
        for voice in support.voices:
            note(position.option, voice, "states", *by_voice.get(voice, ()))
    for id_ in (*record.speaks_on(party, issue), *record.told_of(party, issue)):
        said = record.statements[id_]
        if said.option is None or not record.holds(id_):
            continue
        voice = record.voices.of(said, party)
        if said.act == "refuse" and id_ not in rested:
            note(said.option, voice, "refuses", id_)
        elif said.act in WISHES:
            note(said.option, voice, "states", id_)
    latest = stand(record, party, issue)
    made = [
        replace(
            _wish(record, party, issue, shown[key], voice, verb, distinct(ids)),
            earlier=voice is Voice.STATED
            and key not in (latest.options if verb == "states" else latest.refuses),
        )
        for (key, verb, voice), ids in found.items()
    ]
    order = list(Voice)
    return tuple(sorted(made, key=lambda wish: order.index(wish.voice)))


def _holding(record: Record, position: Position) -> Support:
    ids = (id_ for id_ in record.counting(position.from_) if record.holds(id_))
    return record.voices.support(ids, position.party)


def _wish(
    record: Record,
    party: str,
    issue: str,
    option: str,
    voice: Voice,
    verb: str,
    ids: tuple[str, ...],
) -> Wish:
    attributed = voice is Voice.ATTRIBUTED
    tellers = [teller for id_ in ids for teller in record.claimants(id_)] if attributed else []
    unnamed = record.unnamed(ids, None if attributed else party)
    return Wish(party, issue, option, voice, ids, unnamed, distinct(tellers), verb)


def words(case: Case, wish: Wish) -> str:
    """Write a wish with its voice, without the party's name."""
    option = quoted(case.issues[wish.issue].title_of(wish.option))
    stated, told = ("refuses", "to refuse") if wish.verb == "refuses" else ("states", "to want")
    if wish.voice is Voice.STATED:
        marks = (*(("earlier",) if wish.earlier else ()), *_unnamed(wish))
        return f"{stated} {option}" + (f" ({', '.join(marks)})" if marks else "")
    if wish.voice is Voice.ATTRIBUTED:
        tellers = listed(names_of(case, wish.tellers))
        return f"said {told} {option} (so {', '.join((tellers, *_unnamed(wish)))})"
    if wish.voice is Voice.REPORTER:
        return f"said {told} {option} (so the reporter)"
    return f"analyst’s judgement: {option}"


def _unnamed(wish: Wish) -> tuple[str, ...]:
    named = all("officials" in teller for teller in wish.tellers) and wish.tellers
    return ("unnamed officials",) if wish.unnamed and not named else ()


def grid(record: Record) -> Table:
    """Lay out what each party wants on each issue."""
    case = record.case
    columns = (Column("Issue"), *(Column(_header(case, party)) for party in case.parties))
    rows = tuple(
        (cell(issue), *(_cell(record, party, issue) for party in case.parties))
        for issue in case.issues
    )
    note = (
        "“states” is the party’s own word; “said to want” is what others or the reporter put down "
        f"to it; “earlier” is what its latest words no longer say; "
        f"“{EMPTY}” means that the record holds nothing, not that the party is indifferent."
    )
    return Table("grid", "Who wants what, and who says so", columns, rows, note)


def _header(case: Case, party: str) -> str:
    role = case.parties[party].role
    return case.name_of(party) + ("" if role == "at the table" else f" ({role})")


def _cell(record: Record, party: str, issue: str) -> Cell:
    found = wishes(record, party, issue)
    texts = [words(record.case, wish) for wish in found]
    evidence = [id_ for wish in found for id_ in wish.evidence]
    own = record.speaks_on(party, issue)
    agreeing = [i for i in own if record.statements[i].act == "agree" and record.holds(i)]
    if agreeing:
        still = stand(record, party, issue).agrees
        texts.insert(0, "says it agrees" if still else "says it agrees (earlier)")
        evidence += agreeing
    if not texts and own:
        return cell(f"speaks on it, names {_none(record, own)}", own)
    if not texts and (told := record.told_of(party, issue)):
        return cell(f"spoken for by others, {_none(record, told)} named", told)
    text = "; ".join(texts)
    return cell(text[:1].upper() + text[1:] if text else EMPTY, evidence)


def _none(record: Record, ids: tuple[str, ...]) -> str:
    # whoever assesses or denies names an option, only not as what it wants
    named = any(record.statements[id_].option for id_ in ids)
    return "no option of its own" if named else "no option"
