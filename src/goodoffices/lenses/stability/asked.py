"""What a person asks of the stability lens beyond its question: an outcome, a concept, more parts.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.lenses.conflict import Conflict
from goodoffices.lenses.named_concept import CONCEPT, named_concept
from goodoffices.lenses.wanted import KEY, Wanted, all_wanted, out_of_reach
from goodoffices.methods.stability import SEQ, Concept

QUESTION = (
    "Which outcomes would hold, against whose moves, and who would leave the others and to what?"
)
"""The lens's question."""

VIEWS = "views"
COALITIONS = "coalitions"
FORESIGHT = "foresight"
_KEYS = (KEY, CONCEPT, VIEWS, COALITIONS, FORESIGHT)


@dataclass(frozen=True, eq=False)
class Asked:
    """What is asked.

    Attributes
    ----------
    concept
        The concept under which a wanted outcome is to hold; sequential stability unless another
        is named.
    wanted
        The outcomes asked about.
    out_of_reach
        Names of those the case asks about that cannot be at all in the reading in use.
    views
        Whether each party's own view is to be shown in full.
    coalitions
        Whether what parties could do together is to be looked at.
    foresight
        Whether concepts that look several moves ahead, or at moves made at once, are to be asked.
    """

    concept: Concept = SEQ
    wanted: tuple[Wanted, ...] = ()
    views: bool = False
    coalitions: bool = False
    foresight: bool = False
    out_of_reach: tuple[str, ...] = ()

    @property
    def focuses(self) -> tuple[int, ...]:
        """The outcomes asked about in which all else is as now, each once."""
        found = (wanted.focus for wanted in self.wanted)
        return tuple(dict.fromkeys(state for state in found if state is not None))


def asked_of(conflict: Conflict, settings: Mapping[str, str]) -> Asked:
    """Read what is asked from the lens's settings.

    Parameters
    ----------
    conflict
        The conflict.
    settings
        Texts by key: "outcome" and "concept"; "views", "coalitions" and "foresight" are "yes".

    Raises
    ------
    UseError
        When a key, a concept, an issue or an option is unknown.
    """
    return Asked(
        concept_asked(settings),
        all_wanted(conflict.case, conflict.space, settings),
        settings.get(VIEWS, "") == "yes",
        settings.get(COALITIONS, "") == "yes",
        settings.get(FORESIGHT, "") == "yes",
        out_of_reach(conflict.case, conflict.space, settings),
    )


def concept_asked(settings: Mapping[str, str]) -> Concept:
    """Read which concept is asked about; sequential stability unless another is named.

    Raises
    ------
    UseError
        When a key or the concept is unknown.
    """
    return named_concept(settings, _KEYS)
