"""Writing JSON with numbers as decimals of any length, where they would otherwise be rounded.

Source: none.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from goodoffices.interop.exact_number import decimal


def json_text(value: Any, indent: int = 0) -> str:
    """Write names and values, lists, texts and exact numbers as JSON.

    Examples
    --------
    >>> print(json_text({"a": Fraction(1, 8), "b": ["x"]}))
    {
     "a": 0.125,
     "b": ["x"]
    }
    """
    if isinstance(value, Fraction):
        return decimal(value)
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    margin = " " * (indent + 1)
    lines = ",\n".join(
        f"{margin}{json.dumps(key, ensure_ascii=False)}: {json_text(inner, indent + 1)}"
        for key, inner in value.items()
    )
    return f"{{\n{lines}\n{' ' * indent}}}"
