"""Good Offices reads the record of a negotiation and computes what could be agreed.

It keeps every position tied to the words it rests on, and says what would hold and who could
block it. Everything happens on this machine.

>>> import goodoffices
>>> case = goodoffices.open_case("paris-2014")
>>> case.look("talks").lens
'talks'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goodoffices.version import __version__

if TYPE_CHECKING:
    from goodoffices.opened_case import OpenCase, open_case

__all__ = ["OpenCase", "__version__", "open_case"]


def __getattr__(name: str) -> Any:
    # loading waits until something is asked for, so that the command line starts at once
    if name in ("OpenCase", "open_case"):
        from goodoffices import opened_case

        return getattr(opened_case, name)
    raise AttributeError(f"module 'goodoffices' has no attribute {name!r}")
