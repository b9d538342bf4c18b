"""Where a party stands on an issue in its own words, the latest of them.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodoffices.case.said import WISHES
from goodoffices.lenses.talks.record import Record


@dataclass(frozen=True)
class Stand:
    """What a party's latest own words on an issue come to.

    Attributes
    ----------
    party, issue
        Whose stand, on what.
    day
        The day of the words; ``None`` where the party took no stand.
    options
        What it states it wants, by the option's name (on an agenda item, the point in lower case).
    agrees
        Whether it says that it agrees, or that the issue is agreed.
    refuses
        Options it refuses.
    refuses_others
        The options it keeps while refusing all others; ``None`` where it refuses no others.
    evidence
        The statements, in the order of the case.
    """

    party: str
    issue: str
    day: date | None = None
    options: tuple[str, ...] = ()
    agrees: bool = False
    refuses: tuple[str, ...] = ()
    refuses_others: tuple[str, ...] | None = None
    evidence: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether the party has said anything that counts as a stand."""
        return bool(self.evidence)

    def refuses_option(self, option: str) -> bool:
        """Say whether it refuses an option that somebody else wants."""
        if option in self.options:
            return False
        kept = self.refuses_others
        return option in self.refuses or (kept is not None and option not in kept)

    def confirms(self, option: str | None) -> bool:
        """Say whether it states this option and no other, or agrees without naming any."""
        if self.options:
            return self.options == (option,)
        return self.agrees


@dataclass(frozen=True)
class _Word:
    id: str
    day: date
    option: str | None
    agrees: bool
    refuses: bool
    negated: bool
    keeps: bool = False


def stand(record: Record, party: str, issue: str) -> Stand:
    """Say where a party stands on an issue.

    The latest day counts on which it stated an option, agreed, or said how the issue stands; all
    its words of that day count together. Refusals count from that day on, the latest day of them:
    a refusal does not withdraw what the party wants, unless it refuses that very thing. Only acts
    by which a party says what it is for itself state an option (see
    :data:`goodoffices.case.said.WISHES`), or any act on which a position of the party rests.
    """
    words = [*_words(record, party, issue), *_from_positions(record, party, issue)]
    wants = [word for word in words if not word.refuses]
    since = max((word.day for word in wants), default=date.min)
    wants = [word for word in wants if word.day == since]
    no = [word for word in words if word.refuses and word.day >= since]
    last_no = max((word.day for word in no), default=date.min)
    return _settled(record, party, issue, wants, [word for word in no if word.day == last_no])


def _settled(record: Record, party: str, issue: str, wants: list[_Word], no: list[_Word]) -> Stand:
    taken_back = {word.option for word in wants if word.negated}
    not_refused = {word.option for word in no if word.negated}
    no = [word for word in no if not word.negated and word.option not in not_refused]
    refused = tuple(dict.fromkeys(w.option for w in no if w.option is not None and not w.keeps))
    gone = taken_back | set(refused)
    yes = [w for w in wants if not w.negated and (w.option is None or w.option not in gone)]
    kept = tuple(dict.fromkeys(word.option for word in no if word.option and word.keeps))
    options = tuple(dict.fromkeys(word.option for word in yes if word.option is not None))
    bare = any(word.option is None for word in no)
    ids = {word.id for word in (*wants, *no)}
    return Stand(
        party,
        issue,
        max((word.day for word in (*wants, *no)), default=None),
        options,
        any(w.agrees for w in yes) and None not in taken_back and not bare,
        refused,
        (*options, *kept) if bare or kept else None,
        tuple(id_ for id_ in record.statements if id_ in ids),
    )


def point(record: Record, issue: str, option: str | None) -> str | None:
    """Give an option the form in which it is compared: points of an agenda item in lower case."""
    known = record.case.issues.get(issue)
    if option is None or (known is not None and not known.agenda_item):
        return option
    return " ".join(option.casefold().split())


def _words(record: Record, party: str, issue: str) -> list[_Word]:
    found = []
    for id_ in record.speaks_on(party, issue):
        if id_ not in record.denied and (word := _word(record, issue, id_)) is not None:
            found.append(word)
    return [_keeping(record, party, issue, word) for word in found]


def _word(record: Record, issue: str, id_: str) -> _Word | None:
    said, day = record.statements[id_], record.day(id_)
    option = point(record, issue, said.option)
    if said.act == "refuse":
        return _Word(id_, day, option, False, True, said.negated)
    if said.act in WISHES:
        agrees = said.asserts == "agreed" or (said.act == "agree" and said.asserts is None)
        says = agrees or option is not None or said.asserts is not None
        return _Word(id_, day, option, agrees, False, said.negated) if says else None
    # who assesses or warns that all is stuck no longer says that it agrees
    stuck = said.asserts == "deadlocked" and said.act != "deny" and not said.negated
    return _Word(id_, day, None, False, False, False) if stuck else None


def _keeping(record: Record, party: str, issue: str, word: _Word) -> _Word:
    """Mark a refusal whose option is what the party wants instead."""
    if not word.refuses or word.option is None:
        return word
    rests = any(
        word.id in position.from_ and point(record, issue, position.option) == word.option
        for position in record.positions(issue, party)
    )
    return _Word(word.id, word.day, word.option, False, True, word.negated, keeps=rests)


def _from_positions(record: Record, party: str, issue: str) -> list[_Word]:
    found = []
    for position in record.positions(issue, party):
        option = point(record, issue, position.option)
        for id_ in record.counting(position.from_):
            if party in record.owners[id_] and record.holds(id_):
                found.append(_Word(id_, record.day(id_), option, False, False, False))
    return found
