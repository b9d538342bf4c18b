"""Short names for a case, made from the names in the files of others.

Signs that mean something where outcomes are written ("issue: option; issue: option") are left out,
letters that cannot be seen as well, and names that have become alike are told apart.

Source: none; the house's own convention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goodoffices.case.hidden import first_hidden

LONGEST = 200
_GRAMMAR = re.compile(r"[:;|=]+")


@dataclass(frozen=True)
class CaseNames:
    """Names as a case keeps them.

    Attributes
    ----------
    ids
        Short names, no two alike.
    titles
        In plain words, as the file had them.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each short name with its title."""
        return tuple(zip(self.ids, self.titles, strict=True))


def case_names(names: Sequence[str], told: Callable[[str], None]) -> CaseNames:
    """Make short names.

    Parameters
    ----------
    names
        As the file has them.
    told
        Gets a sentence for each that had to be changed.

    Examples
    --------
    >>> case_names(["aid: half", "aid half"], print).ids
    “aid: half” is called “aid half” here.
    “aid half” is called “aid half 2” here.
    ('aid half', 'aid half 2')
    """
    ids: list[str] = []
    titles = [_seen(name) for name in names]
    taken: set[str] = set()
    for name, title in zip(names, titles, strict=True):
        base = " ".join(_GRAMMAR.sub(" ", title).split()) or "unnamed"
        free, number = base, 2
        while free in taken:
            free, number = f"{base} {number}", number + 1
        if free != name:
            told(f"“{title}” is called “{free}” here.")
        taken.add(free)
        ids.append(free)
    return CaseNames(tuple(ids), tuple(titles))


def _seen(name: str) -> str:
    """Leave out what cannot be seen, and cut what nobody would read."""
    kept = name[:LONGEST]
    while (at := first_hidden(kept)) is not None:
        kept = kept[:at] + " " + kept[at + 1 :]
    return " ".join(kept.split()) or "unnamed"
