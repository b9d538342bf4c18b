"""The bibliography: every method named anywhere can be looked up in it.

Source: none; the format is BibTeX.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "references.bib"
_ENTRY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)
_FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*)\},?\s*$", re.MULTILINE)


@lru_cache(maxsize=1)
def _text() -> str:
    return FILE.read_text(encoding="utf-8")


def keys() -> frozenset[str]:
    """List the keys of the bibliography."""
    return frozenset(_ENTRY.findall(_text()))


def cite(key: str) -> str:
    """Write one entry as a person would cite it.

    Raises
    ------
    KeyError
        When there is no such entry.

    Examples
    --------
    >>> cite("nash1950")
    'Nash, J. F. (1950): The Bargaining Problem. Econometrica 18(2), 155–162'
    """
    if key not in keys():
        raise KeyError(key)
    start = re.search(rf"^@\w+\{{{re.escape(key)},", _text(), re.MULTILINE)
    assert start is not None
    body = _text()[start.end() :].split("\n}", 1)[0]
    fields = {name.lower(): re.sub(r"[{}]", "", value) for name, value in _FIELD.findall(body)}
    who = fields.get("author") or fields.get("organization") or fields.get("institution", "")
    place = fields.get("note") or fields.get("publisher") or fields.get("institution", "")
    where = fields.get("howpublished") or place
    return f"{who} ({fields.get('year', 'n.d.')}): {fields.get('title', '')}. {where}".strip()


def short(key: str) -> str:
    """Write an entry the short way, as it stands in a line of methods.

    Examples
    --------
    >>> short("nash1950"), short("fang1993"), short("kalai1975"), short("icd203")
    ('Nash 1950', 'Fang et al. 1993', 'Kalai & Smorodinsky 1975', 'ICD 203')
    """
    if key not in keys():
        return key
    who, _, rest = cite(key).partition(" (")
    year = rest[:4]
    title = rest.partition("): ")[2]
    named = re.match(r"Intelligence Community Directive (\d+)|(AJP-[\d.]+)", title)
    if named:
        return f"ICD {named[1]}" if named[1] else named[2]
    names = [name.partition(",")[0] for name in who.split(" and ")]
    if len(names) > 2:
        return f"{names[0]} et al. {year}"
    return f"{' & '.join(names)} {year}"
