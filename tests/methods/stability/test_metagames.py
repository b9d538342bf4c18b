"""Howard's result: where everybody may do anything, caution comes down to one number per party.

If every combination of the parties' choices can be, and every choice can be changed at will, a
state is GMR stable for a party exactly if it is worth at least the most that the party can assure
itself by choosing first, and SMR stable exactly if it is worth at least what the others cannot
keep it below when it chooses second. Both follow from the array alone, with no sequence searched.
"""

from typing import Any

import numpy as np
import pytest

from goodoffices.methods.stability import Relation, analyse


class Metagame:
    """Each party owns one axis of an array of worths and may move along it at will."""

    def __init__(self, worth: np.ndarray[Any, Any]) -> None:
        self.worth = worth
        self.shape = worth.shape[1:]
        self.n_states = int(np.prod(self.shape))
        self.parties = tuple("ABCDE"[: len(worth)])
        self.movers = tuple(frozenset({party}) for party in range(len(worth)))

    axis_form = None

    def successors(self, mover: int, state: int) -> Any:
        place = [int(k) for k in np.unravel_index(state, self.shape)]
        here = place[mover]
        reached = []
        for choice in range(self.shape[mover]):
            place[mover] = choice
            if choice != here:
                reached.append(int(np.ravel_multi_index(place, self.shape)))
        return np.array(sorted(reached), dtype=np.int64)

    def relation(self, party: int, a: int, b: int) -> Relation:
        raise AssertionError("the order is complete")

    def order(self, party: int) -> Any:
        return np.unique(-self.worth[party].ravel(), return_inverse=True)[1]


@pytest.mark.parametrize("shape", [(6, 7), (4, 3, 5), (8, 3, 3, 2), (16, 4, 3, 3, 1)])
@pytest.mark.parametrize("largest", [5, 10**6])
def test_gmr_and_smr_are_one_number_per_party(shape: tuple[int, ...], largest: int) -> None:
    draw = np.random.default_rng([*shape, largest])
    worth = draw.integers(0, largest, (len(shape), *shape))
    results = analyse(Metagame(worth))
    for party, value in enumerate(worth):
        others = tuple(axis for axis in range(len(shape)) if axis != party)
        assured = value.min(axis=others).max()
        conceded = value.max(axis=party).min()
        best_reply = value == value.max(axis=party, keepdims=True)
        for key, expected in (
            ("nash", best_reply),
            ("gmr", (value >= assured) | best_reply),
            ("smr", value >= conceded),
        ):
            np.testing.assert_array_equal(results[key].stable_for[party], expected.ravel())
