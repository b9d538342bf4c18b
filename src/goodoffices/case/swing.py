"""Weights said as swings, and packages ranked as examples: what an analyst can answer directly.

"How much does this issue weigh?" has no meaning until one says between which of its options. A
swing says it: how much the step from the worst to the best option of an issue matters, beside the
same step on the other issues.

Source: edwards1994 (swing weights), jacquet1982 (ranked examples).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from goodoffices.case.number import Number
from goodoffices.case.part import Part


class Swing(Part):
    """How much the step from the worst to the best option of an issue matters.

    Attributes
    ----------
    from_, to
        The worst and the best option, to this party.
    worth
        How much the step matters beside the others, by custom 100 for the one that matters most;
        ``None`` where that is still to be found out.
    """

    from_: str = Field(alias="from")
    to: str
    worth: Number | None = None

    def outdated(self, values: Mapping[str, Fraction]) -> str:
        """Say why the step is no longer the one from the worst to the best option.

        Parameters
        ----------
        values
            What the options of the issue are worth now.

        Returns
        -------
        str
            A clause; empty where the step is still that.

        Examples
        --------
        >>> step = Swing(from_="massed", to="gone", worth=100)
        >>> step.outdated({"massed": Fraction(0), "gone": Fraction(100)})
        ''
        >>> step.outdated({"massed": Fraction(10), "gone": Fraction(100), "war": Fraction(0)})
        '“war” is now valued below “massed”'
        """
        if not {self.from_, self.to} <= values.keys():
            return ""
        worst, best = values[self.from_], values[self.to]
        if worst >= best:
            return f"“{self.to}” is not valued above “{self.from_}”"
        below = [option for option, value in values.items() if value < worst]
        above = [option for option, value in values.items() if value > best]
        if below:
            return f"“{below[0]}” is now valued below “{self.from_}”"
        return f"“{above[0]}” is now valued above “{self.to}”" if above else ""


def _example(value: Any) -> Any:
    now = isinstance(value, str) and value.strip().casefold() == "now"
    return {} if now else value


def _tier(value: Any) -> Any:
    return [value] if isinstance(value, dict | str) else value


_OUTCOME: dict[str, Any] = {"type": "object", "additionalProperties": {"type": "string"}}
_ONE: dict[str, Any] = {"anyOf": [_OUTCOME, {"const": "now"}]}

Example = Annotated[dict[str, str], BeforeValidator(_example)]
"""One package; what it leaves out is as now, and "now" alone is everything as now."""

ExampleTier = Annotated[
    tuple[Example, ...],
    Field(min_length=1),
    BeforeValidator(_tier),
    WithJsonSchema({"anyOf": [*_ONE["anyOf"], {"type": "array", "items": _ONE}]}),
]
"""Packages ranked equally: one, or a list of them (a tie)."""
