"""The outcome a person asks about: a whole one, or some issues with the rest left open.

"troops: withdrawn; sanctions: eased" means every outcome with these two; "; all else: now" keeps
the rest as now. An equals sign does as well as a colon, and "|" stands between options either of
which will do. The name of an outcome that the case asks about will do as well. Where a case spells
out a graph, the text is the name of a state.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from goodoffices.case.model import Case
from goodoffices.case.partial_outcome import PartialOutcome
from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.lenses.amounts import listed
from goodoffices.methods.stability.conflict_graph import StateArray
from goodoffices.outcomes.space import OutcomeSpace

KEY = "outcome"
"""Where the text stands among the settings of the lens."""

_REST = ("all else", "now")
_HOW = "write “issue: option; issue: option”, with “; all else: now” to keep the rest as now."


@dataclass(frozen=True, eq=False)
class Wanted:
    """An outcome somebody asks about.

    Attributes
    ----------
    name
        What the case calls it; "wanted" when it was named on the way.
    partial
        The options meant on each issue named; empty where the case spells out a graph.
    states
        Every outcome it means.
    focus
        The one of them in which all else is as now; ``None`` when it cannot be, or when several
        options were given for an issue.
    words
        How it is said, such as "troops: Full pull-back".
    """

    name: str
    partial: PartialOutcome
    states: StateArray
    focus: int | None
    words: str


def all_wanted(
    case: Case, space: OutcomeSpace | None, settings: Mapping[str, str]
) -> tuple[Wanted, ...]:
    """List the outcomes asked about: the one in the settings, or else those the case names.

    Raises
    ------
    UseError
        When an issue, an option or a state is unknown, or the rules exclude every such outcome.
    """
    text = settings.get(KEY, "").strip()
    if space is None:
        return (_state(case, text),) if text else ()
    if text in case.wanted:
        return (_meant(space, text, case.wanted[text]),)
    if text:
        return (_named_in(text, case, space),)
    found = (_meant(space, name, partial) for name, partial in case.wanted.items())
    return tuple(wanted for wanted in found if len(wanted.states))


def out_of_reach(
    case: Case, space: OutcomeSpace | None, settings: Mapping[str, str]
) -> tuple[str, ...]:
    """Name the wanted outcomes of the case that cannot be at all in the reading in use."""
    if space is None or settings.get(KEY, "").strip():
        return ()
    return tuple(name for name, partial in case.wanted.items() if not space.where(partial).any())


def _state(case: Case, text: str) -> Wanted:
    states = case.graph.states if case.graph is not None else ()
    at = states.index(_known(text, states, "state"))
    return Wanted("wanted", {}, np.array([at]), at, states[at])


def _named_in(text: str, case: Case, space: OutcomeSpace) -> Wanted:
    parsed = parse(text, case)
    wanted = _meant(space, "wanted", parsed.partial)
    if parsed.rest_as_now and wanted.focus is not None:
        words = "; ".join(filter(None, [wanted.words, "all else as now"]))
        wanted = replace(wanted, states=np.array([wanted.focus]), words=words)
    if not len(wanted.states) or (parsed.rest_as_now and wanted.focus is None):
        expected = "an outcome that the rules, the view and the issues kept at now allow"
        do = "change an option, or what excludes it."
        raise UseError(Fault(Place(field="wanted outcome"), f"“{text}”", expected, do))
    return wanted


def _meant(space: OutcomeSpace, name: str, partial: PartialOutcome) -> Wanted:
    states = np.flatnonzero(space.where(partial)).astype(np.int64)
    single = all(len(options) == 1 for options in partial.values())
    focus = space.state({i: options[0] for i, options in partial.items()}) if single else None
    return Wanted(name, partial, states, focus, in_words(space.case, partial))


def in_words(case: Case, partial: PartialOutcome) -> str:
    """Write a partial outcome with the titles of its options."""
    return "; ".join(
        f"{issue}: {listed([case.issues[issue].title_of(o) for o in options], 'or')}"
        for issue, options in partial.items()
    )


@dataclass(frozen=True)
class Parsed:
    """What a line names.

    Attributes
    ----------
    partial
        The options meant on each issue.
    rest_as_now
        Whether all else is to be as now.
    """

    partial: PartialOutcome
    rest_as_now: bool = False


def parse(text: str, case: Case) -> Parsed:
    """Read "issue: option; issue: option|option" (commas and equals signs do as well).

    Raises
    ------
    UseError
        When a part is no "issue: option", or names something the case does not have.
    """
    outcome: dict[str, tuple[str, ...]] = {}
    whole = False
    for part in text.split(";" if ";" in text else ","):
        if not part.strip():
            continue
        issue, options = _split(part)
        if (issue.casefold(), options.casefold()) == _REST and issue not in case.axes:
            whole = True
            continue
        name = _known(issue, case.axes, "issue")
        if name in outcome:
            do = "name each issue once; “|” stands between options either of which will do."
            found = f"“{name}” twice"
            raise UseError(Fault(Place(field="wanted outcome"), found, "each issue once", do))
        outcome[name] = tuple(_option(case, name, one.strip()) for one in options.split("|"))
    if not outcome and not whole:
        expected = "at least one “issue: option”"
        raise UseError(Fault(Place(field="wanted outcome"), f"“{text}”", expected, _HOW))
    return Parsed(outcome, whole)


def _split(part: str) -> tuple[str, str]:
    at = min((part.index(sign) for sign in ":=" if sign in part), default=-1)
    if at < 0:
        expected = "“issue: option”"
        raise UseError(Fault(Place(field="wanted outcome"), f"“{part.strip()}”", expected, _HOW))
    return part[:at].strip(), part[at + 1 :].strip()


def _option(case: Case, issue: str, word: str) -> str:
    entry = case.issues[issue]
    for option in entry.options:
        if word.casefold() in (option.casefold(), entry.title_of(option).casefold()):
            return option
    return _known(word, entry.options, f"option of “{issue}”")


def _known(word: str, known: Iterable[str], what: str) -> str:
    names = list(known)
    if word not in names:
        found = f"the {what} “{word}”"
        if what.startswith("option"):
            found = f"“{word}”, no {what}"
        do = did_you_mean(word, names, _HOW)
        raise UseError(Fault(Place(field="wanted outcome"), found, one_of(names), do))
    return word
