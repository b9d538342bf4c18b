"""What moved between an earlier state of the record and now, and who moved.

The earlier state is another case (an edition of this one, or the talks before), the same case at
an earlier day, or both. Issues, options and statements are matched by their names in the case.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goodoffices.case.model import Case
from goodoffices.case.vocabulary import State
from goodoffices.case.voice import Voice
from goodoffices.lenses.contract import Settings
from goodoffices.lenses.talks.grid import Wish, wishes
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import Stand, point, stand
from goodoffices.lenses.talks.state import states


@dataclass(frozen=True)
class StateMove:
    """An issue that stands elsewhere than before.

    Attributes
    ----------
    issue
        The issue.
    before, after
        Its states; ``None`` where the issue is not in that case.
    evidence
        What the state now rests on.
    """

    issue: str
    before: State | None
    after: State | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class WishMove:
    """A position that appeared, disappeared, or is now told in other voices.

    Attributes
    ----------
    party, issue, option
        Whose position, on what, for what.
    before, after
        The voices it rested on and rests on now; empty where it is not on record.
    evidence
        The statements it rests on now.
    refused
        Whether the party refuses the option.
    """

    party: str
    issue: str
    option: str
    before: tuple[Voice, ...]
    after: tuple[Voice, ...]
    evidence: tuple[str, ...] = ()
    refused: bool = False

    @property
    def kind(self) -> str:
        """What happened to it, in a word or two."""
        if not self.before:
            return "appeared"
        return "disappeared" if not self.after else "whose word it is changed"


@dataclass(frozen=True)
class StandMove:
    """A party at the table whose latest own words say something else than before.

    Attributes
    ----------
    before, after
        Where it stood, and stands.
    """

    before: Stand
    after: Stand

    @property
    def kind(self) -> str:
        """What happened: heard for the first time, no longer heard, or moved."""
        if not self.before.taken:
            return "first heard"
        return "moved" if self.after.taken else "no longer heard"

    @property
    def party(self) -> str:
        """Who moved."""
        return self.after.party

    @property
    def issue(self) -> str:
        """On which issue."""
        return self.after.issue


@dataclass(frozen=True)
class Moved:
    """Everything that moved.

    Attributes
    ----------
    before, after
        The two records.
    states, wishes, stands
        What moved.
    added, removed, changed
        Statements that count now and did not, that counted and do not, that read otherwise.
    """

    before: Record
    after: Record
    states: tuple[StateMove, ...]
    wishes: tuple[WishMove, ...]
    stands: tuple[StandMove, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def who(self) -> tuple[str, ...]:
        """Parties at the table that said one thing before and say another now."""
        return tuple(dict.fromkeys(m.party for m in self.stands if m.kind == "moved"))

    @property
    def nothing(self) -> bool:
        """Whether nothing moved at all."""
        found = (self.states, self.wishes, self.stands, self.added, self.removed, self.changed)
        return not any(found)


def earlier_record(case: Case, settings: Settings) -> Record | None:
    """Take the earlier state that was asked for; ``None`` where none was."""
    if settings.earlier is None and settings.earlier_as_of is None:
        return None
    return Record(settings.earlier or case, settings.earlier_as_of)


def moved(before: Record, after: Record) -> Moved:
    """Compare an earlier state of the record with the present one."""
    shared = [id_ for id_ in after.statements if id_ in before.statements]
    return Moved(
        before,
        after,
        tuple(_states(before, after)),
        tuple(_wishes(before, after)),
        tuple(_stands(before, after)),
        tuple(id_ for id_ in after.statements if id_ not in before.statements),
        tuple(id_ for id_ in before.statements if id_ not in after.statements),
        tuple(id_ for id_ in shared if before.statements[id_] != after.statements[id_]),
    )


def _both(after: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*after, *before)))


def _states(before: Record, after: Record) -> Iterator[StateMove]:
    old = {found.issue: found.state for found in states(before)}
    new = {found.issue: found for found in states(after)}
    for issue in _both(new, old):
        now = new.get(issue)
        state = now.state if now is not None else None
        if old.get(issue) != state:
            yield StateMove(issue, old.get(issue), state, now.evidence if now else ())


def _wishes(before: Record, after: Record) -> Iterator[WishMove]:
    for party in _both(after.case.parties, before.case.parties):
        for issue in _both(after.case.issues, before.case.issues):
            old, new = _by_option(before, party, issue), _by_option(after, party, issue)
            for key in _both_keys(new, old):
                was, are = old.get(key, ()), new.get(key, ())
                first, then = _voices(was), _voices(are)
                if first != then:
                    evidence = tuple(dict.fromkeys(id_ for wish in are for id_ in wish.evidence))
                    option = (are or was)[0].option
                    yield WishMove(party, issue, option, first, then, evidence, key[1] == "refuses")


_Key = tuple[str, str]


def _both_keys(new: Iterable[_Key], old: Iterable[_Key]) -> tuple[_Key, ...]:
    return tuple(dict.fromkeys((*new, *old)))


def _by_option(record: Record, party: str, issue: str) -> dict[_Key, tuple[Wish, ...]]:
    found: dict[_Key, tuple[Wish, ...]] = {}
    if party not in record.case.parties or issue not in record.case.issues:
        return found
    for wish in wishes(record, party, issue):
        key = (point(record, issue, wish.option) or wish.option, wish.verb)
        found[key] = (*found.get(key, ()), wish)
    return found


def _voices(found: Iterable[Wish]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(wish.voice for wish in found))


def _stands(before: Record, after: Record) -> Iterator[StandMove]:
    for party in after.table:
        for issue in after.case.issues:
            was, is_ = stand(before, party, issue), stand(after, party, issue)
            if _gist(was) != _gist(is_):
                yield StandMove(was, is_)


def _gist(found: Stand) -> tuple[object, ...]:
    others = None if found.refuses_others is None else frozenset(found.refuses_others)
    return frozenset(found.options), found.agrees, frozenset(found.refuses), others
