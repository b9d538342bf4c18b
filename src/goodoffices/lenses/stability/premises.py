"""What the answer takes for granted, and where it stops.

Source: fang1993; joint issues are the house's own extension.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.outcome_words import holder, leavers
from goodoffices.lenses.stability.held import LISTED, strictest
from goodoffices.outcomes.axis import one_way_options
from goodoffices.outcomes.space import OutcomeSpace

_ALWAYS = (
    "Every party that can move is taken to know what the others can do and what they prefer.",
    "A party may be answered by any sequence of the others’ moves in which nobody moves twice "
    "running; each moves alone.",
    "A party is deterred from a move when the others can bring about something no better for it "
    "than where it began; as good is not better.",
)


def assumptions(holding: Holding) -> tuple[Sentence, ...]:
    """List what was assumed, the reading first."""
    conflict = holding.conflict
    texts = [conflict.reading.explained] if conflict.space is not None else []
    texts += _who_holds_what(conflict.space) if conflict.space is not None else []
    texts += _left_out(holding)
    return tuple(Sentence(text, by=conflict.analysts) for text in (*texts, *_ALWAYS))


def _who_holds_what(space: OutcomeSpace) -> list[str]:
    by_holder: dict[str, list[str]] = {}
    for axis in space.axes:
        if not axis.fixed:
            by_holder.setdefault(_held(space, axis.issue), []).append(axis.issue)
    who = [f"{holders}: {listed(issues)}" for holders, issues in by_holder.items()]
    texts = [f"Who can change what: {'; '.join(who)}."] if who else []
    fixed = [axis.issue for axis in space.axes if axis.fixed]
    if fixed:
        texts.append(f"These issues are kept at now: {listed(fixed)}.")
    for issue, options in one_way_options(space.case).items():
        titles = [f"“{space.case.issues[issue].title_of(o)}”" for o in options]
        texts.append(f"On {issue}, {listed(titles, 'or')} is never left once reached.")
    return texts


def _held(space: OutcomeSpace, issue: str) -> str:
    out = leavers(space.case, issue)
    return holder(space.case, issue) + (f" (and back to now {out} alone)" if out else "")


def _left_out(holding: Holding) -> list[str]:
    conflict = holding.conflict
    kept = set(conflict.graph.parties)
    names = [party.name for id_, party in conflict.case.parties.items() if id_ not in kept]
    if not names:
        return []
    return [
        f"{listed(names)} can change nothing alone, so every outcome holds as far as "
        f"{'it is' if len(names) == 1 else 'they are'} concerned, and no preferences were asked of "
        f"{'it' if len(names) == 1 else 'them'}."
    ]


def limits(holding: Holding) -> tuple[Sentence, ...]:
    """Say where the answer stops."""
    space = holding.conflict.space
    texts = [
        "That an outcome holds says that nobody would leave it alone, not that it will come about "
        "or how it is reached.",
    ]
    joint = _joint(space) if space is not None else []
    if joint:
        texts.append(
            f"What parties could do together was not looked at: {listed(joint)} moved only by "
            "consent is never moved here, neither by a party nor in an answer to one."
        )
    else:
        texts.append("What parties could do together was not looked at; each moves alone.")
    rest = holding.count(strictest(holding)) - LISTED
    if rest > 0:
        texts.append(f"{rest:,} outcomes that hold are counted but not listed.")
    return tuple(Sentence(text, by=holding.conflict.analysts) for text in texts)


def _joint(space: OutcomeSpace) -> list[str]:
    issues = space.case.issues
    found = []
    for axis in space.axes:
        held = issues[axis.issue].held_by
        if held is not None and held.joint and not axis.fixed:
            found.append(axis.issue)
    return found
