"""The compiled loops that split rows party by party; needs Numba, so it is imported when used.

Source: kung1975, fenwick1994.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit

_FEW_PAIRS = 2048


def _compiled(loop: Callable[..., Any]) -> Callable[..., Any]:
    try:
        made: Callable[..., Any] = njit(cache=True)(loop)
    except RuntimeError:  # nowhere to keep what is compiled
        made = njit(loop)
    return made


def _put(tree: Any, at: Any, value: Any, now: Any) -> None:
    """Enter a value in the tree of greatest values; what is older than ``now`` counts as empty."""
    at += 1
    while at < len(tree):
        if tree[at, 1] != now:
            tree[at, 1] = now
            tree[at, 0] = value
        elif tree[at, 0] < value:
            tree[at, 0] = value
        else:
            break
        at += at & -at


def _reaches(tree: Any, at: Any, value: Any, now: Any) -> bool:
    """Say whether an entry at ``at`` or before is at least ``value``."""
    at += 1
    while at > 0:
        if tree[at, 1] == now and tree[at, 0] >= value:
            return True
        at -= at & -at
    return False


def _below(rows: Any, one: Any, other: Any, party: Any) -> bool:
    """Say whether, from a party on, the one is nowhere above the other."""
    column = party
    while column < rows.shape[1] and rows[one, column] <= rows[other, column]:
        column += 1
    return bool(column == rows.shape[1])


def _part(rows: Any, among: Any, party: Any, middle: Any, upper: Any, alive: Any) -> Any:
    """List those still alive that are from the middle up, or those below it, in their order."""
    found = np.empty(len(among), np.int64)
    size = 0
    for row in among:
        if alive[row] and (rows[row, party] >= middle) == upper:
            found[size] = row
            size += 1
    return found[:size]


def _span(rows: Any, among: Any, party: Any) -> Any:
    least = most = rows[among[0], party]
    for row in among:
        least = min(least, rows[row, party])
        most = max(most, rows[row, party])
    return least, most


def _sweep(rows: Any, high: Any, low: Any, alive: Any, tree: Any, clock: Any) -> None:
    """Strike from ``low`` what a row of ``high`` before it dominates in the last two columns."""
    clock[0] += 1
    now, party, width = clock[0], rows.shape[1] - 2, len(tree) - 2
    at = 0
    for row in low:
        while at < len(high) and high[at] < row:
            above = high[at]
            if alive[above]:
                put(tree, width - rows[above, party], rows[above, party + 1], now)
            at += 1
        if alive[row] and reaches(tree, width - rows[row, party], rows[row, party + 1], now):
            alive[row] = False


def _strike(rows: Any, high: Any, low: Any, party: Any, alive: Any, tree: Any, clock: Any) -> None:
    """Strike from ``low`` what ``high`` dominates, where only columns from ``party`` on count."""
    if len(high) == 0 or len(low) == 0:
        return
    if len(high) * len(low) <= _FEW_PAIRS:
        for row in low:
            for above in high:
                if above > row:
                    break
                if below(rows, row, above, party):
                    alive[row] = False
                    break
        return
    if party == rows.shape[1] - 2:
        sweep(rows, high, low, alive, tree, clock)
        return
    low_least, low_most = span(rows, low, party)
    high_least, high_most = span(rows, high, party)
    if high_most < low_least:
        return
    if high_least >= low_most:
        strike(rows, high, low, party + 1, alive, tree, clock)
        return
    middle = (max(low_most, high_most) + min(low_least, high_least) + 1) // 2
    upper = part(rows, high, party, middle, True, alive)
    lower = part(rows, high, party, middle, False, alive)
    strike(rows, upper, part(rows, low, party, middle, False, alive), party + 1, alive, tree, clock)
    strike(rows, upper, part(rows, low, party, middle, True, alive), party, alive, tree, clock)
    strike(rows, lower, part(rows, low, party, middle, False, alive), party, alive, tree, clock)


def _settle(rows: Any, among: Any, party: Any, alive: Any, tree: Any, clock: Any) -> None:
    """Strike from ``among`` what another of them dominates; columns before ``party`` are equal."""
    if len(among) * len(among) <= _FEW_PAIRS:
        for at in range(len(among)):
            for before in range(at):
                if alive[among[before]] and below(rows, among[at], among[before], 1):
                    alive[among[at]] = False
                    break
        return
    if party == rows.shape[1] - 2:
        sweep(rows, among, among, alive, tree, clock)
        return
    least, most = span(rows, among, party)
    if least == most:
        settle(rows, among, party + 1, alive, tree, clock)
        return
    middle = (most + least + 1) // 2
    settle(rows, part(rows, among, party, middle, True, alive), party, alive, tree, clock)
    upper = part(rows, among, party, middle, True, alive)
    lower = part(rows, among, party, middle, False, alive)
    strike(rows, upper, lower, party + 1, alive, tree, clock)
    settle(rows, part(rows, lower, party, middle, False, alive), party, alive, tree, clock)


put, reaches, below = _compiled(_put), _compiled(_reaches), _compiled(_below)
part, span, sweep = _compiled(_part), _compiled(_span), _compiled(_sweep)
strike = _compiled(_strike)
settle = _compiled(_settle)
