"""What parties could do together: what rests on consent, and which outcomes survive a coalition.

Source: kilgour2001, inohara2008; joint and enter/leave issues are the house's own extension.
"""

from __future__ import annotations

from goodoffices.errors import NeedsError, TooLargeError
from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section, joined
from goodoffices.lenses.stability.asked import Asked
from goodoffices.lenses.stability.held import NAMED
from goodoffices.lenses.stability.together import jumping, surviving, walking_out
from goodoffices.lenses.stability.together.acting_together import Together
from goodoffices.methods.stability.coalition import CNASH, Coalition, CoalitionConcept
from goodoffices.run import SILENT, Progress

_STAYS = Mark("●", "stays", "good")
_GOES = Mark("○", "would leave", "bad")

_ASSUMED = (
    "Parties act together only where each of them prefers what they bring about; the steps on the "
    "way need not be better for anybody, and nobody breaks off half way.",
    "Every group of parties was looked at, each party by itself included; those who act together "
    "may act otherwise later.",
)
_FEWER = "keep some issues at now (“--without ISSUE”)."

_JOINT = (
    "What takes the consent of several parties is a step of every group that has them all, and of "
    "no other; this is an extension of the published concepts."
)


def section(holding: Holding, asked: Asked, progress: Progress = SILENT) -> Section:
    """Say what rests on consent and, when asked, what parties could do together."""
    found = walking_out.section(holding, asked)
    if not asked.coalitions:
        return found
    try:
        together = Together(holding, asked, progress)
    except (NeedsError, TooLargeError) as error:
        return joined((found, _unanswered(holding, error)))
    return joined((found, _coalitions(holding, asked, together)))


def _unanswered(holding: Holding, error: NeedsError | TooLargeError) -> Section:
    texts = [
        f"What parties could do together was not looked at: that needs {fault.expected}, and this "
        f"case has {fault.found}; {fault.do if isinstance(error, NeedsError) else _FEWER}"
        for fault in error.faults
    ]
    return Section(missing=tuple(Sentence(text, by=holding.conflict.analysts) for text in texts))


def _coalitions(holding: Holding, asked: Asked, together: Together) -> Section:
    if len(together.names) < 2:
        return Section(limits=_limits(together))
    outcomes = _singled_out(holding, asked)
    verdicts = tuple(_verdict(together, name, state) for name, state in outcomes.items())
    tables = [_table(together, outcomes)] if outcomes else []
    tables += [surviving.wanted_table(holding, together, asked)] if asked.wanted else []
    parts = Section(
        judgements=(surviving.judgement(holding, together), *verdicts),
        tables=tuple(tables),
        assumptions=_assumptions(together),
        limits=_limits(together),
        methods=("inohara2008", "kilgour2001"),
    )
    return joined((parts, jumping.section(holding, together)))


def _singled_out(holding: Holding, asked: Asked) -> dict[str, int]:
    found = {"now": holding.conflict.now} | {one.name: one.focus for one in asked.wanted}
    return {name: state for name, state in found.items() if state is not None}


def _verdict(together: Together, name: str, state: int) -> Judgement:
    """Say whether what is now, or the outcome asked about, holds against parties together."""
    leaving = together.who_would_leave(CNASH, state)
    words = together.conflict.words.outcome(state)
    called = "what is now" if name == "now" else f"the wanted outcome ({words})"
    claim = f"Given these inputs, {called} {_what_becomes(together, state, leaving)}."
    why = [
        Sentence(f"{capital(together.how(CNASH, group, state))}.", by=together.by([group]))
        for group in leaving[:NAMED]
    ]
    why += [_under(together, concept, state) for concept in together.concepts[1:]]
    return Judgement(Sentence(claim, by=together.by(leaving)), together.sure, tuple(why))


def _under(together: Together, concept: CoalitionConcept, state: int) -> Sentence:
    """Say whether an outcome holds where a coalition reckons with answers."""
    falls = [one for one in together.every if not together.holds(concept, one, state)]
    if not falls:
        text = f"Under {concept.name} it holds against every group."
        return Sentence(text, by=together.analysts)
    first = falls[0]
    text = f"Under {concept.name} {together.who(first)} would leave it"
    text += f": {together.how(concept, first, state)}."
    return Sentence(text, by=together.by([first]))


def _what_becomes(together: Together, state: int, leaving: tuple[Coalition, ...]) -> str:
    alone = [p for p in together.every if len(p) == 1 and not together.holds(CNASH, p, state)]
    if leaving:
        said = [f"{together.who(group)} would leave it together" for group in leaving[:NAMED]]
        more = len(leaving) - NAMED
        said += [f"and so would {counted(more, 'more group')}"] if more > 0 else []
        return f"does not hold against parties acting together: {'; '.join(said)}"
    if alone:
        who = listed([together.who(coalition) for coalition in alone], "or")
        them = "it" if len(alone) == 1 else "them"
        return (
            f"would be left by {who} alone, and by no group without {them} ({CNASH.name}): a group "
            "in which somebody would leave anyway is not counted"
        )
    return f"holds against every group of parties acting together ({CNASH.name})"


def _table(together: Together, outcomes: dict[str, int]) -> Table:
    columns = [Column("Acting together")]
    for name in outcomes:
        titled = "Now" if name == "now" else capital(name)
        columns += [Column(f"{titled}: {concept.name}") for concept in together.concepts]
    rows = []
    for coalition in together.every:
        cells = [cell for state in outcomes.values() for cell in _cells(together, coalition, state)]
        alone = " alone" if len(coalition) == 1 else ""
        by = together.by([coalition])
        rows.append((Cell(f"{together.who(coalition)}{alone}", by=by), *cells))
    note = (
        "A group leaves only for what each of its members prefers; where it would, who does what."
    )
    return Table("together", "Who would leave together", tuple(columns), tuple(rows), note)


def _cells(together: Together, coalition: Coalition, state: int) -> list[Cell]:
    by, found, said = together.by([coalition]), [], set()
    for concept in together.concepts:
        if together.holds(concept, coalition, state):
            found.append(Cell("", by=by, mark=_STAYS))
            continue
        steps = together.departure(concept, coalition, state).steps
        text = "by the same moves" if steps in said else together.moves(state, steps)
        said.add(steps)
        found.append(Cell(text, by=by, mark=_GOES))
    return found


def _assumptions(together: Together) -> tuple[Sentence, ...]:
    joint = any(len(members) > 1 for members in together.graph.movers)
    texts = (*_ASSUMED, _JOINT) if joint else _ASSUMED
    return tuple(Sentence(text, by=together.analysts) for text in texts)


def _limits(together: Together) -> tuple[Sentence, ...]:
    """Name the parties left out, and say where there is nobody to act together."""
    case, by = together.conflict.case, together.analysts
    found = [
        f"No group with {case.name_of(one.party)} was looked at, nor any move that needs its "
        "consent or that it makes, for its preferences are not stated in full."
        for one in together.left_out
    ]
    if len(together.names) < 2:
        found.append("Fewer than two parties whose preferences are stated can move, so there are "
                     "no groups to look at.")  # fmt: skip
    return tuple(Sentence(text, by=by) for text in found)
