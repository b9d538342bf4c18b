"""Issues, steps and packages in the words of a question.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.case.model import Case
from goodoffices.elicit.known import Known
from goodoffices.lenses.amounts import listed
from goodoffices.lenses.outcome_words import changes_in_words, quoted
from goodoffices.methods.elicitation import TO_100


def package_in_words(case: Case, changed: Mapping[str, str]) -> str:
    """Name a package by what it changes against now."""
    now = {name: issue.now for name, issue in case.axes.items()}
    truly = {issue: option for issue, option in changed.items() if now.get(issue) != option}
    return changes_in_words(case, truly, len(now))


def step_in_words(case: Case, issue: str, worst: str, best: str) -> str:
    """Name the step from one option to another."""
    known = case.issues[issue]
    ends = (quoted(known.title_of(option)) for option in (worst, best))
    return f"from {' to '.join(ends)} on {issue}"


def questions(
    case: Case, party: str, issues: Sequence[Known], asked: str, silent: Sequence[str]
) -> tuple[str, ...]:
    """Write what is to be asked about a party, in the order in which to ask it.

    Parameters
    ----------
    case, party
        The case and the party.
    issues
        What is known already.
    asked
        The issue whose step is worth 100; empty where that is to be asked first.
    silent
        Issues whose step has no worth yet.
    """
    return (
        *_worst_and_best(case, party, issues),
        *_steps(case, party, issues, asked, silent),
        *_between(case, party, issues),
    )


def _worst_and_best(case: Case, party: str, issues: Sequence[Known]) -> Iterator[str]:
    for one in issues:
        if one.judged is None and not one.indifferent and len(one.axis) > 1:
            known = case.issues[one.axis.issue]
            options = listed([quoted(known.title_of(o)) for o in one.axis.options], "or")
            why = f" ({one.lacking})" if one.lacking else ""
            yield (
                f"On {one.axis.issue}, which option is the worst for {case.name_of(party)}, and "
                f"which the best: {options}?{why}"
            )


def _steps(
    case: Case, party: str, issues: Sequence[Known], asked: str, silent: Sequence[str]
) -> Iterator[str]:
    name = case.name_of(party)
    steps = {
        one.axis.issue: step_in_words(
            case,
            one.axis.issue,
            one.axis.options[one.judged.worst],
            one.axis.options[one.judged.best],
        )
        for one in issues
        if one.judged is not None
    }
    if not asked and len(silent) > 1:
        yield (
            f"Imagine every issue at its worst for {name}. Which one step to the best would "
            f"matter most: going {listed([steps[issue] for issue in silent], 'or')}? Call it 100."
        )
    for issue in silent:
        if issue != asked:
            beside = steps.get(asked)
            measure = f"going {beside}" if beside else "the step that matters most"
            yield (f"How much would it matter to {name} to go {steps[issue]}, if {measure} is 100?")


def _between(case: Case, party: str, issues: Sequence[Known]) -> Iterator[str]:
    for one in issues:
        if one.judged is None:
            continue
        ends = (one.judged.worst, one.judged.best)
        worst, best = (one.axis.options[option] for option in ends)
        known = case.issues[one.axis.issue]
        for option, value in enumerate(one.judged.values):
            if option not in ends and value == TO_100:
                yield (
                    f"Going {step_in_words(case, one.axis.issue, worst, best)} is 100 to "
                    f"{case.name_of(party)}: how much of it is "
                    f"{quoted(known.title_of(one.axis.options[option]))}?"
                )
