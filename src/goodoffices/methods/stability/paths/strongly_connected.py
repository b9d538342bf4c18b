"""Which states of a listed graph can be reached from each other.

Source: tarjan1972
"""

from __future__ import annotations

import numpy as np

from goodoffices.methods.stability.conflict_graph import StateArray


def strongly_connected(n_states: int, starts: StateArray, ends: StateArray) -> StateArray:
    """Give every state the number of its set; two states share one if each reaches the other.

    Tarjan's search in depth, without recursion: a set is complete when the search has come back to
    the first of its states.

    Parameters
    ----------
    n_states
        How many states there are.
    starts, ends
        Arc number ``a`` goes from ``starts[a]`` to ``ends[a]``.

    Examples
    --------
    >>> arcs = np.array([[0, 1], [1, 2], [2, 1]])
    >>> strongly_connected(3, arcs[:, 0], arcs[:, 1]).tolist()
    [1, 0, 0]

    Source: tarjan1972
    """
    by_start = np.argsort(starts, kind="stable")
    first = np.searchsorted(starts[by_start], np.arange(n_states + 1)).tolist()
    after = ends[by_start].tolist()
    found, number, low = [-1] * n_states, [-1] * n_states, [0] * n_states
    place, waiting, sets, met = first[:-1].copy(), list[int](), 0, 0
    for root in range(n_states):
        trail = [root] if number[root] < 0 else []
        while trail:
            state = trail[-1]
            if number[state] < 0:
                number[state] = low[state] = met
                met += 1
                waiting.append(state)
            if place[state] < first[state + 1]:
                end = after[place[state]]
                place[state] += 1
                if number[end] < 0:
                    trail.append(end)
                elif found[end] < 0:
                    low[state] = min(low[state], number[end])
                continue
            trail.pop()
            if trail:
                low[trail[-1]] = min(low[trail[-1]], low[state])
            if low[state] == number[state]:
                while found[state] < 0:
                    found[waiting.pop()] = sets
                sets += 1
    return np.array(found, dtype=np.int64)
