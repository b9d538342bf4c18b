"""The state of an issue: the first of seven steps that holds.

1. the analyst's override; 2. same words, different meaning; 3. agreed; 4. claimed agreed;
5. deadlocked; 6. open; 7. not addressed. :data:`~goodoffices.lenses.talks.rule.RULE` says each in
full, and the finding prints it. What it leaves to detail:

* Stands come from statements (``on`` with ``option``) and from positions resting on words the
  party itself *stated*. Whatever the act, ``option`` is what the words favour; only a refusal
  names what it refuses.
* *Agrees in its own words*: the act ``agree``, or ``asserts: agreed``, not negated, stated by that
  party. A party that agrees and names an option agrees to that option only; parties that agree to
  different options have not agreed, and the issue is then *claimed agreed*.
* An ``agree`` that names a party at the table and is only told by somebody else, an ``agree`` of
  the reporter's, and ``asserts: agreed`` from anybody are assertions: the issue is claimed agreed
  until all at the table confirm it. So is an ``agree`` of one party alone.
* A meaning of a term counts whoever reports it; the reason says whose word it is.
* With fewer than two parties at the table nothing is derived as agreed.
* A statement without any date comes before all others.

Source: none; the rule is the house's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

from goodoffices.case.vocabulary import State
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.talks.assertion import Assertion, assertions
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.stand import Stand, stand
from goodoffices.lenses.talks.wording import distinct, listed, names_of, quoted, supported, who


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
        Parties at the table whose own words confirm that it is agreed.
    claimed_by
        Who says that it is agreed, where not all confirm it; or that it is deadlocked.
    only_quoted_by_others
        Parties said to want something here, or to have said something, of whom no own words on it
        are on record.
    absent
        Parties not at the table that hold the issue, want something on it or speak on it.
    spoke
        Parties at the table whose own words on it are on record.
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
    spoke: tuple[str, ...] = ()
    overridden: bool = False
    derived: State | None = None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the statements or sources the state rests on."""
        return self.because.evidence


@dataclass(frozen=True)
class _Asked:
    """One issue and all that bears on it."""

    record: Record
    issue: str
    stands: Mapping[str, Stand]
    assertions: tuple[Assertion, ...]

    def claims(self, says: str) -> tuple[Assertion, ...]:
        return tuple(a for a in self.assertions if a.says == says)

    def name(self, *parties: str) -> str:
        return listed(names_of(self.record.case, parties))

    def title(self, option: str) -> str:
        return quoted(self.record.case.issues[self.issue].title_of(option))

    def titles(self, options: tuple[str, ...]) -> str:
        return listed(self.title(option) for option in options)

    def sentence(self, text: str, *evidence: str) -> Sentence:
        return supported(self.record.case, text, evidence)


@dataclass(frozen=True)
class _Step:
    state: State
    because: Sentence
    confirmed_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()


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
    asked = _Asked(record, issue, stands, assertions(record, issue, stands))
    derived = next(step for rule in _STEPS if (step := rule(asked)) is not None)
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
        only_quoted_by_others=_only_quoted(record, issue),
        absent=_absent(record, issue),
        spoke=tuple(p for p in record.table if record.speaks_on(p, issue) or stands[p].taken),
        overridden=override is not None,
        derived=derived.state,
    )


def _different_meaning(asked: _Asked) -> _Step | None:
    record = asked.record
    for word, term in record.case.terms.items():
        meant = [m for m in term.meanings if term.on == asked.issue and m.for_ in record.table]
        meant = [meaning for meaning in meant if record.known(meaning)]
        for one, other in combinations(meant, 2):
            if one.for_ != other.for_ and one.option != other.option:
                shown = [m for m in meant if m.option is not None]
                text = listed(_meaning(asked, m.for_, m.option, m.from_) for m in shown)
                ids = record.counting(id_ for m in shown for id_ in m.from_)
                because = asked.sentence(f"By {quoted(word)}, {text}.", *ids)
                return _Step("same words, different meaning", because)
    return None


def _meaning(asked: _Asked, party: str, option: str, from_: tuple[str, ...]) -> str:
    record = asked.record
    ids = record.counting(from_)
    text = f"{asked.name(party)} means {asked.title(option)}"
    if any(party in record.owners[id_] for id_ in ids):
        return f"{text} in its own words"
    tellers = [teller for id_ in ids for teller in record.claimants(id_)]
    return f"{text} as {asked.name(*tellers)} would have it" if ids else f"{text} (analyst’s view)"


def _agreed(asked: _Asked) -> _Step | None:
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
            text = f"{each} at the table, {asked.name(*parties)}, {saying} in their own words."
            return _Step("agreed", asked.sentence(text, *_in_order(asked, ids)), parties)
    return None


