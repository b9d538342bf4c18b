"""Simultaneous stability (SIM): the others could answer by moving at the same time.

A party that thinks of improving asks what happens if the others, without waiting, make
improvements of their own at the same moment. Taken together these moves may bring about something
that is no better for it than where all began. Combining moves needs issues and options: a move
must say what it changes, not only where it ends.

Source: fraser1984
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.errors import Fault, Place, TooLargeError, UseError
from goodoffices.methods.stability.conflict_graph import ConflictGraph, StateArray
from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.methods.stability.workings import StateMatrix, Workings
from goodoffices.run import SILENT, Progress

MOST_AT_ONCE = 5_000_000
"""So many combinations of moves made at once can be looked at in answer to one improvement."""

MOST_COMBINATIONS = 500_000_000
"""Beyond so many combinations in all (a minute or two of work) a conflict is too large."""

_IN_ONE_GO = 1_000_000


@dataclass(frozen=True)
class SimultaneousSanction:
    """What deters a party from an improvement: moves that others could make at the same time.

    Attributes
    ----------
    party
        Who is deterred.
    state
        Where it stays.
    improvement
        What it would have moved to.
    moves
        Who else would move, and to what from ``state``, each gaining by its own move taken alone.
    to
        What all these moves bring about together; no better for the party than ``state``.
    """

    party: int
    state: int
    improvement: int
    moves: tuple[Step, ...]
    to: int


def sanctions(workings: Workings, party: int, state: int, improvements: StateArray) -> StateMatrix:
    """Mark, per improvement q, the states that sanction it.

    A state s is simultaneously stable for party i if for every q in R_i⁺(s) there is a choice, for
    each other party j, of an improvement in R_j⁺(s) or of staying at s, such that the state in
    which all these changes and i's own are made is feasible and not liked better than s by i.
    Where all others stay, q itself comes about, which sanctions nothing. Any number of parties may
    take part. Where two of them would set an issue that both hold to different options, the
    combination does not come about.

    Raises
    ------
    NeedsError
        If the conflict has no issues and options, or a preference that matters is unknown.
    TooLargeError
        If there are more than :data:`MOST_AT_ONCE` combinations.

    Source: fraser1984
    """
    states = np.full(len(improvements), state)
    counts = workings.at_once.counts(party, states)
    _refuse_large(counts)
    marks = np.zeros((len(improvements), workings.n_states), dtype=bool)
    for block in _blocks(counts):
        made = workings.at_once.combinations(party, states[block], improvements[block])
        comes_about = made.reached >= 0
        marks[block.start + made.row[comes_about], made.reached[comes_about]] = True
    return marks & ~workings.preferred(party, state)


def simultaneous_sanction(
    workings: Workings, party: int, state: int, improvement: int
) -> SimultaneousSanction | None:
    """Show which others could move at once, and to what, so that an improvement does not pay.

    Returns
    -------
    SimultaneousSanction or None
        One in which as few parties move as possible; ``None`` if nothing sanctions the improvement.

    Raises
    ------
    UseError
        If ``improvement`` is no unilateral improvement of ``party`` from ``state``.
    NeedsError, TooLargeError
        As for :func:`sanctions`.
    """
    if improvement not in workings.improvements(party, state):
        found = f"state {improvement}, no unilateral improvement from state {state}"
        expected = ", ".join(map(str, workings.improvements(party, state).tolist())) or "none here"
        raise UseError(Fault(Place(field="improvement"), found, expected, "choose one of these."))
    start = np.array([state])
    _refuse_large(workings.at_once.counts(party, start))
    made = workings.at_once.combinations(party, start, np.array([improvement]))
    sanctioning = (made.reached >= 0) & ~workings.preferred(party, state)[made.reached]
    if not sanctioning.any():
        return None
    movers = (made.picks != state).sum(axis=1)
    chosen = int(np.argmin(np.where(sanctioning, movers, workings.n_parties)))
    picks = zip(workings.at_once.others(party), made.picks[chosen].tolist(), strict=True)
    moves = tuple(Step(other, to) for other, to in picks if to != state)
    return SimultaneousSanction(party, state, improvement, moves, int(made.reached[chosen]))


def simultaneous(
    graph: ConflictGraph, progress: Progress = SILENT, most: int = MOST_COMBINATIONS
) -> StabilityResult:
    """Say which states are simultaneously stable, for each party and for all.

    Parameters
    ----------
    graph
        The conflict; it needs issues and options.
    progress
        Is told how far the work is and may stop it.
    most
        Refuse beyond so many combinations of moves.

    Raises
    ------
    NeedsError
        If the conflict has no issues and options, or a preference that matters is unknown.
    TooLargeError
        If there are more than ``most`` combinations of moves to look at.

    Examples
    --------
    >>> from goodoffices.methods.stability import Option, graph_from_options
    >>> dilemma = graph_from_options(
    ...     [Option("confess", "A"), Option("confess", "B")],
    ...     {"1": "NN", "2": "YN", "3": "NY", "4": "YY"},
    ...     {"A": ["2", "1", "4", "3"], "B": ["3", "1", "4", "2"]})
    >>> simultaneous(dilemma).equilibria.tolist()
    [True, False, False, True]
    """
    workings = Workings(graph)
    each = range(workings.n_parties)
    counts = [workings.at_once.counts(p, workings.improving_moves(p).starts) for p in each]
    _refuse_large(np.concatenate(counts), most)
    stable = np.ones((workings.n_parties, workings.n_states), dtype=bool)
    total = int(sum(found.sum() for found in counts))
    progress.start("looking for outcomes that hold against moves made at once", total)
    try:
        for party in each:
            for block in _blocks(counts[party]):
                stable[party, _unsanctioned(workings, party, block)] = False
                progress.advance(int(counts[party][block].sum()))
    finally:
        progress.finish()
    return StabilityResult("sim", stable, np.all(stable, axis=0))


def seq_or_sim(seq: StabilityResult, sim: StabilityResult) -> StabilityResult:
    """Say which states hold if each party may be deterred in either way, as studies report it.

    A state holds for a party if it is sequentially or simultaneously stable for it; different
    parties may be deterred in different ways, but one party's improvements all in the same way.

    Parameters
    ----------
    seq, sim
        The two results on the same conflict.

    Source: fraser1984
    """
    either = seq.stable_for | sim.stable_for
    return StabilityResult("seq_or_sim", either, np.all(either, axis=0))


def _unsanctioned(workings: Workings, party: int, block: slice) -> StateArray:
    """Give the states that some of these improvements of a party leave without a sanction."""
    arcs = workings.improving_moves(party)
    starts = arcs.starts[block]
    made = workings.at_once.combinations(party, starts, arcs.ends[block])
    comes_about = made.reached >= 0
    row, reached = made.row[comes_about], made.reached[comes_about]
    sanctioned = np.zeros(len(starts), dtype=bool)
    sanctioned[row[~workings.each_preferred(party, reached, starts[row])]] = True
    return starts[~sanctioned]


def _blocks(counts: npt.NDArray[np.float64]) -> Iterator[slice]:
    """Split improvements so that those of one block have no more combinations than fit."""
    before = np.cumsum(counts) - counts
    start = 0
    while start < len(counts):
        end = int(np.searchsorted(before, before[start] + _IN_ONE_GO))
        yield slice(start, max(end, start + 1))
        start = max(end, start + 1)


def _refuse_large(counts: npt.NDArray[np.float64], altogether: int = MOST_COMBINATIONS) -> None:
    """Refuse improvements with too many combinations each, or together."""
    for found, most, where in (
        (counts.max(initial=0), MOST_AT_ONCE, " in answer to one move"),
        (counts.sum(), altogether, ""),
    ):
        if found > most:
            text = f"{found:,.0f} combinations of moves made at once{where}"
            do = "fix some issues as they are now, leave out options, or look at fewer parties."
            place = Place(field="simultaneous stability")
            raise TooLargeError(Fault(place, text, f"at most {most:,}", do))
