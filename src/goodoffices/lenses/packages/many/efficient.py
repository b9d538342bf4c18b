"""The efficient packages where nobody lists all packages: how many, how exactly, and the first.

Source: nemhauser1969.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told

LISTED = 10
"""So many are shown; the rest are counted."""


def section(among: AmongMany) -> Told:
    """Say how many packages are efficient, and show those best for whoever is worst off."""
    if not len(among.front):
        return Told()
    claim = Sentence(f"Given these inputs, {_how_many(among)}.", by=among.by())
    meaning = (
        "Efficient means that no other of the packages that pass is at least as good for everyone "
        "asked and better for someone."
    )
    why = (Sentence(meaning, by=among.by()), Sentence(how_exactly(among), by=among.by()))
    return Told((Claim(claim, why),), (_table(among),))


def _how_many(among: AmongMany) -> str:
    front = among.front
    if not front.exact:
        return (
            f"at least {counted(len(front), 'package')} of different worth are efficient or nearly "
            "so; not all were found"
        )
    are = "is" if front.n_packages == 1 else "are"
    text = f"{counted(front.n_packages, 'package')} {are} efficient"
    if front.n_packages != len(front):
        text += f", of {len(front):,} different worths"
    return text


def how_exactly(among: AmongMany) -> str:
    """Say whether all efficient packages were found, and by how much else they may be missed."""
    front = among.front
    if front.exact:
        return "All of them were found, in whole numbers; none is a sample."
    scale = among.described.space.denominator
    errors = [
        f"{one_digit(Fraction(error, scale))} for {among.name(party)}"
        for party, error in zip(among.described.parties, front.error, strict=True)
    ]
    return (
        "There are too many to find all of them in the time given: sums were rounded to a grid. "
        "Every package shown is real and its worth exact, but it may be improved on; for every "
        "efficient package one was found that gives nobody less by more than the error, in points "
        f"of 100: {listed(errors)}."
    )


def _table(among: AmongMany) -> Table:
    front, floors = among.front, among.described.space.reservation
    gains = [
        sorted(int(own) - floor for own, floor in zip(row, floors, strict=True))
        for row in front.vectors.tolist()
    ]
    best = sorted(range(len(front)), key=lambda row: (gains[row], -row), reverse=True)[:LISTED]
    columns = [Column("Number"), Column("What it changes against now")]
    columns += [Column(name, "right") for name in among.names()]
    columns.append(Column("Packages worth the same", "right"))
    rows = tuple(_row(among, number, row) for number, row in enumerate(best, 1))
    rest = len(front) - len(best)
    note = "The greatest smallest gain first. "
    note += f"Not listed: {rest:,} more of different worth." if rest else "All are listed."
    return Table("efficient", "Efficient packages", tuple(columns), rows, note)


def _row(among: AmongMany, number: int, row: int) -> tuple[Cell, ...]:
    by, package = among.by(), among.front.packages[row]
    return (
        Cell(f"Package {number}", by=by),
        Cell(among.words(package), by=by),
        *(Cell(one_digit(value), by=among.by((p,))) for p, value in among.worth(package).items()),
        Cell(f"{among.front.counts[row]:,}", by=by),
    )
