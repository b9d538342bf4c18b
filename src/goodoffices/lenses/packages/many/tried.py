"""The Nash package under the other readings, where nobody lists the packages.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.errors import NeedsError
from goodoffices.lenses.finding import Sentence
from goodoffices.lenses.other_readings import other_readings, unsayable
from goodoffices.lenses.packages.many.among_many import OPTIMISING, AmongMany
from goodoffices.lenses.packages.standards import NASH
from goodoffices.methods.settlement.optimising import nash_product
from goodoffices.outcomes.package_space import packages_described


@dataclass(frozen=True)
class Tried:
    """What the other readings say of the Nash package.

    Attributes
    ----------
    labels
        Every reading that was tried.
    changed
        Those under which the package is another.
    sentences
        What would change it, and what could not be asked.
    """

    labels: tuple[str, ...]
    changed: tuple[str, ...]
    sentences: tuple[Sentence, ...]


def tried(among: AmongMany) -> Tried:
    """Ask every other reading for its Nash package."""
    labels, changed, sentences = [], [], []
    for other in other_readings(among.described, among.described.parties):
        try:
            described = packages_described(among.case, other.reading, among.accept)
        except NeedsError as error:
            sentences.append(unsayable(other, error))
            continue
        labels.append(other.label)
        after = nash_product.solve(described.space, limits=OPTIMISING, progress=among.progress)
        if after.packages != among.optima[NASH].packages:
            changed.append(other.label)
            text = "there is no Nash package"
            if after.leximin is not None:
                text = f"the Nash package is ({among.words(after.leximin)})"
            sentences.append(Sentence(f"{other.label} {text}.", by=other.by))
    return Tried(tuple(labels), tuple(changed), tuple(sentences))
