"""One text: a draft improved step by step, each step hurting nobody, until it is stuck.

A mediator keeps one text. Nobody is asked to accept it; everybody is asked what is wrong with it.
The text is changed where that hurts nobody, until no small change is left; then comes one question:
yes or no. Where it ends depends on where it begins and on the order of the changes.

Source: fisher1981, raiffa1982
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.package_space import Package
from goodoffices.methods.settlement.trades.nearby import Nearby, best
from goodoffices.run import SILENT, Progress

Look = Callable[[Package], Nearby]
"""What lies within two changes of a package."""


@dataclass(frozen=True)
class Step:
    """One change of the text, of one issue or two.

    Attributes
    ----------
    package
        The text after it.
    changed
        The issues it changes, by number.
    gains
        Per party what it gains over the text before.
    """

    package: Package
    changed: tuple[int, ...]
    gains: tuple[int, ...]


@dataclass(frozen=True)
class Blocked:
    """The change that would hurt least, where none is left that hurts nobody.

    Attributes
    ----------
    package, changed, gains
        As for a step.
    barred
        The parties, by number, that would have a red line crossed.
    """

    package: Package
    changed: tuple[int, ...]
    gains: tuple[int, ...]
    barred: tuple[int, ...]

    @property
    def losers(self) -> tuple[int, ...]:
        """The parties, by number, to whom it would be worth less."""
        return tuple(party for party, gain in enumerate(self.gains) if gain < 0)


@dataclass(frozen=True)
class OneText:
    """How a draft was improved, and what stopped it.

    Attributes
    ----------
    start
        The draft.
    steps
        The changes made, in order.
    blocked
        The change of one or two issues by which somebody gains and that hurts least; ``None`` where
        nobody gains by any.
    """

    start: Package
    steps: tuple[Step, ...]
    blocked: Blocked | None

    @property
    def end(self) -> Package:
        """The text where it is stuck."""
        return self.steps[-1].package if self.steps else self.start


def one_text(start: Sequence[int], look: Look, progress: Progress = SILENT) -> OneText:
    """Improve a draft until no change of one issue or two hurts nobody and helps somebody.

    1. Of the changes of one issue or two by which nobody loses, no red line is newly crossed and
       somebody gains, the one with the greatest smallest gain is made; of several, the one with the
       greatest sum; then the one with fewest changes; then the first in the order of the issues.
    2. This is repeated from the new text. Every step gains somebody something and takes nothing
       from anybody, so it ends.
    3. Where it is stuck, the change that hurts least is named: one that crosses no red line before
       one that does, then in the same order.

    Parameters
    ----------
    start
        The draft.
    look
        Gives what lies within two changes of a package.
    progress
        Is told of every step and may stop the work.

    Examples
    --------
    >>> from goodoffices.methods.settlement.package_space import package_space
    >>> from goodoffices.methods.settlement.trades.nearby import nearby
    >>> space = package_space([[[0, 5], [8, 0]], [[0, 0], [-2, 7]]], [0, 0])
    >>> found = one_text((0, 0), lambda package: nearby(space, package))
    >>> found.end, found.steps[0].gains
    ((1, 1), (6, 2))

    Source: fisher1981, raiffa1982
    """
    steps: list[Step] = []
    here: Package = tuple(start)
    progress.start("improving the draft", None)
    try:
        while True:
            around = look(here)
            chosen = best(around.gains, around.improves)
            if chosen is None:
                return OneText(tuple(start), tuple(steps), _blocked(around))
            steps.append(Step(around.package(chosen), *_what(around, chosen)))
            here = steps[-1].package
            progress.advance()
    finally:
        progress.finish()


def _what(around: Nearby, number: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    changed = np.flatnonzero(around.packages[number] != np.array(around.start))
    return tuple(changed.tolist()), tuple(around.gains[number].tolist())


def _blocked(around: Nearby) -> Blocked | None:
    helps, crosses = around.gained_by_somebody, around.barred.any(axis=1)
    number = best(around.gains, helps & ~crosses)
    if number is None:
        number = best(around.gains, helps)
    if number is None:
        return None
    barred = tuple(np.flatnonzero(around.barred[number]).tolist())
    return Blocked(around.package(number), *_what(around, number), barred)
