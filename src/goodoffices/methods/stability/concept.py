"""The concepts of stability that can be asked for, each with a name and a plain sentence.

Source: fang1993
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.methods.stability import gmr, nash, seq, simultaneous, smr, sseq
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.methods.stability.workings import StateMatrix, Workings


class Answer(Enum):
    """What a concept lets the opponents do in answer to an improvement."""

    NOTHING = "nothing"
    ANY_MOVES = "any moves"
    IMPROVEMENTS = "improvements only"
    AT_ONCE = "improvements made at the same time"


@dataclass(frozen=True)
class Concept:
    """One way for a party to look ahead before it leaves a state.

    Attributes
    ----------
    key
        Short name: ``nash``, ``gmr``, ``smr``, ``seq``, ``sseq`` or ``sim``.
    name
        The field's own name.
    sentence
        When a state holds for a party, in plain words.
    answer
        What the opponents may do.
    no_escape
        Whether an answer deters only where the party cannot get out of it by one more own move.
    sanctions
        Given the workings, a party, a state and its improvements there, marks the states that
        sanction each improvement.
    """

    key: str
    name: str
    sentence: str
    answer: Answer
    sanctions: Callable[[Workings, int, int, StateArray], StateMatrix]
    no_escape: bool = False


NASH = Concept(
    "nash",
    "Nash stability",
    "The party cannot do better by a move of its own.",
    Answer.NOTHING,
    nash.sanctions,
)
GMR = Concept(
    "gmr",
    "general metarationality",
    "Whatever better the party moves to, the others could bring about something no better for it "
    "than where it began, even at a cost to themselves.",
    Answer.ANY_MOVES,
    gmr.sanctions,
)
SMR = Concept(
    "smr",
    "symmetric metarationality",
    "Whatever better the party moves to, the others could bring about something no better for it "
    "than where it began, and it could not get out of that by one more move of its own.",
    Answer.ANY_MOVES,
    smr.sanctions,
    no_escape=True,
)
SEQ = Concept(
    "seq",
    "sequential stability",
    "Whatever better the party moves to, the others could bring about something no better for it "
    "than where it began, each of them gaining by every move it makes.",
    Answer.IMPROVEMENTS,
    seq.sanctions,
)
SSEQ = Concept(
    "sseq",
    "symmetric sequential stability",
    "Whatever better the party moves to, the others could bring about something no better for it "
    "than where it began, each of them gaining by every move it makes, and it could not get out of "
    "that by one more move of its own.",
    Answer.IMPROVEMENTS,
    sseq.sanctions,
    no_escape=True,
)
SIM = Concept(
    "sim",
    "simultaneous stability",
    "Whatever better the party moves to, the others could at the same moment make moves of their "
    "own, each gaining by its move taken alone, and together these would bring about something no "
    "better for the party than where it began.",
    Answer.AT_ONCE,
    simultaneous.sanctions,
)

CLASSICAL: tuple[Concept, ...] = (NASH, GMR, SMR, SEQ)
"""The four classical concepts."""

SWEPT: tuple[Concept, ...] = (*CLASSICAL, SSEQ)
"""The concepts that every engine knows: they need a graph and orders, nothing else."""


KNOWN: tuple[Concept, ...] = (*SWEPT, SIM)
"""Every concept; simultaneous stability needs issues and options as well."""


def concept_named(key: str) -> Concept:
    """Find a concept by its short name, in small letters or capitals.

    Raises
    ------
    UseError
        If there is none of this name.

    Examples
    --------
    >>> concept_named("SEQ").name
    'sequential stability'
    """
    known = {concept.key: concept for concept in KNOWN}
    short = key.strip().casefold()
    if short not in known:
        do = did_you_mean(short, known, "choose one of these.")
        raise UseError(Fault(Place(field="concept"), f"“{key}”", one_of(list(known)), do))
    return known[short]
