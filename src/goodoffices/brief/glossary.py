"""Words of the trade, each in half a sentence, for the page of somebody who is not of the trade.

Source: nash1951, howard1971, fraser1984 (stability); nash1950, kalai1975 (standards).
"""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = {
    "Nash stability": "nobody gains by a move of its own",
    "sequential stability": "nobody gains once the others have answered to their own advantage",
    "symmetric metarationality": "the others could answer any gain so that it cannot be rescued",
    "general metarationality": "the others could answer any gain, even at a cost to themselves",
    "Nash": "by the greatest product of gains",
    "Kalai–Smorodinsky": "by the greatest share that everyone gets of its best",
}


def used(texts: Iterable[str]) -> str:
    """Explain the words that stand in some texts; empty where none does.

    Examples
    --------
    >>> used(["It holds under sequential stability."])
    'sequential stability: nobody gains once the others have answered to their own advantage'
    """
    told = " ".join(texts)
    found = []
    for word, meaning in _WORDS.items():
        if word in told:
            found.append(f"{word}: {meaning}")
            # “Nash stability” is not the standard named Nash
            told = told.replace(word, "")
    return "; ".join(found)
