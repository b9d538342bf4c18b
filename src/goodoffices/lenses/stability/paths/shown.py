"""Paths from now as a table and as a picture.

Source: li2005.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.lenses.finding import Cell, Column, Figure, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.stability import tracks
from goodoffices.lenses.stability.held import verdict_mark
from goodoffices.lenses.stability.paths.ways_ahead import WaysAhead
from goodoffices.lenses.stability.paths.words import changed, step_effect
from goodoffices.lenses.stability.tracks import Stop, Track
from goodoffices.methods.stability import NASH, Concept
from goodoffices.methods.stability.paths.status_quo import Path, PathStep


@dataclass(frozen=True)
class Shown:
    """A path under its title."""

    title: str
    path: Path


def table(holding: Holding, concept: Concept, ways: WaysAhead, shown: Sequence[Shown]) -> Table:
    """Write every step: who moves, what changes, what it does to the mover, and what holds then."""
    concepts = tuple(dict.fromkeys((NASH, concept)))
    columns = [Column("Path and step"), Column("Who moves"), Column("What changes")]
    columns += [Column("For whoever moves")]
    columns += [Column(f"Then, under {one.name}") for one in concepts]
    rows = []
    for one in shown:
        for number, (before, step) in enumerate(one.path.moves(), 1):
            by = ways.analysts(one.path)
            texts = (
                f"{one.title}, step {number}",
                ways.who(step),
                changed(ways, before, step.to),
                step_effect(ways, before, step),
            )
            marks = [Cell("", by=by, mark=verdict_mark(holding, c, step.to)) for c in concepts]
            rows.append((*(Cell(text, by=by) for text in texts), *marks))
    note = "Each path is a shortest one of its kind; another may be as short."
    return Table("paths from now", "Paths from now", tuple(columns), tuple(rows), note)


def figure(
    holding: Holding, concept: Concept, ways: WaysAhead, shown: Sequence[Shown], twin: Table
) -> Figure:
    """Draw every path as a row of boxes, from now to where it leads."""
    return tracks.figure(twin, [_track(holding, concept, ways, one) for one in shown])


def _track(holding: Holding, concept: Concept, ways: WaysAhead, shown: Shown) -> Track:
    stops = [Stop("what is now", _verdict(holding, concept, ways.now))]
    for before, step in shown.path.moves():
        stops.append(_stop(holding, concept, ways, before, step))
    return Track(shown.title, tuple(stops))


def _stop(holding: Holding, concept: Concept, ways: WaysAhead, before: int, step: PathStep) -> Stop:
    gains = all(ways.effect(party, before, step.to) == "gains" for party in step.movers)
    return Stop(
        changed(ways, before, step.to),
        _verdict(holding, concept, step.to),
        ways.who(step),
        step_effect(ways, before, step),
        not gains,
    )


def _verdict(holding: Holding, concept: Concept, state: int) -> str:
    """Say by shape and word the strictest of two concepts under which an outcome holds."""
    for one in dict.fromkeys((NASH, concept)):
        if holding.holds(one, state):
            short = "Nash" if one is NASH else one.key.upper()
            return f"● holds ({short})"
    return "○ does not hold"
