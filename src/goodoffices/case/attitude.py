"""How one party counts the wishes of another: the analyst's judgement, never the source's.

Source: inohara2007 (attitudes in the graph model).
"""

from __future__ import annotations

from goodoffices.case.part import Part
from goodoffices.case.vocabulary import Regard


class Attitude(Part):
    """One analyst's account of how one party regards another.

    Attributes
    ----------
    of, towards
        The party whose attitude it is, and the party it is to; of a party towards itself, how it
        counts its own wishes.
    is_
        Devoted (it counts the other's wishes as its own), indifferent (not at all), or hostile
        (upside down).
    by
        The analyst who judged.
    """

    of: str
    towards: str
    is_: Regard
    by: str
    because: str = ""
