"""An outcome written as "issue: option; issue: option".

Source: none; the house's own convention.
"""

from __future__ import annotations


def outcome_pairs(text: str) -> dict[str, str] | None:
    """Take an outcome apart; ``None`` when it is not written so, or names an issue twice.

    Examples
    --------
    >>> outcome_pairs("troops: withdrawn; bloc: open")
    {'troops': 'withdrawn', 'bloc': 'open'}
    >>> outcome_pairs("withdrawn") is None
    True
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        issue, colon, option = (word.strip() for word in part.partition(":"))
        if not colon or not issue or not option or issue in found:
            return None
        found[issue] = option
    return found or None
