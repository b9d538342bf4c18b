"""What asking a party more, or one fewer, does, and for whom.

Source: sebenius1983
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.arithmetic.effects import ASKED, GONE, NOT_ASKED, Step
from goodoffices.lenses.packages.arithmetic.words import effect_cells, table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.methods.settlement.arithmetic import Effect


def creators(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Give the steps that make an agreement possible where there was none."""
    return tuple(step for step in steps if step.zone.effect is Effect.CREATES)


def claim(asked: Asked, steps: Sequence[Step]) -> str:
    """Where nothing could be agreed: say whether one party fewer would change that, as a clause."""
    found = creators(steps)
    if not found:
        return "nothing could be agreed, and one party fewer, or one more, would not change that"
    parts = [f"{_if(asked, step)}, {_left(step)} could be accepted" for step in found]
    return f"nothing could be agreed as things stand; {'; '.join(parts)}"


def _if(asked: Asked, step: Step) -> str:
    name = asked.name(step.what)
    return {
        NOT_ASKED: f"were the consent of {name} no longer asked",
        GONE: f"were {name} gone, with what it holds kept as now",
        ASKED: f"were {name} asked about every package",
    }[step.how]


def _left(step: Step) -> str:
    return counted(step.zone.after, "package") + " other than now"


def reasons(asked: Asked, steps: Sequence[Step]) -> tuple[Sentence, ...]:
    """Say whose going destroys the zone, whose consent counts for most, what one more would do."""
    if creators(steps):
        return ()
    found = [_destroying(asked, steps), _opening(asked, steps), *_asked(asked, steps)]
    return tuple(Sentence(text, by=asked.by()) for text in found if text)


def _destroying(asked: Asked, steps: Sequence[Step]) -> str:
    found = [step for step in steps if step.how == GONE and step.zone.effect is Effect.DESTROYS]
    if not found:
        return ""
    names = listed([asked.name(step.what) for step in found], "or")
    return f"Were {names} gone, with what it holds kept as now, nothing could be agreed."


def _opening(asked: Asked, steps: Sequence[Step]) -> str:
    found = [step for step in steps if step.how == NOT_ASKED and step.zone.come]
    if not found:
        return ""
    step = max(found, key=lambda one: one.zone.after)
    text = f"Were the consent of {asked.name(step.what)} no longer asked, {step.zone.after:,} "
    text += f"instead of {step.zone.before:,} packages other than now could be accepted"
    return f"{text}{_quorum_kept(asked)}."


def _quorum_kept(asked: Asked) -> str:
    quorum = asked.zone.accept.quorum
    return f" ({quorum} of those asked being enough as before)" if quorum is not None else ""


def _asked(asked: Asked, steps: Sequence[Step]) -> list[str]:
    added = [step for step in steps if step.how == ASKED]
    idle = [asked.name(s.what) for s in added if s.zone.effect is Effect.LEAVES]
    found = [
        f"Were {asked.name(s.what)} asked about every package, {s.zone.after:,} instead of "
        f"{s.zone.before:,} packages other than now could be accepted{_quorum_kept(asked)}."
        for s in added
        if s.zone.effect is not Effect.LEAVES
    ]
    if idle:
        found.append(
            f"Were {listed(idle, 'or')} asked about every package, nothing would change: "
            f"{'it' if len(idle) == 1 else 'each of them'} could accept whatever the others could."
        )
    return found


def parties_table(asked: Asked, steps: Sequence[Step]) -> Table:
    """Per party what one fewer or one more to ask does."""
    rows = [
        (
            Cell(f"{asked.name(step.what)}: {step.how}", by=asked.by()),
            Cell(f"{step.zone.after:,} instead of {step.zone.before:,}", by=asked.by()),
            *effect_cells(asked, step),
        )
        for step in sorted(steps, key=lambda one: -(one.zone.come + one.zone.gone))
    ]
    first = (Column("Party, and what is changed"), Column("Packages", "right"))
    accept = asked.zone.accept
    kept = (
        f"However many are asked, {accept.quorum} of them are enough; whoever is no longer asked "
        "loses a veto too. "
        if accept.quorum is not None
        else ""
    )
    note = kept + (
        "Packages other than now that could be accepted. “Shifts”: some come and others go. The "
        "Nash package weighs whoever is then asked. Every walk-away is kept, which is the weakest "
        "point of this table: who leaves or comes in changes what the others have without them."
    )
    return table(
        asked, "arithmetic of parties", "What each party does to the zone", first, rows, note
    )
