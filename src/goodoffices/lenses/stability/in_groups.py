"""The outcomes that hold, however many, so that a person can read them: by option and in groups.

Source: breiman1984 (the groups); the rest is the house's own.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goodoffices.lenses.amounts import capital, counted, listed
from goodoffices.lenses.finding import Cell, Column, Figure, Mark, Sentence, Table
from goodoffices.lenses.holding import Holding
from goodoffices.lenses.section import Section, joined
from goodoffices.lenses.stability.asked import Asked
from goodoffices.methods.stability import Concept
from goodoffices.outcomes.grouping import MOST_PARTS, Group, groups
from goodoffices.outcomes.space import OutcomeSpace

SHOWN = 20
"""So many groups are listed; the outcomes of the rest are counted."""

FEW = 6
"""Up to so many outcomes are listed one by one elsewhere, and need no groups."""

_ALWAYS = Mark("●", "in all", "good")
_SOME = Mark("◐", "in some", "mixed")
_NEVER = Mark("○", "in none", "bad")


def section(holding: Holding, asked: Asked) -> Section:
    """Show per option in how many outcomes that hold it stands, and the outcomes in groups."""
    space = holding.conflict.space
    if space is None:
        return Section()
    options = _options(holding, space)
    figure = _figure(holding, asked.concept, space)
    shown = Section(tables=(options,), figures=(figure,) if figure else ())
    return joined((shown, _in_groups(holding, asked.concept, space)))


def _in_groups(holding: Holding, concept: Concept, space: OutcomeSpace) -> Section:
    if holding.count(concept) <= FEW:
        return Section()
    found = groups(space, holding.results[concept.key].equilibria)
    if found is not None:
        table = _groups(holding, concept, space, found)
        return Section(tables=(table,), methods=("breiman1984",))
    text = (
        f"The {counted(holding.count(concept), 'outcome')} that hold under {concept.name} follow "
        f"no pattern that could be told in {MOST_PARTS:,} parts or fewer; only the counts per "
        "option are shown."
    )
    return Section(limits=(Sentence(text, by=holding.conflict.analysts),))


def _options(holding: Holding, space: OutcomeSpace) -> Table:
    by = holding.conflict.analysts
    columns = [Column("Issue"), Column("Option")]
    columns += [Column(capital(c.name), "right") for c in holding.concepts]
    rows = []
    for position, axis in enumerate(space.axes):
        if axis.fixed:
            continue
        column = space.axis_form.digit(position)
        for place, option in enumerate(axis.options):
            title = space.case.issues[axis.issue].title_of(option)
            now = " (now)" if place == axis.now else ""
            here = column == place
            cells = [_share_cell(holding, concept, here) for concept in holding.concepts]
            rows.append((Cell(axis.issue, by=by), Cell(f"{title}{now}", by=by), *cells))
    note = "In how many of the outcomes that hold under a concept each option stands."
    return Table("options", "What the outcomes that hold have in common", tuple(columns),
                 tuple(rows), note)  # fmt: skip


def _share_cell(holding: Holding, concept: Concept, here: np.ndarray[Any, Any]) -> Cell:
    by, total = holding.conflict.analysts, holding.count(concept)
    if not total:
        return Cell("nothing holds", by=by)
    count = int((holding.results[concept.key].equilibria & here).sum())
    mark = _ALWAYS if count == total else _NEVER if not count else _SOME
    return Cell(f"{count:,} of {total:,}", by=by, mark=mark)


def _groups(
    holding: Holding, concept: Concept, space: OutcomeSpace, found: tuple[Group, ...]
) -> Table:
    by = holding.conflict.analysts
    common = _common(found)
    columns = (Column("Group"), Column("Outcomes", "right"), Column("What they have in common"))
    rows = tuple(
        (
            Cell(str(number), by=by),
            Cell(f"{group.count:,}", by=by),
            Cell(_words(space, group, common), by=by),
        )
        for number, group in enumerate(found[:SHOWN], 1)
    )
    title = f"The {counted(holding.count(concept), 'outcome')} that hold under {concept.name}"
    return Table("groups", f"{title}, in groups", columns, rows, _note(space, found, common))


def _common(found: tuple[Group, ...]) -> dict[str, tuple[str, ...]]:
    first = found[0].partial.items()
    return {
        issue: options
        for issue, options in first
        if all(group.partial.get(issue) == options for group in found)
    }


def _words(space: OutcomeSpace, group: Group, common: dict[str, tuple[str, ...]]) -> str:
    parts = [
        f"{issue}: {_titles(space, issue, options)}"
        for issue, options in group.partial.items()
        if issue not in common
    ]
    return "; ".join(parts) or "every option of every other issue"


def _titles(space: OutcomeSpace, issue: str, options: tuple[str, ...]) -> str:
    return listed([space.case.issues[issue].title_of(option) for option in options], "or")


def _note(space: OutcomeSpace, found: tuple[Group, ...], common: dict[str, tuple[str, ...]]) -> str:
    note = "An issue that is not named may be at any of its options. Each outcome is in one group."
    if common:
        shared = [f"{issue}: {_titles(space, issue, options)}" for issue, options in common.items()]
        note += f" In all of them: {'; '.join(shared)}."
    rest = found[SHOWN:]
    if rest:
        left = counted(sum(group.count for group in rest), "outcome")
        note += f" Not listed: {left} in {counted(len(rest), 'further group')}."
    return note


def _figure(holding: Holding, concept: Concept, space: OutcomeSpace) -> Figure | None:
    total = holding.count(concept)
    if not total:
        return None
    values = _bars(holding, concept, space)
    alt = "; ".join(f"{v['issue']}, {v['option']}: {v['outcomes']:,}" for v in values)
    title = f"Options in the {counted(total, 'outcome')} that hold under {concept.name}"
    return Figure("options", title, f"Of {counted(total, 'outcome')}: {alt}.",
                  _spec(values, total), "options")  # fmt: skip


def _bars(holding: Holding, concept: Concept, space: OutcomeSpace) -> list[dict[str, Any]]:
    held = holding.results[concept.key].equilibria
    found = []
    for position, axis in enumerate(space.axes):
        counts = np.bincount(space.axis_form.digit(position)[held], minlength=len(axis)).tolist()
        for place, option in enumerate(axis.options):
            title = space.case.issues[axis.issue].title_of(option)
            name = f"{title} (now)" if place == axis.now else title
            if not axis.fixed:
                found.append({"issue": axis.issue, "option": name, "outcomes": counts[place]})
    return found


def _spec(values: list[dict[str, Any]], total: int) -> dict[str, Any]:
    issues = list(dict.fromkeys(value["issue"] for value in values))
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": values},
        "facet": {
            "row": {
                "field": "issue",
                "type": "nominal",
                "sort": issues,
                "header": {"labelAngle": 0, "labelAlign": "left", "title": None},
            }
        },
        "spec": {
            "width": 300,
            "height": {"step": 16},
            "mark": {"type": "bar", "color": "#4a6b8a"},
            "encoding": {
                "y": {
                    "field": "option",
                    "type": "nominal",
                    "sort": [value["option"] for value in values],
                    "axis": {"title": None, "labelLimit": 260},
                },
                "x": {
                    "field": "outcomes",
                    "type": "quantitative",
                    "scale": {"domain": [0, total]},
                    "axis": {"title": "outcomes that hold", "tickMinStep": 1},
                },
            },
        },
        "resolve": {"scale": {"y": "independent"}},
        "spacing": 6,
    }
