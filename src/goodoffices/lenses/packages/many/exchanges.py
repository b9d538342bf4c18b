"""Exchanges of two issues from what is now, where nobody lists the packages.

Source: froman1970, lax1986, raiffa1982.
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.lenses.amounts import counted, listed, signed
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.methods.settlement.trades.change import Change
from goodoffices.methods.settlement.trades.logrolling import Logrolling, Trade, logrolling

LISTED = 10
"""So many exchanges are listed; the rest are counted."""


def section(among: AmongMany) -> Told:
    """Say which exchange of two issues does most for whoever gains least; one party has none."""
    if len(among.described.parties) < 2:
        return Told()
    found = logrolling(among.described.space, among.described.now)
    harmless = [trade for trade in found.trades if trade.hurts_nobody]
    claim = Sentence(f"Given these inputs, {_claim(among, harmless)}.", by=among.by())
    why = tuple(Sentence(text, by=among.by()) for text in _why(found))
    return Told((Claim(claim, why),), (_table(among, harmless),) if harmless else ())


def _claim(among: AmongMany, harmless: list[Trade]) -> str:
    if not harmless:
        return (
            "from what is now there is no exchange of two issues by which two parties could pay "
            "one another and nobody would be hurt"
        )
    best = harmless[0]
    return (
        "from what is now the exchange of two issues that does most for whoever gains least is "
        f"{_option(among, best.first)} against {_option(among, best.second)}: "
        f"{_gains(among, best.gains)}"
    )


def _why(found: Logrolling) -> list[str]:
    texts = []
    if found.free:
        changes = counted(len(found.free), "change")
        texts.append(f"{changes} of one issue cost nobody anything and need no exchange.")
    rest = sum(not trade.hurts_nobody for trade in found.trades)
    if rest:
        texts.append(f"{counted(rest, 'other exchange')} would hurt a third party.")
    return texts


def _option(among: AmongMany, change: Change) -> str:
    axis = among.described.axes[change.issue]
    title = among.case.issues[axis.issue].title_of(axis.options[change.option])
    return f"{axis.issue} (“{title}”)"


def _gains(among: AmongMany, gains: tuple[int, ...]) -> str:
    scale = among.described.space.denominator
    pairs = zip(among.names(), gains, strict=True)
    return listed([f"{name} {signed(Fraction(gain, scale))}" for name, gain in pairs])


def _table(among: AmongMany, harmless: list[Trade]) -> Table:
    columns = [Column("One issue"), Column("Against")]
    columns += [Column(name, "right") for name in among.names()]
    rows = tuple(_row(among, trade) for trade in harmless[:LISTED])
    rest = len(harmless) - len(rows)
    note = "Points of 100 that both changes together add; those that do most for whoever gains "
    note += "least come first. "
    note += f"Not listed: {rest:,} more." if rest else "All are listed."
    return Table(
        "exchanges", "Exchanges of two issues that hurt nobody", tuple(columns), rows, note
    )


def _row(among: AmongMany, trade: Trade) -> tuple[Cell, ...]:
    by, scale = among.by(), among.described.space.denominator
    gains = zip(among.described.parties, trade.gains, strict=True)
    return (
        Cell(_option(among, trade.first), by=by),
        Cell(_option(among, trade.second), by=by),
        *(Cell(signed(Fraction(gain, scale)), by=among.by((p,))) for p, gain in gains),
    )
