"""Characters that cannot be seen: control characters, and those that turn the reading direction.

A text that does not read as it looks can make a person approve what they never saw.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import re

_TURNING = "\u202a-\u202e\u2066-\u2069"
# white space stays: a page break may stand in the text of a source, and so in a quote of it
_CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
_HIDDEN = re.compile(f"[{_TURNING}{_CONTROL}\ud800-\udfff\ufffe\uffff]")


def first_hidden(text: str) -> int | None:
    r"""Say where the first character stands that cannot be seen; ``None`` when there is none.

    Examples
    --------
    >>> first_hidden("peace\u202etalks"), first_hidden("peace talks")
    (5, None)
    """
    found = _HIDDEN.search(text)
    return found.start() if found else None


def named(character: str) -> str:
    r"""Say in words what such a character is.

    Examples
    --------
    >>> named("\u202e")
    'an invisible character that turns the reading direction (U+202E)'
    """
    code = f"U+{ord(character):04X}"
    if re.match(f"[{_TURNING}]", character):
        return f"an invisible character that turns the reading direction ({code})"
    if not character.isprintable() and ord(character) < 0xA0:
        return f"a control character ({code})"
    return f"a character that is no text ({code})"
