"""One axis of the outcome space: an issue and the options it can be at.

Source: none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.model import Case
from goodoffices.outcomes.gap import Gap, refuse


@dataclass(frozen=True)
class Axis:
    """An issue as an axis.

    Attributes
    ----------
    issue
        Its name.
    options
        The options' short names, in the order of the file.
    now
        Position of the option that is the case today.
    fixed
        Whether the reading keeps it at now.
    one_way
        Positions of options that are never left once reached.
    """

    issue: str
    options: tuple[str, ...]
    now: int
    fixed: bool = False
    one_way: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.options)


def axes(case: Case, without: tuple[str, ...] = ()) -> tuple[Axis, ...]:
    """Make an axis of every issue that has options.

    Raises
    ------
    NeedsError
        When an issue does not say what is now, or no issue has options.
    """
    missing = [
        Gap(f"“now” for “{name}”", f"add “now: …” to the issue “{name}”.")
        for name, issue in case.axes.items()
        if issue.now is None
    ]
    if not case.axes:
        missing.append(Gap("an issue with options", "list the options of at least one issue."))
    refuse(missing)
    one_way = one_way_options(case)
    return tuple(
        Axis(
            name,
            tuple(issue.options),
            list(issue.options).index(str(issue.now)),
            name in without,
            frozenset(list(issue.options).index(option) for option in one_way.get(name, ())),
        )
        for name, issue in case.axes.items()
    )


def one_way_options(case: Case) -> dict[str, tuple[str, ...]]:
    """List the options of each issue that are never left once reached."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in case.rules:
        for issue, options in (rule.one_way or {}).items():
            found[issue] = tuple(dict.fromkeys((*found.get(issue, ()), *options)))
    return found
