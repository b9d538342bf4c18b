"""When nothing is acceptable and nobody lists the packages: what excludes what, who could give.

Source: reiter1987; raiffa1982.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.case.partial_outcome import describe
from goodoffices.errors import TooLargeError
from goodoffices.lenses.amounts import listed, points_up
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.many.among_many import AmongMany
from goodoffices.lenses.packages.many.told import Claim, Told
from goodoffices.methods.settlement.impasse import (
    Condition,
    conflicts_described,
    lowered_alone_described,
)

NAMED = 5
"""So many conflicts are told; the rest are counted."""


def section(among: AmongMany) -> Told:
    """Say what excludes what; nothing where something could be accepted or that is not known."""
    if among.count.highest:
        return Told()
    try:
        conflicts = conflicts_described(among.described.space, among.progress).conflicts
        why = _concessions(among)
    except TooLargeError:
        text = "What excludes what was not worked out: there are too many partial packages."
        return Told((Claim(Sentence(text, by=among.by())),))
    if not conflicts:
        return Told()
    told = [_met_by_none(among, each) for each in conflicts[:NAMED]]
    more = f"; {len(conflicts) - NAMED:,} more sets exclude it" if len(conflicts) > NAMED else ""
    claim = f"Given these inputs, nothing could be accepted: {'; '.join(told)}{more}."
    return Told((Claim(Sentence(claim, by=among.by()), tuple(why)),))


def _met_by_none(among: AmongMany, conflict: Sequence[Condition]) -> str:
    together = "at once " if len(conflict) > 1 else ""
    return f"no package {together}respects {listed([_words(among, one) for one in conflict])}"


def _words(among: AmongMany, condition: Condition) -> str:
    party = among.described.parties[condition.party]
    if condition.line is None:
        return f"the walk-away of {among.name(party)}"
    entry = among.described.entry(party)
    assert entry is not None, "a red line stands in an entry"
    return f"the red line of {among.name(party)} ({describe(entry.red_lines[condition.line])})"


def _concessions(among: AmongMany) -> list[Sentence]:
    """Say by how much each walk-away alone would have to come down."""
    found = []
    for number, party in enumerate(among.described.parties):
        one = lowered_alone_described(among.described.space, number, among.progress)
        text = f"However far {among.name(party)} alone came down, nothing would be acceptable."
        if one is not None:
            text = (
                f"Were the walk-away of {among.name(party)} {points_up(one.amount)} lower, "
                f"({among.words(one.package)}) could be accepted."
            )
        found.append(Sentence(text, by=among.by((party,))))
    return found
