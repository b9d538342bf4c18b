"""Which outcomes of a conflict would hold, and who would leave the others.

The Graph Model for Conflict Resolution: a conflict is a set of states, the moves each party can
make alone from one state to another, and each party's preference between states. A state holds
for a party under a *concept* of stability: four ways to look ahead before leaving.

* :mod:`~goodoffices.methods.stability.conflict_graph` says what a conflict must be able to tell;
  :mod:`~goodoffices.methods.stability.explicit_graph` is one given arc by arc, and
  :mod:`~goodoffices.methods.stability.option_form` one given by options taken or not taken.
* :mod:`~goodoffices.methods.stability.legal_sequence` finds what opponents can do in answer.
* :mod:`~goodoffices.methods.stability.nash`, :mod:`~goodoffices.methods.stability.gmr`,
  :mod:`~goodoffices.methods.stability.smr` and :mod:`~goodoffices.methods.stability.seq` hold one
  concept each; :mod:`~goodoffices.methods.stability.concept` lists them.
* :mod:`~goodoffices.methods.stability.simultaneous` lets the others answer at the same time.
* :mod:`~goodoffices.methods.stability.limited_move`,
  :mod:`~goodoffices.methods.stability.non_myopic` and
  :mod:`~goodoffices.methods.stability.stackelberg` let two parties look further ahead, and
  :mod:`~goodoffices.methods.stability.maximin` any number.
* :mod:`~goodoffices.methods.stability.oracle` asks them about every party and state. It reads the
  definitions directly and is meant for some thousands of states; faster engines are tested
  against it.
* :mod:`~goodoffices.methods.stability.sweeps` says how millions of states are done, and
  :mod:`~goodoffices.methods.stability.engine` chooses by size and form which engine answers.
* :mod:`~goodoffices.methods.stability.unknown`, :mod:`~goodoffices.methods.stability.strength` and
  :mod:`~goodoffices.methods.stability.attitudes` are for preferences that are no plain rankings:
  unknown, strong, or mindful of others; :mod:`~goodoffices.methods.stability.reckoning` is what
  they share.
* :mod:`~goodoffices.methods.stability.margin` says how firmly a verdict stands.

Source: fang1993
"""

from goodoffices.methods.stability.attitudes import Attitude, Ties, under_attitudes
from goodoffices.methods.stability.axis_form import AxisForm, AxisMove
from goodoffices.methods.stability.concept import (
    CLASSICAL,
    GMR,
    KNOWN,
    NASH,
    SEQ,
    SIM,
    SMR,
    SSEQ,
    SWEPT,
    Concept,
    concept_named,
)
from goodoffices.methods.stability.conflict_graph import ConflictGraph, Relation
from goodoffices.methods.stability.engine import analyse, check_room
from goodoffices.methods.stability.engine_names import ENGINES
from goodoffices.methods.stability.explicit_graph import ExplicitGraph, explicit_graph
from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.margin import NO_MOVE, MarginResult, margins
from goodoffices.methods.stability.option_form import (
    Option,
    Reversible,
    feasible_patterns,
    graph_from_options,
)
from goodoffices.methods.stability.oracle import Oracle, departure, sanction
from goodoffices.methods.stability.strength import StrengthStability, under_strength
from goodoffices.methods.stability.unknown import (
    EXTENSIONS,
    UnknownStability,
    under_unknown_preference,
)
from goodoffices.methods.stability.verdict import Departure, Sanction, StabilityResult

__all__ = [
    "CLASSICAL",
    "ENGINES",
    "EXTENSIONS",
    "GMR",
    "KNOWN",
    "NASH",
    "NO_MOVE",
    "SEQ",
    "SIM",
    "SMR",
    "SSEQ",
    "SWEPT",
    "Attitude",
    "AxisForm",
    "AxisMove",
    "Concept",
    "ConflictGraph",
    "Departure",
    "ExplicitGraph",
    "MarginResult",
    "Option",
    "Oracle",
    "Relation",
    "Reversible",
    "Sanction",
    "StabilityResult",
    "Step",
    "StrengthStability",
    "Ties",
    "UnknownStability",
    "analyse",
    "check_room",
    "concept_named",
    "departure",
    "explicit_graph",
    "feasible_patterns",
    "graph_from_options",
    "margins",
    "sanction",
    "under_attitudes",
    "under_strength",
    "under_unknown_preference",
]
