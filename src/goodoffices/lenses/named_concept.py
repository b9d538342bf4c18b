"""The concept of stability that a question names, among the settings of a lens.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.methods.stability import SEQ, Concept, concept_named

CONCEPT = "concept"
"""Where the text stands among the settings."""


def named_concept(
    given: Mapping[str, str], keys: Sequence[str], do: str = "leave it out."
) -> Concept:
    """Read which concept is asked about; sequential stability unless another is named.

    Parameters
    ----------
    given
        Texts by key.
    keys
        The keys that the lens knows.
    do
        What to do about another; ``{key}`` stands for it.

    Raises
    ------
    UseError
        When a key or the concept is unknown.
    """
    for key in given:
        if key not in keys:
            advice = did_you_mean(key, list(keys), do.format(key=key))
            raise UseError(Fault(Place(field="wanted"), f"“{key}”", one_of(list(keys)), advice))
    named = given.get(CONCEPT, "").strip()
    return concept_named(named) if named else SEQ
