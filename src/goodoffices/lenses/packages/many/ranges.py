"""What is firm when numbers are ranges, where nobody lists the packages: the Nash package redrawn.

Source: lahdelma2001, wilson1927.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goodoffices.lenses.amounts import counted
from goodoffices.lenses.finding import Cell, Column, Sentence, Table
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.lenses.packages.ranges.what_is_firm import FIRM
from goodoffices.lenses.packages.ranges.words import how_often, in_brackets
from goodoffices.methods.settlement.imprecision.readings import drawn
from goodoffices.methods.settlement.optimising import Limits, nash_product
from goodoffices.methods.settlement.package_space import Package
from goodoffices.outcomes.drawn_numbers import fixed, open_numbers
from goodoffices.outcomes.package_space import packages_described
from goodoffices.run import watched

READINGS = 100
"""So many readings are drawn; each is solved exactly."""

SEED = 1
"""Where drawing begins, so that the same case gives the same shares."""

_LIMITS = Limits(seconds=5, looked_at=1_000_000)


@dataclass(frozen=True)
class Tally:
    """How often what was chosen.

    Attributes
    ----------
    packages
        Per package in how many readings it is the Nash package, of ties the one best for the worst
        off.
    options
        Per issue, in how many readings which option is in every Nash package.
    without
        In how many readings there is none.
    unfinished
        In how many the search was stopped before all ties were found.
    """

    packages: Counter[Package]
    options: tuple[Counter[int], ...]
    without: int
    unfinished: int


def tally(among: AmongMany) -> Tally | None:
    """Redraw every number given as a range; ``None`` where there is none."""
    described = among.described
    entries = [entry for p in described.parties if (entry := described.entry(p)) is not None]
    n_open = open_numbers(entries)
    if not n_open:
        return None
    packages: Counter[Package] = Counter()
    options: tuple[Counter[int], ...] = tuple(Counter() for _ in described.axes)
    without = unfinished = 0
    draws = drawn(READINGS, n_open, [SEED]).tolist()
    for positions in watched(draws, "drawing readings", READINGS, among.progress):
        case = fixed(among.case, entries, positions)
        space = packages_described(case, described.reading, among.accept).space
        found = nash_product.solve(space, limits=_LIMITS)
        unfinished += not found.exhausted
        if found.leximin is None:
            without += 1
            continue
        packages[found.leximin] += 1
        for issue, counter in enumerate(options):
            tied = {package[issue] for package in found.packages}
            if len(tied) == 1:
                counter[tied.pop()] += 1
    return Tally(packages, options, without, unfinished)


def section(among: AmongMany, found: Tally | None) -> Told:
    """Say how firm the Nash package and its options are; nothing where no number is a range."""
    if found is None:
        return Told()
    by = among.by()
    claim = Sentence(f"Given these inputs, {_claim(among, found)}.", by=by)
    why = tuple(Sentence(text, by=by) for text in _why(found))
    return Told((Claim(claim, why),), (_table(among, found),))


def _claim(among: AmongMany, found: Tally) -> str:
    if not found.packages:
        return f"in none of {READINGS} readings drawn from the ranges is there a Nash package"
    package, hits = found.packages.most_common(1)[0]
    often = how_often(hits, READINGS)
    firm = sum(bool(c) and 100 * c.most_common(1)[0][1] >= FIRM * READINGS for c in found.options)
    issues = f"{firm:,} of {counted(len(found.options), 'issue')}"
    return (
        f"the package chosen most often by the Nash standard is ({among.words(package)}), {often}; "
        f"{issues} have the same option in at least {FIRM} % of them"
    )


def _why(found: Tally) -> list[str]:
    texts = [f"{counted(len(found.packages), 'different package')} were chosen in all."]
    if found.without:
        texts.append(f"In {found.without:,} readings there is no Nash package.")
    if found.unfinished:
        texts.append(
            f"In {found.unfinished:,} readings the search was stopped before it was shown that "
            "nothing is better or tied; what was found then is counted."
        )
    return texts


def _table(among: AmongMany, found: Tally) -> Table:
    columns = (
        Column("Issue"),
        Column("Option chosen most often"),
        Column("In the Nash package", "right"),
        Column("Other options chosen", "right"),
    )
    note = (
        f"Share of {READINGS} readings (seed {SEED}), each number drawn anew and evenly from its "
        "range, in brackets its 95 % interval after Wilson; every reading is solved exactly. An "
        "option counts where all tied packages have it."
    )
    rows = [_row(among, issue, counter) for issue, counter in enumerate(found.options)]
    return Table("firm options", "How firm each issue is", columns, tuple(rows), note)


def _row(among: AmongMany, issue: int, counter: Counter[int]) -> tuple[Cell, ...]:
    by, axis = among.by(), among.described.axes[issue]
    if not counter:
        texts = [axis.issue, "none", "–", "–"]
    else:
        # of several as often, the first in the file
        option, hits = min(counter.items(), key=lambda item: (-item[1], item[0]))
        title = among.case.issues[axis.issue].title_of(axis.options[option])
        texts = [axis.issue, title, in_brackets(hits, READINGS), f"{len(counter) - 1:,}"]
    return tuple(Cell(text, by=by) for text in texts)
