"""How often a package is chosen when the numbers vary, and what is firm issue by issue.

Source: lahdelma2001.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.confidence import confidence
from goodoffices.lenses.finding import Judgement, Sentence
from goodoffices.lenses.outcome_words import quoted
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.ranges.accounts import Account, Accounts
from goodoffices.lenses.packages.ranges.tally import Tally
from goodoffices.lenses.packages.ranges.words import STANDARDS, entries_named, how_often

FIRM = 90
"""An option is called firm from so many per cent of the readings on."""


@dataclass(frozen=True)
class Leading:
    """The package a standard chooses most often, and in how many readings."""

    state: int
    hits: int


def leading(tally: Tally, standard: str) -> Leading | None:
    """Find what a standard chooses most often; ``None`` where it never chooses anything."""
    counts = tally.chosen[standard]
    if not counts.any():
        return None
    row = int(counts.argmax())
    return Leading(int(tally.ranged.states[row]), int(counts[row]))


@dataclass(frozen=True)
class FirmOption:
    """The option of an issue that the Nash packages have most often."""

    issue: str
    option: str
    hits: int


def options_of_nash(asked: Asked, tally: Tally) -> tuple[FirmOption, ...]:
    """Per issue, the option that the Nash packages have most often."""
    found = []
    for axis, counts in zip(asked.space.axes, tally.options["nash"], strict=True):
        option = int(counts.argmax())
        title = asked.case.issues[axis.issue].title_of(axis.options[option])
        found.append(FirmOption(axis.issue, title, int(counts[option])))
    return tuple(found)


def judgement(asked: Asked, found: Accounts) -> Judgement:
    """Say how often the Nash package is chosen and which options are firm."""
    own = found.own.tally
    lead = leading(own, "nash")
    claim = _nothing_chosen(own) if lead is None else _chosen(asked, own, lead)
    by = asked.by()
    tried = [f"Under {_entries(asked, found, other)}" for other in found.others]
    changed = [label for label, other in zip(tried, found.others, strict=True)
               if _state(leading(other.tally, "nash")) != _state(lead)]  # fmt: skip
    # readings within the ranges are what the judgement is about
    sure = confidence(asked.case, asked.space.reading, by, tried or None, changed)
    why = [
        *(_by_issue(asked, own) if lead is not None and lead.hits < own.n_readings else []),
        *_other_standards(asked, own),
        *_in_every_reading(asked, own),
    ]
    said = [Sentence(text, by=by) for text in why]
    under = [_under_entries(asked, found, other) for other in found.others]
    return Judgement(Sentence(claim, by=by), sure, (*said, *under))


def _state(lead: Leading | None) -> int | None:
    return lead.state if lead is not None else None


def _nothing_chosen(own: Tally) -> str:
    if not own.acceptable.any() or not own.something:
        often = how_often(0, own.n_readings)
        return f"Given these inputs, {often} could any package other than now be accepted."
    often = how_often(own.something, own.n_readings)
    return (
        f"Given these inputs, some package other than now could be accepted {often}, "
        "and none is a Nash package."
    )


def _chosen(asked: Asked, own: Tally, lead: Leading) -> str:
    often = how_often(lead.hits, own.n_readings)
    package = f"the package ({asked.words.outcome(lead.state)}) is the Nash package {often}"
    firm = sum(100 * one.hits >= FIRM * own.n_readings for one in options_of_nash(asked, own))
    total = len(asked.space.axes)
    if lead.hits == own.n_readings:
        return f"Given these inputs, {package}: all {counted(total, 'issue')} are firm."
    issues = f"{firm:,} of {counted(total, 'issue')}" if firm else f"none of {total:,} issues"
    are = "are" if firm > 1 else "is"
    return (
        f"Given these inputs, no package is chosen in all readings: {package}, more often than any "
        f"other; {issues} {are} firm (the same option in at least {FIRM} % of the readings)."
    )


def _by_issue(asked: Asked, own: Tally) -> list[str]:
    total = own.n_readings
    options = options_of_nash(asked, own)
    fixed = [one for one in options if one.hits == total]
    firm = [one for one in options if one.hits < total and 100 * one.hits >= FIRM * total]
    loose = [one for one in options if 100 * one.hits < FIRM * total]
    parts = [
        _listed(f"in all {total:,} readings drawn", fixed),
        _listed(f"in at least {FIRM} %", firm),
        _listed(f"in fewer than {FIRM} %", loose),
    ]
    return [f"What the Nash packages have on each issue: {'; '.join(filter(None, parts))}."]


def _listed(where: str, options: list[FirmOption]) -> str:
    said = listed([f"{one.issue} {quoted(one.option)}" for one in options])
    return f"{where}, {said}" if options else ""


def _other_standards(asked: Asked, own: Tally) -> list[str]:
    """Say how often each other standard chooses its commonest package."""
    nash, said = _state(leading(own, "nash")), []
    always = []
    if nash is not None and own.without_choice["nash"]:
        often = how_often(own.without_choice["nash"], own.n_readings)
        said.append(f"There is no Nash package {often}.")
    for key, standard in STANDARDS.items():
        lead = leading(own, key)
        if key == "nash" or lead is None:
            continue
        if lead.hits == own.n_readings:
            always.append(standard.name)
            continue
        package = (
            "that same package" if lead.state == nash else f"({asked.words.outcome(lead.state)})"
        )
        often = how_often(lead.hits, own.n_readings)
        text = f"the {standard.name} package is {package} {often}, more often than any other"
        said.append(f"{capital(text)}.")
    if always and own.n_readings > 1:
        verb = "standard chooses" if len(always) == 1 else "standards choose"
        said.append(f"The {listed(always)} {verb} one package throughout.")
    return said


def _in_every_reading(asked: Asked, own: Tally) -> list[str]:
    """Say what is so whatever the numbers are; this part is exact."""
    others = own.ranged.states != asked.space.now
    every, some = int((own.ranged.always_acceptable & others).sum()), int(others.sum())
    said = []
    if asked.zone.accept.quorum is None:
        said.append(
            f"Whatever the numbers in the ranges, {_some(every)} other than now could be "
            f"accepted; counting those that only some of the numbers allow, {some:,}."
        )
    if own.in_all is None or own.efficient is None:
        return said
    open_ = (own.efficient == 0) & ~own.in_all.never
    drawn = int((own.efficient > 0).sum())
    text = (
        f"Counting now, {_some(int(own.in_all.always.sum()))} can be accepted and efficient at "
        f"once whatever the numbers, and {drawn:,} in at least one reading drawn"
    )
    undecided = int(open_.sum())
    rest = f"; of {undecided:,} more it is not decided" if undecided else ""
    return [*said, f"{text}{rest}."]


def _some(count: int) -> str:
    return counted(count, "package") if count else "no package"


def _entries(asked: Asked, found: Accounts, other: Account) -> str:
    return entries_named(asked.case, other, other.changed_from(found.own))


def _under_entries(asked: Asked, found: Accounts, other: Account) -> Sentence:
    """Say what the Nash package is under other entries; never averaged with these."""
    lead, by = leading(other.tally, "nash"), other.by(other.changed_from(found.own))
    under = f"Under {_entries(asked, found, other)}, counted apart,"
    if lead is None:
        return Sentence(f"{under} there is no Nash package in any reading drawn.", by=by)
    often = how_often(lead.hits, other.tally.n_readings)
    package = f"({asked.words.outcome(lead.state)})"
    if lead.state == _state(leading(found.own.tally, "nash")):
        package = "the same package"
    return Sentence(f"{under} it is {package} {often}.", by=by)
