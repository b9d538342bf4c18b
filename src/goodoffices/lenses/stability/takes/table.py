"""What it would take, party by party, as a table.

Source: none.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.takes.ways_to_hold import PartyTakes, Takes, ValueRise
from goodoffices.lenses.stability.takes.words import number, option_title, rise_words

_COLUMNS = (
    "Party",
    "What it would do instead",
    "How much more the outcome would have to be worth to it",
    "Option whose value to it would have to rise",
    "Issue that would have to leave its sole hands",
    "Outcomes it would have to stop preferring",
)


def table(holding: Holding, takes: Takes, name: str) -> Table:
    """Per party that would leave: what would make it stay, the others as they are."""
    rows = []
    for one in takes.parties:
        by = holding.analysts((one.party,))
        texts = (
            takes.conflict.names[one.party],
            capital(holding.move(takes.concept, one.party, takes.state)),
            capital(rise_words(takes.conflict, takes.state, one.worth)),
            _options(takes, one),
            _issues(takes, one.party),
            _stops(one),
        )
        rows.append(tuple(Cell(text, by=by) for text in texts))
    outcome = takes.conflict.words.outcome(takes.state)
    title = f"What it would take for ({outcome}) to hold under {takes.concept.name}"
    columns = tuple(Column(title) for title in _COLUMNS)
    note = "Each cell is enough by itself for its party, as long as all else stays as it is."
    if len(takes.parties) > 1:
        note += " For the outcome to hold, something is needed from every row."
    if takes.without_own:
        names = listed([takes.conflict.names[party] for party in takes.without_own])
        note += f" With only these issues out of sole hands, {names} would leave instead."
    return Table(f"what it takes: {name}", title, columns, tuple(rows), note)


def _options(takes: Takes, one: PartyTakes) -> str:
    if not one.values:
        return "its preferences are no points"
    possible = sorted(
        (value for value in one.values if value.possible),
        key=lambda value: value.rise.amount if value.rise else 0,
    )
    parts = [_value(takes, value) for value in possible]
    beyond = [v.option.issue for v in one.values if v.rise is not None and not v.possible]
    never = [v.option.issue for v in one.values if v.rise is None]
    if beyond:
        parts.append(f"more than the scale allows on {listed(beyond)}")
    if never:
        parts.append(f"not by itself on {listed(never)}")
    return capital("; ".join(parts))


def _value(takes: Takes, value: ValueRise) -> str:
    assert value.rise is not None
    option = value.option
    new = number(option.value + value.rise.amount)
    title = option_title(takes, option)
    return f"{title} on {option.issue}: {new} instead of {number(option.value)}"


def _issues(takes: Takes, party: int) -> str:
    space = takes.conflict.space
    if space is None:
        return "there are no issues here"
    choices = []
    for one in takes.holds.sets:
        issues = [space.axes[hold.axis].issue for hold in sorted(one) if hold.party == party]
        choices.append(listed(issues))
    return ", or ".join(dict.fromkeys(filter(None, choices))) or "not found"


def _stops(one: PartyTakes) -> str:
    if one.fewest is None:
        return "too many answers to say"
    found = counted(len(one.fewest.choice), "outcome")
    return found if one.fewest.exact else f"at most {found}, at least {one.fewest.at_least:,}"
