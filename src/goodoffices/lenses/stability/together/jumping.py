"""Where parties could jump together from one outcome that holds to a better one, in words.

Source: kilgour2001.
"""

from __future__ import annotations

from goodoffices.errors import TooLargeError
from goodoffices.lenses.amounts import counted
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.held import LISTED, NAMED
from goodoffices.lenses.stability.together.acting_together import Together
from goodoffices.methods.stability.coalition import EquilibriumJump


def section(holding: Holding, together: Together) -> Section:
    """Say which jumps there are between the outcomes that hold; nothing where fewer than two do."""
    if holding.count(together.alone) < 2:
        return Section()
    try:
        jumps = together.coalitions.jumps(holding.results[together.alone.key].equilibria)
    except TooLargeError as error:
        (fault,) = error.faults
        text = f"Jumps between outcomes that hold were not looked for: there are {fault.found}."
        return Section(limits=(Sentence(text, by=together.analysts),))
    table = (_table(together, jumps),) if jumps else ()
    return Section((_judgement(holding, together, jumps),), table, methods=("kilgour2001",))


def _judgement(
    holding: Holding, together: Together, jumps: tuple[EquilibriumJump, ...]
) -> Judgement:
    sure = Sentence(
        "Confidence is high as arithmetic: every group and every two outcomes that hold were "
        "looked at; it rests on the same preferences as the rest.",
        by=together.analysts,
    )
    under = f"the {counted(holding.count(together.alone), 'outcome')} that hold under"
    among = f"among {under} {together.alone.name}"
    by = together.by([jump.coalition for jump in jumps])
    if not jumps:
        text = f"Given these inputs, {among}, no group could jump together to a better one."
        return Judgement(Sentence(text, by=by), sure)
    ways = f"there {'is' if len(jumps) == 1 else 'are'} {counted(len(jumps), 'way')}"
    text = (
        f"Given these inputs, {among}, {ways} for parties to jump together to one that each of "
        "them prefers and that nobody comes to by gaining step by step."
    )
    why = tuple(
        Sentence(
            f"From ({together.conflict.words.outcome(jump.state)}) {_how(together, jump)}.",
            by=together.by([jump.coalition]),
        )
        for jump in jumps[:NAMED]
    )
    return Judgement(Sentence(text, by=by), sure, why)


def _how(together: Together, jump: EquilibriumJump) -> str:
    return together.moves(jump.state, jump.steps)


def _table(together: Together, jumps: tuple[EquilibriumJump, ...]) -> Table:
    columns = (Column("From"), Column("To"), Column("Who acts together"), Column("How"))
    words = together.conflict.words
    rows = []
    for jump in jumps[:LISTED]:
        texts = (words.outcome(jump.state), words.outcome(jump.to), together.who(jump.coalition))
        by = together.by([jump.coalition])
        rows.append(tuple(Cell(text, by=by) for text in (*texts, _how(together, jump))))
    rest = len(jumps) - LISTED
    note = "A group is listed only where no fewer of its members could do the same."
    note += f" {rest:,} more are not listed." if rest > 0 else " All are listed."
    return Table("jumps", "Where parties could jump together", columns, tuple(rows), note)
