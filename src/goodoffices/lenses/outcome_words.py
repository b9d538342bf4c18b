"""Outcomes and moves in words: named by what they change against now, in the titles of the options.

Source: none; the house's own convention.
"""

from __future__ import annotations

from typing import Protocol

from goodoffices.case.issue import Held
from goodoffices.case.model import Case
from goodoffices.lenses.amounts import listed
from goodoffices.methods.stability.explicit_graph import ExplicitGraph
from goodoffices.outcomes.space import OutcomeSpace


class OutcomeWords(Protocol):
    """How the outcomes of one conflict are named."""

    def outcome(self, state: int) -> str:
        """Name an outcome."""

    def move(self, start: int, end: int) -> str:
        """Name a move, to stand after "would"."""


def quoted(text: str) -> str:
    """Put a case's own words in quotation marks.

    Examples
    --------
    >>> quoted("Stays “massed”")
    '“Stays ‘massed’”'
    """
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


class SpaceWords:
    """Names the outcomes of a space by the issues they change.

    Parameters
    ----------
    space
        The outcomes.
    """

    def __init__(self, space: OutcomeSpace) -> None:
        self._space, self._case = space, space.case

    def _title(self, issue: str, option: str) -> str:
        return quoted(self._case.issues[issue].title_of(option))

    def outcome(self, state: int) -> str:
        """Name an outcome by what it changes against now."""
        changed = self._space.changed(state)
        if not changed:
            return "everything as now"
        titles = {i: self._case.issues[i].title_of(option) for i, option in changed.items()}
        parts = [f"{issue}: {title}" for issue, title in titles.items()]
        if len(changed) < len(self._space.axes):
            parts.append("all else as now")
        return "; ".join(parts)

    def move(self, start: int, end: int) -> str:
        """Name a move by the issues it changes."""
        before, after = self._space.outcome(start), self._space.outcome(end)
        parts = [
            f"{issue} to {self._title(issue, option)}"
            for issue, option in after.items()
            if option != before[issue]
        ]
        back = ", which brings back what is now" if end == self._space.now else ""
        return f"change {listed(parts)}{back}"


class GraphWords:
    """Names the states of a graph by their labels.

    Parameters
    ----------
    graph
        The conflict.
    """

    def __init__(self, graph: ExplicitGraph) -> None:
        self._labels = graph.labels

    def outcome(self, state: int) -> str:
        """Name a state."""
        return f"state {quoted(self._labels[state])}"

    def move(self, start: int, end: int) -> str:
        """Name a move by where it leads."""
        return f"move to state {quoted(self._labels[end])}"


def who_acts(space: OutcomeSpace, state: int) -> str:
    """Say who must act for an outcome to come about from now.

    Returns
    -------
    str
        Per changed issue who can change it; "nobody" when nothing changes.
    """
    by_holder: dict[str, list[str]] = {}
    for issue in space.changed(state):
        by_holder.setdefault(holder(space.case, issue), []).append(issue)
    return "; ".join(f"{who} ({listed(on)})" for who, on in by_holder.items()) or "nobody"


def holder(case: Case, issue: str) -> str:
    """Say who can change an issue from what is now.

    Returns
    -------
    str
        "nobody named" where the case does not say.
    """
    held = case.issues[issue].held_by
    return _held(case, held) if held is not None else "nobody named"


def _held(case: Case, held: Held) -> str:
    together = tuple(dict.fromkeys((*held.all_of, *held.enter)))
    if together:
        return listed([case.name_of(p) for p in together]) + (
            " together" if len(together) > 1 else ""
        )
    return listed([case.name_of(p) for p in dict.fromkeys(held.any_of)], "or")


def leavers(case: Case, issue: str) -> str:
    """Name who can walk out of an issue alone; empty where nobody can."""
    held = case.issues[issue].held_by
    return listed([case.name_of(p) for p in dict.fromkeys(held.leave)], "or") if held else ""


def joint_issues(space: OutcomeSpace, state: int) -> tuple[str, ...]:
    """List the issues an outcome changes that nobody can change back alone."""
    found = []
    for issue in space.changed(state):
        held = space.case.issues[issue].held_by
        if held is not None and len(set(held.all_of)) > 1:
            found.append(issue)
    return tuple(found)


def rests_on_joint(space: OutcomeSpace, state: int) -> str:
    """Say, to stand after an outcome's name, that nobody can leave its joint issues alone.

    Returns
    -------
    str
        Empty where it changes no joint issue.
    """
    joint = joint_issues(space, state)
    return f"rests on {listed(joint)}: nobody can leave this alone" if joint else ""
