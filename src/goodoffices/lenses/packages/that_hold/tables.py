"""The best that hold beside the best of all, and the packages that hold, as tables.

Source: raiffa1982; fang1993.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.amounts import capital, counted, listed, signed
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.fair import hold_cell, worth_cells
from goodoffices.lenses.packages.standards import Chosen
from goodoffices.lenses.packages.that_hold.best_that_hold import HeldUnder, given_up
from goodoffices.methods.stability import NASH

LISTED = 10
"""So many packages that hold are listed; the rest are counted."""


def best(asked: Asked, holding: Holding, held: Sequence[HeldUnder]) -> Table | None:
    """Show what is best of all and best of those that hold; ``None`` without points."""
    chosen = asked.chosen
    if chosen is None or not chosen.packages():
        return None
    roles = _roles(chosen, held)
    lead = chosen.packages()[0]
    columns = [Column("Package"), Column("Best")]
    columns += [Column(name, "right") for name in asked.names(asked.zone.weighed)]
    columns += [Column(f"Leaves under {asked.concept.name}")]
    note = (
        "Worth from 0 to 100, rounded to one digit; in brackets the difference to the first row. "
        "Kalai–Smorodinsky measures gains against the best case among the packages it chooses from."
    )
    missing = [one.concept.name for one in held if not one.count]
    note += f" None holds under {listed(missing, 'or')}." if missing else ""
    rows = tuple(_row(asked, holding, state, role, lead) for state, role in roles.items())
    title = "The best that would hold, beside the best of all"
    return Table("best that hold", title, tuple(columns), rows, note)


def _roles(chosen: Chosen, held: Sequence[HeldUnder]) -> dict[int, str]:
    """Say of each package by which standards it is best, of all and of those that hold."""
    found: dict[int, list[str]] = {}
    scopes = [("of all", chosen)]
    scopes += [(f"of those that hold under {one.concept.name}", one.chosen) for one in held
               if one.chosen is not None]  # fmt: skip
    for scope, among in scopes:
        by_state: dict[int, list[str]] = {}
        for standard, solution in among.solutions.items():
            if solution.leximin is not None:
                by_state.setdefault(solution.leximin, []).append(standard.name)
        for state, names in by_state.items():
            found.setdefault(state, []).append(f"{scope}: {listed(names)}")
    return {state: capital("; ".join(said)) for state, said in found.items()}


def _row(asked: Asked, holding: Holding, state: int, role: str, lead: int) -> tuple[Cell, ...]:
    by = asked.by(asked.zone.weighed)
    worth = worth_cells(asked, state)
    if state != lead:
        worth = tuple(
            Cell(f"{cell.text} ({signed(change.points)})", by=cell.by)
            for cell, change in zip(worth, given_up(asked, state, lead), strict=True)
        )
    leaves = holding.leavers_named(asked.concept, state) or "nobody"
    first = (Cell(asked.words.outcome(state), by=by), Cell(role, by=by))
    return (*first, *worth, Cell(leaves, by=by))


def held(asked: Asked, holding: Holding, found: Sequence[HeldUnder]) -> Table | None:
    """List the acceptable packages that hold under the concept; ``None`` where none does."""
    states = _in_order(asked, found[0])
    if not states:
        return None
    columns = [Column("Package")]
    if asked.chosen is not None:
        columns += [Column(name, "right") for name in asked.names(asked.zone.weighed)]
    columns += [Column("Efficient")]
    alone = asked.concept != NASH
    columns += [Column("Would break away alone")] if alone else []
    by = asked.by(asked.zone.weighed)
    rows = []
    for state in states[:LISTED]:
        efficient = "yes" if asked.zone.efficient[state] else "no"
        cells = [Cell(asked.words.outcome(state), by=by), *worth_cells(asked, state)]
        cells += [Cell(efficient, by=by)]
        cells += [hold_cell(asked, NASH, state, joint=False)] if alone else []
        rows.append(tuple(cells))
    rest = len(states) - LISTED
    order = "The greatest smallest gain" if asked.chosen is not None else "Fewest changes"
    note = f"{order} first. "
    note += (
        f"{counted(rest, 'more package')} hold and are not listed."
        if rest > 0
        else "All are listed."
    )
    title = f"Acceptable packages that would hold under {asked.concept.name}"
    return Table("held", title, tuple(columns), tuple(rows), note)


def _in_order(asked: Asked, found: HeldUnder) -> list[int]:
    states: list[int] = found.mask.nonzero()[0].tolist()
    chosen = asked.chosen
    if chosen is None:
        return sorted(states, key=lambda state: (len(asked.space.changed(state)), state))
    return sorted(states, key=lambda state: ([-gain for gain in chosen.gains(state)], state))
