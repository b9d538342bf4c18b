"""Progress bars in the terminal.

Source: none.
"""

from __future__ import annotations

from types import TracebackType

import rich.progress
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn


class Bars:
    """Shows one bar for each piece of work under way; it vanishes when the work is done.

    Parameters
    ----------
    console
        Where to draw.
    """

    def __init__(self, console: Console) -> None:
        self._bars = rich.progress.Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._open: list[TaskID] = []

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def start(self, what: str, total: int | None) -> None:
        """Begin a bar."""
        self._open.append(self._bars.add_task(what, total=total))

    def advance(self, steps: int = 1) -> None:
        """Move the newest bar on."""
        if self._open:
            self._bars.advance(self._open[-1], steps)

    def finish(self) -> None:
        """Take the newest bar away."""
        if self._open:
            self._bars.remove_task(self._open.pop())
