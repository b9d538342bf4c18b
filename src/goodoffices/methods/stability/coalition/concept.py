"""The coalitional concepts that can be asked for, each with a name and a plain sentence.

Source: kilgour2001, inohara2008
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.methods.stability.coalition import cgmr, cnash, cseq, csmr
from goodoffices.methods.stability.coalition.bits import Marks
from goodoffices.methods.stability.coalition.coalitions import Coalition
from goodoffices.methods.stability.coalition.workings import CoalitionWorkings
from goodoffices.methods.stability.conflict_graph import StateArray


@dataclass(frozen=True)
class CoalitionConcept:
    """One way for parties acting together to look ahead before they leave a state.

    Attributes
    ----------
    key
        Short name: ``cnash``, ``cgmr``, ``csmr`` or ``cseq``.
    name
        The field's own name.
    sentence
        When a state holds for a coalition, in plain words.
    alone
        Short name of the single-party concept it extends.
    free
        Given the workings, a coalition and states, marks per state the improvements of the
        coalition that nothing deters.
    needs_everybody
        Whether the preferences of the parties outside the coalition count too.
    """

    key: str
    name: str
    sentence: str
    alone: str
    free: Callable[[CoalitionWorkings, Coalition, StateArray], Marks]
    needs_everybody: bool = False


CNASH = CoalitionConcept(
    "cnash",
    "coalitional Nash stability",
    "The parties acting together can bring about nothing that is better for each of them.",
    "nash",
    cnash.free,
)
CGMR = CoalitionConcept(
    "cgmr",
    "coalitional general metarationality",
    "Whatever the parties acting together improve to, the others could bring about something no "
    "better for one of them than where they began, even at a cost to themselves.",
    "gmr",
    cgmr.free,
)
CSMR = CoalitionConcept(
    "csmr",
    "coalitional symmetric metarationality",
    "Whatever the parties acting together improve to, the others could bring about something no "
    "better for one of them than where they began, and they could not get out of that together.",
    "smr",
    csmr.free,
)
CSEQ = CoalitionConcept(
    "cseq",
    "coalitional sequential stability",
    "Whatever the parties acting together improve to, the others could bring about something no "
    "better for one of them than where they began, and whoever answers gains by it.",
    "seq",
    cseq.free,
    needs_everybody=True,
)

COALITIONAL: tuple[CoalitionConcept, ...] = (CNASH, CGMR, CSMR, CSEQ)
"""The coalitional concepts."""
