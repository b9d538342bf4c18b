"""What having each issue on the table does, and for whom.

Source: sebenius1983
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.arithmetic.effects import Step
from goodoffices.lenses.packages.arithmetic.words import effect_cells, table, worth_more
from goodoffices.lenses.packages.asked import Asked
from goodoffices.methods.settlement.arithmetic import Effect

NAMED = 3
"""So many issues that cost somebody something are named in the reasons; all are in the table."""

Weight = tuple[Fraction, int]


def weight(step: Step) -> Weight:
    """Measure how little is left without an issue: of the Nash product, then of the packages.

    The product does not compare one party's scale with another's.
    """
    before, after = step.before.nash, step.after.nash
    if after is None:
        return Fraction(1), step.zone.before
    return (before.product / after.product if before else Fraction(0)), step.zone.before


def most(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Give the issue that does most for agreement; several where they do as much, or none does."""
    moved = [step for step in steps if step.zone.effect is not Effect.LEAVES or weight(step)[0] < 1]
    needed = [step for step in moved if step.zone.effect is Effect.CREATES]
    if needed:
        return tuple(needed)
    least = min(map(weight, moved), default=None)
    return tuple(step for step in moved if weight(step) == least)


def claim(asked: Asked, steps: Sequence[Step]) -> str:
    """Say which issue does most for agreement, as a clause."""
    lead = most(steps)
    if not lead:
        return "any one issue could be kept as now without effect on what could be agreed"
    names = listed([step.what for step in lead])
    if lead[0].zone.effect is Effect.CREATES:
        which = names if len(lead) == 1 else f"each of {names}"
        return f"nothing could be agreed without {which} on the table"
    first = lead[0]
    left = f"{first.zone.before:,} of {first.zone.after:,} packages other than now would be left"
    if len(lead) > 1:
        return (
            f"of the issues on the table, {names} do most for agreement: were any one of them kept "
            f"as now, {left}"
        )
    return (
        f"of the issues on the table, {names} does most for agreement: were it kept as now, "
        f"{left}{_nash(asked, first)}"
    )


def _nash(asked: Asked, step: Step) -> str:
    if step.after.nash is None:
        return ""
    if step.nash is None:
        return ", and no Nash package"
    said = worth_more(asked, step.nash, swapped=True)
    return f", and the Nash package would be worth {said}" if said else ""


def reasons(asked: Asked, steps: Sequence[Step]) -> tuple[Sentence, ...]:
    """Say who loses by having an issue on the table, and which issues make no difference."""
    texts = _costs(asked, steps)
    idle = [step.what for step in steps if step.zone.effect is Effect.LEAVES and not _moves(step)]
    if idle:
        it = "it" if len(idle) == 1 else "any of them"
        texts.append(
            f"{capital(listed(idle))} could be kept as now without effect: no package that "
            f"changes {it} could be accepted."
        )
    return tuple(Sentence(text, by=asked.by()) for text in texts)


def _moves(step: Step) -> bool:
    return step.nash is not None and bool(step.nash.better or step.nash.worse)


def _costs(asked: Asked, steps: Sequence[Step]) -> list[str]:
    """Name the issues that cost somebody most in the Nash package; count the rest."""
    costly = [(min(step.nash.by.values()), step) for step in steps if step.nash and step.nash.worse]
    costly.sort(key=lambda one: one[0])
    texts = [
        f"With {step.what} on the table, the Nash package is worth {worth_more(asked, step.nash)}."
        for _, step in costly[:NAMED]
        if step.nash is not None
    ]
    rest = len(costly) - NAMED
    if rest > 0:
        texts.append(
            f"{counted(rest, 'more issue')} on the table would cost somebody something, but less."
        )
    return texts


def issues_table(asked: Asked, steps: Sequence[Step]) -> Table:
    """Per issue what is left without it, and what having it on the table does."""
    rows = [
        (
            Cell(step.what, by=asked.by()),
            Cell(f"{step.zone.before:,} of {step.zone.after:,}", by=asked.by()),
            *effect_cells(asked, step),
        )
        for step in sorted(steps, key=weight)
    ]
    first = (Column("Issue"), Column("Packages left if it stays as now", "right"))
    note = (
        "Packages other than now that could be accepted. The last three columns say what having "
        "the issue on the table does, against keeping it as now; walk-aways stay, and the Nash "
        "package weighs the same parties throughout. An issue more to trade with never takes a "
        "package away; it may still change who gains."
    )
    return table(
        asked, "arithmetic of issues", "What each issue does to the zone", first, rows, note
    )
