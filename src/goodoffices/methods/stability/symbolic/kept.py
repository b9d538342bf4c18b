"""Keeping what the library works with longer than its sets: it complains of any that outlive it.

Python frees things that refer to each other in a circle in no certain order, and so it does at its
end. Whoever sees such a complaint could do nothing about it.

Source: none; the house's own convention.
"""

from __future__ import annotations

import atexit
import ctypes
import weakref
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class _Kept:
    owner: weakref.ref[Any]
    manager: Any

    @property
    def in_use(self) -> bool:
        return self.owner() is not None or self._sets_left()

    def _sets_left(self) -> bool:
        # with CUDD the length counts sets, in pure Python it counts nodes, of which one always is
        if not hasattr(self.manager, "collect_garbage"):
            return len(self.manager) > 0
        self.manager.collect_garbage()
        return len(self.manager) > 1


_KEPT: list[_Kept] = []


def keep_until_unused(owner: object, manager: Any) -> None:
    """Keep a manager until its owner and all its sets are gone, and drop earlier ones that are.

    Parameters
    ----------
    owner
        Who makes sets with it.
    manager
        What the library makes them with.
    """
    _KEPT[:] = [kept for kept in _KEPT if kept.in_use]
    _KEPT.append(_Kept(weakref.ref(owner), manager))


@atexit.register
def _keep_for_good() -> None:
    """When Python ends, leave what is still kept to the operating system."""
    for kept in _KEPT:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(kept.manager))
