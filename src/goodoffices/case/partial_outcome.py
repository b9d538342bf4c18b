"""A partial outcome: some issues, and the options meant on each; keys and'ed, lists or'ed.

``{bloc: open, troops: [partial, withdrawn]}`` is every outcome in which *bloc* is *open* and
*troops* is *partial* or *withdrawn*.

Source: none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from goodoffices.case.part import Texts


def _not_empty(partial: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    if not partial or not all(partial.values()):
        raise PydanticCustomError("empty", "at least one “issue: option”")
    return partial


PartialOutcome = Annotated[dict[str, Texts], AfterValidator(_not_empty)]


def matches(partial: Mapping[str, tuple[str, ...]], outcome: Mapping[str, str]) -> bool:
    """Say whether an outcome is one of those meant.

    Examples
    --------
    >>> matches({"bloc": ("open",)}, {"bloc": "open", "troops": "massed"})
    True
    """
    return all(outcome.get(issue) in options for issue, options in partial.items())


def describe(partial: Mapping[str, tuple[str, ...]]) -> str:
    """Write a partial outcome in words.

    Examples
    --------
    >>> describe({"bloc": ("open",), "troops": ("partial", "withdrawn")})
    'bloc is open and troops is partial or withdrawn'
    """
    return " and ".join(f"{issue} is {' or '.join(opts)}" for issue, opts in partial.items())
