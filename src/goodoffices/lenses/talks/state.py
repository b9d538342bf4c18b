"""The state of an issue: the first of seven steps that holds.

1. the analyst's override; 2. same words, different meaning; 3. agreed; 4. claimed agreed;
5. deadlocked; 6. open; 7. not addressed. :data:`~goodoffices.lenses.talks.rule.RULE` says each in
full, and the finding prints it. What it leaves to detail:

* Stands come from statements (``on`` with ``option``) whose act says what the speaker is for
  itself (:data:`~goodoffices.case.said.WISHES`), and from positions resting on words the party
  itself *stated*, whatever the act. A refusal names what it refuses.
* *Agrees in its own words*: the act ``agree``, or ``asserts: agreed`` by an act of that kind, not
  negated, stated by that party. A party that agrees and names an option agrees to that option
  only; parties that agree to different options have not agreed, and the issue is then *claimed
  agreed*. A party that names two options or more on its latest day confirms none of
  them.
* An ``agree`` that names a party at the table and is only told by somebody else, an ``agree`` of
  the reporter's, and ``asserts: agreed`` from anybody are assertions: the issue is claimed agreed
  until all at the table confirm it. So is an ``agree`` of one party alone. A denial asserts
  nothing.
* A meaning of a term counts whoever reports it; the reason says whose word it is.
* With fewer than two parties at the table nothing is derived as agreed.
* A statement without any date comes before all others.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.vocabulary import State
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.talks.asked import Asked, Confirmation
from goodoffices.lenses.talks.assertion import assertions
from goodoffices.lenses.talks.heard import concerned_but_absent, only_through_others
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import stand
from goodoffices.lenses.talks.steps import STEPS
from goodoffices.lenses.talks.wording import quoted, supported


@dataclass(frozen=True)
class IssueState:
    """Where one issue stands, and why.

    Attributes
    ----------
    issue, state
        The issue and its state.
    because
        The reason in a sentence, with what it rests on.
    confirmed_by
        Parties at the table whose own words confirm that it is agreed; empty where more than one
        thing is said to be agreed.
    confirmations
        Where it is only claimed to be agreed, who confirms each of the things said to be agreed.
    claimed_by
        Who says that it is agreed, where not all confirm it; or that it is deadlocked.
    only_quoted_by_others
        Parties said to want something here, or to have said something, of whom no own words on it
        are on record.
    absent
        Parties not at the table that hold the issue, want something on it or speak on it.
    overridden
        Whether the analyst decided it.
    derived
        What the rule alone would say.
    """

    issue: str
    state: State
    because: Sentence
    confirmed_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    only_quoted_by_others: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    overridden: bool = False
    derived: State | None = None
    confirmations: tuple[Confirmation, ...] = ()

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the statements or sources the state rests on."""
        return self.because.evidence


def states(record: Record) -> tuple[IssueState, ...]:
    """Say where every issue stands, in the order of the case."""
    return tuple(state_of(record, issue) for issue in record.case.issues)


def state_of(record: Record, issue: str) -> IssueState:
    """Say where one issue stands.

    Raises
    ------
    KeyError
        When the case has no such issue.
    """
    record.case.issues[issue]
    stands = {party: stand(record, party, issue) for party in record.table}
    asked = Asked(record, issue, stands, assertions(record, issue, stands))
    derived = next(step for rule in STEPS if (step := rule(asked)) is not None)
    override = record.case.states.get(issue)
    because, state = derived.because, derived.state
    if override is not None:
        analyst = (override.by or "the analyst (no name given)",)
        text = f"Decided by {analyst[0]}: {quoted(override.because)}."
        because, state = supported(record.case, text, by=analyst), override.state
    return IssueState(
        issue,
        state,
        because,
        derived.confirmed_by,
        derived.claimed_by,
        only_quoted_by_others=only_through_others(record, issue),
        absent=concerned_but_absent(record, issue),
        overridden=override is not None,
        derived=derived.state,
        confirmations=derived.confirmations,
    )
