"""Issues, their options, who holds them, and the rules of what cannot be.

Source: fang1993 (options, reversibility and feasibility of the graph model).
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from goodoffices.case.part import Part, Texts
from goodoffices.case.partial_outcome import PartialOutcome


class Option(Part):
    """One way to settle an issue.

    Attributes
    ----------
    title
        The option in plain words.
    design
        A design of government hung on this option, kept as it was written.
    """

    title: str = ""
    design: dict[str, Any] | None = None


def _titled(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


OptionField = Annotated[Option, BeforeValidator(_titled)]


class Held(Part):
    """Who can change an issue.

    Attributes
    ----------
    any_of
        Each of these alone (one party, or a common move of several).
    all_of
        Only all of these together: a joint issue.
    enter, leave
        All of *enter* together bring it about; each of *leave* can walk out, back to *now*.
    """

    any_of: Texts = ()
    all_of: Texts = ()
    enter: Texts = ()
    leave: Texts = ()

    @model_validator(mode="after")
    def _one_form(self) -> Held:
        forms = [bool(self.any_of), bool(self.all_of), bool(self.enter or self.leave)]
        if sum(forms) != 1 or bool(self.enter) != bool(self.leave):
            raise PydanticCustomError(
                "held",
                "one party, or {any of: […]}, or {all of: […]}, or {enter: […], leave: […]}",
            )
        return self

    @property
    def parties(self) -> tuple[str, ...]:
        """Every party named, in the order of the file, each once."""
        named = (*self.any_of, *self.all_of, *self.enter, *self.leave)
        return tuple(dict.fromkeys(named))

    @property
    def joint(self) -> bool:
        """Whether it takes more than one party's consent to bring a change about."""
        return len(set(self.all_of)) > 1 or len(set(self.enter)) > 1


def _holder(value: Any) -> Any:
    return {"any of": [value]} if isinstance(value, str) else value


class Issue(Part):
    """A question to settle, with a finite list of options; without options, an agenda item.

    Attributes
    ----------
    question
        The question in plain words.
    options
        The options by their short names.
    scale
        Whether the options lie on a scale, in the order given.
    now
        The option that is the case today.
    held_by
        Who can change it.
    """

    question: str = ""
    options: dict[str, OptionField] = {}
    scale: bool = False
    now: str | None = None
    held_by: Annotated[Held, BeforeValidator(_holder)] | None = None
    note: str = ""

    @property
    def agenda_item(self) -> bool:
        """Whether it has no options and so is no axis of the outcome space."""
        return not self.options

    def title_of(self, option: str) -> str:
        """Write an option in plain words."""
        known = self.options.get(option)
        return known.title if known is not None and known.title else option


class Rule(Part):
    """What cannot be: a combination that excludes itself, or a change that cannot be undone.

    Attributes
    ----------
    never
        Outcomes that cannot be.
    one_way
        Options that, once reached, are never left.
    because
        Why.
    """

    never: PartialOutcome | None = None
    one_way: PartialOutcome | None = None
    because: str = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Rule:
        if (self.never is None) == (self.one_way is None):
            raise PydanticCustomError("rule", "either “never” or “one way”")
        return self
