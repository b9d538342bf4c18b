"""What each standard of fairness chooses where nobody lists the packages, and who would leave it.

Source: nash1950, kalai1975, kalai1977, harsanyi1955; wolsey1998 (how the best is found).
"""

from __future__ import annotations

from goodoffices.lenses.amounts import capital, listed, one_digit
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.outcome_words import move_in_words
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.lenses.packages.standards import NASH, Standard
from goodoffices.methods.settlement.optimising import Optimum
from goodoffices.methods.settlement.package_space import Package


def section(among: AmongMany) -> Told:
    """Say what the standards choose, and who would leave that alone."""
    table = _table(among)
    lead = next((s for s, found in among.optima.items() if found.leximin is not None), None)
    if lead is None:
        return Told(tables=(table,))
    package = among.optima[lead].leximin
    assert package is not None
    claim = f"Given these inputs, {_is(among, lead)}{_left(among, package)}."
    others = [one for one in among.optima if one != lead]
    why = [_surely(among, lead), *(_other(among, one, lead) for one in others)]
    sentences = tuple(Sentence(text, by=among.by()) for text in why)
    return Told((Claim(Sentence(claim, by=among.by()), sentences),), (table,))


def headline_clause(among: AmongMany) -> str:
    """Name the Nash package, as a clause; why there is none, where there is none."""
    found = among.optima[NASH]
    if found.leximin is None:
        return f"; there is no Nash package: {_why_not(among, found)}"
    return f"; {_is(among, NASH)}{_left_by(among, found.leximin)}"


def _is(among: AmongMany, standard: Standard) -> str:
    found = among.optima[standard]
    assert found.leximin is not None
    words = among.words(found.leximin)
    if len(found.packages) == 1 and found.exhausted:
        return f"the {standard.name} package is ({words})"
    many = f"{len(found.packages):,} packages" if found.exhausted else "more packages than listed"
    return f"{many} tie as {standard.name} packages, one of them ({words})"


def _left_by(among: AmongMany, package: Package) -> str:
    leaving = [among.name(party) for party in among.leavers(package)]
    if not leaving:
        return ", and nobody asked would break away alone"
    each = " each" if len(leaving) > 1 else ""
    return f", and it would not hold on its own: {listed(leaving)} would{each} leave it"


def _left(among: AmongMany, package: Package) -> str:
    leaving = among.leavers(package)
    if not leaving:
        return ", and nobody asked would break away alone"
    here = among.described.outcome(package)
    clauses = [
        f"{among.name(party)} would "
        + move_in_words(among.case, here, among.described.outcome(target), False)
        for party, target in leaving.items()
    ]
    return f", and it would not hold on its own: {'; '.join(clauses)}"


def _surely(among: AmongMany, standard: Standard) -> str:
    return f"How surely: {among.optima[standard].how_surely}."


def _other(among: AmongMany, standard: Standard, said: Standard) -> str:
    found = among.optima[standard]
    if found.leximin is None:
        return f"There is no {standard.name} package: {_why_not(among, found)}."
    if found.exhausted and found.packages == among.optima[said].packages:
        return f"The {standard.name} package is the same as the {said.name} package."
    surely = "" if found.exhausted else f" ({found.how_surely})"
    return capital(f"{_is(among, standard)}{surely}.")


def _why_not(among: AmongMany, found: Optimum) -> str:
    who = [among.name(among.described.parties[number]) for number in found.parties]
    return found.why_not + (f" ({listed(who)})" if who else "")


def _table(among: AmongMany) -> Table:
    floors = among.walk_away()
    columns = [Column("Standard"), Column("It maximises"), Column("Package")]
    columns += [
        Column(f"{among.name(p)} (walk-away {one_digit(floor)})", "right")
        for p, floor in floors.items()
    ]
    columns += [Column("Ties", "right"), Column("How surely"), Column("Who would break away alone")]
    rows = tuple(_row(among, standard, found) for standard, found in among.optima.items())
    note = (
        "Worth from 0 to 100, rounded to one digit; every comparison is exact. Of ties, the "
        "package best for the worst off is shown."
    )
    return Table("standards", "What is fair by which standard", tuple(columns), rows, note)


def _row(among: AmongMany, standard: Standard, found: Optimum) -> tuple[Cell, ...]:
    by = among.by()
    first = (Cell(capital(standard.name), by=by), Cell(standard.maximises, by=by))
    if found.leximin is None:
        empty = Cell("–", by=by)
        reason = Cell(f"none: {_why_not(among, found)}", by=by)
        return (*first, reason, *(empty for _ in among.described.parties), empty, empty, empty)
    worth = among.worth(found.leximin)
    ties = f"{len(found.packages):,}" if found.exhausted else f"over {len(found.packages):,}"
    leaving = listed([among.name(party) for party in among.leavers(found.leximin)])
    return (
        *first,
        Cell(among.words(found.leximin), by=by),
        *(Cell(one_digit(value), by=among.by((party,))) for party, value in worth.items()),
        Cell(ties, by=by),
        Cell(found.how_surely, by=by),
        Cell(leaving or "nobody asked", by=by),
    )
