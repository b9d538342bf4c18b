"""The outcome a person asks about, read from a line such as "troops: withdrawn; sanctions: eased".

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goodoffices.case.model import Case
from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.lenses.conflict import Conflict

KEY = "outcome"
_HOW = "write “issue: option; issue: option”; what is left out stays as now."


def wanted_state(conflict: Conflict, wanted: Mapping[str, str]) -> int | None:
    """Find the outcome that ``wanted["outcome"]`` names; ``None`` when none is named.

    Issues left out stay as now. Options are given by their short name or their title. Where the
    case spells out a graph, the text is the name of a state.

    Raises
    ------
    UseError
        When an issue, an option or a state is unknown, or the rules exclude the outcome.
    """
    text = wanted.get(KEY, "").strip()
    if not text:
        return None
    if conflict.space is None:
        states = conflict.case.graph.states if conflict.case.graph is not None else ()
        return states.index(_known(text, states, "state"))
    outcome = parse(text, conflict.case)
    found = conflict.space.state(outcome)
    if found is None:
        expected, do = "an outcome the rules of the case allow", "change an option, or the rule."
        raise UseError(Fault(Place(field="wanted outcome"), f"“{text}”", expected, do))
    return found


def parse(text: str, case: Case) -> dict[str, str]:
    """Read "issue: option; issue: option" (commas do as well).

    Raises
    ------
    UseError
        When a part is no "issue: option", or names something the case does not have.
    """
    outcome: dict[str, str] = {}
    for part in text.split(";" if ";" in text else ","):
        if not part.strip():
            continue
        issue, colon, option = part.partition(":")
        if not colon:
            raise UseError(
                Fault(Place(field="wanted outcome"), f"“{part.strip()}”", "“issue: option”", _HOW)
            )
        name = _known(issue.strip(), case.axes, "issue")
        outcome[name] = _option(case, name, option.strip())
    return outcome


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
