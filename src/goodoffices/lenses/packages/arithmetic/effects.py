"""What one addition or removal does: to the zone, to the best each could get, to the Nash package.

Source: sebenius1983
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.lenses.packages.arithmetic import variants
from goodoffices.lenses.packages.arithmetic.standing import Scale, Standing, standing
from goodoffices.lenses.packages.zone import Zone
from goodoffices.methods.settlement.arithmetic import Change, WhoGains, change, who_gains

NOT_ASKED = "its consent no longer asked"
GONE = "gone, with what it holds kept as now"
ASKED = "asked about every package"


@dataclass(frozen=True, eq=False)
class Step:
    """One addition or removal.

    Attributes
    ----------
    what
        The issue, or the party.
    how
        What is done with the party; empty for an issue.
    before, after
        What the question leaves without the step, and with it.
    """

    what: str
    how: str
    before: Standing
    after: Standing

    @property
    def zone(self) -> Change:
        """What it does to the packages other than now that could be accepted."""
        return change(self.before.beyond_now, self.after.beyond_now)

    @property
    def best(self) -> WhoGains[str]:
        """For whom the best it could get rises or falls."""
        return who_gains(self.before.best, self.after.best)

    @property
    def nash(self) -> WhoGains[str] | None:
        """For whom the Nash package becomes better or worse; ``None`` where one is missing."""
        if self.before.nash is None or self.after.nash is None:
            return None
        return who_gains(self.before.nash.worth, self.after.nash.worth)


def as_asked(scale: Scale) -> Standing:
    """Say what the question leaves as it was asked."""
    return standing(scale, scale.zone, scale.zone.weighed, scale.zone.fair)


def issue_steps(scale: Scale, whole: Standing) -> tuple[Step, ...]:
    """Put each issue that could change on the table, where it was kept at now before.

    The Nash package weighs the same parties throughout.
    """
    zone, found = scale.zone, []
    for position, axis in enumerate(zone.space.axes):
        if axis.fixed or len(axis) < 2:
            continue
        variant = variants.without_issue(zone, position)
        before = standing(scale, variant, zone.weighed, zone.fair & variant.packages)
        found.append(Step(axis.issue, "", before, whole))
    return tuple(found)


def party_steps(scale: Scale, whole: Standing) -> tuple[Step, ...]:
    """Ask each party no longer, let it leave with what it holds, or ask it about everything."""
    return tuple(
        Step(party, how, whole, standing(scale, variant, variant.weighed, variant.fair))
        for party, how, variant in _variants(scale.zone)
    )


def _variants(zone: Zone) -> Iterator[tuple[str, str, Zone]]:
    for party in zone.acceptors if len(zone.acceptors) > 1 else ():
        yield party, NOT_ASKED, variants.without_consent(zone, party)
        gone = variants.without_party(zone, party)
        if gone is not None:
            yield party, GONE, gone
    for party in zone.space.parties:
        if _could_be_asked(zone, party):
            yield party, ASKED, variants.with_party(zone, party)


def _could_be_asked(zone: Zone, party: str) -> bool:
    everywhere = party in zone.needed and bool((zone.needed[party] == zone.packages).all())
    return not everywhere and not unknown(zone, party)


def unknown(zone: Zone, party: str) -> bool:
    """Whether it is not stated what a party wants, or what it has without a settlement."""
    return bool(zone.space.gaps(party) or zone.space.walk_away_gap(party))
