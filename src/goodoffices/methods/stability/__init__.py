"""Which outcomes of a conflict would hold, and who would leave the others.

The Graph Model for Conflict Resolution: a conflict is a set of states, the moves each party can
make alone from one state to another, and each party's preference between states. A state holds
for a party under a *concept* of stability: a way to look ahead before leaving.

The conflict: ``conflict_graph`` says what one must be able to tell; ``explicit_graph`` is one given
arc by arc, ``option_form`` one given by options taken or not, and ``axis_form`` says of either that
its states are cells of an array. ``legal_sequence`` finds what opponents can do in answer.

The concepts: ``nash``, ``gmr``, ``smr``, ``seq`` and ``sseq`` hold one each, ``simultaneous`` is
for answers made at once, and ``concept`` lists them. ``foresight`` looks several moves ahead,
``coalition`` at what parties do together, ``kinds_of_preference`` at preferences that are unknown,
strong or mindful of others, ``hypergame`` at a conflict that each party sees in its own way.

The answers: ``oracle`` reads the definitions directly and is meant for some thousands of states;
``engines`` are tested against it, do millions, and are chosen by size and form; ``symbolic`` asks
decision diagrams where states cannot be listed. ``why`` tells why a party stays or goes, ``paths``
what can be reached from where things stand, ``inverse`` what it would take for a state to hold.

Source: fang1993
"""

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
from goodoffices.methods.stability.engines.engine import analyse, check_room
from goodoffices.methods.stability.engines.engine_names import ENGINES
from goodoffices.methods.stability.engines.margin import NO_MOVE, MarginResult, margins
from goodoffices.methods.stability.explicit_graph import ExplicitGraph, explicit_graph
from goodoffices.methods.stability.kinds_of_preference.attitudes import (
    Attitude,
    Ties,
    under_attitudes,
)
from goodoffices.methods.stability.kinds_of_preference.strength import (
    StrengthStability,
    under_strength,
)
from goodoffices.methods.stability.kinds_of_preference.unknown import (
    EXTENSIONS,
    UnknownStability,
    under_unknown_preference,
)
from goodoffices.methods.stability.legal_sequence import Step
from goodoffices.methods.stability.option_form import (
    Option,
    Reversible,
    feasible_patterns,
    graph_from_options,
)
from goodoffices.methods.stability.oracle import Oracle, departure, sanction
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
