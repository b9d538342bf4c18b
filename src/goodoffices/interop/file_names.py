"""Names for files that belong together, one per party, fit for every disk.

Source: none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def file_names(stem: str, suffix: str, parties: Sequence[str]) -> list[str]:
    """Name a file after each party, no two alike whatever the size of their letters.

    Examples
    --------
    >>> file_names("domain", ".xml", ["North", "the east & south", "north"])
    ['domain-North.xml', 'domain-the-east-south.xml', 'domain-north-2.xml']
    """
    found: list[str] = []
    taken: set[str] = set()
    for party in parties:
        base = re.sub(r"[^\w.]+", "-", party).strip("-.")[:80] or "party"
        free, number = base, 2
        while free.casefold() in taken:
            free, number = f"{base}-{number}", number + 1
        taken.add(free.casefold())
        found.append(f"{stem}-{free}{suffix}")
    return found
