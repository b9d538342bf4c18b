"""Why each party stays or goes: the move it would prefer, what answers it, and the way out again.

Source: fang1993, howard1971.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.one_outcome import called
from goodoffices.lenses.stability.reasons import shown as reasons_shown
from goodoffices.lenses.stability.reasons.firmness import firmness
from goodoffices.lenses.stability.reasons.under_others import under_others
from goodoffices.lenses.stability.reasons.words import deterred_how, nothing_deters
from goodoffices.methods.stability import GMR, NASH, SEQ, SMR, Concept
from goodoffices.methods.stability.concept import Answer
from goodoffices.methods.stability.why.account import Account
from goodoffices.methods.stability.why.why import Why


@dataclass(frozen=True, eq=False)
class Reasons:
    """Why one outcome holds or not, party by party.

    Attributes
    ----------
    holding, concept
        What is explained, and how far the parties look ahead.
    name
        "now", or what somebody calls the outcome.
    state
        The outcome.
    accounts
        One per party that can move.
    """

    holding: Holding
    concept: Concept
    name: str
    state: int
    accounts: tuple[Account, ...]

    @property
    def leaving(self) -> tuple[Account, ...]:
        """The accounts of the parties that would leave."""
        return tuple(account for account in self.accounts if not account.stays)

    @property
    def called(self) -> str:
        """What the outcome is called in a sentence."""
        if self.name == "now":
            return "what is now"
        rest = " (all else as now)" if self.holding.conflict.space is not None else ""
        return f"{called(self.name)}{rest}"


def section(holding: Holding, asked: Asked) -> Section:
    """Explain, under the concept asked, what is now and each wanted outcome, party by party."""
    conflict, concept = holding.conflict, asked.concept
    if concept.answer is Answer.AT_ONCE:
        return Section(limits=(_not_spelled_out(holding, concept),))
    found = [_reasons(holding, concept, *one) for one in _singled_out(holding, asked).items()]
    found = [one for one in found if one.accounts]
    others = [(label, Why(other.graph), other) for label, other in under_others(conflict)]
    firm = firmness(conflict, concept)
    tables = tuple(reasons_shown.table(one, firm) for one in found)
    figures = (
        reasons_shown.figure(one, twin)
        for one, twin in zip(found, tables, strict=True)
        if any(account.ways for account in one.accounts)
    )
    telling = [one for one in found if any(account.ways for account in one.accounts)]
    return Section(
        judgements=tuple(_judgement(one, others) for one in telling),
        tables=tables,
        figures=tuple(figures),
        methods=("fang1993",),
    )


def _singled_out(holding: Holding, asked: Asked) -> dict[str, int]:
    found = {"now": holding.conflict.now}
    found |= {wanted.name: wanted.focus for wanted in asked.wanted}
    return {name: state for name, state in found.items() if state is not None}


def _reasons(holding: Holding, concept: Concept, name: str, state: int) -> Reasons:
    parties = range(len(holding.conflict.graph.parties))
    accounts = tuple(holding.why.account(concept, party, state, most=1) for party in parties)
    return Reasons(holding, concept, name, state, accounts)


def _not_spelled_out(holding: Holding, concept: Concept) -> Sentence:
    text = (
        f"Why an outcome holds under {concept.name} is not spelled out move by move: there the "
        "others answer at the same time, not in turn."
    )
    return Sentence(text, by=holding.conflict.analysts)


def _judgement(reasons: Reasons, others: list[tuple[str, Why, Conflict]]) -> Judgement:
    conflict = reasons.holding.conflict
    by = reasons.holding.analysts(tuple(account.party for account in reasons.leaving))
    tried = [label for label, _, _ in others]
    changed = [label for label, why, other in others if not _same(reasons, why, other)]
    sure = confidence(conflict.case, conflict.reading, conflict.analysts, tried, changed)
    why = [_leaves(reasons, account) for account in reasons.leaving]
    tempted = [a for a in reasons.accounts if a.stays and a.improvements and _new(reasons, a)]
    why += [_stays(reasons, account) for account in tempted]
    why += _content(reasons)
    return Judgement(Sentence(_claim(reasons), by=by), sure, tuple(why))


def _same(reasons: Reasons, why: Why, other: Conflict) -> bool:
    names = reasons.holding.conflict.graph.parties
    leaving = {names[account.party] for account in reasons.leaving}
    after = {
        party
        for place, party in enumerate(other.graph.parties)
        if not why.is_stable(reasons.concept, place, reasons.state)
    }
    return leaving == after


def _claim(reasons: Reasons) -> str:
    names, concept = reasons.holding.conflict.names, reasons.concept
    if reasons.leaving:
        who = listed([names[account.party] for account in reasons.leaving], "or")
        return (
            f"Given these inputs, {reasons.called} does not hold under {concept.name} because "
            f"nothing deters {who} from a move it prefers."
        )
    tempted = [names[account.party] for account in reasons.accounts if account.improvements]
    return (
        f"Given these inputs, {reasons.called} holds under {concept.name} because every move that "
        f"{listed(tempted, 'or')} would prefer is deterred by an answer."
    )


def _leaves(reasons: Reasons, account: Account) -> Sentence:
    text = nothing_deters(reasons.holding, reasons.concept, reasons.called, account)
    return Sentence(text, by=reasons.holding.analysts((account.party,)))


def _stays(reasons: Reasons, account: Account) -> Sentence:
    holding, party = reasons.holding, account.party
    improvement = account.ways[0].improvement
    if account.improvements == 1:
        return holding.deterred(reasons.concept, party, account.state, improvement)
    return deterred_how(holding, reasons.concept, account)


def _content(reasons: Reasons) -> list[Sentence]:
    """Name the parties that have nothing better to move to."""
    parties = tuple(account.party for account in reasons.accounts if not account.improvements)
    if not parties:
        return []
    names = listed([reasons.holding.conflict.names[party] for party in parties])
    have = "have no move of their own that they" if len(parties) > 1 else "has no move that it"
    text = f"{names} {have} would prefer to {reasons.called}."
    return [Sentence(text, by=reasons.holding.analysts(parties))]


def _new(reasons: Reasons, account: Account) -> bool:
    """Say whether what deters a party is not said already where the outcome is judged."""
    holding, party, state = reasons.holding, account.party, reasons.state
    if party not in holding.leavers(NASH, state) or reasons.concept is NASH:
        return True
    first = [c for c in (SEQ, SMR, GMR) if party not in holding.leavers(c, state)]
    return not first or first[0] is not reasons.concept
