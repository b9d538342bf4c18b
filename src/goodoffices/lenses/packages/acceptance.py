"""How many packages all could accept, and who stands in the way, in words and a table.

Source: raiffa1982.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from goodoffices.case.number import Range, plain
from goodoffices.case.partial_outcome import describe
from goodoffices.lenses.amounts import counted, listed, one_digit
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.under_other_readings import Robustness
from goodoffices.lenses.packages.whose_consent import who_is_enough


def judgement(asked: Asked, tested: Robustness) -> Judgement:
    """Say how many packages other than now everyone needed could accept, and why not more."""
    zone = asked.zone
    sure = confidence(
        asked.case, asked.space.reading, asked.by(), tested.labels(), tested.count_changes()
    )
    why = [*_now(asked), *_gaining(asked), *_counts(asked), *_under_ranges(asked)]
    if not zone.beyond_now.any():
        why += _blockers(asked)
    return Judgement(Sentence(f"Given these inputs, {how_many(asked)}.", by=asked.by()), sure,
                     tuple(why))  # fmt: skip


def how_many(asked: Asked, *, in_short: bool = False) -> str:
    """Say how many packages other than now could be accepted, as a clause.

    In short, those whose consent some package needs are named.
    """
    zone, count = asked.zone, int(asked.zone.beyond_now.sum())
    total = counted(int(zone.others.sum()), "package")
    by_whom = f"by all whose consent {'it needs' if count < 2 else 'they need'}"
    if in_short:
        by_whom = f"by all needed ({listed(asked.names(zone.acceptors))})"
    if zone.accept.named:
        by_whom = f"by {who_is_enough(asked)}"
    number = f"{count:,}" if count else "none"
    return f"{number} of {total} other than now could be accepted {by_whom}"


def _now(asked: Asked) -> list[Sentence]:
    zone = asked.zone
    refusing = [p for p in zone.acceptors if not zone.passes(p)[asked.space.now]]
    if not refusing:
        return []
    text = f"What is now could itself not be accepted by {listed(asked.names(refusing), 'or')}."
    return [Sentence(text, by=asked.by(refusing))]


def _counts(asked: Asked) -> list[Sentence]:
    zone, found = asked.zone, []
    for party in zone.acceptors:
        needed = zone.needed[party] & zone.others
        accepted = int((needed & zone.accepts[party]).sum())
        text = (
            f"{asked.name(party)} ({why_asked(asked, party)}) could accept {accepted:,} of the "
            f"{counted(int(needed.sum()), 'package')} asking for its consent."
        )
        found.append(Sentence(text, by=asked.by((party,))))
    return found


def _under_ranges(asked: Asked) -> Iterator[Sentence]:
    """Say how many packages could be accepted at either end of a walk-away given as a range."""
    for party in asked.zone.acceptors:
        entry = asked.space.entry(party)
        given = entry.walk_away if entry is not None else None
        if isinstance(given, Range) and not given.exact:
            low, high = (_with_walk_away(asked, party, end) for end in (given.low, given.high))
            text = (
                f"With the walk-away of {asked.name(party)} at {plain(given.low)}, the low end of "
                f"its range, {counted(low, 'package')} other than now could be accepted; at "
                f"{plain(given.high)}, the high end, {counted(high, 'package')}."
            )
            yield Sentence(text, by=asked.by((party,)))


def _with_walk_away(asked: Asked, party: str, walk_away: Fraction) -> int:
    """Count what could be accepted with another walk-away of one party, all else as it is."""
    space, zone = asked.space, asked.zone
    scale = space.worth(party).scale
    assert scale is not None, "a walk-away in numbers goes with points"
    reached = space.scores(party) >= math.ceil(walk_away * scale)
    accepts = reached.astype(bool) & ~space.red_lines(party)
    return int(replace(zone, accepts={**zone.accepts, party: accepts}).beyond_now.sum())


def _gaining(asked: Asked) -> list[Sentence]:
    zone = asked.zone
    beyond, gained = int(zone.beyond_now.sum()), int(zone.something_gained.sum())
    if not beyond:
        return []
    some = "all" if gained == beyond else f"{gained:,}"
    text = f"In {some} of them somebody gains over its walk-away: there is something to agree on."
    if not gained:
        text = "In none of them does anybody gain over its walk-away: there is nothing to agree on."
    return [Sentence(text, by=asked.by())]


def _blockers(asked: Asked) -> list[Sentence]:
    zone, found = asked.zone, []
    for party in zone.acceptors:
        alone = zone.blocked_alone(party)
        if alone:
            text = f"{asked.name(party)} alone stands in the way of {counted(alone, 'package')}."
            if zone.accept.quorum is not None:
                would = counted(alone, "package")
                text = f"{would} would pass if {asked.name(party)} accepted them too."
            found.append(Sentence(text, by=asked.by((party,))))
    everyone = zone.accept.quorum is None
    for pair, count in zone.pairs().items():
        if not count and (everyone or set(pair) <= set(zone.accept.vetoes)):
            both = listed(asked.names(pair))
            text = f"There is no package other than now that {both} would both let pass."
            found.append(Sentence(text, by=asked.by(pair)))
    return found


def without_consent(asked: Asked) -> tuple[Sentence, ...]:
    """Say whose consent alone stands in the way of most packages, and of how many."""
    alone = {party: asked.zone.blocked_alone(party) for party in asked.zone.acceptors}
    most = max(alone.values(), default=0)
    return tuple(
        Sentence(_were_it_willing(asked, party, most), by=asked.by((party,)))
        for party, count in alone.items()
        if count == most > 0
    )


def _were_it_willing(asked: Asked, party: str, more: int) -> str:
    packages = counted(more, "more package")
    if asked.zone.accept.quorum is not None:
        return (
            f"Were {asked.name(party)} to accept every package, {packages} could be accepted; "
            "nobody else’s vote alone would let more pass."
        )
    return (
        f"Were the consent of {asked.name(party)} not needed, {packages} could be accepted; of all "
        "whose consent is needed, nobody else alone stands in the way of as many."
    )


def why_asked(asked: Asked, party: str) -> str:
    """Say why a party's consent is needed."""
    if asked.zone.accept.named:
        veto = asked.zone.accept.quorum is not None and party in asked.zone.accept.vetoes
        return "named in the question, with a veto" if veto else "named in the question"
    if party in asked.case.at_the_table():
        return "at the table"
    issues = [axis.issue for axis in asked.space.axes if _holds(asked, party, axis.issue)]
    return f"holds {listed(issues)}"


