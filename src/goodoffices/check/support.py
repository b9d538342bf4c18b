"""What claims rest on: nothing, one side only, one origin only, or somebody else's words.

Corroboration counts origins, not documents. A party's own words are the best record of what it
wants, so a position in its own words is never called one-sided; what only one side at the table
says of another, of an event, or of how an issue stands, is.

Source: none; the house's own rule, docs/voices.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goodoffices.case.document import Path, place
from goodoffices.case.load import Loaded
from goodoffices.case.model import Case
from goodoffices.case.origin import NOT_STATED, origins
from goodoffices.case.said import denied
from goodoffices.case.speakers import names
from goodoffices.case.voice import Voice, Voices
from goodoffices.check.remark import Remark, Topic, Weight

_ONLY = {
    (Voice.ATTRIBUTED,): "what others say only",
    (Voice.REPORTER,): "the reporter’s word only",
    (Voice.ATTRIBUTED, Voice.REPORTER): "what others and the reporter say only",
}


@dataclass(frozen=True)
class Claim:
    """Something a case claims, and the statements it is said to rest on.

    Attributes
    ----------
    what
        The claim in words.
    party
        The party it is about, if it is about one.
    rests_on
        Statement ids.
    path
        Its place in the case.
    of
        The party alone that does what is claimed, so that its own word for it is enough.
    """

    what: str
    party: str | None
    rests_on: tuple[str, ...]
    path: Path
    of: str | None = None


def claims(case: Case) -> Iterator[Claim]:
    """List the claims of a case: positions, meanings of terms, events, and how issues stand."""
    for number, position in enumerate(case.positions):
        what = f"that {position.party} wants “{position.option}” on “{position.issue}”"
        yield Claim(what, position.party, position.from_, ("positions", number))
    for term, entry in case.terms.items():
        for number, meaning in enumerate(entry.meanings):
            what = f"that “{term}” means “{meaning.option}” to {meaning.for_}"
            yield Claim(what, meaning.for_, meaning.from_, ("terms", term, "meanings", number))
    voiced = names(case)
    for number, event in enumerate(case.events):
        if not event.quote:
            who = {voiced[name].party for name in event.who if name in voiced}
            alone = who.pop() if len(who) == 1 else None
            what = f"of the event “{event.what}”"
            yield Claim(what, None, event.from_, ("events", number), alone)
    yield from _asserted(case)


def _asserted(case: Case) -> Iterator[Claim]:
    """List what accepted statements assert of how an issue stands, denials aside."""
    found: dict[tuple[str, str], list[str]] = {}
    for id_, said in case.statements.items():
        denial = said.negated or said.act == "deny" or denied(case, said)
        if said.asserts is not None and said.accepted and not denial:
            for issue in said.on:
                found.setdefault((issue, said.asserts), []).append(id_)
    for (issue, asserts), ids in found.items():
        yield Claim(f"that “{issue}” is {asserts}", None, tuple(ids), ("issues", issue))


def remarks(loaded: Loaded) -> Iterator[Remark]:
    """Say which claims rest on too little."""
    case, voices = loaded.case, Voices(loaded.case)
    for claim in claims(case):
        where = place(loaded.document, claim.path, loaded.file.name)
        standing = [id_ for id_ in claim.rests_on if case.statements[id_].accepted]
        if not standing:
            unreviewed = " accepted" if claim.rests_on else ""
            says = f"The claim {claim.what} rests on no{unreviewed} statement."
            do = (
                "add the statement to “from”, or delete the claim; an analyst’s guess is no record."
            )
            yield Remark(Topic.SUPPORT, Weight.ATTENTION, where, says, do)
            continue
        says = _too_little(claim, voices, standing, _side(case, voices, standing))
        if says:
            yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "", tuple(standing))
    yield from _one_sided(loaded, voices)
    yield from _one_origin(loaded)


def _side(case: Case, voices: Voices, ids: Sequence[str]) -> str | None:
    """Name the one party at the table whose own words all statements are, if there is one."""
    table = case.at_the_table()
    sides = [set(table) & set(voices.stated_by(case.statements[id_])) for id_ in ids]
    said_by = set().union(*sides)
    one = len(table) > 1 and len(said_by) == 1 and all(sides)
    return said_by.pop() if one else None


def _too_little(claim: Claim, voices: Voices, ids: Sequence[str], side: str | None) -> str:
    if claim.party is None:
        one_sided = side is not None and side != claim.of
        return f"The claim {claim.what} rests on one side only: {side}." if one_sided else ""
    support = voices.support(ids, claim.party)
    if Voice.STATED not in support.voices:
        one_side = f" (one side: {side})" if side else ""
        only = _ONLY[support.voices] + one_side
        return f"The claim {claim.what} rests on {only}, not on {claim.party}’s own words."
    if support.unnamed:
        return f"The claim {claim.what} rests on unnamed officials of {claim.party} only."
    return ""


def _one_sided(loaded: Loaded, voices: Voices) -> Iterator[Remark]:
    case = loaded.case
    table = case.at_the_table()
    for issue in case.issues:
        on = {i: s for i, s in case.statements.items() if issue in s.on and s.accepted}
        own = {i: [p for p in voices.stated_by(s) if p in table] for i, s in on.items()}
        sides = {party for said_by in own.values() for party in said_by}
        if len(sides) == 1 and len(table) > 1:
            where = place(loaded.document, ("issues", issue), loaded.file.name)
            only = f"only {sides.pop()}, of those at the table,"
            says = f"On “{issue}” {only} is quoted in its own words."
            about = tuple(id_ for id_, said_by in own.items() if said_by)
            yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "", about)


def _one_origin(loaded: Loaded) -> Iterator[Remark]:
    case = loaded.case
    accepted = tuple(id_ for id_, s in case.statements.items() if s.accepted)
    found = origins(case, accepted)
    if len(found) == 1:
        where = place(loaded.document, ("sources",), loaded.file.name)
        says = f"All accepted statements ({len(accepted)}) come from one origin: {found[0]}."
        do = "look for an independent account."
        if found[0] == NOT_STATED:
            says = f"No origin is stated for any of the {len(accepted)} accepted statements."
            do = "add “origin” to the sources; until then all of them count as one."
        yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, do, accepted)
        return
    for claim in claims(case):
        standing = tuple(id_ for id_ in claim.rests_on if case.statements[id_].accepted)
        single = origins(case, standing)
        if len(single) == 1:
            where = place(loaded.document, claim.path, loaded.file.name)
            says = f"The claim {claim.what} rests on one origin only: {single[0]}."
            yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "", standing)
