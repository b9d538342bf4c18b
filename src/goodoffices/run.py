"""Long work: how far it is, and how to stop it.

Methods take a :class:`Progress` and tell it what they have done. The terminal, a page or a test
decides what to do with that. Stopping is by raising from :meth:`Progress.advance`, so a method
needs no code of its own for it and leaves nothing half written.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Someone who wants to know how far a piece of work is."""

    def start(self, what: str, total: int | None) -> None:
        """A piece of work called ``what`` begins; ``total`` steps, or ``None`` when not known."""

    def advance(self, steps: int = 1) -> None:
        """``steps`` more are done. May raise to stop the work."""

    def finish(self) -> None:
        """The piece of work begun last is done."""


class Silent:
    """Nobody is watching.

    Examples
    --------
    >>> Silent().advance(3)
    """

    def start(self, what: str, total: int | None) -> None:
        """Ignore the beginning."""

    def advance(self, steps: int = 1) -> None:
        """Ignore the step."""

    def finish(self) -> None:
        """Ignore the end."""


SILENT: Progress = Silent()


def watched(
    items: Iterable[Item], what: str, total: int | None, progress: Progress = SILENT
) -> Iterator[Item]:
    """Hand out the items one by one and tell ``progress`` after each.

    Examples
    --------
    >>> list(watched([1, 2], "counting", 2))
    [1, 2]
    """
    progress.start(what, total)
    try:
        for item in items:
            yield item
            progress.advance()
    finally:
        progress.finish()
