"""What every part of a case shares: fixed once read, no unknown keys, the file's own words as keys.

Source: none.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


def file_key(field: str) -> str:
    """Turn a Python field name into the key used in the file.

    Examples
    --------
    >>> file_key("held_by"), file_key("for_")
    ('held by', 'for')
    """
    return field.rstrip("_").replace("_", " ")


class Part(BaseModel):
    """One part of a case; unknown keys are faults, and nothing changes after reading."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=file_key, populate_by_name=True
    )


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""A list of texts; a single text stands for a list of one."""
