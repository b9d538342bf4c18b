"""What the steps of the rule are asked, and what a step that holds answers.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.case.vocabulary import State
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.talks.assertion import Assertion
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import Stand
from goodoffices.lenses.talks.wording import listed, names_of, quoted, supported


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
class Confirmation:
    """One thing said to be agreed, and whose own words confirm that very thing.

    Attributes
    ----------
    option
        What is said to be agreed; ``None`` where it is not named.
    said_by
        Who says so: parties, or speakers who speak for none.
    by, silent
        Parties at the table whose own words confirm it; those whose do not.
    """

    option: str | None
    said_by: tuple[str, ...]
    by: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A step that holds.

    Attributes
    ----------
    state, because
        The state, and the reason for it.
    confirmed_by, claimed_by
        Whose own words confirm it; who only says so.
    confirmations
        Where it is only claimed to be agreed, who confirms each of the things said to be agreed.
    """

    state: State
    because: Sentence
    confirmed_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()


def in_order(asked: Asked, ids: Iterable[str]) -> tuple[str, ...]:
    """Keep the statements that count, in the order of the case."""
    wanted = set(ids)
    return tuple(id_ for id_ in asked.record.statements if id_ in wanted)


def says(who: Sequence[str], one: str = "says", several: str = "say") -> str:
    """Choose the verb for one or for several."""
    return one if len(who) == 1 else several
