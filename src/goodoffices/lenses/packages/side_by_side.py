"""The named packages side by side: issue by issue, what each party gains, and whether it holds.

Source: raiffa1982; kalai1975 (shares of the ideal gain).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.lenses.amounts import capital, listed, one_digit
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.fair import hold_cell
from goodoffices.lenses.packages.standards import Chosen
from goodoffices.methods.stability import NASH

MOST_PACKAGES = 6
"""So many packages stand side by side; a page has no room for more."""


@dataclass(frozen=True)
class Named:
    """A package with the names under which it is spoken of."""

    names: tuple[str, ...]
    state: int

    @property
    def title(self) -> str:
        """Write the names as the head of a column."""
        return capital(listed(self.names))


def named_packages(asked: Asked, others: Sequence[Named] = ()) -> tuple[Named, ...]:
    """List what is now, what the standards choose, what is wanted, and others; each once.

    Parameters
    ----------
    asked
        What was found out.
    others
        Packages found elsewhere, such as the best of those that hold.
    """
    found: dict[int, list[str]] = {asked.space.now: ["now"]}
    if asked.chosen is not None:
        for standard, solution in asked.chosen.solutions.items():
            if solution.leximin is not None:
                found.setdefault(solution.leximin, []).append(standard.name)
    for wanted in asked.wanted:
        if wanted.focus is not None:
            found.setdefault(wanted.focus, []).append(wanted.name)
    for other in others:
        found.setdefault(other.state, []).extend(other.names)
    return tuple(Named(tuple(dict.fromkeys(names)), state) for state, names in found.items())


def table(asked: Asked, others: Sequence[Named] = ()) -> Table | None:
    """Show the named packages issue by issue; ``None`` where there is only what is now."""
    named = named_packages(asked, others)
    shown = named[:MOST_PACKAGES]
    if len(shown) < 2:
        return None
    columns = (Column("Issue"), *(Column(one.title) for one in shown))
    rows = [*_issues(asked, shown), *_gains(asked, shown), *_held(asked, shown)]
    return Table(
        "side by side",
        "The named packages side by side",
        columns,
        tuple(rows),
        _note(asked, named, shown),
    )


def _issues(asked: Asked, shown: Sequence[Named]) -> list[tuple[Cell, ...]]:
    by, found = asked.by(), []
    outcomes = [asked.space.outcome(one.state) for one in shown]
    for issue, now in asked.space.outcome(asked.space.now).items():
        if all(outcome[issue] == now for outcome in outcomes):
            continue
        titles = [asked.case.issues[issue].title_of(outcome[issue]) for outcome in outcomes]
        cells = [titles[0], *(title if title != titles[0] else "as now" for title in titles[1:])]
        found.append((Cell(issue, by=by), *(Cell(text, by=by) for text in cells)))
    return found


def _gains(asked: Asked, shown: Sequence[Named]) -> list[tuple[Cell, ...]]:
    """Give each party's worth and its share of the most it could gain."""
    chosen = asked.chosen
    if chosen is None:
        return []
    most, found = ideal_gains(asked, chosen), []
    for party, floor in chosen.walk_away().items():
        by = asked.by((party,))
        cells = [
            Cell(_gain(chosen.worth(one.state)[party] - floor, most[party]), by=by) for one in shown
        ]
        found.append((Cell(f"{asked.name(party)}: gain", by=by), *cells))
    return found


def ideal_gains(asked: Asked, chosen: Chosen) -> dict[str, Fraction]:
    """Say the most each party weighed gains over its walk-away where nobody weighed loses."""
    table, floors = chosen.payoffs.table, chosen.payoffs.walk_away
    gains = table.totals[asked.zone.fair] - floors
    gains = gains[(gains >= 0).all(axis=1)]
    return {
        party: Fraction(int(gains[:, column].max()), table.denominator)
        if len(gains)
        else Fraction()
        for column, party in enumerate(chosen.payoffs.parties)
    }


def _gain(gain: Fraction, most: Fraction) -> str:
    text = f"{'+' if gain > 0 else ''}{one_digit(gain)}"
    return f"{text} ({round(100 * gain / most)} % of its best)" if gain > 0 and most > 0 else text


def _held(asked: Asked, shown: Sequence[Named]) -> list[tuple[Cell, ...]]:
    if asked.holding is None:
        return []
    by = asked.by()
    return [
        (
            Cell(f"Would hold under {concept.name}", by=by),
            *(hold_cell(asked, concept, one.state, joint=False) for one in shown),
        )
        for concept in dict.fromkeys((NASH, asked.concept))
    ]


def _note(asked: Asked, named: Sequence[Named], shown: Sequence[Named]) -> str:
    parts = ["Issues that are as now in all of them are left out."]
    if asked.chosen is not None:
        parts.append(
            "Gain: points of 100 over the walk-away; in brackets the share of the most the party "
            "could gain in any package in which nobody weighed loses."
        )
    if len(named) > len(shown):
        left = listed([one.title for one in named[len(shown) :]])
        parts.append(f"Not shown: {left}.")
    return " ".join(parts)
