"""The answer in one sentence: is there anything to agree on, what is fairest, and would it hold.

Source: raiffa1982.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import counted, listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages import acceptance, efficient_packages, fair, trades
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.standards import NASH
from goodoffices.methods.stability import NASH as NASH_STABILITY


def headline(asked: Asked, compared: trades.Bargain) -> Sentence:
    """Say how many packages could be accepted, which is fairest, what it trades, if it holds."""
    clauses = [f"Given these inputs, {acceptance.how_many(asked, in_short=True)}"]
    if not asked.zone.beyond_now.any():
        return Sentence(f"{clauses[0]}{_accepted(asked)}.", by=asked.by())
    state = fair.nash_package(asked)
    if state is None:
        found = fair.no_nash_package(asked) or efficient_packages.headline_clause(asked)
        return Sentence(f"{clauses[0]}{found}.", by=asked.by())
    clauses.append(_fairest(asked, state))
    clauses += _trade(asked, compared, state)
    clauses += _holds(asked, state)
    return Sentence(f"{'; '.join(clauses)}.", by=asked.by())


def _accepted(asked: Asked) -> str:
    """Say how many of the packages that need its consent each could accept."""
    zone, parts = asked.zone, []
    for party in zone.acceptors:
        needed = zone.needed[party] & zone.others
        accepted = f"{int((needed & zone.accepts[party]).sum()):,} of {int(needed.sum()):,}"
        parts.append(f"{asked.name(party)} could accept {accepted}")
    return f": of the packages that need its consent, {', '.join(parts)}" if parts else ""


def _fairest(asked: Asked, state: int) -> str:
    """Name the Nash package, with every other standard of which it is the package too."""
    assert asked.chosen is not None
    solutions = asked.chosen.solutions
    names = [standard.name for standard, found in solutions.items() if found.leximin == state]
    words = asked.words.outcome(state)
    tied = len(solutions[NASH].packages)
    if tied > 1:
        return f"{tied:,} packages tie as fairest by the Nash standard, one of them ({words})"
    return f"the fairest by the {_standards(names)} is ({words})"


def _standards(names: list[str]) -> str:
    """Name the first two standards and count the others; the table has them all."""
    if len(names) < 3:
        return f"{listed(names)} standard{'s' if len(names) > 1 else ''}"
    more = counted(len(names) - 2, "other standard")
    return f"{', '.join(names[:2])} and {more}"


def _trade(asked: Asked, compared: trades.Bargain, state: int) -> list[str]:
    """Say which trade does most, and whether it leads there."""
    most = trades.in_short(asked, compared)
    if most is None or not most.words:
        return []
    if most.state == state:
        return [f"to it leads the {most.what} that does most: {most.words}"]
    return [f"the {most.what} that does most leads elsewhere: {most.words}"]


def _holds(asked: Asked, state: int) -> list[str]:
    """Say whether the fairest package would hold."""
    holding = asked.holding
    if holding is None:
        return []
    if holding.holds(NASH_STABILITY, state):
        return [f"it would hold: nobody would break away alone{fair.joint_clause(asked, state)}"]
    under = f"under {asked.concept.name}"
    if holding.holds(asked.concept, state):
        joint = fair.joint_clause(asked, state)
        return [f"it would hold {under}, not against every single move{joint}"]
    if asked.concept is NASH_STABILITY:
        return [f"it would not hold: {holding.leavers_named(NASH_STABILITY, state)} would leave it"]
    return [f"it would not hold {under}: {holding.leavers_named(asked.concept, state)} would leave"]
