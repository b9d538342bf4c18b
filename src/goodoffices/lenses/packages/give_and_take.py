"""Who gives up what and gets what for it, issue by issue, in the packages the standards choose.

Source: raiffa1982.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from goodoffices.lenses.amounts import listed, one_digit, signed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Cell, Column, Judgement, Sentence, Table
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.side_by_side import Named, named_packages
from goodoffices.lenses.packages.under_other_readings import Robustness
from goodoffices.lenses.section import Section
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.outcomes.worth import PointsWorth

MOST_PACKAGES = 3
"""For so many packages it is shown; the others stand side by side only."""

Changes = Mapping[str, Fraction]
"""By issue, what its change from now adds to the worth for one party, in points of 100."""


def section(asked: Asked, tested: Robustness) -> Section:
    """Say who gives up what in the fairest package; nothing where no standard chooses one."""
    packages = _packages(asked)
    if not packages:
        return Section()
    lead = packages[0]
    weighed = asked.by(asked.zone.weighed)
    sure = confidence(
        asked.case, asked.space.reading, weighed, tested.nash_tried(), tested.nash_changes()
    )
    claim = Sentence(f"Given these inputs, {_claim(asked, lead)}.", by=weighed)
    numbered = enumerate(packages[:MOST_PACKAGES], 1)
    tables = tuple(_table(asked, named, number) for number, named in numbered)
    return Section((Judgement(claim, sure, tuple(_got(asked, lead.state))),), tables)


def _packages(asked: Asked) -> tuple[Named, ...]:
    """List what the standards choose, without what is now."""
    if asked.chosen is None:
        return ()
    chosen, now = set(asked.chosen.packages()), asked.space.now
    return tuple(n for n in named_packages(asked) if n.state in chosen and n.state != now)


def changes(space: OutcomeSpace, party: str, state: int) -> Changes:
    """Say what each changed issue adds to a package's worth for a party, against now; exact."""
    own = space.worth(party)
    assert isinstance(own, PointsWorth), "standards are asked of points only"
    now, there = space.digits[space.now], space.digits[state]
    found = {}
    for k, axis in enumerate(space.axes):
        means = own.meant.get(k, tuple(range(len(axis))))
        gain = int(own.tables[k][means[int(there[k])]]) - int(own.tables[k][means[int(now[k])]])
        if there[k] != now[k]:
            found[axis.issue] = Fraction(gain, own.scale)
    return found


def _claim(asked: Asked, lead: Named) -> str:
    chosen = asked.chosen
    assert chosen is not None, "without standards nothing is shown"
    names = [one.name for one, found in chosen.solutions.items() if found.leximin == lead.state]
    standards = f"the {listed(names)} standard{'s' if len(names) > 1 else ''}"
    parts = [_given(asked, party, lead.state) for party in asked.zone.weighed]
    return (
        f"in the package that is fairest by {standards}, in points of 100 against now, "
        f"{'; '.join(parts)}"
    )


def _given(asked: Asked, party: str, state: int) -> str:
    found = changes(asked.space, party, state)
    worse = {issue: -gain for issue, gain in found.items() if gain < 0}
    together = sum(found.values(), Fraction())
    ends = f"{one_digit(abs(together))} points {'worse' if together < 0 else 'better'} off in all"
    given = f"gives up {_points(worse)}" if worse else "gives up nothing"
    return f"{asked.name(party)} {given} and is {ends if together else 'as well off in all'}"


def _got(asked: Asked, state: int) -> list[Sentence]:
    sentences = []
    for party in asked.zone.weighed:
        found = changes(asked.space, party, state)
        better = {issue: gain for issue, gain in found.items() if gain > 0}
        got = f"gets {_points(better)}" if better else "gets nothing"
        sentences.append(Sentence(f"{asked.name(party)} {got}.", by=asked.by((party,))))
    return sentences


def _points(found: Changes) -> str:
    """Write issues with their points, the greatest first."""
    ordered = sorted(found.items(), key=lambda item: -item[1])
    return listed([f"{issue} ({one_digit(points)})" for issue, points in ordered])


def _table(asked: Asked, named: Named, number: int) -> Table:
    parties = asked.zone.weighed
    found = {party: changes(asked.space, party, named.state) for party in parties}
    columns = [Column("Issue"), Column("From now to")]
    columns += [Column(asked.name(party), "right") for party in parties]
    rows = [_row(asked, issue, named, found) for issue in asked.space.changed(named.state)]
    by = asked.by(parties)
    totals = (Cell(signed(sum(found[p].values(), Fraction())), by=asked.by((p,))) for p in parties)
    rows.append((Cell("Together", by=by), Cell("", by=by), *totals))
    title = f"Who gives what and gets what: {named.title}"
    note = "Points of 100 against now, rounded to one digit; issues that stay as now are left out."
    return Table(f"give and take {number}", title, tuple(columns), tuple(rows), note)


def _row(asked: Asked, issue: str, named: Named, found: Mapping[str, Changes]) -> tuple[Cell, ...]:
    by = asked.by(asked.zone.weighed)
    option = asked.space.outcome(named.state)[issue]
    first = (Cell(issue, by=by), Cell(asked.case.issues[issue].title_of(option), by=by))
    return (*first, *(Cell(signed(f[issue]), by=asked.by((p,))) for p, f in found.items()))
