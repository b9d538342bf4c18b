"""Where trades and better drafts begin: what is now, and every draft asked about.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.wanted import Wanted

MOST_DRAFTS = 4
"""So many drafts are looked at; the rest are named."""


@dataclass(frozen=True)
class Start:
    """A package from which improvements are looked for.

    Attributes
    ----------
    state
        The outcome.
    name
        How it is called, to stand in a sentence.
    slug
        How its tables are called.
    """

    state: int
    name: str
    slug: str


def now(asked: Asked) -> Start:
    """Begin at what is now."""
    return Start(asked.space.now, "what is now", "now")


def drafts(asked: Asked) -> tuple[Start, ...]:
    """List the drafts asked about, all else as now, each package once."""
    found: dict[int, Start] = {}
    for wanted in usable(asked):
        assert wanted.focus is not None
        if wanted.focus not in found and len(found) < MOST_DRAFTS:
            slug = f"draft {len(found) + 1}"
            found[wanted.focus] = Start(wanted.focus, called(asked, wanted), slug)
    return tuple(found.values())


def left_out(asked: Asked) -> tuple[Wanted, ...]:
    """List the drafts that are not looked at: too many, no package but now, or several options."""
    looked_at = {start.state for start in drafts(asked)}
    return tuple(wanted for wanted in asked.wanted if wanted.focus not in looked_at)


def usable(asked: Asked) -> list[Wanted]:
    """List the outcomes asked about that are packages other than now, all else as now."""
    return [w for w in asked.wanted if w.focus is not None and bool(asked.zone.others[w.focus])]


def called(asked: Asked, wanted: Wanted) -> str:
    """Name a draft by its name in the case, or by its words."""
    if wanted.name in asked.case.wanted:
        rest = " with all else as now" if len(wanted.states) > 1 else ""
        return f"the draft {quoted(wanted.name)}{rest}"
    assert wanted.focus is not None
    return f"the draft ({asked.words.outcome(wanted.focus)})"
