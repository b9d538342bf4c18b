"""The tables of a look at the talks, apart from the grid, the scales and what moved.

Source: none.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.talks.grid import wishes, words
from goodoffices.lenses.talks.heard import heard, sides
from goodoffices.lenses.talks.next_meeting import Coming, Planned
from goodoffices.lenses.talks.record import Record
from goodoffices.lenses.talks.rule import MARKS
from goodoffices.lenses.talks.state import IssueState
from goodoffices.lenses.talks.wording import cell, distinct, listed, names_of, quoted


def _columns(*titles: str) -> tuple[Column, ...]:
    return tuple(map(Column, titles))


def states_table(record: Record, states: Sequence[IssueState]) -> Table:
    """Write where every issue stands, and why."""

    def row(found: IssueState) -> tuple[Cell, ...]:
        why, case = found.because, record.case
        mark = MARKS[found.state]
        return (
            cell(found.issue),
            Cell(found.state, why.evidence, why.by, mark),
            cell(why.text, why.evidence, why.by),
            cell(_confirmed(record, found), found.evidence),
            cell(listed(names_of(case, found.only_quoted_by_others))),
            cell(listed(names_of(case, found.absent))),
            _sides(record, found.issue),
        )

    return Table(
        "states",
        "Where each issue stands",
        _columns(
            "Issue",
            "State",
            "Why",
            "Confirmed by",
            "Only through others",
            "Concerned, not at the table",
            "One-sided?",
        ),
        tuple(map(row, states)),
        "Confirmed by: parties at the table that say it is agreed in their own words, "
        "each thing apart where more than one is said to be agreed. "
        "Only through others: said to want or to say something here, without own words on record.",
    )


def _confirmed(record: Record, found: IssueState) -> str:
    if len(found.confirmations) < 2:
        return listed(names_of(record.case, found.confirmed_by))
    title = record.case.issues[found.issue].title_of
    return "; ".join(
        f"{listed(names_of(record.case, one.by))} on {quoted(title(one.option or ''))}"
        for one in found.confirmations
        if one.by
    )


def _sides(record: Record, issue: str) -> Cell:
    found = sides(record, issue)
    if not found.evidence:
        return cell("nobody speaks")
    who = listed(names_of(record.case, found.sides))
    side = f"only {who}" if found.one_side else ("nobody at the table" if found.no_side else "no")
    return cell(side + ("; one origin" if found.one_origin else ""))


def heard_table(record: Record) -> Table:
    """Write who is heard, and who only through others."""

    def row(party: str) -> tuple[Cell, ...]:
        found = heard(record, party)
        only = "yes" if found.only_quoted_by_others else "no" if found.own else "not heard at all"
        return (
            cell(record.case.name_of(party)),
            cell(str(len(found.own)), found.own),
            cell(str(len(found.unnamed)), found.unnamed),
            cell(str(len(found.told)), found.told),
            cell(str(len(found.said_to_want)), found.said_to_want),
            cell(only, found.evidence),
        )

    titles = ("Party", "Own statements", "of these by unnamed officials")
    rest = ("Reported by others as its words", "By others on what it wants", "Only through others?")
    columns = (Column(titles[0]), *(Column(title, "right") for title in (*titles[1:], *rest[:2])))
    rows = tuple(map(row, record.case.parties))
    return Table("heard", "Who is heard", (*columns, Column(rest[2])), rows)


def nearby_table(record: Record) -> Table:
    """Write who is not at the table, what each of them holds, and what each wants."""
    case = record.case

    def row(party: str) -> tuple[Cell, ...]:
        holds = [
            name for name, issue in case.issues.items()
            if issue.held_by is not None and party in issue.held_by.parties
        ]  # fmt: skip
        wanted = [(name, wish) for name in case.issues for wish in wishes(record, party, name)]
        found = heard(record, party)
        return (
            cell(case.name_of(party)),
            cell(case.parties[party].role),
            cell(listed(map(quoted, holds))),
            cell(
                "; ".join(f"{name}: {words(case, wish)}" for name, wish in wanted)
                or "nothing quoted",
                (id_ for _, wish in wanted for id_ in wish.evidence),
            ),
            cell(f"{len(found.own)} own, {len(found.told)} through others", found.evidence),
        )

    parties = (party for party in case.parties if party not in record.table)
    return Table(
        "absent and nearby",
        "Who is not one of the sides at the table",
        _columns("Party", "Role", "Holds", "Wants", "Statements"),
        tuple(map(row, parties)),
        "" if record.table else "The case names no party at the table.",
    )


def next_table(record: Record, coming: Coming) -> Table:
    """Write what is planned: meetings of the parties at the table first."""

    def row(planned: Planned) -> tuple[Cell, ...]:
        when = f"{planned.when} (past)" if planned.timing == "past" else planned.when
        return (
            cell(planned.what),
            cell(listed(planned.who)),
            cell(when, planned.evidence),
            cell(planned.where or "not stated"),
            cell("yes" if planned.together else "no"),
        )

    rows = [row(planned) for planned in (*coming.together, *coming.others)]
    if not coming.together:
        empty = cell("meeting"), cell(listed(names_of(record.case, distinct(record.table))))
        rows.insert(0, (*empty, cell("not stated"), cell("not stated"), cell("yes")))
    titles = ("What", "Who", "When", "Where", "Between parties at the table?")
    return Table("next", "What comes next", _columns(*titles), tuple(rows))
