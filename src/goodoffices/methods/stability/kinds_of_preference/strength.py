"""Strength of preference: is a party deterred by something much worse, or only by something worse?

An outcome holds *strongly* for a party when whatever better it moved to could be answered by
something much worse for it than where it began. Where the answer would only be worse, or as good,
the outcome holds *weakly*: the party may take the risk.

Source: hamouda2004, hamouda2006
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goodoffices.methods.stability.compare import IMPROVING
from goodoffices.methods.stability.concept import GMR, SEQ, SMR, Answer, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation
from goodoffices.methods.stability.kinds_of_preference.reckoning import (
    PLAIN,
    Reckoning,
    refuse_too_large,
    verdicts,
)
from goodoffices.methods.stability.verdict import StabilityResult
from goodoffices.methods.stability.workings import Workings
from goodoffices.run import SILENT, Progress

_STRONG = Reckoning("strong", IMPROVING, frozenset({Relation.MUCH_WORSE}))


@dataclass(frozen=True, eq=False)
class StrengthStability:
    """Which states hold at all, and which hold strongly.

    Attributes
    ----------
    general
        Per concept, where states hold; this is the plain concept.
    strong
        Per concept, where they hold strongly.
    """

    general: Mapping[str, StabilityResult]
    strong: Mapping[str, StabilityResult]

    def weakly_stable_for(self, concept: str) -> npt.NDArray[np.bool_]:
        """Mark, per party and state, where a state holds and does not hold strongly."""
        return self.general[concept].stable_for & ~self.strong[concept].stable_for


def under_strength(
    graph: ConflictGraph,
    concepts: Sequence[Concept] = (GMR, SMR, SEQ),
    progress: Progress = SILENT,
) -> StrengthStability:
    """Say which states hold, and which of them strongly, for each party and for all.

    A state s holds strongly for a party if for every improvement, small or great, there is an
    answer k that is much worse than s for it; where a concept asks that there be no way out again,
    every own move from k ends in something much worse than s as well. A state from which the party
    has no improvement holds strongly. The answers themselves are those of the plain concept: by
    any moves, or by moves from each of which its maker gains, little or much. Nash stability looks
    at no answers, so there is no strong kind of it.

    Parameters
    ----------
    graph
        The conflict; its ``relation`` tells much better from better.
    concepts
        The concepts to ask about; Nash stability is passed over.
    progress
        Is told how far the work is and may stop it.

    Raises
    ------
    NeedsError
        If a preference that matters is unknown.
    TooLargeError
        If there are more states than can be compared with one another.

    Source: hamouda2004 (two parties), hamouda2006 (any number)
    """
    refuse_too_large(graph.n_states)
    asked = [concept for concept in concepts if concept.answer is not Answer.NOTHING]
    what = "looking for outcomes that would hold strongly"
    found = verdicts(Workings(graph), [PLAIN, _STRONG], asked, progress, what)
    return StrengthStability(found[PLAIN.key], found[_STRONG.key])
