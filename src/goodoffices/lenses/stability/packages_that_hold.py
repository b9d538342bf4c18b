"""Which of the packages that all could accept would also hold, and who would leave the others.

An agreement fails in one of two ways: somebody does not accept it, or somebody accepts it and
leaves it later. The second is what this part is about.

Source: raiffa1982 (who accepts), fang1993 (who leaves).
"""

from __future__ import annotations

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import capital, counted, listed, share
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section
from goodoffices.lenses.stability.held_packages import HeldPackages
from goodoffices.lenses.stability.under_other_readings import Robustness
from goodoffices.methods.stability import NASH, Concept
from goodoffices.outcomes.packages import possible_acceptors

SHOWN = 10
"""So many packages that hold are listed, those that change least first."""


def section(
    holding: Holding, packages: HeldPackages | NeedsError | None, tested: Robustness
) -> Section:
    """Say how many acceptable packages would hold, which, and who would leave the rest."""
    if isinstance(packages, NeedsError):
        return Section(missing=(_unanswered(holding, packages),))
    if packages is None:
        return Section()
    judgement = _judgement(packages, tested)
    tables = []
    if len(packages.holding_under(packages.concept)):
        tables.append(_list(packages))
    if packages.total:
        tables.append(_who_leaves(packages))
    return Section(judgements=(judgement,), tables=tuple(tables), methods=("raiffa1982",))


def in_short(packages: HeldPackages | NeedsError | None) -> str:
    """Say in a clause how many acceptable packages would hold; empty where that is not known."""
    if not isinstance(packages, HeldPackages) or not packages.total:
        return ""
    concept = packages.concept
    held = _number(len(packages.holding_under(concept)))
    text = f"of {counted(packages.total, 'package')} that all needed could accept, {held} would "
    text += f"hold under {concept.name}"
    least = packages.least_changed(concept, 1)
    if least:
        text += f", such as ({packages.holding.conflict.words.outcome(least[0])})"
    free = _asks_nothing_of(packages)
    return text + (f"; {free}" if free else "")


def _unanswered(holding: Holding, error: NeedsError) -> Sentence:
    lacking = listed([fault.expected for fault in error.faults])
    text = f"Which acceptable packages would hold was not answered; it needs {lacking}."
    return Sentence(text, by=holding.conflict.analysts)


def _judgement(packages: HeldPackages, tested: Robustness) -> Judgement:
    conflict = packages.holding.conflict
    analysts = conflict.analysts
    sure = confidence(
        conflict.case, conflict.reading, analysts, tested.labels(), tested.packages_change()
    )
    why = []
    if packages.total:
        concepts = dict.fromkeys((NASH, packages.concept))
        why = [Sentence(_acceptors(packages), by=analysts), *_without_talks(packages)]
        why += [one for concept in concepts for one in _leavers(packages, concept)]
    claim = f"Given these inputs, {_claim(packages)}."
    return Judgement(Sentence(claim, by=analysts), sure, tuple(why))


def _claim(packages: HeldPackages) -> str:
    if not packages.total:
        return (
            "there is no package other than now that everyone whose consent it needs could accept, "
            "so there is none that could be agreed and would hold"
        )
    concept = packages.concept
    of = counted(packages.total, "package")
    text = f"of {of} other than now that everyone needed could accept, "
    if concept is not NASH:
        nash = len(packages.holding_under(NASH))
        text += f"{_number(nash)} would hold against every move a party could make alone, and "
    text += f"{_number(len(packages.holding_under(concept)))} would hold under {concept.name}"
    least = packages.least_changed(concept, 1)
    if least:
        words = packages.holding.conflict.words.outcome(least[0])
        text += f"; of these, ({words}) changes least"
    return text


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"


def _acceptors(packages: HeldPackages) -> str:
    names = [packages.space.case.name_of(p) for p in possible_acceptors(packages.space)]
    return (
        "Who must accept are the parties at the table and whoever holds what a package changes, "
        f"here {listed(names)} at most."
    )


def _without_talks(packages: HeldPackages) -> list[Sentence]:
    """Say that what holds against every single move asks nothing of those at the table."""
    free = _asks_nothing_of(packages)
    if not free:
        return []
    text = f"{capital(free)}, who are at the table: no talks between them are needed for it."
    return [Sentence(text, by=packages.holding.conflict.analysts)]


def _asks_nothing_of(packages: HeldPackages) -> str:
    """Write that as a clause; empty where it is not so."""
    case, held = packages.space.case, packages.holding_under(NASH).tolist()
    asked = {issue for state in held for issue in packages.space.changed(state)}
    holders = {p for issue in asked if (own := case.issues[issue].held_by) for p in own.parties}
    if not held or not case.at_the_table() or holders & set(case.at_the_table()):
        return ""
    names = listed([case.name_of(p) for p in case.at_the_table()], "or")
    if len(held) == 1:
        return f"the one that would hold against every single move asks nothing of {names}"
    return f"those that would hold against every single move ask nothing of {names}"


def _leavers(packages: HeldPackages, concept: Concept) -> list[Sentence]:
    """Say who would leave how many of them, the one that leaves most first."""
    names, holding = packages.holding.conflict.names, packages.holding
    counts = {party: packages.left_by(concept, party) for party in range(len(names))}
    some = sorted((p for p, n in counts.items() if n), key=lambda p: -counts[p])
    if not some:
        return []
    parts = [f"{names[p]} would leave {share(counts[p], packages.total)}" for p in some]
    text = f"Under {concept.name} the others fail because somebody would leave them: "
    return [Sentence(f"{text}{'; '.join(parts)}.", by=holding.analysts(tuple(some)))]


def _list(packages: HeldPackages) -> Table:
    holding, concept = packages.holding, packages.concept
    by, words = holding.conflict.analysts, holding.conflict.words
    states = packages.least_changed(concept, SHOWN)
    rows = tuple(
        (
            Cell(str(number), by=by),
            Cell(words.outcome(state), by=by),
            Cell(_better_for(holding, state), by=by),
        )
        for number, state in enumerate(states, 1)
    )
    columns = (Column("Package"), Column("What it changes against now"), Column("Better for"))
    rest = len(packages.holding_under(concept)) - len(rows)
    note = f"Not listed: {counted(rest, 'package')} more." if rest else "All are listed."
    note = f"Those that change least against now come first. {note}"
    title = f"Acceptable packages that would hold under {concept.name}"
    return Table("packages that hold", title, columns, rows, note)


def _better_for(holding: Holding, state: int) -> str:
    now, graph = holding.conflict.now, holding.conflict.graph
    assert now is not None
    names = holding.conflict.names
    better = [n for p, n in enumerate(names) if graph.relation(p, state, now).is_better]
    return listed(better) or "nobody that can move"


def _who_leaves(packages: HeldPackages) -> Table:
    concepts = tuple(dict.fromkeys((NASH, packages.concept)))
    columns = [Column("Party")]
    columns += [Column(f"Would leave under {one.name}", "right") for one in concepts]
    rows = []
    for party, name in enumerate(packages.holding.conflict.names):
        by = packages.holding.analysts((party,))
        counts = [packages.left_by(concept, party) for concept in concepts]
        cells = (Cell(share(count, packages.total), by=by) for count in counts)
        rows.append((Cell(name, by=by), *cells))
    note = "A package may be left by several."
    title = "Who would leave the packages that all could accept"
    return Table("who leaves packages", title, tuple(columns), tuple(rows), note)
