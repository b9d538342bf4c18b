"""Finding lenses: every package that registers one in ``goodoffices.lenses`` is asked.

Source: none.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.lenses.contract import Lens

GROUP = "goodoffices.lenses"
ORDER = ("talks", "stability", "packages", "constitution", "timeline", "forecast")


@lru_cache(maxsize=1)
def _registered() -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        found.setdefault(entry.name, entry)
    return found


def names() -> tuple[str, ...]:
    """List the lenses there are: ours in their usual order, then anybody's."""
    found = _registered()
    ours = [name for name in ORDER if name in found]
    return (*ours, *sorted(set(found) - set(ours)))


def lens(name: str) -> Lens:
    """Take a lens by its name.

    Raises
    ------
    UseError
        When there is none of that name, or it cannot be loaded.
    """
    entry = _registered().get(name)
    if entry is None:
        do = did_you_mean(name, names(), "choose one of these.")
        raise UseError(Fault(Place("", None, "lens"), f"“{name}”", one_of(names()), do))
    try:
        made: Lens = entry.load()()
    except Exception as error:
        do = f"reinstall or remove the package that brings it ({entry.value})."
        fault = Fault(
            Place("", None, "lens"), f"“{name}”, which does not load: {error}", "a lens", do
        )
        raise UseError(fault) from error
    return made
