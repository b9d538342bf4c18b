"""What the standards of fairness choose, and whether it would hold.

Source: raiffa1982.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import capital, counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.outcome_words import rests_on_joint, who_acts
from goodoffices.lenses.packages import with_powers
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import NASH, Chosen, Standard
from goodoffices.lenses.packages.under_other_readings import Robustness
from goodoffices.lenses.packages.whose_consent import looked_at
from goodoffices.methods.settlement.solution import Solution
from goodoffices.methods.stability import GMR, SEQ, SMR, Concept
from goodoffices.methods.stability import NASH as NASH_STABILITY

HOLDS = Mark("●", "holds", "good")
LEAVES = Mark("○", "does not hold", "bad")
UNKNOWN = Mark("?", "not worked out", "quiet")


def no_nash_package(asked: Asked) -> str:
    """Say why there is no Nash package, as a clause; empty where there are no points."""
    if asked.chosen is None:
        return ""
    return f"; there is no Nash package: {why_not(asked, asked.chosen.solutions[NASH])}"


def nash_package(asked: Asked) -> int | None:
    """Give the Nash package; of several the one that is best for whoever is worst off."""
    return asked.chosen.solutions[NASH].leximin if asked.chosen is not None else None


def _is(asked: Asked, standard: Standard, state: int) -> str:
    assert asked.chosen is not None
    tied = len(asked.chosen.solutions[standard].packages)
    words = asked.words.outcome(state)
    if tied == 1:
        return f"the {standard.name} package is ({words})"
    return (
        f"{tied:,} packages tie as {standard.name} packages, the one best for the worst off being "
        f"({words})"
    )


def _hold_clause(asked: Asked, state: int) -> str:
    if asked.holding is None:
        return ""
    if asked.holding.holds(NASH_STABILITY, state):
        return f", and it would hold: nobody would break away alone{joint_clause(asked, state)}"
    left = asked.holding.departures(NASH_STABILITY, state)
    return f", and it would not hold on its own: {left}"


def joint_clause(asked: Asked, state: int) -> str:
    """Say that a package rests on joint issues, as a clause; empty where it does not."""
    rests = rests_on_joint(asked.space, state)
    return f"; it {rests}" if rests else ""


def judgements(asked: Asked, tested: Robustness) -> tuple[Judgement, ...]:
    """Say what each standard chooses and whether it would hold; empty where none chooses."""
    if asked.chosen is None:
        return ()
    lead = next(iter(asked.chosen.packages()), None)
    if lead is None:
        return ()
    standard = asked.chosen.chosen_by(lead)[0]
    claim = f"Given these inputs, {_is(asked, standard, lead)}{_hold_clause(asked, lead)}."
    weighed = asked.by(asked.zone.weighed)
    tried, changed = tested.nash_tried(), tested.nash_changes()
    sure = confidence(asked.case, asked.space.reading, weighed, tried, changed)
    why = [
        Sentence(f"Who must act for it: {who_acts(asked.space, lead)}.", by=weighed),
        *_where_answers_count(asked, lead),
        *_worth_sentence(asked, asked.chosen, lead),
        *_other_standards(asked, asked.chosen, standard),
    ]
    lead_judgement = Judgement(Sentence(claim, by=weighed), sure, tuple(why))
    return (lead_judgement, *with_powers.judgements(asked))


def _firm(asked: Asked, state: int) -> list[str]:
    """Name the concepts with answers under which a package would hold."""
    assert asked.holding is not None
    return [c.name for c in (SEQ, SMR, GMR) if asked.holding.holds(c, state)]


def _where_answers_count(asked: Asked, state: int) -> list[Sentence]:
    """Say under which weaker concepts a package that is left under Nash stability would hold."""
    if asked.holding is None or asked.holding.holds(NASH_STABILITY, state):
        return []
    firm = _firm(asked, state)
    text = "Nor would it hold where parties reckon with the answers of the others."
    if firm:
        text = f"Where parties reckon with the others’ answers it would hold: under {listed(firm)}"
        text += f"{joint_clause(asked, state)}."
    return [Sentence(text, by=asked.holding.conflict.analysts)]


def _worth_sentence(asked: Asked, chosen: Chosen, state: int) -> list[Sentence]:
    floors = chosen.walk_away()
    parts = [
        f"{one_digit(worth)} to {asked.name(party)} (walk-away {one_digit(floors[party])})"
        for party, worth in chosen.worth(state).items()
    ]
    text = f"On scales from 0 to 100 it is worth {listed(parts)}; shown rounded, compared exactly."
    return [Sentence(text, by=asked.by(asked.zone.weighed))]


def _other_standards(asked: Asked, chosen: Chosen, said: Standard) -> list[Sentence]:
    by, found = asked.by(asked.zone.weighed), []
    for standard, solution in chosen.solutions.items():
        if standard == said:
            continue
        if solution.leximin is None:
            text = f"There is no {standard.name} package: {why_not(asked, solution)}."
        elif solution.leximin == chosen.solutions[said].leximin:
            text = f"The {standard.name} package is the same as the {said.name} package."
            if len(solution.packages) > 1:
                tied = f"{len(solution.packages):,} packages tie as {standard.name} packages"
                text = f"{tied}; the one best for the worst off is the {said.name} package."
        else:
            text = _is(asked, standard, solution.leximin) + "."
        found.append(Sentence(capital(text), by=by))
    return found


def why_not(asked: Asked, solution: Solution) -> str:
    """Say why a standard chooses nothing, naming whom it is about."""
    if not asked.zone.fair.any():
        return "no package could be accepted by all weighed at once"
    who = [asked.name(asked.zone.weighed[number]) for number in solution.parties]
    return solution.why_not + (f" ({listed(who)})" if who else "")


def table(asked: Asked) -> Table | None:
    """What each standard chooses and what it is worth; ``None`` where somebody has no points."""
    chosen = asked.chosen
    if chosen is None:
        return None
    floors = chosen.walk_away()
    columns = [Column("Standard"), Column("It maximises"), Column("Package")]
    columns += [
        Column(f"{asked.name(p)} (walk-away {one_digit(floor)})", "right")
        for p, floor in floors.items()
    ]
    columns += [Column("Ties", "right"), Column("Would it hold"), Column("Who must act")]
    rows = [_row(asked, chosen, standard) for standard in chosen.solutions]
    rows.append(_now_row(asked, chosen))
    note = (
        f"Chosen among the {counted(int(asked.zone.fair.sum()), 'package')} {looked_at(asked)}. "
        "Worth from 0 to 100, rounded to one digit; every comparison is exact. Of ties, the "
        "package best for the worst off is shown."
    )
    return Table("standards", "What is fair by which standard", tuple(columns), tuple(rows), note)


def _row(asked: Asked, chosen: Chosen, standard: Standard) -> tuple[Cell, ...]:
    by, solution = asked.by(asked.zone.weighed), chosen.solutions[standard]
    first = (Cell(capital(standard.name), by=by), Cell(standard.maximises, by=by))
    state = solution.leximin
    if state is None:
        empty = Cell("–", by=by)
        reason = Cell(f"none: {why_not(asked, solution)}", by=by)
        return (*first, reason, *(empty for _ in asked.zone.weighed), empty, empty, empty)
    return (
        *first,
        Cell(asked.words.outcome(state), by=by),
        *worth_cells(asked, state),
        Cell(f"{len(solution.packages):,}", by=by),
        hold_cell(asked, NASH_STABILITY, state),
        Cell(who_acts(asked.space, state), by=by),
    )


def _now_row(asked: Asked, chosen: Chosen) -> tuple[Cell, ...]:
    by, now = asked.by(asked.zone.weighed), asked.space.now
    return (
        Cell("(what is now)", by=by),
        Cell("–", by=by),
        Cell(asked.words.outcome(now), by=by),
        *worth_cells(asked, now),
        Cell("–", by=by),
        hold_cell(asked, NASH_STABILITY, now),
        Cell("nobody", by=by),
    )


def worth_cells(asked: Asked, state: int) -> tuple[Cell, ...]:
    """Write what an outcome is worth to each party weighed; nothing where there are no points."""
    worth = asked.chosen.worth(state) if asked.chosen is not None else {}
    return tuple(Cell(one_digit(value), by=asked.by((p,))) for p, value in worth.items())


def hold_column(asked: Asked) -> Column:
    """Head the column of verdicts under the concept asked about."""
    return Column(f"Under {asked.concept.name}")


def verdict(asked: Asked, state: int) -> Cell:
    """Show whether an outcome would hold under the concept asked about."""
    return hold_cell(asked, asked.concept, state, joint=False)


def hold_cell(asked: Asked, concept: Concept, state: int, *, joint: bool = True) -> Cell:
    """Show whether an outcome would hold under a concept, and for whom not.

    With ``joint``, one that holds also names the joint issues it rests on.
    """
    if asked.holding is None:
        return Cell("", by=asked.by(), mark=UNKNOWN)
    by = asked.holding.analysts(asked.holding.leavers(concept, state))
    if asked.holding.holds(concept, state):
        return Cell(rests_on_joint(asked.space, state) if joint else "", by=by, mark=HOLDS)
    return Cell(f"not for {asked.holding.leavers_named(concept, state)}", by=by, mark=LEAVES)
