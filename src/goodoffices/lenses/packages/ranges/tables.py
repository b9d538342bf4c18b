"""Shares by option, by package and by entry, as tables.

Source: lahdelma2001; wilson1927.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.lenses.amounts import capital
from goodoffices.lenses.finding import Cell, Column, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.fair import hold_column, verdict
from goodoffices.lenses.packages.ranges.accounts import Account, Accounts
from goodoffices.lenses.packages.ranges.tally import Tally
from goodoffices.lenses.packages.ranges.what_is_firm import leading
from goodoffices.lenses.packages.ranges.words import STANDARDS, entries_named, in_brackets
from goodoffices.methods.settlement.imprecision.wilson import drawn_share

LISTED = 20
"""So many rows a table has at most; the rest are counted."""

FIRM_OPTIONS = "firm options"
"""Name of the table of options."""


@dataclass(frozen=True)
class OptionShares:
    """In how many readings what each standard chooses has an option.

    Attributes
    ----------
    issue, option
        The issue, and the option's title.
    hits
        Per standard.
    """

    issue: str
    option: str
    hits: dict[str, int]


def option_shares(asked: Asked, tally: Tally) -> tuple[OptionShares, ...]:
    """List every option that some standard chooses in some reading."""
    found = []
    for k, axis in enumerate(asked.space.axes):
        for o, option in enumerate(axis.options):
            hits = {key: int(tally.options[key][k][o]) for key in STANDARDS}
            if any(hits.values()):
                title = asked.case.issues[axis.issue].title_of(option)
                found.append(OptionShares(axis.issue, title, hits))
    return tuple(found)


def shown_options(asked: Asked, tally: Tally) -> tuple[OptionShares, ...]:
    """List those with room in a table: of too many, the ones chosen most often by any standard."""
    found = option_shares(asked, tally)
    kept = sorted(range(len(found)), key=lambda k: (-max(found[k].hits.values()), k))[:LISTED]
    return tuple(found[k] for k in sorted(kept))


def by_option(asked: Asked, tally: Tally) -> Table | None:
    """Show how often each option is chosen, issue by issue."""
    found, by = shown_options(asked, tally), asked.by()
    if not found:
        return None
    columns = (Column("Option"), *_standard_columns())
    rows = tuple(
        (
            Cell(f"{one.issue}: {one.option}", by=by),
            *(Cell(in_brackets(one.hits[key], tally.n_readings), by=by) for key in STANDARDS),
        )
        for one in found
    )
    note = f"{_of(tally)} Where several packages tie, an option counts only if all of them have it."
    rest = len(option_shares(asked, tally)) - len(found)
    note += f" {rest:,} options chosen less often are not listed." if rest else ""
    return Table(FIRM_OPTIONS, "How firm each option is", columns, rows, note)


def _standard_columns() -> Iterator[Column]:
    return (Column(capital(standard.name), "right") for standard in STANDARDS.values())


def _of(tally: Tally) -> str:
    if tally.n_readings == 1:
        return "There is one reading only, for no number of it is a range."
    end = 100 * drawn_share(0, tally.n_readings).high
    return (
        f"Share of {tally.n_readings:,} readings drawn from the ranges, in brackets its 95 % "
        f"interval after Wilson; where it is 0 or 100 %, that ends {end:.1f} points from it."
    )


def by_package(asked: Asked, tally: Tally) -> Table | None:
    """Show how often each package is chosen, acceptable and efficient."""
    rows = _rows_of_packages(tally)
    if not len(rows):
        return None
    columns = [Column("Package"), Column("Acceptable", "right")]
    columns += [Column("Efficient", "right"), Column("Efficient whatever the numbers")]
    if tally.efficient is None:
        columns = columns[:2]
    columns += [*_standard_columns(), hold_column(asked)]
    shown = rows[:LISTED]
    cells = tuple(_package_row(asked, tally, int(row)) for row in shown)
    note = f"{_of(tally)} A package counts as chosen alone or tied."
    rest = len(rows) - len(shown)
    note += f" {rest:,} more are not listed." if rest else ""
    note += _about_efficient(tally)
    return Table("shares", "How often each package is chosen", tuple(columns), cells, note)


def _about_efficient(tally: Tally) -> str:
    if tally.efficient is None:
        return ""
    chosen = np.logical_or.reduce([tally.chosen[key] > 0 for key in STANDARDS])
    rest = int(((tally.efficient == tally.n_readings) & ~chosen).sum())
    note = (
        " Efficient: acceptable and dominated by no other such package; the column "
        "“whatever the numbers” is exact, the others are drawn."
    )
    if rest:
        note += f" {rest:,} more are efficient in every reading drawn and chosen in none."
    return note


def _rows_of_packages(tally: Tally) -> npt.NDArray[np.int64]:
    """List the packages chosen in some reading, and those efficient in some and not in all."""
    sizes = [tally.chosen[key] for key in STANDARDS]
    shown = np.logical_or.reduce([size > 0 for size in sizes])
    efficient = np.zeros_like(tally.acceptable)
    if tally.efficient is not None:
        efficient = tally.efficient
        shown |= (efficient > 0) & (efficient < tally.n_readings)
    rows = np.flatnonzero(shown)
    together = np.sum(sizes, axis=0)
    order = np.lexsort([rows, -efficient[rows], -together[rows], -sizes[0][rows]])
    return np.asarray(rows[order], dtype=np.int64)


def _package_row(asked: Asked, tally: Tally, row: int) -> tuple[Cell, ...]:
    by, total = asked.by(), tally.n_readings
    cells = [asked.words.outcome(int(tally.ranged.states[row]))]
    cells += [in_brackets(int(tally.acceptable[row]), total)]
    if tally.efficient is not None and tally.in_all is not None:
        always = "yes" if tally.in_all.always[row] else "no"
        cells += [in_brackets(int(tally.efficient[row]), total), always]
    cells += [in_brackets(int(tally.chosen[key][row]), total) for key in STANDARDS]
    holds = verdict(asked, int(tally.ranged.states[row]))
    return (*(Cell(text, by=by) for text in cells), holds)


def by_entry(asked: Asked, found: Accounts) -> Table | None:
    """Show what is chosen most often under each choice among the entries; never averaged."""
    if not found.others:
        return None
    columns = (
        Column("Entries"),
        Column("Nash package chosen most often"),
        Column("In so many readings", "right"),
        Column("Acceptable whatever the numbers", "right"),
        Column("Acceptable for some numbers", "right"),
    )
    rows = tuple(_entry_row(asked, found, one) for one in found.all[:LISTED])
    note = "Each choice among the entries is drawn on its own and never averaged with another."
    note += " Packages other than now."
    untried = found.untried + max(len(found.all) - LISTED, 0)
    note += f" {untried:,} more choices are not listed." if untried else ""
    return Table("entries", "Under each analyst’s entry", columns, rows, note)


def _entry_row(asked: Asked, found: Accounts, one: Account) -> tuple[Cell, ...]:
    lead, total = leading(one.tally, "nash"), one.tally.n_readings
    parties = tuple(found.own.entries)
    by = one.by(parties)
    others = one.ranged.states != asked.space.now
    texts = [
        capital(entries_named(asked.case, one, parties)),
        asked.words.outcome(lead.state) if lead is not None else "none",
        in_brackets(lead.hits if lead is not None else 0, total),
        f"{int((one.ranged.always_acceptable & others).sum()):,}",
        f"{int(others.sum()):,}",
    ]
    return tuple(Cell(text, by=by) for text in texts)
