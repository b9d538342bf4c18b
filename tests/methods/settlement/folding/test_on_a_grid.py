"""When a limit is reached: all that is listed is real, and the error is no larger than said."""

from random import Random

import pytest
from tests.methods.settlement.folding.small_cases import Line, Small, efficient_of, small_case

from goodoffices.errors import TooLargeError, UseError
from goodoffices.methods.settlement import AcceptanceRule
from goodoffices.methods.settlement.folding import (
    EfficientFront,
    Limits,
    efficient_front,
    standards_on_front,
)
from goodoffices.methods.settlement.package_space import PackageSpace, package_space


def described(case: Small) -> PackageSpace:
    rule = AcceptanceRule(case.needed, case.vetoes)
    return package_space(case.tables, case.floors, 1, case.never, case.red_lines, rule)


def larger_case(random: Random) -> Small:
    """More options and wide numbers, so that the grid has something to leave out."""
    n, shape = random.randint(2, 4), [random.randint(3, 4) for _ in range(4)]
    tables = [[[random.randint(-60, 60) for _ in range(n)] for _ in range(k)] for k in shape]
    floors = [random.randint(-120, 30) for _ in range(n)]
    base = small_case(random, parties=n)
    never: list[Line] = [{0: frozenset({1}), 2: frozenset({0, 2})}] if random.random() < 0.3 else []
    red: list[Line] = [{1: frozenset({0}), 3: frozenset({1})}] if random.random() < 0.2 else []
    return Small(tables, floors, never, [red] * n, base.needed, base.vetoes)


def check(case: Small, front: EfficientFront) -> None:
    listed = [tuple(row) for row in front.vectors.tolist()]
    can_be = set(case.packages())
    for worth, package in zip(listed, front.packages, strict=True):
        assert case.worth(package) == worth
        assert case.passes(package)
        assert package in can_be
    assert not any(case.passes(package) for package in front.nearly)
    near = [case.worth(package) for package in front.nearly]
    for best, behind in efficient_of(case).items():
        assert any(
            all(y >= x - e for y, x, e in zip(row, best, front.error, strict=True))
            for row in listed + near
        )
        if best in listed:
            assert front.counts[listed.index(best)] <= len(behind)


def test_the_error_is_kept_on_two_hundred_cases() -> None:
    random, on_a_grid = Random(11), 0
    while on_a_grid < 200:
        case, most = larger_case(random), random.randint(12, 30)
        front = efficient_front(described(case), limits=Limits(most), merge=random.choice([1, 9]))
        assert front.peak <= most
        assert front.exact == (not any(front.error))
        if not front.exact:
            on_a_grid += 1
            check(case, front)


def test_a_limit_that_is_not_reached_changes_nothing() -> None:
    space = package_space([[[0, 3], [2, 2], [3, 0]]] * 4, [0, 0])
    assert efficient_front(space, limits=Limits(10**6, seconds=1000)).exact


def test_in_haste_the_rest_is_done_on_a_grid() -> None:
    space = package_space([[[0, 40 + k], [20, 23 + 2 * k], [40 - k, 0]] for k in range(9)], [0, 0])
    assert efficient_front(space).exact
    hurried = efficient_front(space, limits=Limits(seconds=0.0, in_haste=30))
    assert not hurried.exact
    assert hurried.peak <= 30
    with pytest.raises(UseError, match="up to an error"):
        standards_on_front(hurried)


def test_no_room_for_a_single_issue_is_said() -> None:
    space = package_space([[[i, -i] for i in range(50)]], [-99, -99])
    with pytest.raises(TooLargeError, match="Raise the limit"):
        efficient_front(space, limits=Limits(10))
