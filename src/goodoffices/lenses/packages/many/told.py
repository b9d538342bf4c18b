"""What one part of the answer says and shows, before it is said how far it can be relied on.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.finding import Sentence, Table


@dataclass(frozen=True)
class Claim:
    """A claim and its reasons."""

    claim: Sentence
    why: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Told:
    """Claims and the tables behind them."""

    claims: tuple[Claim, ...] = ()
    tables: tuple[Table, ...] = ()
