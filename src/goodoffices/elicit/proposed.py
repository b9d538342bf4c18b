"""The entry for the case file that follows from the answers: swings and values with their ranges.

A range stands evenly around the number found, and no wider than the admissible interval allows on
its narrower side; so the usual reading, which takes the middle, reproduces the ranked examples.

Source: edwards1994, jacquet1982.
"""

from __future__ import annotations

import math
from fractions import Fraction

from goodoffices.case.edit_list import Entry
from goodoffices.case.number import Range, plain
from goodoffices.case.preference import Preference
from goodoffices.elicit.answer import Elicited, ElicitedIssue
from goodoffices.methods.elicitation import Interval

_TENTH = Fraction(1, 10)
_DIGITS = 15  # of the numerator and of the denominator, as the case file reads them


def proposed(found: Elicited, by: str) -> dict[str, Entry]:
    """Write the entry.

    Parameters
    ----------
    found
        Usable points.
    by
        The analyst who answered.
    """
    old = found.entry
    entry: dict[str, Entry] = {"of": found.party, "by": f"{by} (from answers)"}
    entry["swings"] = {
        one.issue: {
            "from": one.worst,
            "to": one.best,
            "worth": _around(one.weight, one.weights),
        }
        for one in found.issues
    }
    entry["values"] = {one.issue: _values(one) for one in found.issues}
    if old is not None:
        entry |= _kept(old)
    entry["because"] = _because(found)
    return entry


def narrowed(found: Elicited) -> bool:
    """Say whether a number of the entry has a range narrower than what it may be."""
    numbers = [(one.weight, one.weights) for one in found.issues]
    for one in found.issues:
        numbers += zip(one.values, one.ranges, strict=True)
    return any(_narrower(number, within) for number, within in numbers)


def _narrower(number: Fraction, within: Interval) -> bool:
    if within.exact or within.high is None:
        return not within.exact
    return _around(number, within) != f"{plain(within.low)}..{plain(within.high)}"


def writable(found: Elicited) -> bool:
    """Say whether every number is short enough to stand in a case file."""
    numbers = [n for one in found.issues for n in (one.weight, *one.values)]
    return all(max(abs(n.numerator), n.denominator) < 10**_DIGITS // 100 for n in numbers)


def not_kept(old: Preference | None) -> tuple[str, ...]:
    """List what an entry said in points of the old scale, which mean nothing on the new one."""
    if old is None:
        return ()
    said = {"walk away": old.walk_away, "much better": old.much_better}
    return tuple(key for key, value in said.items() if isinstance(value, Range))


def _values(one: ElicitedIssue) -> dict[str, Entry]:
    rows = zip(one.options, one.values, one.ranges, strict=True)
    return {option: _around(value, within) for option, value, within in rows}


def _around(number: Fraction, within: Interval) -> str:
    sides = [number - within.low] + ([within.high - number] if within.high is not None else [])
    # the interval was rounded outward by less than a tenth
    room = math.floor((min(sides) - _TENTH) / _TENTH) * _TENTH
    if room <= 0:
        return plain(number)
    return f"{plain(number - room)}..{plain(number + room)}"


def _kept(old: Preference) -> dict[str, Entry]:
    """Keep what the new points leave as it was."""
    found: dict[str, Entry] = {}
    if old.examples:
        found["examples"] = [_tier([_example(p) for p in tier]) for tier in old.examples]
    if old.red_lines:
        found["red lines"] = [
            {issue: _tier(list(options)) for issue, options in line.items()}
            for line in old.red_lines
        ]
    if isinstance(old.walk_away, str):
        found["walk away"] = old.walk_away
    elif isinstance(old.walk_away, dict):
        found["walk away"] = dict(old.walk_away)
    if old.indifferent:
        found["indifferent"] = list(old.indifferent)
    return found


def _example(package: dict[str, str]) -> Entry:
    return dict(package) if package else "now"


def _tier(tied: list[Entry] | list[str]) -> Entry:
    return tied[0] if len(tied) == 1 else list(tied)


def _because(found: Elicited) -> str:
    examples = sum(map(len, found.entry.examples)) if found.entry is not None else 0
    ranked = f"{examples} ranked example packages" if examples else "the worth of the steps"
    ranges = "; its ranges are narrower than what may be" if narrowed(found) else ""
    return f"found by goodoffices elicit from {ranked}{ranges}; check it against what you know"
