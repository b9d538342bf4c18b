"""The efficient packages, whether they would hold, and who would leave them.

Source: raiffa1982; fang1993.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import joint_issues, quoted, rests_on_joint, who_acts
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.fair import HOLDS, LEAVES, worth_cells
from goodoffices.lenses.packages.under_other_readings import Robustness
from goodoffices.lenses.packages.whose_consent import those
from goodoffices.methods.stability import CLASSICAL, NASH

SOMETIMES = Mark("◐", "holds under some", "mixed")

LISTED = 20
"""So many efficient packages are listed; the rest are counted."""


def states(asked: Asked) -> tuple[int, ...]:
    """List the efficient packages: the greatest smallest gain first, else the fewest changes."""
    found = asked.zone.efficient.nonzero()[0].tolist()
    chosen = asked.chosen
    if chosen is None:
        return tuple(sorted(found, key=lambda s: (len(asked.space.changed(s)), s)))
    return tuple(sorted(found, key=lambda s: ([-gain for gain in chosen.gains(s)], s)))


def headline_clause(asked: Asked) -> str:
    """Say how many packages are efficient, where no standard can be asked; else empty."""
    count = int((asked.zone.efficient & asked.zone.others).sum())
    return f"; {count:,} of them {'is' if count == 1 else 'are'} efficient" if count else ""


def judgement(asked: Asked, tested: Robustness) -> Judgement | None:
    """Say how many packages are efficient and how many of them hold; ``None`` when none is."""
    found = states(asked)
    if not found:
        return None
    fair = int(asked.zone.fair.sum())
    are = "is" if len(found) == 1 else "are"
    now = ", now among them," if bool((asked.zone.fair & ~asked.zone.others).any()) else ""
    claim = (
        f"Given these inputs, {len(found):,} of the {counted(fair, 'package')} "
        f"{those(asked)}{now} {are} efficient{_held_clause(asked, found)}."
    )
    by = asked.by(asked.zone.weighed)
    sure = confidence(asked.case, asked.space.reading, by, tested.labels(), tested.count_changes())
    return Judgement(Sentence(claim, by=by), sure, tuple(_why(asked)))


def _held_clause(asked: Asked, found: tuple[int, ...]) -> str:
    holding = asked.holding
    if holding is None:
        return ""
    held = {c: sum(holding.holds(c, state) for state in found) for c in CLASSICAL}
    by_number: dict[int, list[str]] = {}
    for concept, number in held.items():
        by_number.setdefault(number, []).append(concept.name)
    told = [f"{n:,}" if n else "none" for n in by_number]
    told = [f"{n} under {listed(c)}" for n, c in zip(told, by_number.values(), strict=True)]
    return f"; so many of these would hold: {listed(told)}"


def _why(asked: Asked) -> list[Sentence]:
    zone, by = asked.zone, asked.by(asked.zone.weighed)
    names = listed(asked.names(zone.weighed))
    texts = [
        "Efficient means that no other of these packages is at least as good for everyone weighed "
        f"({names}) and better for someone."
    ]
    acceptable, fair = int(zone.acceptable.sum()), int(zone.fair.sum())
    if acceptable != fair:
        texts.append(
            f"Of the {counted(acceptable, 'package')} acceptable to all whose consent each needs, "
            f"{fair:,} leave nobody weighed worse off than it would accept; of all {acceptable:,}, "
            f"{int(zone.efficient_of_all.sum()):,} are efficient."
        )
    return [Sentence(text, by=by) for text in (*texts, *_held_jointly(asked))]


def _held_jointly(asked: Asked) -> list[str]:
    """Say how many of the efficient packages that hold rest on joint issues; empty when none."""
    holding = asked.holding
    if holding is None:
        return []
    held = [s for s in states(asked) if any(holding.holds(concept, s) for concept in CLASSICAL)]
    joint = [s for s in held if joint_issues(asked.space, s)]
    if not joint:
        return []
    rests = f"{'rests' if len(joint) == 1 else 'rest'} on {_joint(asked, joint)}"
    return [
        f"Of the {len(held):,} that hold under some concept, {len(joint):,} {rests}: "
        "nobody can break away alone."
    ]


def _joint(asked: Asked, found: Sequence[int]) -> str:
    """List the joint issues that these packages change; empty where there is none."""
    issues = chain.from_iterable(joint_issues(asked.space, state) for state in found)
    return listed(tuple(dict.fromkeys(issues)))


def table(asked: Asked) -> Table | None:
    """List the efficient packages by number, with every verdict; ``None`` when there is none."""
    found = states(asked)
    if not found:
        return None
    weighed = asked.names(asked.zone.weighed) if asked.chosen is not None else []
    columns = [Column("Number"), Column("Package"), *(Column(name, "right") for name in weighed)]
    columns += [Column("Chosen as")]
    if asked.holding is not None:
        columns += [Column("Would hold under"), Column("Would not hold under")]
        columns += [Column("Would break away alone, and to what")]
    columns += [Column("Who must act")]
    rows = tuple(_row(asked, number, state) for number, state in enumerate(found[:LISTED], 1))
    return Table("efficient", "Efficient packages", tuple(columns), rows, _note(asked, found))


def _row(asked: Asked, number: int, state: int) -> tuple[Cell, ...]:
    by = asked.by(asked.zone.weighed)
    standards = asked.chosen.chosen_by(state) if asked.chosen is not None else ()
    return (
        Cell(f"{number:,}", by=by),
        Cell(asked.words.outcome(state), by=by),
        *worth_cells(asked, state),
        Cell(", ".join(standard.name for standard in standards) or "–", by=by),
        *(_verdicts(asked, asked.holding, state) if asked.holding is not None else ()),
        Cell(who_acts(asked.space, state), by=by),
    )


def _verdicts(asked: Asked, holding: Holding, state: int) -> tuple[Cell, ...]:
    """Say under which concepts a package holds, for whom not, and who would break away alone."""
    concepts = tuple(dict.fromkeys((*CLASSICAL, asked.concept)))
    firm = [concept.name for concept in concepts if holding.holds(concept, state)]
    # who leaves under Nash stability stands in the next column, and to what
    fails = [
        c.name if c == NASH else f"{c.name} ({holding.leavers_named(c, state)})"
        for c in concepts
        if not holding.holds(c, state)
    ]
    left = [*_departures(asked, holding, state), rests_on_joint(asked.space, state)]
    mark = (SOMETIMES if fails else HOLDS) if firm else LEAVES
    return (
        Cell(listed(firm), by=asked.by(), mark=mark),
        Cell(listed(fails) or "none", by=asked.by()),
        Cell(
            "; ".join(filter(None, left)) or "nobody",
            by=holding.analysts(holding.leavers(NASH, state)),
        ),
    )


def _departures(asked: Asked, holding: Holding, state: int) -> list[str]:
    """Say briefly who would leave a package alone: an issue named alone goes back to now."""
    here, now, found = asked.space.outcome(state), asked.space.outcome(asked.space.now), []
    for party in holding.leavers(NASH, state):
        there = asked.space.outcome(holding.target(NASH, party, state))
        issues = [
            issue
            if option == now[issue]
            else f"{issue} to {quoted(asked.case.issues[issue].title_of(option))}"
            for issue, option in there.items()
            if option != here[issue]
        ]
        found.append(f"{holding.conflict.names[party]}: {listed(issues)}")
    return found


def _note(asked: Asked, found: tuple[int, ...]) -> str:
    order = (
        "the greatest smallest gain first" if asked.chosen is not None else "fewest changes first"
    )
    rest = len(found) - LISTED
    note = f"{capital(order)}. "
    note += f"{rest:,} more are counted but not listed." if rest > 0 else "All are listed."
    if asked.chosen is not None:
        note += " Worth from 0 to 100, rounded to one digit."
    if asked.holding is not None:
        note += " Would break away alone: an issue named without an option goes back to now."
    joint = _joint(asked, found)
    if joint:
        note += f" What changes {joint} rests on everyone’s consent: nobody can break away alone."
    return note
