"""Cases at the edge: nothing passes, nothing can be, one of everything, too many to list."""

from itertools import islice

import pytest

from goodoffices.errors import Cancelled
from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.methods.settlement.folding import efficient_front, standards_on_front
from goodoffices.methods.settlement.package_space import package_space

TRADE = [[0, 3], [1, 2], [3, 0]]


def test_nothing_is_acceptable() -> None:
    front = efficient_front(package_space([TRADE] * 5, [16, 0]))
    assert (len(front), front.n_packages, front.packages, front.exact) == (0, 0, (), True)
    assert front.vectors.shape == (0, 2)
    assert not any(found.solution.defined for found in standards_on_front(front))


def test_nothing_can_be() -> None:
    everything = {0: frozenset({0, 1, 2})}
    assert len(efficient_front(package_space([TRADE] * 2, [0, 0], never=[everything]))) == 0
    both = {0: frozenset({0, 1, 2}), 1: frozenset({0, 1, 2})}
    assert len(efficient_front(package_space([TRADE] * 2, [0, 0], never=[both]), among="all")) == 0
    each = [{1: frozenset({option})} for option in range(3)]
    assert len(efficient_front(package_space([TRADE] * 2, [0, 0], never=each), among="all")) == 0


def test_a_party_that_refuses_everything_is_not_needed_under_a_quorum() -> None:
    refuses = [{0: frozenset({0, 1, 2})}]
    space = package_space([TRADE] * 2, [0, 4], red_lines=[refuses, []], rule=AcceptanceRule(1))
    assert efficient_front(space).vectors.tolist() == [[2, 4], [1, 5], [0, 6]]
    alone = package_space([TRADE] * 2, [0, 4], red_lines=[refuses, []])
    assert len(efficient_front(alone)) == 0


def test_one_party_and_one_issue() -> None:
    front = efficient_front(package_space([[[4], [7], [7]]], [0]))
    assert (front.vectors.tolist(), front.counts) == ([[7]], (2,))
    assert sorted(front.packages_of(0)) == [(1,), (2,)]


def test_a_package_that_satisfies_only_those_who_do_not_matter_is_left_out() -> None:
    space = package_space([[[5, 0], [0, 1]]], [9, 1], rule=AcceptanceRule(1))
    assert efficient_front(space).vectors.tolist() == [[0, 1]]


def test_counts_beyond_machine_integers() -> None:
    issue = [[0, 0], [1, 1], [1, 1], [1, 1], [1, 1]]
    front = efficient_front(package_space([issue] * 60, [0, 0]))
    assert (front.vectors.tolist(), front.counts) == ([[60, 60]], (4**60,))
    some = list(islice(front.packages_of(0), 1000))
    assert len(set(some)) == 1000
    assert len(list(front.packages_of(0, most=7))) == 7


def test_all_tied_issues_too_many_to_merge_are_carried() -> None:
    # Every package with the first option on two neighbouring issues is out: a chain of 20 issues.
    never = [{i: frozenset({0}), i + 1: frozenset({0})} for i in range(19)]
    space = package_space([[[2, 0], [0, 1]]] * 20, [0, 0], never=never)
    front = efficient_front(space)
    # The first option k times, never twice in a row, in C(21 - k, k) ways.
    assert front.vectors.tolist() == [[2 * k, 20 - k] for k in range(10, -1, -1)]
    assert front.counts == (11, 220, 1287, 3432, 5005, 4368, 2380, 816, 171, 20, 1)
    assert all(space.acceptable(package) for package in front.packages)


def test_the_denominator_and_the_reservation_stay_those_of_the_space() -> None:
    space = package_space([[[-300, 100], [500, -700]]] * 3, [-200, -700], denominator=100)
    front = efficient_front(space)
    assert front.vectors.tolist() == [[-100, -500]]
    assert front.space is space


def test_the_person_can_stop_it() -> None:
    class Stops:
        done = 0
        finished = False

        def start(self, what: str, total: int | None) -> None:
            assert total == 5

        def advance(self, steps: int = 1) -> None:
            self.done += steps
            if self.done == 2:
                raise Cancelled(())

        def finish(self) -> None:
            self.finished = True

    stops = Stops()
    with pytest.raises(Cancelled):
        efficient_front(package_space([TRADE] * 5, [0, 0]), progress=stops)
    assert stops.finished
