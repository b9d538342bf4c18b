"""What the answer takes for granted, where it stops, and what could not be answered.

Source: raiffa1982.
"""

from __future__ import annotations

from goodoffices.lenses.amounts import listed
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.packages.acceptance import why_asked
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.efficient_packages import LISTED
from goodoffices.lenses.packages.whose_consent import who_is_enough


def assumptions(asked: Asked) -> tuple[Sentence, ...]:
    """List what was assumed, the reading first."""
    zone = asked.zone
    asked_why = [f"{asked.name(p)} ({why_asked(asked, p)})" for p in zone.acceptors]
    rule = "The parties named in the question must agree: "
    if zone.accept.quorum is not None:
        rule = f"It is enough that {who_is_enough(asked)} agree: "
    if not zone.accept.named:
        rule = "The parties at the table must agree, and whoever holds what would change: "
    texts = [
        asked.space.reading.explained,
        f"{rule}{listed(asked_why) or 'nobody'}.",
        "A party could accept what is at or above its walk-away and crosses none of its red lines.",
    ]
    fixed = [axis.issue for axis in asked.space.axes if axis.fixed]
    if fixed:
        texts.append(f"These issues are kept at now: {listed(fixed)}.")
    if zone.weighed:
        among = "each of them could accept, asked or not"
        if zone.accept.quorum is not None:
            among = "enough of them could accept, whoever of them refuses"
        texts.append(
            f"Efficiency and fairness weigh {listed(asked.names(zone.weighed))}, all alike, among "
            f"the packages that {among}."
        )
    if asked.chosen is not None:
        texts.append(
            "The egalitarian and the utilitarian package compare one party’s scale from 0 to 100 "
            "with another’s; the Nash, the Kalai–Smorodinsky and the Raiffa sequential package do "
            "not."
        )
    return tuple(Sentence(text, by=asked.by()) for text in texts)


def limits(asked: Asked) -> tuple[Sentence, ...]:
    """Say where the answer stops."""
    texts = []
    rest = int(asked.zone.efficient.sum()) - LISTED
    if rest > 0:
        texts.append(f"{rest:,} efficient packages are counted but not listed.")
    if asked.holding is not None:
        texts.append(
            "Whether a package would hold was asked of what each party could do alone, without the "
            "guarantees, deadlines or payments that a settlement may add."
        )
    texts.append("That all could accept a package does not say that they will come to agree on it.")
    return tuple(Sentence(text, by=asked.by()) for text in texts)


def unanswered(asked: Asked) -> tuple[Sentence, ...]:
    """Say what could not be answered, and what it needs."""
    found = []
    if asked.without_points:
        needs = listed([gap.what for gap in asked.without_points])
        found.append(
            f"The packages of all standards of fairness were left out: this needs {needs}."
        )
    if asked.not_held:
        needs = "; ".join(gap.what for gap in asked.not_held)
        found.append(f"Whether a package would hold was left out: this needs {needs}.")
    return tuple(Sentence(text, by=asked.by()) for text in found)
