"""Packages worth ranking as examples: few changes each, far apart, none plainly the better.

Each changes at most three issues against now, so that a person can tell them apart. They are taken
one after the other, and only if no earlier one already beats or loses to it on every issue: those
that differ on most issues from every earlier one first. Where this ends early, it is tried again
from other packages, and the longest list counts.

Source: none; the house's own convention.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from goodoffices.case.model import Case
from goodoffices.case.partial_outcome import matches
from goodoffices.elicit.known import Known
from goodoffices.methods.elicitation import JudgedIssue

Package = tuple[int, ...]
HOW_MANY = 8
_CHANGED = 3
_STARTS = 12
_MOST_ISSUES = (14, 40)  # with more, fewer changes each: choosing must not take longer than asking


def example_packages(
    case: Case, issues: Sequence[Known], count: int = HOW_MANY
) -> tuple[dict[str, str], ...]:
    """Choose packages to rank, by what they change against now; now itself first where it serves.

    Of no two is one plainly the better; where the known values put all packages in one order,
    nothing can be learnt from a ranking, and none is chosen.

    Parameters
    ----------
    case
        The case, for its rules.
    issues
        What is known of the issues; those the party does not care about stay at now.
    count
        How many at most.
    """
    now = tuple(one.axis.now for one in issues)
    every = [now, *_candidates(case, issues)]
    chosen: list[Package] = []
    for first in _starts(every):
        found = _from(issues, first, every, now, count)
        chosen = found if len(found) > max(len(chosen), 1) else chosen
        if len(chosen) == count:
            break
    return tuple(_changes(issues, one) for one in chosen)


def _starts(every: Sequence[Package]) -> Sequence[Package]:
    """Choose where to begin: with now, or with one of some packages spread over all."""
    return [every[0], *every[1 :: max(1, len(every) // _STARTS)]]


def _from(
    issues: Sequence[Known], first: Package, every: Sequence[Package], now: Package, count: int
) -> list[Package]:
    """Choose packages one after the other, none plainly better than another."""
    chosen, used = [first], [int(a != b) for a, b in zip(first, now, strict=True)]
    apart = dict.fromkeys(every, len(issues))
    while len(chosen) < count:
        last = chosen[-1]
        apart = {
            one: min(before, sum(a != b for a, b in zip(one, last, strict=True)))
            for one, before in apart.items()
            if one != last and not _plainly(issues, one, last)
        }
        if not apart:
            break
        chosen.append(max(apart, key=lambda one: (apart[one], *_spread(one, now, used))))
        for k, option in enumerate(chosen[-1]):
            used[k] += option != now[k]
    return chosen


def _spread(one: Package, now: Package, used: Sequence[int]) -> tuple[int, int]:
    """Prefer issues that earlier packages left as they are."""
    times = [used[k] for k, option in enumerate(one) if option != now[k]]
    return -max(times, default=0), -sum(times)


def _candidates(case: Case, issues: Sequence[Known]) -> Iterator[Package]:
    now = [one.axis.now for one in issues]
    free = [k for k, one in enumerate(issues) if not one.indifferent and len(one.axis) > 1]
    most = _CHANGED - sum(len(free) > limit for limit in _MOST_ISSUES)
    never = [rule.never for rule in case.rules if rule.never]
    for size in range(1, most + 1):
        for changed in itertools.combinations(free, size):
            others = [[o for o in _asked(issues[k]) if o != now[k]] for k in changed]
            for options in itertools.product(*others):
                package = list(now)
                for k, option in zip(changed, options, strict=True):
                    package[k] = option
                outcome = _outcome(issues, package)
                if not any(matches(partial, outcome) for partial in never):
                    yield tuple(package)


def _asked(one: Known) -> list[int]:
    """List the options that may stand in an example: of many, the ends and the middle."""
    n = len(one.axis)
    return list(range(n)) if n <= 4 else sorted({0, n // 2, n - 1})


def _outcome(issues: Sequence[Known], package: Sequence[int]) -> dict[str, str]:
    pairs = zip(issues, package, strict=True)
    return {one.axis.issue: one.axis.options[option] for one, option in pairs}


def _changes(issues: Sequence[Known], package: Package) -> dict[str, str]:
    pairs = zip(issues, package, strict=True)
    return {k.axis.issue: k.axis.options[o] for k, o in pairs if o != k.axis.now}


def _plainly(issues: Sequence[Known], one: Package, other: Package) -> bool:
    """Say whether one of two packages is nowhere worse than the other, by what is known."""
    signs = {
        _sign(known.judged, a, b) for known, a, b in zip(issues, one, other, strict=True) if a != b
    }
    return None not in signs and len(signs) == 1


def _sign(judged: JudgedIssue | None, a: int, b: int) -> int | None:
    """Say which of two options is better: 1 the first, -1 the second, ``None`` not known."""
    if judged is None:
        return None
    ends: Mapping[int, int] = {judged.worst: 0, judged.best: 100}
    low = [ends.get(option, judged.values[option].low) for option in (a, b)]
    tops = (judged.values[option].high for option in (a, b))
    high = [ends.get(o, 100 if top is None else top) for o, top in zip((a, b), tops, strict=True)]
    if low[0] >= high[1]:
        return 1
    return -1 if low[1] >= high[0] else None
