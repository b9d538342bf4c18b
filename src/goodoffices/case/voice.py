"""The four voices, never mixed, always computed: stated, attributed, the reporter's, the analyst's.

For a party, follow ``inside`` outwards. Where the party is among the speakers at every level the
words are *stated* by it; where only the reporter speaks they are the *reporter's*; otherwise they
are *attributed* to it. What rests on no statement is an *analyst's judgement*.

Source: none; the house's own rule, docs/voices.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.model import Case
from goodoffices.case.speakers import Voiced, names
from goodoffices.case.statement import Statement


class Voice(StrEnum):
    """Whose word a claim is."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    REPORTER = "reporter’s"
    ANALYST = "analyst’s judgement"


@dataclass(frozen=True)
class Support:
    """The statements a claim about a party rests on, by voice.

    Attributes
    ----------
    stated, attributed, reporter
        Statement ids, in the order given.
    unnamed
        Whether all that is *stated* comes from unnamed officials only.
    """

    stated: tuple[str, ...] = ()
    attributed: tuple[str, ...] = ()
    reporter: tuple[str, ...] = ()
    unnamed: bool = False

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Every voice the claim rests on; the analyst's alone where it rests on no statement."""
        by_voice = {
            Voice.STATED: self.stated,
            Voice.ATTRIBUTED: self.attributed,
            Voice.REPORTER: self.reporter,
        }
        return tuple(voice for voice, ids in by_voice.items() if ids) or (Voice.ANALYST,)

    @property
    def evidence(self) -> tuple[str, ...]:
        """All statement ids, stated first."""
        return (*self.stated, *self.attributed, *self.reporter)


class Voices:
    """Says whose word each statement of a case is.

    Parameters
    ----------
    case
        The case.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._names = names(case)

    def speakers(self, statement: Statement) -> tuple[Voiced, ...]:
        """Resolve the speakers of one statement, its own level only."""
        known = [self._names.get(name, Voiced(name, None, "none")) for name in statement.by]
        if statement.kind is None:
            return tuple(known)
        return tuple(Voiced(v.name, v.party, statement.kind) for v in known)

    def levels(self, statement: Statement) -> tuple[tuple[Voiced, ...], ...]:
        """List the speakers level by level, from the words themselves outwards."""
        found, seen = [self.speakers(statement)], set()
        while statement.inside is not None and statement.inside not in seen:
            seen.add(statement.inside)
            outer = self._case.statements.get(statement.inside)
            if outer is None:
                break
            statement = outer
            found.append(self.speakers(statement))
        return tuple(found)

    def of(self, statement: Statement, party: str) -> Voice:
        """Say whose word a statement is, as far as one party is concerned."""
        levels = self.levels(statement)
        if all(any(v.party == party for v in level) for level in levels):
            return Voice.STATED
        if all(level and all(v.is_reporter for v in level) for level in levels):
            return Voice.REPORTER
        return Voice.ATTRIBUTED

    def stated_by(self, statement: Statement) -> tuple[str, ...]:
        """List the parties whose own word a statement is."""
        first = dict.fromkeys(v.party for v in self.speakers(statement) if v.party is not None)
        return tuple(party for party in first if self.of(statement, party) is Voice.STATED)

    def support(self, ids: Iterable[str], party: str) -> Support:
        """Sort the accepted statements a claim rests on by voice."""
        sorted_ids: dict[Voice, list[str]] = {voice: [] for voice in Voice}
        for id_ in ids:
            statement = self._case.statements.get(id_)
            if statement is not None and statement.accepted:
                sorted_ids[self.of(statement, party)].append(id_)
        stated = tuple(sorted_ids[Voice.STATED])
        return Support(
            stated,
            tuple(sorted_ids[Voice.ATTRIBUTED]),
            tuple(sorted_ids[Voice.REPORTER]),
            bool(stated) and all(self._unnamed(id_, party) for id_ in stated),
        )

    def _unnamed(self, id_: str, party: str) -> bool:
        speakers = self.speakers(self._case.statements[id_])
        return all(v.kind == "unnamed" for v in speakers if v.party == party)
