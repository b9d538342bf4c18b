"""What claims rest on: nothing, one side only, one origin only, or somebody else's words.

Corroboration counts origins, not documents.

Source: none; the house's own rule, docs/voices.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goodoffices.case.document import Path, place
from goodoffices.case.load import Loaded
from goodoffices.case.model import Case
from goodoffices.case.voice import Support, Voice, Voices
from goodoffices.check.remark import Remark, Topic, Weight

_WORDS = {Voice.REPORTER: "the reporter’s"}


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
    """

    what: str
    party: str | None
    rests_on: tuple[str, ...]
    path: Path


def claims(case: Case) -> Iterator[Claim]:
    """List the claims of a case: positions, meanings of terms, and events."""
    for number, position in enumerate(case.positions):
        what = f"that {position.party} wants “{position.option}” on “{position.issue}”"
        yield Claim(what, position.party, position.from_, ("positions", number))
    for term, entry in case.terms.items():
        for number, meaning in enumerate(entry.meanings):
            what = f"that “{term}” means “{meaning.option}” to {meaning.for_}"
            yield Claim(what, meaning.for_, meaning.from_, ("terms", term, "meanings", number))
    for number, event in enumerate(case.events):
        if not event.quote:
            yield Claim(f"of the event “{event.what}”", None, event.from_, ("events", number))


def origins(case: Case, ids: Iterable[str]) -> tuple[str, ...]:
    """List the origins statements come from; a source without one counts as its own."""
    found: dict[str, str] = {}
    for id_ in ids:
        for source in case.seen_in(case.statements[id_]):
            entry = case.sources.get(source)
            origin = (entry.origin if entry is not None else "") or source
            found.setdefault(" ".join(origin.split()).casefold(), origin)
    return tuple(found.values())


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
        elif claim.party is not None:
            support = voices.support(standing, claim.party)
            says = _whose_words(claim, support)
            if says:
                yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "", support.evidence)
    yield from _one_sided(loaded, voices)
    yield from _one_origin(loaded)


def _whose_words(claim: Claim, support: Support) -> str:
    if Voice.STATED not in support.voices:
        voices = " and ".join(_WORDS.get(voice, voice) for voice in support.voices)
        return f"The claim {claim.what} is {voices}, not in {claim.party}’s own words."
    if support.unnamed:
        return f"The claim {claim.what} rests on unnamed officials of {claim.party} only."
    return ""


def _one_sided(loaded: Loaded, voices: Voices) -> Iterator[Remark]:
    case = loaded.case
    for issue in case.issues:
        on = {i: s for i, s in case.statements.items() if issue in s.on and s.accepted}
        sides = {party: None for s in on.values() for party in voices.stated_by(s)}
        if len(sides) == 1 and len(case.at_the_table()) > 1:
            where = place(loaded.document, ("issues", issue), loaded.file.name)
            says = f"On “{issue}” only {next(iter(sides))} is quoted in its own words."
            yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "", tuple(on))


def _one_origin(loaded: Loaded) -> Iterator[Remark]:
    case = loaded.case
    accepted = [id_ for id_, s in case.statements.items() if s.accepted]
    found = origins(case, accepted)
    if len(found) == 1 and accepted:
        where = place(loaded.document, ("sources",), loaded.file.name)
        says = f"All {len(accepted)} accepted statements come from one origin: {found[0]}."
        yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "look for an independent account.")
        return
    for claim in claims(case):
        standing = tuple(id_ for id_ in claim.rests_on if case.statements[id_].accepted)
        single = origins(case, standing)
        if len(single) == 1:
            where = place(loaded.document, claim.path, loaded.file.name)
            says = f"The claim {claim.what} rests on one origin only: {single[0]}."
            yield Remark(Topic.SUPPORT, Weight.NOTE, where, says, "", standing)
