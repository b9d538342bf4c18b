"""The analysts' numbers: what freezes an issue, what contradicts itself, what is still missing.

Source: none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from goodoffices.case.document import place
from goodoffices.case.load import Loaded
from goodoffices.case.number import Range
from goodoffices.case.preference import Preference
from goodoffices.check.remark import Remark, Topic, Weight
from goodoffices.errors import GoodOfficesError, UseError
from goodoffices.lenses import registry
from goodoffices.lenses.contract import Settings
from goodoffices.outcomes.axis import one_way_options
from goodoffices.outcomes.packages import packages
from goodoffices.outcomes.reading import DEFAULT, Reading
from goodoffices.outcomes.space import OutcomeSpace


def remarks(loaded: Loaded) -> Iterator[Remark]:
    """Say what is odd about the judgements and what the lenses still need."""
    yield from _frozen(loaded)
    yield from _left_one(loaded)
    yield from _single(loaded)
    yield from _terms(loaded)
    yield from _weightless(loaded)
    yield from _red_lines(loaded)
    yield from _lenses(loaded)


def _frozen(loaded: Loaded) -> Iterator[Remark]:
    for issue, options in one_way_options(loaded.case).items():
        now = loaded.case.issues[issue].now
        if now in options:
            where = place(loaded.document, ("issues", issue, "now"), loaded.file.name)
            says = f"“{issue}” is frozen: it is at “{now}” now, which a rule says is never left."
            do = "take back the rule, or correct what is now."
            yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, do, (issue,))


def _left_one(loaded: Loaded) -> Iterator[Remark]:
    """Find the issues that “never” rules keep where they are, though they have several options."""
    space = _space(loaded, DEFAULT) if any(rule.never for rule in loaded.case.rules) else None
    if space is None:
        return
    codes = space.cells.codes()[packages(space)]
    for axis, stride in zip(space.axes, space.cells.strides, strict=True):
        if len(axis) == 1 or axis.now in axis.one_way:
            continue
        if bool((codes // stride % len(axis) == axis.now).all()):
            now = axis.options[axis.now]
            where = place(loaded.document, ("issues", axis.issue), loaded.file.name)
            says = f"“{axis.issue}” is frozen: the rules leave it no option but “{now}”."
            do = "take back or narrow a “never” rule, or correct what is now."
            yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, do, (axis.issue,))


def _terms(loaded: Loaded) -> Iterator[Remark]:
    for term, entry in loaded.case.terms.items():
        if term not in loaded.case.issues[entry.on].options:
            where = place(loaded.document, ("terms", term), loaded.file.name)
            says = (
                f"“{term}” is the name of no option of “{entry.on}”, so that what it means to a "
                "party changes nothing in that party’s view."
            )
            do = (
                "nothing, if it is only a word; else give it the short name of the option it names."
            )
            yield Remark(Topic.JUDGEMENT, Weight.NOTE, where, says, do, (entry.on,))


def _single(loaded: Loaded) -> Iterator[Remark]:
    for name, issue in loaded.case.axes.items():
        if len(issue.options) == 1:
            where = place(loaded.document, ("issues", name), loaded.file.name)
            says = f"“{name}” has one option only, so there is nothing to settle."
            do = "add an option, or make it an agenda item without options."
            yield Remark(Topic.JUDGEMENT, Weight.NOTE, where, says, do, (name,))


def _weightless(loaded: Loaded) -> Iterator[Remark]:
    """Find the entries of points in which no issue weighs anything."""
    for number, entry in enumerate(loaded.case.preferences):
        worths = [swing.worth for swing in entry.swings.values()]
        given = [*entry.points.values(), *(worth for worth in worths if worth is not None)]
        if not given or any(weight.high > 0 for weight in given):
            continue
        above = isinstance(entry.walk_away, Range) and entry.walk_away.low > 0
        accepts = "nothing, since its walk-away is above that" if above else "every package"
        red = " that crosses none of its red lines" if entry.red_lines and not above else ""
        says = (
            f"By the numbers of {entry.by}, no issue weighs anything to {entry.of}: every package "
            f"is worth 0 to it, and it accepts {accepts}{red}."
        )
        path = ("preferences", number, "points" if entry.points else "swings")
        do = "give at least one issue a weight above 0."
        where = place(loaded.document, path, loaded.file.name)
        yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, do, (entry.of,))


def _red_lines(loaded: Loaded) -> Iterator[Remark]:
    entries = loaded.case.preferences
    spaces: dict[tuple[str | None, int], OutcomeSpace | None] = {}
    for number, entry in enumerate(entries):
        if not entry.red_lines or entry.walk_away is None:
            continue
        nth = 1 + sum(_alike(entry, other) for other in entries[:number])
        chosen = entry.seen_by, nth
        if chosen not in spaces:
            spaces[chosen] = _space(loaded, _reading(entries, *chosen))
        space = spaces[chosen]
        count = _above(space, entry) if space is not None else 0
        if count:
            path = ("preferences", number, "red lines")
            crossing = "package that crosses" if count == 1 else "packages that cross"
            eyes = f", as {entry.seen_by} sees it," if entry.seen_by else ""
            says = (
                f"By the numbers of {entry.by}, {entry.of}{eyes} ranks {count:,} {crossing} its "
                "red lines above its walk-away; the red lines decide."
            )
            where = place(loaded.document, path, loaded.file.name)
            do = "nothing, if the red line is absolute; else lower the value behind it."
            yield Remark(Topic.JUDGEMENT, Weight.NOTE, where, says, do, (entry.of,))


def _alike(entry: Preference, other: Preference) -> bool:
    return (entry.of, entry.seen_by) == (other.of, other.seen_by)


def _reading(entries: Sequence[Preference], view: str | None, nth: int) -> Reading:
    """Make the reading in which every party that has so many entries of the kind has its nth."""
    of = Counter(entry.of for entry in entries if entry.seen_by == view)
    return Reading(entries={p: nth for p, count in of.items() if count >= nth}, view=view)


def _space(loaded: Loaded, reading: Reading) -> OutcomeSpace | None:
    """Build the outcome space; ``None`` where the lenses will say why it cannot be built."""
    try:
        return OutcomeSpace(loaded.case, reading)
    except GoodOfficesError:
        return None


def _above(space: OutcomeSpace, entry: Preference) -> int:
    """Count the packages that cross a red line of an entry and rank above its walk-away."""
    if space.entry(entry.of) is not entry:
        return 0  # what a party is said to believe about itself is in no reading
    if space.gaps(entry.of) or space.walk_away_gap(entry.of):
        return 0
    above = space.scores(entry.of) > space.walk_away(entry.of)
    return int(np.count_nonzero(above & space.red_lines(entry.of) & packages(space)))


def _lenses(loaded: Loaded) -> Iterator[Remark]:
    where = place(loaded.document, (), loaded.file.name)
    for name in registry.names():
        try:
            gaps = registry.lens(name).missing(loaded.case, Settings())
        except UseError as error:
            fault = error.faults[0]
            says = f"The lens {name} does not load."
            yield Remark(Topic.LENS, Weight.NOTE, where, says, fault.do)
            continue
        for gap in gaps:
            says = f"The lens {name} still needs: {gap.what}."
            yield Remark(Topic.LENS, Weight.NOTE, where, says, gap.do)
