"""Outcomes and moves in words: named by what they change against now, in the titles of the options.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    def outcome(self, state: int) -> str:
        """Name an outcome by what it changes against now."""
        return changes_in_words(self._case, self._space.changed(state), len(self._space.axes))

    def move(self, start: int, end: int) -> str:
        """Name a move by the issues it changes."""
        before, after = self._space.outcome(start), self._space.outcome(end)
        return move_in_words(self._case, before, after, end == self._space.now)


def changes_in_words(case: Case, changed: Mapping[str, str], n_issues: int) -> str:
    """Name an outcome by the options it changes against now, of so many issues."""
    if not changed:
        return "everything as now"
    titles = {issue: case.issues[issue].title_of(option) for issue, option in changed.items()}
    parts = [f"{issue}: {title}" for issue, title in titles.items()]
    if len(changed) < n_issues:
        parts.append("all else as now")
    return "; ".join(parts)


def move_in_words(
    case: Case, before: Mapping[str, str], after: Mapping[str, str], to_now: bool
) -> str:
    """Name a move from one outcome to another, to stand after "would"."""
    parts = [
        f"{issue} to {quoted(case.issues[issue].title_of(option))}"
        for issue, option in after.items()
        if option != before[issue]
    ]
    back = ", which brings back what is now" if to_now else ""
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
    return joint_among(space.case, space.changed(state))


def joint_among(case: Case, issues: Iterable[str]) -> tuple[str, ...]:
    """List those of these issues that nobody can change back alone."""
    found = []
    for issue in issues:
        held = case.issues[issue].held_by
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
    return rests_on(joint_issues(space, state))


def rests_on(joint: Sequence[str]) -> str:
    """Say that an outcome rests on these joint issues; empty where there is none."""
    return f"rests on {listed(joint)}: nobody can break away alone" if joint else ""
