"""Reading JSON that may be hostile: exact numbers, each key once, nothing endless.

Source: none.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from goodoffices.errors import Fault, Place, SourceError
from goodoffices.interop import bounded_file
from goodoffices.interop.exact_number import MOST_DIGITS, exact


def read_json(file: Path, repairs: list[str]) -> Any:
    """Read a JSON file; every number becomes an exact fraction.

    Parameters
    ----------
    file
        The file.
    repairs
        Gets a sentence for every key that stands twice; the first counts.

    Raises
    ------
    SourceError
        When it is no JSON, nested too deeply, or has a number that is none or is too long.
    """

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                repairs.append(f"In {file.name}, “{key[:60]}” stands twice; the first counts.")
            else:
                found[key] = value
        return found

    place, expected = Place(str(file)), "a JSON file"
    try:
        return json.loads(
            bounded_file.text(file, expected),
            parse_float=_number,
            parse_int=_number,
            parse_constant=_number,
            object_pairs_hook=once,
        )
    except _NoNumberError as error:
        digits = f"a number of at most {MOST_DIGITS} digits"
        fault = Fault(place, f"“{str(error)[:40]}”", digits, "correct the file.")
        raise SourceError(fault) from None
    except (ValueError, RecursionError):
        fault = Fault(place, "no JSON, or too deep", expected, "name another file.")
        raise SourceError(fault) from None


class _NoNumberError(Exception):
    """A number that is none, or is too long."""


def _number(text: str) -> Fraction:
    found = exact(text)
    if found is None:
        raise _NoNumberError(text)
    return found
