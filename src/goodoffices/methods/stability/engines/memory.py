"""How much memory an analysis would take, and whether that much is free.

Source: none; this is the house's own estimate.
"""

from __future__ import annotations

import os
from pathlib import Path

from goodoffices.errors import Fault, Place, TooLargeError

_WHEN_UNKNOWN = 4 << 30
_WORK_BYTES = 32
_RANKING_BYTES = 8
_GROUP = Path("/sys/fs/cgroup")


def free_memory() -> int:
    """Say how many bytes of memory this machine can still give.

    Examples
    --------
    >>> free_memory() > 0
    True
    """
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found = [int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")]
        return min(found[0] << 10, _left_to_container())
    except (OSError, ValueError, IndexError):
        return _physical_memory()


def _left_to_container() -> int:
    """Say what a container's own limit leaves; without one, more than there can be."""
    try:
        limit = (_GROUP / "memory.max").read_text(encoding="ascii").strip()
        used = (_GROUP / "memory.current").read_text(encoding="ascii")
        return int(limit) - int(used)
    except (OSError, ValueError):
        return 1 << 62


def _physical_memory() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return _WHEN_UNKNOWN


def needed(n_states: int, n_places: int, n_parties: int, n_concepts: int, per_place: int) -> int:
    """Estimate the bytes an analysis takes.

    Parameters
    ----------
    n_states, n_places
        How many states there are, and how many numbers the engine keeps for them.
    n_parties, n_concepts
        How many parties and concepts.
    per_place
        Bytes the engine keeps per party and place.
    """
    verdicts = n_states * n_concepts * (n_parties + 1)
    rankings = n_states * n_parties * _RANKING_BYTES
    return n_places * (n_parties * per_place + _WORK_BYTES) + rankings + verdicts


def refuse_beyond(n_states: int, bytes_needed: int, free: int | None = None) -> None:
    """Refuse work that would not fit.

    Raises
    ------
    TooLargeError
        Saying how many outcomes would fit, and what to do.
    """
    room = free_memory() if free is None else free
    if bytes_needed > room:
        fits = n_states * room // bytes_needed
        raise TooLargeError(
            Fault(
                Place(field="stability"),
                f"{n_states:,} outcomes",
                f"at most about {fits:,}, for which there is memory",
                "fix some issues as they are now, leave some options out, or use a machine with "
                f"more memory: this needs about {bytes_needed / 1e9:.1f} GB.",
            )
        )
