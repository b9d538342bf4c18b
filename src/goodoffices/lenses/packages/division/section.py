"""Fair division as one part of the packages lens.

Source: brams1996
"""

from __future__ import annotations

from fractions import Fraction

from goodoffices.errors import NeedsError
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.other_readings import other_readings
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.division.items import Sides, contest
from goodoffices.lenses.packages.division.nearest import Nearest, nearest
from goodoffices.lenses.packages.division.procedures import ADJUSTED, WHOLE, Divided, divide
from goodoffices.lenses.packages.division.tables import issues_table, packages_table
from goodoffices.lenses.packages.division.words import claim, reasons
from goodoffices.lenses.packages.zone import Zone
from goodoffices.lenses.section import Section
from goodoffices.outcomes.packages import points_gaps


def section(asked: Asked) -> Section:
    """Divide between two sides the issues on which they want different things.

    Returns
    -------
    Section
        Empty unless exactly two parties are at the table, or are named in the question, and want
        different things on some issue; where one has no points, what this needs.
    """
    sides = _sides(asked)
    if sides is None:
        return Section()
    by = asked.by(sides)
    gaps = points_gaps(asked.space, sides)
    if gaps:
        needs = listed([gap.what for gap in gaps])
        text = f"Who would win which issue was left out: this needs {needs}."
        return Section(missing=(Sentence(text, by=by),))
    divided = _divided(asked.zone, sides)
    if divided is None:
        return Section()
    found = _packages(asked, divided)
    return Section(
        judgements=(_judgement(asked, divided, found),),
        tables=(issues_table(asked, divided), packages_table(asked, divided, found)),
        assumptions=(Sentence(_ASSUMED, by=by),),
        limits=_limits(asked, divided),
        methods=("brams1996", "budish2011", "caragiannis2019"),
    )


_ASSUMED = (
    "Dividing takes issues to be separate, points to be truthful, and nothing to be had without a "
    "settlement; the same points are not the same stakes, for they compare a side’s issues with "
    "each other only."
)


def _sides(asked: Asked) -> Sides | None:
    """Name the two sides; ``None`` where there are not two, or one of them alone may decide."""
    accept = asked.zone.accept
    sides = accept.parties if accept.named else asked.case.at_the_table()
    if len(sides) != 2 or accept.quorum is not None:
        return None
    return sides[0], sides[1]


def _divided(found: Zone, sides: Sides) -> Divided | None:
    contested = contest(found, sides)
    return divide(contested) if contested.items else None


def _packages(asked: Asked, divided: Divided) -> dict[str, Nearest]:
    found = {ADJUSTED: nearest(asked.zone, divided.contest, divided.adjusted.shares)}
    if divided.whole is not None:
        shares = [Fraction(1 - winner) for winner in divided.whole.allocations[0]]
        found[WHOLE] = nearest(asked.zone, divided.contest, shares)
    return found


def _judgement(asked: Asked, divided: Divided, found: dict[str, Nearest]) -> Judgement:
    sides = divided.contest.sides
    by = asked.by(sides)
    tried, changed = _under_other_readings(asked, divided)
    sure = confidence(asked.case, asked.space.reading, by, tried, changed)
    why = tuple(Sentence(text, by=asked.by()) for text in reasons(asked, divided, found))
    return Judgement(Sentence(f"Given these inputs, {claim(asked, divided)}.", by=by), sure, why)


def _under_other_readings(asked: Asked, divided: Divided) -> tuple[list[str], list[str]]:
    """Ask the other readings whether the same side wins each issue and the same one is divided."""
    tried, changed = [], []
    for other in other_readings(asked.space, divided.contest.sides):
        try:
            found = asked.zone.under(other.reading)
        except NeedsError:
            continue
        if points_gaps(found.space, divided.contest.sides):
            continue
        tried.append(other.label)
        if _gist(_divided(found, divided.contest.sides)) != _gist(divided):
            changed.append(other.label)
    return tried, changed


def _gist(divided: Divided | None) -> dict[int, str]:
    """Say per issue who wins it, without how much of it."""
    if divided is None:
        return {}
    names = {Fraction(0): "second", Fraction(1): "first"}
    items = zip(divided.contest.items, divided.adjusted.shares, strict=True)
    return {item.position: names.get(share, "divided") for item, share in items}


def _limits(asked: Asked, divided: Divided) -> tuple[Sentence, ...]:
    if divided.whole is not None and divided.shares is not None:
        return ()
    text = (
        "With issues kept whole, the greatest product or what a side could make sure of was too "
        "large to find exactly, and was left out."
    )
    return (Sentence(text, by=asked.by(divided.contest.sides)),)
