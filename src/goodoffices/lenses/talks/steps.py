"""The steps of the rule, each in a function of its own: it holds, with its reason, or it does not.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from goodoffices.case.vocabulary import State
from goodoffices.case.voice import Voice
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.talks.assertion import Assertion
from goodoffices.lenses.talks.grid import wishes, words
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import Stand
from goodoffices.lenses.talks.wording import distinct, listed, names_of, quoted, supported


@dataclass(frozen=True)
class Asked:
    """One issue and all that bears on it.

    Attributes
    ----------
    record, issue
        The record and the issue.
    stands
        For each party at the table, where it stands.
    assertions
        Who says that it is agreed or deadlocked.
    """

    record: Record
    issue: str
    stands: Mapping[str, Stand]
    assertions: tuple[Assertion, ...]

    def claims(self, says: str) -> tuple[Assertion, ...]:
        """List the assertions of one kind."""
        return tuple(a for a in self.assertions if a.says == says)

    def name(self, *parties: str) -> str:
        """Name parties or speakers in a list."""
        return listed(names_of(self.record.case, parties))

    def title(self, option: str) -> str:
        """Write an option in plain words, in quotation marks."""
        return quoted(self.record.case.issues[self.issue].title_of(option))

    def titles(self, options: tuple[str, ...]) -> str:
        """Write several options."""
        return listed(self.title(option) for option in options)

    def sentence(self, text: str, *evidence: str) -> Sentence:
        """Make a sentence with what it rests on."""
        return supported(self.record.case, text, evidence)


@dataclass(frozen=True)
class Step:
    """A step that holds.

    Attributes
    ----------
    state, because
        The state, and the reason for it.
    confirmed_by, claimed_by
        Whose own words confirm it; who only says so.
    """

    state: State
    because: Sentence
    confirmed_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()


def _different_meaning(asked: Asked) -> Step | None:
    record = asked.record
    for word, term in record.case.terms.items():
        meant = [m for m in term.meanings if term.on == asked.issue and m.for_ in record.table]
        meant = [meaning for meaning in meant if record.known(meaning)]
        for one, other in combinations(meant, 2):
            if one.for_ != other.for_ and one.option != other.option:
                text = listed(_meaning(asked, m.for_, m.option, m.from_) for m in meant)
                ids = record.counting(id_ for m in meant for id_ in m.from_)
                because = asked.sentence(f"{quoted(word)} means {text}.", *ids)
                return Step("same words, different meaning", because)
    return None


def _meaning(asked: Asked, party: str, option: str, from_: tuple[str, ...]) -> str:
    record = asked.record
    ids = record.counting(from_)
    text = f"{quoted(option)} to {asked.name(party)}"
    if any(party in record.owners[id_] for id_ in ids):
        unnamed = record.unnamed((i for i in ids if party in record.owners[i]), party)
        return f"{text} ({'unnamed officials' if unnamed else 'its own words'})"
    tellers = [teller for id_ in ids for teller in record.claimants(id_)]
    return f"{text} (so {asked.name(*tellers)})" if ids else f"{text} (analyst’s view)"


def _agreed(asked: Asked) -> Step | None:
    stands = tuple(asked.stands.values())
    if len(stands) < 2:
        return None
    stated = distinct(option for stand in stands for option in stand.options)
    for option in (*stated, None):
        if all(stand.confirms(option) for stand in stands):
            ids = [id_ for stand in stands for id_ in stand.evidence]
            parties = tuple(asked.stands)
            each = "Both" if len(parties) == 2 else "All"
            saying = f"state {asked.title(option)}" if option else "say so"
            text = f"{each} at the table {saying} in their own words"
            unnamed = [p for p, s in asked.stands.items() if asked.record.unnamed(s.evidence, p)]
            if unnamed:
                text += f"; for {asked.name(*unnamed)} only unnamed officials speak"
            return Step("agreed", asked.sentence(f"{text}.", *_in_order(asked, ids)), parties)
    return None


def _claimed(asked: Asked) -> Step | None:
    claims = asked.claims("agreed")
    if not claims:
        return None
    options = distinct(claim.option for claim in claims if claim.option is not None)
    confirming = tuple(
        party
        for party, stand in asked.stands.items()
        if stand.agrees or any(option in stand.options for option in options)
    )
    tellers = distinct(name for claim in claims for name in claim.by)
    silent = tuple(party for party in asked.stands if party not in confirming)
    text = f"{asked.name(*tellers)} {_says(tellers)} that it is agreed{_on(asked, options)}"
    if silent:
        own = "its own words" if len(silent) == 1 else "their own words"
        does = _says(silent, "does", "do")
        text += f"; {asked.name(*silent)} {does} not confirm it in {own}"
    elif len(asked.stands) < 2:
        text += "; fewer than two parties are at the table"
    else:
        text += ", but they do not name the same thing"
    ids = [claim.statement for claim in claims]
    ids += [id_ for party in confirming for id_ in asked.stands[party].evidence]
    because = asked.sentence(f"{text[:1].upper()}{text[1:]}.", *_in_order(asked, ids))
    return Step("claimed agreed", because, confirming, tellers)


def _deadlocked(asked: Asked) -> Step | None:
    for one, other in permutations(asked.stands.values(), 2):
        refused = tuple(option for option in other.options if one.refuses_option(option))
        if one.options and refused:
            text = (
                f"{asked.name(one.party)} states {asked.titles(one.options)} and refuses "
                f"{asked.titles(refused)}, which {asked.name(other.party)} states."
            )
            because = asked.sentence(text, *_in_order(asked, [*one.evidence, *other.evidence]))
            return Step("deadlocked", because)
    claims = asked.claims("deadlocked")
    if not claims:
        return None
    tellers = distinct(name for claim in claims for name in claim.by)
    text = f"{asked.name(*tellers)} {_says(tellers)} that it is deadlocked."
    because = asked.sentence(f"{text[:1].upper()}{text[1:]}", *(c.statement for c in claims))
    return Step("deadlocked", because, claimed_by=tellers)


def _open(asked: Asked) -> Step | None:
    record = asked.record
    positions = record.positions(asked.issue)
    ids = [*record.on(asked.issue)]
    ids += [id_ for position in positions for id_ in record.counting(position.from_)]
    if not ids and not positions:
        return None
    return Step("open", asked.sentence(_why_open(asked), *_in_order(asked, ids)))


def _why_open(asked: Asked) -> str:
    thing = "a point" if asked.record.case.issues[asked.issue].agenda_item else "an option"
    own = [text for stand in asked.stands.values() if (text := _own_words(asked, stand))]
    others = [stand.party for stand in asked.stands.values() if not _own_words(asked, stand)]
    told = {party: text for party in others if (text := _told(asked, party))}
    silent = [party for party in others if party not in told]
    parts = [listed(own) or f"nobody at the table names {thing}"]
    parts += [f"{asked.name(party)} is {text}" for party, text in told.items()]
    if own and silent:
        no = f"no {thing.split()[1]}"
        parts.append(f"{asked.name(*silent)} {_says(silent, 'names', 'name')} {no}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _own_words(asked: Asked, stand: Stand) -> str:
    if stand.options:
        return f"{asked.name(stand.party)} is for {asked.titles(stand.options)}"
    if stand.refuses or stand.refuses_others is not None:
        what = asked.titles(stand.refuses) or "what others want"
        return f"{asked.name(stand.party)} refuses {what}"
    return ""


def _told(asked: Asked, party: str) -> str:
    """Say what others or the reporter put down to a party that is not heard itself."""
    found = wishes(asked.record, party, asked.issue)
    told = (wish for wish in found if wish.voice in (Voice.ATTRIBUTED, Voice.REPORTER))
    return listed(words(asked.record.case, wish) for wish in told)


def _not_addressed(asked: Asked) -> Step:
    return Step("not addressed", asked.sentence("No statement or position bears on it."))


STEPS: tuple[Callable[[Asked], Step | None], ...] = (
    _different_meaning,
    _agreed,
    _claimed,
    _deadlocked,
    _open,
    _not_addressed,
)
"""The steps after the analyst’s own decision, in their order; the last always holds."""


def _says(who_: Sequence[str], one: str = "says", several: str = "say") -> str:
    return one if len(who_) == 1 else several


def _on(asked: Asked, options: tuple[str, ...]) -> str:
    return f" on {asked.titles(options)}" if options else ""


def _in_order(asked: Asked, ids: list[str]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(id_ for id_ in asked.record.statements if id_ in wanted)
