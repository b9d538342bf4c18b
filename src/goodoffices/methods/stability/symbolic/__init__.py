"""Stability where outcomes are too many to be listed: sets of them as decision diagrams.

Some thirty issues of two options make a thousand million outcomes. A decision diagram holds a set
of them as a small graph of yes-or-no questions, and the definitions of stability are worked out on
whole sets. Counts are exact; any outcome can be asked about; outcomes that hold come one by one.

The library ``dd`` is needed (``pip install 'goodoffices[symbolic]'``); with CUDD it is fast.

Source: bryant1986
"""

from goodoffices.methods.stability.symbolic.condition import (
    AllTrue,
    AnyTrue,
    Condition,
    IsAt,
    NotTrue,
    SymbolicOutcome,
    is_true,
    partial_outcome,
)
from goodoffices.methods.stability.symbolic.engine import symbolic_stability
from goodoffices.methods.stability.symbolic.limits import Limits
from goodoffices.methods.stability.symbolic.preference import (
    Additive,
    Prioritised,
    SymbolicPreference,
    Tiered,
    score,
)
from goodoffices.methods.stability.symbolic.result import (
    SymbolicDeparture,
    SymbolicResult,
    Verdict,
)
from goodoffices.methods.stability.symbolic.symbolic_conflict import SymbolicConflict

__all__ = [
    "Additive",
    "AllTrue",
    "AnyTrue",
    "Condition",
    "IsAt",
    "Limits",
    "NotTrue",
    "Prioritised",
    "SymbolicConflict",
    "SymbolicDeparture",
    "SymbolicOutcome",
    "SymbolicPreference",
    "SymbolicResult",
    "Tiered",
    "Verdict",
    "is_true",
    "partial_outcome",
    "score",
    "symbolic_stability",
]
