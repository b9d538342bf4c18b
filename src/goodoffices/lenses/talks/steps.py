"""The steps of the rule, each in a function of its own: it holds, with its reason, or it does not.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations

from goodoffices.case.voice import Voice
from goodoffices.lenses.talks.asked import Asked, Step, in_order, says
from goodoffices.lenses.talks.claimed import claimed
from goodoffices.lenses.talks.grid import wishes, words
from goodoffices.lenses.talks.stand import Stand
from goodoffices.lenses.talks.wording import distinct, listed, quoted, searched


def _different_meaning(asked: Asked) -> Step | None:
    record = asked.record
    for word, term in record.case.terms.items():
        meant = [m for m in term.meanings if term.on == asked.issue and m.for_ in record.table]
        meant = [meaning for meaning in meant if record.known(meaning)]
        for one, other in combinations(meant, 2):
            if one.for_ != other.for_ and one.option != other.option:
                text = listed(_meaning(asked, m.for_, m.option, m.from_) for m in meant)
                ids = record.counting(id_ for m in meant for id_ in m.from_)
                because = asked.sentence(f"{quoted(word)} is {text}.", *ids)
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
            return Step("agreed", asked.sentence(f"{text}.", *in_order(asked, ids)), parties)
    return None


def _deadlocked(asked: Asked) -> Step | None:
    for one, other in permutations(asked.stands.values(), 2):
        refused = tuple(option for option in other.options if one.refuses_option(option))
        if one.options and refused:
            text = (
                f"{asked.name(one.party)} states {asked.titles(one.options)} and refuses "
                f"{asked.titles(refused)}, which {asked.name(other.party)} states."
            )
            because = asked.sentence(text, *in_order(asked, [*one.evidence, *other.evidence]))
            return Step("deadlocked", because)
    claims = asked.claims("deadlocked")
    if not claims:
        return None
    tellers = distinct(name for claim in claims for name in claim.by)
    text = f"by the account of {asked.name(*tellers)} it is deadlocked."
    because = asked.sentence(f"{text[:1].upper()}{text[1:]}", *(c.statement for c in claims))
    return Step("deadlocked", because, claimed_by=tellers)


def _open(asked: Asked) -> Step | None:
    record = asked.record
    positions = record.positions(asked.issue)
    ids = [*record.on(asked.issue)]
    ids += [id_ for position in positions for id_ in record.counting(position.from_)]
    if not ids and not positions:
        return None
    return Step("open", asked.sentence(_why_open(asked), *in_order(asked, ids)))


def _why_open(asked: Asked) -> str:
    thing = "a point" if asked.record.case.issues[asked.issue].agenda_item else "an option"
    own = [text for stand in asked.stands.values() if (text := _own_words(asked, stand))]
    others = [stand.party for stand in asked.stands.values() if not _own_words(asked, stand)]
    told = {party: text for party in others if (text := _told(asked, party))}
    silent = [party for party in others if party not in told]
    parts = [listed(own)] if own else []
    parts += [f"{asked.name(party)} is {text}" for party, text in told.items()]
    if not own:
        parts.append(f"nobody at the table names {thing}{_of_own(asked, others, 'their')}")
    elif silent:
        no = f"no {thing.split()[1]}"
        no += _of_own(asked, silent, says(silent, "its", "their"))
        parts.append(f"{asked.name(*silent)} {says(silent, 'names', 'name')} {no}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _own_words(asked: Asked, stand: Stand) -> str:
    if len(stand.options) > 1:
        thing = "point" if asked.record.case.issues[asked.issue].agenda_item else "option"
        return (
            f"{asked.name(stand.party)} names more than one {thing}, {asked.titles(stand.options)}"
        )
    if stand.options:
        return f"{asked.name(stand.party)} is for {asked.titles(stand.options)}"
    if stand.refuses or stand.refuses_others is not None:
        what = asked.titles(stand.refuses) or "what others want"
        return f"{asked.name(stand.party)} refuses {what}"
    return ""


def _of_own(asked: Asked, parties: list[str], whose: str) -> str:
    """Add the word that is due where a party names an option, but not as what it wants."""
    record = asked.record
    said = [record.statements[i] for p in parties for i in record.speaks_on(p, asked.issue)]
    return f" of {whose} own" if any(one.option for one in said) else ""


def _told(asked: Asked, party: str) -> str:
    """Say what others or the reporter put down to a party that is not heard itself."""
    found = wishes(asked.record, party, asked.issue)
    told = (wish for wish in found if wish.voice in (Voice.ATTRIBUTED, Voice.REPORTER))
    return listed(words(asked.record.case, wish) for wish in told)


def _not_addressed(asked: Asked) -> Step:
    because = searched(asked.record.case, "no statement or position bears on it")
    return Step("not addressed", because)


STEPS: tuple[Callable[[Asked], Step | None], ...] = (
    _different_meaning,
    _agreed,
    claimed,
    _deadlocked,
    _open,
    _not_addressed,
)
"""The steps after the analyst’s own decision, in their order; the last always holds."""