def _holds(asked: Asked, party: str, issue: str) -> bool:
    held = asked.case.issues[issue].held_by
    return held is not None and party in held.parties


def table(asked: Asked) -> Table:
    """Per party whose consent is needed: why, where, what it accepts and what it alone refuses."""
    alone = "Refused by it alone"
    means = f"“{alone}”: all others needed could accept."
    if asked.zone.accept.quorum is not None:
        alone = "Would pass with it"
        means = f"“{alone}”: packages that fail and would pass if it accepted them too."
    columns = (
        Column("Party"),
        Column("Asked because"),
        Column("Packages that need it", "right"),
        Column("Of these it could accept", "right"),
        Column(alone, "right"),
        Column("Walk-away"),
        Column("Never accepts"),
    )
    rows = tuple(_row(asked, party) for party in asked.zone.acceptors)
    note = (
        "Packages other than now. A party could accept what is at or above its walk-away and "
        f"crosses none of its red lines. {means}"
    )
    return Table("acceptance", "Who could accept what", columns, rows, note)


def _row(asked: Asked, party: str) -> tuple[Cell, ...]:
    zone, by = asked.zone, asked.by((party,))
    needed = zone.needed[party] & zone.others
    entry = asked.space.entry(party)
    texts = (
        asked.name(party),
        why_asked(asked, party),
        f"{int(needed.sum()):,}",
        f"{int((needed & zone.accepts[party]).sum()):,}",
        f"{zone.blocked_alone(party):,}",
        walk_away(asked, party),
        "; ".join(describe(line) for line in entry.red_lines) if entry is not None else "",
    )
    return tuple(Cell(text, by=by) for text in texts)


def walk_away(asked: Asked, party: str) -> str:
    """Write what a party has without a settlement, with its worth where that is on a scale."""
    space, entry = asked.space, asked.space.entry(party)
    given = entry.walk_away if entry is not None else None
    if isinstance(given, Range):
        ends = "" if given.exact else f", from {plain(given.low)} to {plain(given.high)}"
        return f"{one_digit(space.reading.number(given))} of 100{ends}"
    words = "now"
    if isinstance(given, dict):
        words = "; ".join(f"{issue}: {option}" for issue, option in given.items())
    scale = space.worth(party).scale
    if scale is None:
        return words
    return f"{words} ({one_digit(Fraction(space.walk_away(party), scale))} of 100)"


def pairs_table(asked: Asked) -> Table | None:
    """Per two parties, how many packages neither refuses; ``None`` for fewer than two."""
    pairs = asked.zone.pairs()
    if not pairs:
        return None
    rows = tuple(
        (
            Cell(listed(asked.names(pair)), by=asked.by(pair)),
            Cell(f"{count:,}", by=asked.by(pair)),
        )
        for pair, count in pairs.items()
    )
    columns = (Column("Parties"), Column("Packages other than now that neither refuses", "right"))
    return Table("pairs", "What two of them would let pass", columns, rows)
