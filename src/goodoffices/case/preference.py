"""How a party ranks outcomes: the analyst's numbers, never the source's.

Source: fang1993 (rankings and option prioritisation), raiffa1982 (points and walk-away).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from goodoffices.case.number import Number, Range, parse_range
from goodoffices.case.part import Part, Texts
from goodoffices.case.partial_outcome import PartialOutcome
from goodoffices.case.swing import ExampleTier, Swing

Tier = Annotated[
    tuple[PartialOutcome, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, dict) else value),
]
"""Outcomes ranked equally: one partial outcome, or a list of them (a tie)."""


def _walk_away(value: Any) -> Any:
    if isinstance(value, dict) and value and all(isinstance(o, str) for o in value.values()):
        return dict(value)
    if isinstance(value, str) and value.strip().casefold() == "now":
        return "now"
    try:
        return parse_range(value)
    except PydanticCustomError:
        expected = "“now”, a number 0..100, or an outcome"
        raise PydanticCustomError("walk away", expected) from None


def _written(value: Any) -> Any:
    return str(value) if isinstance(value, Range) else value


WalkAway = Annotated[
    Literal["now"] | Range | dict[str, str],
    PlainValidator(_walk_away),
    PlainSerializer(_written),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["number", "string"]},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]


class Preference(Part):
    """One analyst's account of how one party ranks outcomes, in one of three forms.

    Attributes
    ----------
    of, by
        The party, and the analyst who judged.
    seen_by
        The party whose belief this is, when it is not the analyst's own.
    points, values
        Weights of the issues, and the value of each option from 0 to 100.
    swings
        The weights said another way: per issue, how much the step from its worst to its best
        option matters.
    examples
        With points: packages the party would rank so, best first, which the points must reproduce.
    priorities
        Statements, the most important first.
    ranking
        Tiers of outcomes, best first; the first that matches counts.
    red_lines
        Outcomes never acceptable.
    walk_away
        What the party has without a settlement: a number, an outcome, or now.
    indifferent
        Issues it does not care about; silence is not indifference.
    much_better
        With points: from what difference in worth on, of 100, a preference is a strong one.
    """

    of: str
    by: str
    seen_by: str | None = None
    points: dict[str, Number] = {}
    values: dict[str, dict[str, Number]] = {}
    swings: dict[str, Swing] = {}
    examples: tuple[ExampleTier, ...] = ()
    priorities: Texts = ()
    ranking: tuple[Tier, ...] = ()
    red_lines: tuple[PartialOutcome, ...] = ()
    walk_away: WalkAway | None = None
    indifferent: Texts = ()
    much_better: Number | None = None
    because: str = ""

    @model_validator(mode="after")
    def _one_form(self) -> Preference:
        points = bool(self.points or self.values or self.swings or self.examples)
        forms = [points, bool(self.priorities), bool(self.ranking)]
        if sum(forms) != 1:
            raise PydanticCustomError(
                "form", "exactly one of “points” with “values”, “priorities”, or “ranking”"
            )
        if self.points and self.swings:
            raise PydanticCustomError("weights", "weights as “points” or as “swings”, not both")
        if self.much_better is not None and not forms[0]:
            raise PydanticCustomError(
                "strength", "“much better” only with “points”; an order does not say how much"
            )
        return self

    @property
    def form(self) -> Literal["points", "priorities", "ranking"]:
        """Which of the three forms it takes."""
        if self.priorities:
            return "priorities"
        return "ranking" if self.ranking else "points"


class View(Part):
    """How one party sees the case.

    Attributes
    ----------
    does_not_see
        Options it does not know of; never what is now.
    """

    does_not_see: dict[str, Texts] = {}
