"""Stability where some preferences are not known: four ways to take what nobody has stated.

A party that may or may not like another state better can be taken to go for it or to stay, and to
fear it as an answer or not. This makes four *extensions*. Whatever holds under the first holds
under the other three, and whatever holds under any of them holds under the last.

Source: li2004
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.methods.stability.compare import IMPROVING
from goodoffices.methods.stability.concept import CLASSICAL, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation, StateMask
from goodoffices.methods.stability.kinds_of_preference.reckoning import (
    NO_BETTER,
    Reckoning,
    refuse_too_large,
    verdicts,
)
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.methods.stability.workings import Workings
from goodoffices.run import SILENT, Progress

_UNKNOWN = frozenset({Relation.UNKNOWN})


@dataclass(frozen=True)
class Extension:
    """One way to take preferences that are not stated.

    Attributes
    ----------
    key
        Short name: ``a``, ``b``, ``c`` or ``d``.
    sentence
        What it takes a party to do, in plain words.
    leaves_for_unknown
        Whether a party leaves for a state of which it is not known whether it is better.
    deterred_by_unknown
        Whether an answer deters of which it is not known whether it is better than staying.
    """

    key: str
    sentence: str
    leaves_for_unknown: bool
    deterred_by_unknown: bool

    @property
    def reckoning(self) -> Reckoning:
        """Which comparisons count as what."""
        leaves = IMPROVING | (_UNKNOWN if self.leaves_for_unknown else frozenset())
        deters = NO_BETTER | (_UNKNOWN if self.deterred_by_unknown else frozenset())
        return Reckoning(self.key, leaves, deters)


EXTENSIONS: tuple[Extension, ...] = (
    Extension(
        "a",
        "A party takes its chance: it goes where it may do better, and fears only what is known to "
        "be no better.",
        True,
        False,
    ),
    Extension(
        "b",
        "A party goes only where it is known to do better, and fears only what is known to be no "
        "better.",
        False,
        False,
    ),
    Extension(
        "c",
        "A party goes where it may do better, and fears whatever may be no better.",
        True,
        True,
    ),
    Extension(
        "d",
        "A party is careful: it goes only where it is known to do better, and fears whatever "
        "may be no better.",
        False,
        True,
    ),
)
"""The four extensions."""


@dataclass(frozen=True, eq=False)
class UnknownStability:
    """Which states hold under each of the four extensions.

    Attributes
    ----------
    results
        Per extension and concept, by their short names.
    """

    results: Mapping[str, Mapping[str, StabilityResult]]

    def under_all(self, concept: str) -> StateMask:
        """Mark the states that hold for every party under all four extensions."""
        a, b, c, d = (self.results[one.key][concept].equilibria for one in EXTENSIONS)
        return a & b & c & d

    def under_some(self, concept: str) -> StateMask:
        """Mark the states that hold for every party under at least one extension."""
        a, b, c, d = (self.results[one.key][concept].equilibria for one in EXTENSIONS)
        return a | b | c | d


def under_unknown_preference(
    graph: ConflictGraph, concepts: Sequence[Concept] = CLASSICAL, progress: Progress = SILENT
) -> UnknownStability:
    """Say for the four extensions and every concept which states hold, for each party and for all.

    With + better, − worse, = as good and U unknown against the state s:

    ========= ================== ====================== ==================
    extension the party goes to  an answer deters       an escape leads to
    ========= ================== ====================== ==================
    a         +, U               −, =                   +, U
    b         +                  −, =                   +, U
    c         +, U               −, =, U                +
    d         +                  −, =, U                +
    ========= ================== ====================== ==================

    Where only answers count by which each opponent gains, an opponent moves to + and U in all four.
    Where nothing is unknown, all four are the plain concepts. Symmetric sequential stability under
    unknown preference is ours, by the same rules.

    Parameters
    ----------
    graph
        The conflict, at its fastest where it compares many pairs at once
        (:class:`~goodoffices.methods.stability.compare.ComparesMany`).
    concepts
        The concepts to ask about.
    progress
        Is told how far the work is and may stop it.

    Raises
    ------
    TooLargeError
        If there are more states than can be compared with one another.

    Source: li2004
    """
    refuse_too_large(graph.n_states)
    workings = Workings(graph, IMPROVING | _UNKNOWN)
    reckonings = [one.reckoning for one in EXTENSIONS]
    what = "looking for outcomes that would hold, whatever is unknown"
    return UnknownStability(verdicts(workings, reckonings, concepts, progress, what))
