"""What ``goodoffices elicit`` prints: questions, points with their intervals, the entry to paste.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from goodoffices.commands import console

if TYPE_CHECKING:
    from goodoffices.case.edit_list import Entry
    from goodoffices.case.model import Case
    from goodoffices.elicit.answer import Elicited, ElicitedIssue
    from goodoffices.methods.elicitation import Interval


def show(case: Case, found: Elicited, made: Mapping[str, Entry] | None, *, written: bool) -> None:
    """Print what was found, and what to do next."""
    if found.conflicting:
        _conflict(found)
        return
    if found.issues:
        _points(case, found)
    if not found.questions and not found.suggested:
        print("Nothing is left to ask.")
    if found.questions:
        print("To ask" if not found.issues else "\nStill to ask, to narrow them")
        for number, question in enumerate(found.questions, 1):
            _line(f"  {number}. {question}")
    _suggested(case, found)
    if made is not None:
        _entry(case, found, made, written=written)
    elif not found.issues and (found.questions or found.suggested):
        _how_to_answer(case, found)


def _line(text: str) -> None:
    print(console.safe(text))


def _conflict(found: Elicited) -> None:
    one = len(found.conflicting) == 1
    print("Given these answers, no points rank the examples so.")
    print(
        "This cannot hold:"
        if one
        else "These cannot all hold; without any one of them the others can:"
    )
    for said in found.conflicting:
        _line(f"  • {said}")
    if found.error is not None:
        from goodoffices.case.number import plain

        print(
            f"The worth of the examples would have to be wrong by {plain(found.error)} of 100 "
            "points in all, at least, for points to rank them so with a point between tiers."
        )
    print("Correct the ranking, the values or the worth of the steps in the entry, and ask again.")


def _points(case: Case, found: Elicited) -> None:
    from goodoffices.case.number import plain

    name = case.name_of(found.party)
    ranked = found.entry.examples if found.entry is not None else ()
    _line(f"Points for {name}, given these answers")
    if found.margin is None:
        print(
            "Careful: in exact numbers these points do not reproduce the answers, so no entry is "
            "made of them."
        )
    elif len(ranked) > 1:
        print(
            f"They rank the {sum(map(len, ranked))} examples as you did, with at least "
            f"{_short(found.margin)} of 100 points between tiers; no points keep them more than "
            f"{plain(found.widest)} apart."
        )
    unit = f"beside 100 for {found.unit}" if found.unit else "of 100 for all steps together"
    _line(f"\nWhat each step is worth, {unit}")
    for one in found.issues:
        _line(f"  {one.issue}: {one.worst} → {one.best}: {_number(one.weight, one.weights)}")
    between = [line for one in found.issues for line in _between(one)]
    if between:
        print("\nWhat each option is worth, from 0 for the worst to 100 for the best of its issue")
    for line in between:
        _line(line)
    for said in found.left_out:
        _line(f"Not part of it: {said}.")


def _between(one: ElicitedIssue) -> list[str]:
    rows = zip(one.options, one.values, one.ranges, strict=True)
    return [
        f"  {one.issue}: {option}: {_number(value, within)}"
        for option, value, within in rows
        if option not in (one.worst, one.best)
    ]


def _number(number: Any, within: Interval) -> str:
    return f"{_short(number)} (may be {_interval(within)})"


def _interval(within: Interval) -> str:
    from goodoffices.case.number import plain

    if within.high is None:
        return f"{plain(within.low)} or more"
    if within.exact:
        return f"only {plain(within.low)}"
    return f"{plain(within.low)}..{plain(within.high)}"


def _short(number: Any) -> str:
    """Write an exact number, its decimals cut where it is no short one."""
    from goodoffices.case.number import plain

    exact = plain(number)
    return exact if len(exact) <= 8 else f"about {float(number):.3f}"


def _suggested(case: Case, found: Elicited) -> None:
    from goodoffices.elicit.words import package_in_words

    if not found.suggested:
        return
    name = case.name_of(found.party)
    if found.issues:
        print("\nWorth asking next: the answers leave open which of these two is better")
    elif not found.questions:
        by = f" of {found.entry.by}" if found.entry is not None else ""
        _line(
            f"Nothing is left to ask: the entry{by} says what every step and every option is "
            f"worth.\nTo test it, put these packages in order, as {name} would: the best first"
        )
    else:
        _line(f"\nPackages to put in order, as {name} would: the best first")
    for letter, changed in zip("ABCDEFGHIJKLMNOP", found.suggested, strict=False):
        _line(f"  {letter}. {package_in_words(case, changed)}")


def _entry(case: Case, found: Elicited, made: Mapping[str, Entry], *, written: bool) -> None:
    from goodoffices.case.edit_list import block
    from goodoffices.elicit.proposed import narrowed, not_kept
    from goodoffices.outcomes.another_entry import entry_option
    from goodoffices.outcomes.entries import candidates

    number = len(candidates(case, found.party)) + 1
    print("\nAdded to the preferences:" if written else "\nTo paste under “preferences”:")
    if narrowed(found) and not written:
        print("  # Ranges here are narrower than what may be: each lies evenly around its number,")
        print("  # so that its middle ranks the examples as they were ranked.")
    for line in block(made):
        _line(f"  {line}")
    for key in not_kept(found.entry):
        console.say(f"“{key}” was a number of points on another scale: ask again, and add it.")
    if narrowed(found):
        console.say(
            "The ranges of the entry are narrower than what may be: each lies evenly around its "
            "number, since the lenses take the middle of a range, and another middle need not "
            "rank the examples as you did. What may be is printed above."
        )
    console.say(
        f"Unless told otherwise, the first entry of {found.party} counts. To look with the new "
        f"one: goodoffices look packages CASE {entry_option(found.party, number)}"
    )


def _how_to_answer(case: Case, found: Elicited) -> None:
    from goodoffices.case.edit_list import block
    from goodoffices.outcomes.entries import candidates

    examples: dict[str, Entry] = {}
    if found.suggested:
        examples["examples"] = [dict(one) if one else "now" for one in found.suggested]
    if found.entry is not None and found.entry.form == "points":
        add = "this to that entry, in the right order" if examples else "it to that entry"
        print(f"\nTo answer, add {add}")
        lines = [f"  {line[2:]}" for line in block(examples)]
        number = found.number
    else:
        swings = {
            name: {"from": "WORST", "to": "BEST"}
            for name, issue in case.axes.items()
            if len(issue.options) > 1
        }
        entry: dict[str, Entry] = {"of": found.party, "by": "your name", "swings": swings}
        order = ", with the examples in the right order" if examples else ""
        print(f"\nTo answer, put this under “preferences”{order}")
        lines = [f"  {line}" for line in block(entry | examples)]
        number = len(candidates(case, found.party)) + 1
        console.say(
            "WORST and BEST are options of the issue; add “worth: 100” where the step matters "
            "most, and what you can say of the others."
        )
    for line in lines:
        _line(line)
    console.say(
        "Packages that are alike go into one list. Then run the command again, with "
        f"--entry {number}."
    )


def as_data(found: Elicited, made: Mapping[str, Entry] | None) -> dict[str, Any]:
    """Write what was found for programs; exact numbers as texts."""
    from goodoffices.case.number import plain

    def interval(within: Interval) -> list[str | None]:
        return [plain(within.low), None if within.high is None else plain(within.high)]

    return {
        "party": found.party,
        "entry": found.number if found.entry is not None else None,
        "questions": list(found.questions),
        "suggested": list(found.suggested),
        "unit": found.unit,
        "issues": [
            {
                "issue": one.issue,
                "from": one.worst,
                "to": one.best,
                "worth": plain(one.weight),
                "may be worth": interval(one.weights),
                "values": {
                    option: {"value": plain(value), "may be": interval(within)}
                    for option, value, within in zip(
                        one.options, one.values, one.ranges, strict=True
                    )
                },
            }
            for one in found.issues
        ],
        "margin": None if found.margin is None else plain(found.margin),
        "widest": plain(found.widest),
        "conflicting": list(found.conflicting),
        "error": None if found.error is None else plain(found.error),
        "left out": list(found.left_out),
        "proposed": dict(made) if made is not None else None,
    }
