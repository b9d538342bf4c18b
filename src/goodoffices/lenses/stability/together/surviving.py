"""Which of the outcomes that hold against single parties survive parties acting together.

Source: kilgour2001, inohara2008.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, share
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held import NAMED, shown_states
from goodoffices.lenses.stability.together.acting_together import Together, extended
from goodoffices.methods.stability.conflict_graph import StateMask


def judgement(holding: Holding, together: Together) -> Judgement:
    """Say which outcomes survive every coalition, and who would leave the others and how."""
    alone = holding.results[together.alone.key].equilibria
    stable = together.results[extended(together.alone).key].stable
    shown = shown_states(holding, together.alone, holding.count(together.alone))
    surviving = [state for state in shown if stable[state]]
    falling = [state for state in shown if not stable[state]]
    claim = f"Given these inputs, {_claim(together, len(shown), surviving)}."
    why = (*_falling(together, falling), *_gained(together, alone, stable))
    return Judgement(Sentence(claim, by=together.analysts), together.sure, why)


def _claim(together: Together, held: int, surviving: list[int]) -> str:
    name = together.alone.name
    under = f" ({extended(together.alone).name})"
    if not held:
        return f"no outcome holds under {name}, so none is there to survive parties acting together"
    of = f"of the {held:,} outcomes that hold" if held > 1 else "the one outcome that holds"
    if held == 1:
        verb = "survives" if surviving else "does not survive"
        text = f"{of} under {name} {verb} parties acting together"
    else:
        number = f"{len(surviving):,}" if surviving else "none"
        verb = "survive" if len(surviving) > 1 else "survives"
        text = f"{of} under {name}, {number} {verb} parties acting together"
    if not 0 < len(surviving) <= NAMED:
        return text + under
    named = ", and ".join(f"({together.conflict.words.outcome(state)})" for state in surviving)
    return f"{text}{under}: {named}"


def _falling(together: Together, falling: list[int]) -> tuple[Sentence, ...]:
    """Say of some outcomes that do not survive who would leave them, and how; count the rest."""
    named = tuple(_left(together, state) for state in falling[:NAMED])
    more = len(falling) - NAMED
    if more <= 0:
        return named
    text = f"{counted(more, 'more outcome')} would be left too."
    return (*named, Sentence(text, by=together.analysts))


def _left(together: Together, state: int) -> Sentence:
    """Say which of the smallest coalitions would leave an outcome, and how."""
    concept = extended(together.alone)
    coalition = together.first_to_leave(concept, state)
    who, words = together.who(coalition), together.conflict.words.outcome(state)
    text = f"({words}) would be left by {who}: {together.how(concept, coalition, state)}."
    return Sentence(text, by=together.by([coalition]))


def _gained(together: Together, alone: StateMask, stable: StateMask) -> tuple[Sentence, ...]:
    """Count the outcomes that hold only because the others may answer together."""
    count = int((stable & ~alone).sum())
    if not count:
        return ()
    does = "does" if count == 1 else "do"
    text = (
        f"{counted(count, 'outcome')} that {does} not hold when each party answers alone would "
        "hold where the others may answer together."
    )
    return (Sentence(text, by=together.analysts),)


def wanted_table(holding: Holding, together: Together, asked: Asked) -> Table:
    """Count, per outcome asked about, in how many of those it means it survives every coalition."""
    columns = [Column("Wanted"), Column("Outcomes meant", "right")]
    columns += [Column(f"Survive: {concept.name}", "right") for concept in together.concepts]
    columns += [Column("One that survives, changing least")]
    rows = []
    for wanted in asked.wanted:
        stable = [together.results[concept.key].stable for concept in together.concepts]
        counts = [share(int(found[wanted.states].sum()), len(wanted.states)) for found in stable]
        texts = [wanted.words, f"{len(wanted.states):,}", *counts]
        # the strictest concept under which any survives names the one
        some = [wanted.states[found[wanted.states]].tolist() for found in stable]
        texts.append(_least(holding, next((states for states in some if states), [])))
        rows.append(tuple(Cell(text, by=together.analysts) for text in texts))
    title = "Whether what is wanted could survive parties acting together"
    note = "Issues a wanted outcome does not name may be at any option."
    return Table("wanted together", title, tuple(columns), tuple(rows), note)


def _least(holding: Holding, states: list[int]) -> str:
    """Name the outcome that changes least against now."""
    space = holding.conflict.space
    if not states:
        return "none survives"
    least = min(states, key=lambda s: (len(space.changed(s)) if space is not None else 0, s))
    return holding.conflict.words.outcome(least)
