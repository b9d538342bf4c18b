"""What is firm when numbers are given as ranges: one part of the answer on packages.

Source: lahdelma2001, salo1992, wilson1927, homma1996.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.ranges import tables, what_is_firm, which_matters
from goodoffices.lenses.packages.ranges.accounts import Accounts, accounts
from goodoffices.lenses.packages.ranges.figure import figure
from goodoffices.lenses.packages.ranges.tally import READINGS, SEED
from goodoffices.lenses.packages.ranges.what_matters import n_redrawn
from goodoffices.lenses.packages.ranges.which_matters import matters
from goodoffices.lenses.section import Section
from goodoffices.methods.settlement.imprecision.readings import PARTS
from goodoffices.outcomes.boxed_worth import boxed_gaps
from goodoffices.outcomes.gap import Gap
from goodoffices.run import SILENT, Progress


def section(asked: Asked, progress: Progress = SILENT) -> Section:
    """Say what is firm, which number matters most, and how exact the shares are.

    Parameters
    ----------
    asked
        What was found out.
    progress
        Is told how many readings are drawn.

    Returns
    -------
    Section
        Empty where every number is entered as exact.
    """
    gaps = [gap for party in asked.zone.acceptors for gap in boxed_gaps(asked.space, party)]
    if gaps:
        return Section(missing=(_left_out(asked, gaps),))
    found = accounts(asked, progress)
    if found is None:
        return Section()
    given, other = matters(found)
    own = found.own.tally
    judgements = (
        what_is_firm.judgement(asked, found),
        which_matters.judgement(asked, given, other),
    )
    shown = (
        tables.by_option(asked, own),
        tables.by_package(asked, own),
        tables.by_entry(asked, found),
        which_matters.table(asked, given),
    )
    drawn = figure(asked, own)
    return Section(
        judgements=tuple(one for one in judgements if one is not None),
        tables=tuple(one for one in shown if one is not None),
        figures=(drawn,) if drawn is not None else (),
        assumptions=(_how_drawn(asked),),
        limits=tuple(Sentence(text, by=asked.by()) for text in _limits(asked, found)),
        missing=(_others_left_out(asked, found),) if found.lacking else (),
        methods=("homma1996", "lahdelma2001", "salo1992", "wilson1927"),
    )


def seed(part: Section) -> int | None:
    """Give the seed of what was drawn for this part; ``None`` where nothing was."""
    return SEED if part.judgements else None


def _how_drawn(asked: Asked) -> Sentence:
    text = (
        "Each number given as a range may lie anywhere in it, whatever the others are; readings "
        f"are drawn with each of {PARTS} equal parts of a range as often as any other, which is a "
        "choice made here and not something anybody entered."
    )
    return Sentence(text, by=asked.by())


def _limits(asked: Asked, found: Accounts) -> list[str]:
    own = found.own.tally
    said = []
    if own.n_readings > 1:
        said.append(
            f"Shares of readings rest on {counted(own.n_readings, 'reading')} drawn (seed {SEED}); "
            "each is given with its 95 % interval, and in each reading every comparison is exact."
        )
    if 1 < own.n_readings < READINGS:
        said.append(
            f"With {counted(len(own.ranged.states), 'package')} to go through, fewer readings than "
            f"{READINGS:,} were drawn."
        )
    if own.in_all is None and own.acceptable.any():
        said.append(
            "Which packages are efficient whatever the numbers was not worked out: fewer than all "
            "must accept, somebody has an order only, who is weighed depends on the numbers, or "
            "there are too many packages."
        )
    if own.ranged.n_open and not n_redrawn(own.ranged):
        said.append(
            f"Which of {counted(own.ranged.n_open, 'number')} given as ranges matters most was not "
            "worked out: with so many packages it would take too long."
        )
    if found.untried:
        said.append(
            f"{counted(found.untried, 'combination')} of several analysts’ entries were left out; "
            "those that differ in one entry were drawn from."
        )
    return said


def _left_out(asked: Asked, gaps: list[Gap]) -> Sentence:
    needs = listed([gap.what for gap in gaps])
    text = f"What is firm when the numbers vary was left out: this needs {needs}."
    return Sentence(text, by=asked.by())


def _others_left_out(asked: Asked, found: Accounts) -> Sentence:
    needs = listed([gap.what for gap in found.lacking])
    text = f"Under some analysts’ entries nothing could be drawn: this needs {needs}."
    return Sentence(text, by=asked.by())
