"""Weights that must be judged again, and points that contradict their own examples.

Source: edwards1994 (swing weights), jacquet1982 (ranked examples).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodoffices.case.document import place
from goodoffices.case.load import Loaded
from goodoffices.check.remark import Remark, Topic, Weight
from goodoffices.errors import GoodOfficesError
from goodoffices.outcomes.examples import Contradiction, contradictions
from goodoffices.outcomes.reading import DEFAULT
from goodoffices.outcomes.weights import asked_again

_NAMED = 20


def remarks(loaded: Loaded) -> Iterator[Remark]:
    """Say which swings are out of date and which examples the points rank otherwise."""
    yield from _swings(loaded)
    yield from _examples(loaded)


def _swings(loaded: Loaded) -> Iterator[Remark]:
    for number, entry in enumerate(loaded.case.preferences):
        for issue, swing in entry.swings.items():
            why = asked_again(entry, issue, DEFAULT.number)
            if not why:
                continue
            path = ("preferences", number, "swings", issue)
            says = (
                f"The weight of “{issue}” for {entry.of} was judged for the step from "
                f"“{swing.from_}” to “{swing.to}”, and {why}."
            )
            do = f"ask {entry.by} again how much the step from its worst to its best option matters"
            where = place(loaded.document, path, loaded.file.name)
            yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, f"{do}.", (issue,))


def _examples(loaded: Loaded) -> Iterator[Remark]:
    for number, entry in enumerate(loaded.case.preferences):
        try:
            found = contradictions(loaded.case, entry)
        except GoodOfficesError:
            continue  # the lenses say what the case lacks
        for one in found[:_NAMED]:
            path = ("preferences", number, "examples", one.tier)
            says = f"The points of {entry.by} for {entry.of} {_otherwise(one)}."
            do = "correct the points or the example; or give the points as ranges, and let "
            do += "“goodoffices elicit” find those that fit."
            where = place(loaded.document, path, loaded.file.name)
            yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, do, (entry.of,))
        if len(found) > _NAMED:
            where = place(loaded.document, ("preferences", number, "examples"), loaded.file.name)
            says = f"{len(found) - _NAMED:,} more pairs of these examples are ranked otherwise."
            yield Remark(Topic.JUDGEMENT, Weight.ATTENTION, where, says, "", (entry.of,))


def _otherwise(one: Contradiction) -> str:
    first, second = in_words(one.one), in_words(one.other)
    if one.alike:
        return f"do not rank ({first}) and ({second}) alike, as its examples do"
    return f"do not rank ({first}) above ({second}), as its examples do"


def in_words(example: Mapping[str, str]) -> str:
    """Write an example package in a clause."""
    said = " and ".join(f"{issue} is {option}" for issue, option in example.items())
    return said or "everything as now"