def _claimed(asked: _Asked) -> _Step | None:
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
        text += f"; no words of {asked.name(*silent)} itself confirm it" if len(silent) == 1 else (
            f"; no words of {asked.name(*silent)} themselves confirm it"
        )
    elif len(asked.stands) < 2:
        text += "; fewer than two parties are at the table"
    else:
        text += ", but they do not name the same thing"
    ids = [claim.statement for claim in claims]
    ids += [id_ for party in confirming for id_ in asked.stands[party].evidence]
    because = asked.sentence(f"{text[:1].upper()}{text[1:]}.", *_in_order(asked, ids))
    return _Step("claimed agreed", because, confirming, tellers)


def _deadlocked(asked: _Asked) -> _Step | None:
    for one, other in permutations(asked.stands.values(), 2):
        refused = tuple(option for option in other.options if one.refuses_option(option))
        if one.options and refused:
            text = (
                f"{asked.name(one.party)} states {asked.titles(one.options)} and refuses "
                f"{asked.titles(refused)}, which {asked.name(other.party)} states."
            )
            because = asked.sentence(text, *_in_order(asked, [*one.evidence, *other.evidence]))
            return _Step("deadlocked", because)
    claims = asked.claims("deadlocked")
    if not claims:
        return None
    tellers = distinct(name for claim in claims for name in claim.by)
    text = f"{asked.name(*tellers)} {_says(tellers)} that it is deadlocked."
    because = asked.sentence(f"{text[:1].upper()}{text[1:]}", *(c.statement for c in claims))
    return _Step("deadlocked", because, claimed_by=tellers)


def _open(asked: _Asked) -> _Step | None:
    record = asked.record
    positions = record.positions(asked.issue)
    ids = [*record.on(asked.issue)]
    ids += [id_ for position in positions for id_ in record.counting(position.from_)]
    if not ids and not positions:
        return None
    return _Step("open", asked.sentence(_why_open(asked), *_in_order(asked, ids)))


def _why_open(asked: _Asked) -> str:
    named = {party: stand for party, stand in asked.stands.items() if stand.options}
    refusing = [p for p, s in asked.stands.items() if s.refuses or s.refuses_others is not None]
    silent = [party for party in asked.stands if party not in named and party not in refusing]
    parts = [f"{asked.name(party)} states {asked.titles(s.options)}" for party, s in named.items()]
    parts += [f"{asked.name(p)} refuses what was put" for p in refusing if p not in named]
    if not parts:
        whose = "no party at the table states an option in its own words"
        return f"{whose[:1].upper()}{whose[1:]}."
    text = listed(parts)
    if silent:
        text += f"; {asked.name(*silent)} {_says(silent, 'states', 'state')} no option"
    return f"{text}."


def _not_addressed(asked: _Asked) -> _Step:
    return _Step("not addressed", asked.sentence("No statement or position bears on it."))


_STEPS: tuple[Callable[[_Asked], _Step | None], ...] = (
    _different_meaning,
    _agreed,
    _claimed,
    _deadlocked,
    _open,
    _not_addressed,
)


def _says(who_: tuple[str, ...] | list[str], one: str = "says", several: str = "say") -> str:
    return one if len(who_) == 1 else several


def _on(asked: _Asked, options: tuple[str, ...]) -> str:
    return f" on {asked.titles(options)}" if options else ""


def _in_order(asked: _Asked, ids: list[str]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(id_ for id_ in asked.record.statements if id_ in wanted)


def _only_quoted(record: Record, issue: str) -> tuple[str, ...]:
    def told(party: str) -> bool:
        supports = [record.support(position) for position in record.positions(issue, party)]
        if record.speaks_on(party, issue) or any(support.stated for support in supports):
            return False
        return bool(record.told_of(party, issue)) or any(support.evidence for support in supports)

    return tuple(party for party in record.case.parties if told(party))


def _absent(record: Record, issue: str) -> tuple[str, ...]:
    held = record.case.issues[issue].held_by
    holders = held.parties if held is not None else ()

    def concerned(party: str) -> bool:
        spoken = record.speaks_on(party, issue) or record.told_of(party, issue)
        return party in holders or bool(spoken) or bool(record.positions(issue, party))

    return tuple(p for p in record.case.parties if p not in record.table and concerned(p))


def holder_words(record: Record, issue: str) -> str:
    """Say in words who can change an issue; empty where it is not stated."""
    held = record.case.issues[issue].held_by
    if held is None:
        return ""
    case = record.case
    if held.any_of:
        return listed((who(case, p) for p in held.any_of), "or")
    if held.all_of:
        return f"{listed(who(case, p) for p in held.all_of)} together"
    enter = listed(who(case, p) for p in held.enter)
    return f"{enter} together; {listed((who(case, p) for p in held.leave), 'or')} can leave"
