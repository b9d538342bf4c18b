"""One text improved step by step where nobody lists the packages, and where it is stuck.

Source: fisher1981, raiffa1982.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed, signed
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.methods.settlement.package_space import Package
from goodoffices.methods.settlement.trades.nearby import nearby
from goodoffices.methods.settlement.trades.one_text import OneText, one_text


def section(among: AmongMany) -> Told:
    """Improve what is now by changes of one issue or two that hurt nobody."""
    space = among.described.space
    found = one_text(among.described.now, lambda package: nearby(space, package), among.progress)
    if not found.steps:
        text = "Given these inputs, no change of one issue or two from what is now hurts nobody."
        return Told((Claim(Sentence(text, by=among.by())),))
    end = found.end
    claim = (
        "Given these inputs, a single text that begins with what is now can be improved in "
        f"{counted(len(found.steps), 'step')} of one issue or two, none of which hurts anybody: "
        f"{_gains(among, end)}."
    )
    why = [f"It ends with ({among.words(end)}).", _stuck(among, found)]
    sentences = tuple(Sentence(text, by=among.by()) for text in why)
    return Told((Claim(Sentence(claim, by=among.by()), sentences),), (_table(among, found),))


def _stuck(among: AmongMany, found: OneText) -> str:
    if found.blocked is None:
        return "There it is stuck: nothing else can be changed."
    who = listed([among.name(among.described.parties[p]) for p in found.blocked.losers])
    passes = among.described.space.acceptable(found.end)
    accepted = "could be accepted" if passes else "could not be accepted"
    return (
        f"There it is stuck, and it {accepted}: of the changes left, even the one that hurts least "
        f"costs {who} something."
    )


def _gains(among: AmongMany, package: Package) -> str:
    before, after = among.worth(among.described.now), among.worth(package)
    return listed([f"{among.name(p)} {signed(after[p] - before[p])}" for p in after])


def _table(among: AmongMany, found: OneText) -> Table:
    columns = [Column("Step"), Column("What changes")]
    columns += [Column(name, "right") for name in among.names()]
    rows, here = [], among.described.now
    for number, step in enumerate(found.steps, 1):
        rows.append(_row(among, number, here, step.package))
        here = step.package
    note = "Points of 100 that each step adds; every comparison is exact."
    return Table("one text", "One text, step by step", tuple(columns), tuple(rows[:20]), note)


def _row(among: AmongMany, number: int, before: Package, after: Package) -> tuple[Cell, ...]:
    by, case = among.by(), among.case
    changed = {
        issue: option
        for issue, option in among.described.outcome(after).items()
        if among.described.outcome(before)[issue] != option
    }
    words = "; ".join(f"{i}: {case.issues[i].title_of(o)}" for i, o in changed.items())
    earlier, later = among.worth(before), among.worth(after)
    gains = (Cell(signed(later[p] - earlier[p]), by=among.by((p,))) for p in later)
    return (Cell(f"Step {number}", by=by), Cell(words, by=by), *gains)
