"""What it would take, in sentences.

Source: none; the house's own wording.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.case.number import plain
from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.stability.takes.levers import OptionLever, points, points_worth
from goodoffices.lenses.stability.takes.ways_to_hold import PartyTakes, Takes
from goodoffices.methods.stability.concept import Answer
from goodoffices.methods.stability.inverse import Hold, Rise

FEW_HOLDS = 2
"""A change of holds that takes more than this is told apart from the other ways."""

_EXACT = 10**4


def number(value: Fraction) -> str:
    """Write a number exactly where it is short, otherwise with one digit after the point.

    Examples
    --------
    >>> number(Fraction(25)), number(Fraction(1, 8)), number(Fraction(2, 3))
    ('25', '0.125', '0.7')
    """
    return plain(value) if _EXACT % value.denominator == 0 else one_digit(value)


def ways(takes: Takes) -> list[str]:
    """Say, as clauses to stand after "if", each kind of change that would make it hold."""
    found = []
    if takes.worth.rises:
        amounts = worth_words(takes.conflict, takes.state, takes.worth.rises)
        found.append(f"the outcome were worth at least {amounts}")
    if takes.values.rises:
        rises = sorted(takes.values.rises, key=lambda rise: rise.lever.party)
        found.append(listed([value_words(takes, rise) for rise in rises]))
    few = [one for one in takes.holds.sets[:1] if len(one) <= FEW_HOLDS]
    return [*found, *(holds_words(takes, one) for one in few)]


def holds_words(takes: Takes, holds: frozenset[Hold]) -> str:
    """Say which issues would have to leave whose sole hands."""
    names, space = takes.conflict.names, takes.conflict.space
    assert space is not None
    by_party: dict[int, list[str]] = {}
    for hold in sorted(holds):
        by_party.setdefault(hold.party, []).append(space.axes[hold.axis].issue)
    return listed(
        [
            f"{names[p]} could not change {listed(issues, 'or')} alone"
            for p, issues in by_party.items()
        ]
    )


def worth_words(conflict: Conflict, state: int, rises: tuple[Rise, ...]) -> str:
    """Say how much more an outcome would have to be worth to whom, all together."""
    ordered = sorted(rises, key=lambda rise: rise.lever.party)
    names = conflict.names
    return listed([f"{rise_words(conflict, state, r)} to {names[r.lever.party]}" for r in ordered])


def rise_words(conflict: Conflict, state: int, rise: Rise) -> str:
    """Say how much more an outcome would have to be worth to a party."""
    if points_worth(conflict, rise.lever.party) is None:
        return f"{counted(int(rise.amount), 'place')} more in the ranking"
    has = points(conflict, rise.lever.party, state)
    unit = "point" if rise.amount == 1 else "points"
    return f"{number(rise.amount)} {unit} more (than {number(has)} of 100)"


def value_words(takes: Takes, rise: Rise) -> str:
    """Say which option's value would have to rise to what."""
    option = next(one for one in takes.options if one.lever is rise.lever)
    title = option_title(takes, option)
    new, name = number(option.value + rise.amount), takes.conflict.names[rise.lever.party]
    # where answers must be gains, a greater value changes what the party itself would answer
    least = "" if takes.concept.answer is Answer.IMPROVEMENTS else "at least "
    return (
        f"{title} on {option.issue} had a value of {least}{new} to {name} "
        f"instead of {number(option.value)} (values run from 0 to 100)"
    )


def option_title(takes: Takes, option: OptionLever) -> str:
    """Write an option's title in quotation marks."""
    return quoted(takes.conflict.case.issues[option.issue].title_of(option.option))


def leaving_gives(takes: Takes, one: PartyTakes) -> str:
    """Say what a party can count on by leaving."""
    name, conflict = takes.conflict.names[one.party], takes.conflict
    after = "" if takes.concept.key == "nash" else ", however the others answer"
    if points_worth(conflict, one.party) is None:
        places = counted(int(one.worth.least), "place")
        return f"By leaving, {name} can count on something {places} higher in its ranking{after}."
    has = points(conflict, one.party, takes.state)
    return (
        f"By leaving, {name} can count on {number(has + one.worth.least)} points of 100"
        f"{after}{_to_their_gain(takes)}; this outcome gives it {number(has)}."
    )


def _to_their_gain(takes: Takes) -> str:
    return " to their own gain" if takes.concept.key in ("seq", "sseq") else ""


def stop_preferring(takes: Takes, one: PartyTakes) -> str:
    """Say which outcomes a party would have to stop preferring."""
    name = takes.conflict.names[one.party]
    if one.fewest is None:
        return ""
    states = sorted(one.fewest.choice)
    text = f"{name} would stay if it stopped preferring {counted(len(states), 'outcome')} to it"
    if len(states) == 1:
        text += f": ({takes.conflict.words.outcome(states[0])})"
    if not one.fewest.exact:
        text += f"; fewer than {one.fewest.at_least:,} would not be enough"
    return f"{text}."
