"""Which of the outcomes that hold against single parties survive parties acting together.

Source: kilgour2001, inohara2008.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability.acting_together import Together, extended
from goodoffices.lenses.stability.held import NAMED, shown_states
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
