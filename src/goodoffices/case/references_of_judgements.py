"""Names in the judgements: rules, preferences, attitudes, views, overrides and graphs.

Source: none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from goodoffices.case.document import Path, short
from goodoffices.case.number import Range
from goodoffices.case.partial_outcome import describe, matches
from goodoffices.case.preference import Preference
from goodoffices.case.priority import PriorityError, parse
from goodoffices.case.references import Names
from goodoffices.errors import did_you_mean, one_of


def _rules(names: Names) -> None:
    now = {name: issue.now for name, issue in names.case.axes.items() if issue.now is not None}
    for index, rule in enumerate(names.case.rules):
        path = ("rules", index)
        names.partial((*path, "one way"), rule.one_way or {})
        if rule.never is None:
            continue
        names.partial((*path, "never"), rule.never)
        if matches(rule.never, now):
            names.fault(
                (*path, "never"),
                f"that it cannot be that {describe(rule.never)}, yet that is what is now",
                "a rule that what is now does not break",
                "correct the rule, or what is “now” on these issues.",
            )


def _preferences(names: Names) -> None:
    for index, entry in enumerate(names.case.preferences):
        path = ("preferences", index)
        names.party((*path, "of"), entry.of)
        if entry.seen_by is not None:
            names.party((*path, "seen by"), entry.seen_by)
        _points(names, path, entry)
        _swings(names, path, entry)
        _examples(names, path, entry)
        _orders(names, path, entry)
        for number, red_line in enumerate(entry.red_lines):
            names.partial((*path, "red lines", number), red_line)
        for issue in entry.indifferent:
            names.issue((*path, "indifferent"), issue)
            if issue in entry.points or issue in entry.swings:
                names.fault(
                    (*path, "indifferent"),
                    f"“{issue}”, which has points as well",
                    "points, or indifference",
                    "take it out of one of the two.",
                )
        _walk_away(names, path, entry)
        _much_better(names, path, entry)


def _points(names: Names, path: Path, entry: Preference) -> None:
    for issue, weight in entry.points.items():
        if names.axis((*path, "points", issue), issue):
            _within(names, (*path, "points", issue), weight, None)
    for issue, values in entry.values.items():
        if not names.axis((*path, "values", issue), issue):
            continue
        for option, value in values.items():
            names.option((*path, "values", issue, option), issue, option)
            _within(names, (*path, "values", issue, option), value, 100)


def _swings(names: Names, path: Path, entry: Preference) -> None:
    for issue, swing in entry.swings.items():
        here = (*path, "swings", issue)
        known = names.options_of(issue) if names.axis(here, issue) else None
        for key, option in (("from", swing.from_), ("to", swing.to)) if known else ():
            do = f"ask again how much “{short(issue)}” matters, from its worst option to its best."
            names.expect((*here, key), f"option of {short(issue)}", option, known or (), do)
        if swing.from_ == swing.to:
            found, do = f"“{short(swing.to)}” at both ends", "name the worst and the best option."
            names.fault(here, found, "a step from one option to another", do)
        if swing.worth is not None:
            _within(names, (*here, "worth"), swing.worth, None)


def _examples(names: Names, path: Path, entry: Preference) -> None:
    for number, tier in enumerate(entry.examples):
        for package in tier:
            partial = {issue: [option] for issue, option in package.items()}
            names.partial((*path, "examples", number), partial)


def _within(names: Names, path: Path, number: Range, top: int | None) -> None:
    if number.low < 0 or (top is not None and number.high > top):
        expected = f"0 to {top}" if top is not None else "0 or more"
        names.fault(path, f"“{number}”", f"a number from {expected}", "correct the number.")


def _orders(names: Names, path: Path, entry: Preference) -> None:
    known = names.axes()
    for number, text in enumerate(entry.priorities):
        try:
            parse(text, known)
        except PriorityError as error:
            if error.word in names.section("issues") and names.options_of(error.word) is None:
                continue
            do = "write “issue is option”, joined by and, or, if, iff, with brackets."
            found = f"{error.found} in “{short(text)}”"
            offered = [short(known) for known in error.known] if error.word else []
            expected = one_of(offered) if offered else error.expected
            do = did_you_mean(error.word[:80], offered, do)
            names.fault((*path, "priorities", number), found, expected, do)
    for number, tier in enumerate(entry.ranking):
        for partial in tier:
            names.partial((*path, "ranking", number), partial)


def _walk_away(names: Names, path: Path, entry: Preference) -> None:
    here = (*path, "walk away")
    walk_away = entry.walk_away
    if isinstance(walk_away, Mapping):
        names.partial(here, {issue: [option] for issue, option in walk_away.items()})
    elif isinstance(walk_away, Range):
        _within(names, here, walk_away, 100)
        if entry.form != "points":
            expected = "“now” or an outcome; only points have a number to compare with"
            names.fault(here, f"the number “{walk_away}”", expected, "name an outcome instead.")


def _much_better(names: Names, path: Path, entry: Preference) -> None:
    least = entry.much_better
    if least is not None and not (least.low > 0 and least.high <= 100):
        expected = "a number above 0 and up to 100"
        names.fault((*path, "much better"), f"“{least}”", expected, "correct the number.")


def _attitudes(names: Names) -> None:
    seen: set[tuple[str, str]] = set()
    for index, entry in enumerate(names.case.attitudes):
        path = ("attitudes", index)
        names.party((*path, "of"), entry.of)
        names.party((*path, "towards"), entry.towards)
        if (entry.of, entry.towards) in seen:
            found = f"a second attitude of {short(entry.of)} towards {short(entry.towards)}"
            names.fault(path, found, "one for every two parties", "keep one of the two.")
        seen.add((entry.of, entry.towards))


def _views(names: Names) -> None:
    for party, view in names.case.views.items():
        path = ("views", party)
        names.party(path, party)
        names.partial((*path, "does not see"), view.does_not_see)
        for issue, options in view.does_not_see.items():
            known = names.case.issues.get(issue)
            if known is not None and known.now in options:
                names.fault(
                    (*path, "does not see", issue),
                    f"“{known.now}”, which is what is now",
                    "an option other than what is now",
                    "leave it out: everybody sees what is.",
                )


def _wanted(names: Names) -> None:
    for name, partial in names.case.wanted.items():
        names.partial(("wanted", name), partial)


def _states(names: Names) -> None:
    for issue in names.case.states:
        names.issue(("states", issue), issue)


def _graph(names: Names) -> None:
    graph = names.case.graph
    if graph is None:
        return
    if names.case.axes:
        expected = "either issues with options or a graph"
        names.fault(("graph",), "both", expected, "keep one of the two; agenda items may stay.")
    states = set(graph.states)
    for party, moves in graph.moves.items():
        path: Path = ("graph", "moves", party)
        names.party(path, party)
        for state in sorted({state for move in moves for state in move} - states):
            names.expect(path, "state", state, states, "list it under “states”.")
        for state in dict.fromkeys(here for here, there in moves if here == there):
            found = f"a move from “{short(state)}” to itself"
            do = "leave it out; a party may always stay."
            names.fault(path, found, "a move to another state", do)
    if graph.now is not None:
        names.expect(("graph", "now"), "state", graph.now, states, "list it under “states”.")
    for party, tiers in graph.preferences.items():
        _graph_tiers(names, party, [state for tier in tiers for state in tier], states)


def _graph_tiers(names: Names, party: str, ranked: list[str], states: set[str]) -> None:
    path: Path = ("graph", "preferences", party)
    names.party(path, party)
    for state, times in Counter(ranked).items():
        names.expect(path, "state", state, states, "list it under “states”.")
        if times > 1:
            found = f"the state “{short(state)}” {times} times"
            names.fault(path, found, "each state in one tier", "keep it in one tier.")


CHECKS = (_rules, _preferences, _attitudes, _views, _wanted, _states, _graph)
"""The rules, in the order of the file."""
