"""One part of a finding: what one question adds to it.

Source: none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from goodoffices.lenses.finding import Figure, Judgement, Sentence, Table


@dataclass(frozen=True)
class Section:
    """What one part of the lens has found; any of it may be empty.

    Attributes
    ----------
    judgements, tables, figures
        What is said and shown.
    assumptions, would_change, limits, missing
        What it rests on, what would change it, where it stops, what it could not answer.
    methods
        Keys of the bibliography.
    """

    judgements: tuple[Judgement, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    assumptions: tuple[Sentence, ...] = ()
    would_change: tuple[Sentence, ...] = ()
    limits: tuple[Sentence, ...] = ()
    missing: tuple[Sentence, ...] = ()
    methods: tuple[str, ...] = ()


def joined(sections: Iterable[Section]) -> Section:
    """Put sections together, in their order; a method named twice is kept once.

    Examples
    --------
    >>> joined([Section(methods=("a", "b")), Section(methods=("b", "c"))]).methods
    ('a', 'b', 'c')
    """
    listed = list(sections)
    parts = {
        part.name: tuple(one for section in listed for one in getattr(section, part.name))
        for part in fields(Section)
    }
    parts["methods"] = tuple(dict.fromkeys(parts["methods"]))
    return Section(**parts)
