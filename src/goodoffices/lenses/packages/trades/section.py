"""Trades: what costs nobody anything, what could be exchanged for what, and what bundling gains.

Source: froman1970, lax1986, raiffa1982.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.trades import bundling, issue_worth, most, two_issues
from goodoffices.lenses.packages.trades.bargain import Bargain, bargain, needs_of_points
from goodoffices.lenses.packages.trades.most import Told
from goodoffices.lenses.packages.trades.starts import Start, drafts, left_out, now
from goodoffices.lenses.packages.trades.words import Words
from goodoffices.lenses.section import Section, joined
from goodoffices.methods.settlement.trades.logrolling import logrolling


def section(asked: Asked, compared: Bargain | None = None) -> Section:
    """Say which trades there are from what is now and from every draft, and what they gain.

    Parameters
    ----------
    asked
        What was found out.
    compared
        Every package compared, where that is at hand already.

    Returns
    -------
    Section
        Empty where fewer than two parties are asked; where somebody has no points, only what that
        would need.
    """
    if len(asked.zone.acceptors) < 2:
        return Section()
    compared = compared or bargain(asked.zone)
    missing = needs_of_points(compared)
    if missing:
        needs = listed([gap.what for gap in missing])
        text = f"Trades of one issue for another were left out: this needs {needs}."
        return Section(missing=(Sentence(text, by=asked.by()),))
    words, space = Words(asked, compared), compared.described

    def told(start: Start) -> Told:
        found = logrolling(space, compared.package(start.state))
        return Told(asked, words, start, space, found)

    here = told(now(asked))
    parts = [_from_now(here), _all(here), *(_from_draft(told(start)) for start in drafts(asked))]
    return joined([*parts, _rests(asked)])


def _from_now(told: Told) -> Section:
    tables = (most.table(told), two_issues.table(told))
    return Section(
        judgements=(most.judgement(told, two_issues.sentences(told)),),
        tables=tuple(table for table in tables if table is not None),
        methods=("froman1970", "lax1986"),
    )


def _from_draft(told: Told) -> Section:
    table = two_issues.table(told)
    return Section(
        judgements=(two_issues.judgement(told),),
        tables=(table,) if table is not None else (),
        methods=("froman1970", "lax1986"),
    )


def _all(here: Told) -> Section:
    differently = issue_worth.judgement(here)
    tables = (
        bundling.table(here),
        issue_worth.worth_table(here),
        issue_worth.contrasts_table(here),
    )
    return Section(
        judgements=(bundling.judgement(here), *((differently,) if differently else ())),
        tables=tuple(table for table in tables if table is not None),
        methods=("froman1970", "imai1983", "kalai1975"),
    )


def _rests(asked: Asked) -> Section:
    by, rest = asked.by(), left_out(asked)
    assumptions = (
        "Trades weigh everybody whose consent any package could need "
        f"({listed(asked.names(asked.zone.acceptors))}): a trade hurts a party when it is worth "
        "less to it than what it starts from, or crosses a red line of its that was not crossed. "
        "A party gives on an issue when it loses by the change, whoever makes it.",
        "Which trade does most goes by the smallest gain on everyone’s scale from 0 to 100, then "
        "by the sum; this compares one party’s scale with another’s.",
    )
    limits = []
    if rest:
        names = listed([f"“{wanted.name}”" for wanted in rest])
        were = "was" if len(rest) == 1 else "were"
        limits.append(
            f"{counted(len(rest), 'draft')} ({names}) {were} not looked at: one is looked at only "
            "where it names one option on each of its issues, changes something and can be agreed, "
            "and only the first few are."
        )
    return Section(
        assumptions=tuple(Sentence(text, by=by) for text in assumptions),
        limits=tuple(Sentence(text, by=by) for text in limits),
    )
