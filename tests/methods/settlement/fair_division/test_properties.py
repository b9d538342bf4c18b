"""What the procedures for two sides promise, whatever the points."""

from fractions import Fraction
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.methods.settlement.fair_division import adjusted_winner, proportional_allocation

Sides = tuple[list[int], list[int]]


@st.composite
def sides(draw: st.DrawFn, most: int = 8) -> Sides:
    number = draw(st.integers(1, most))
    points = st.lists(st.integers(0, 12), min_size=number, max_size=number)
    first, second = draw(points), draw(points)
    assume(any(first) and any(second))
    return first, second


def hundred(points: list[int]) -> list[Fraction]:
    return [Fraction(100 * point, sum(points)) for point in points]


def had(points: list[int], shares: list[Fraction]) -> Fraction:
    return sum((p * s for p, s in zip(hundred(points), shares, strict=True)), Fraction(0))


@given(sides())
def test_adjusted_winner_is_equitable_and_free_of_envy(both: Sides) -> None:
    found = adjusted_winner(*both)
    mine, theirs = list(found.shares), [1 - share for share in found.shares]
    assert found.points == (had(both[0], mine), had(both[1], theirs))
    assert found.points[0] == found.points[1] >= 50
    assert had(both[0], theirs) <= found.points[0]
    assert had(both[1], mine) <= found.points[1]


@given(sides())
def test_adjusted_winner_divides_one_issue_at_most(both: Sides) -> None:
    found = adjusted_winner(*both)
    divided = [issue for issue, share in enumerate(found.shares) if 0 < share < 1]
    assert divided == ([] if found.divided is None else [found.divided])
    assert all(0 <= share <= 1 for share in found.shares)


@given(sides(most=6))
def test_adjusted_winner_is_efficient(both: Sides) -> None:
    # A division that is linear in the shares is efficient if no corner, and no mixture of two
    # corners, is better for both: the frontier of the divisible problem joins corners.
    found = adjusted_winner(*both)
    mine, theirs = (hundred(points) for points in both)
    corners = [
        (
            sum((m for m, w in zip(mine, won, strict=True) if w), Fraction(0)),
            sum((t for t, w in zip(theirs, won, strict=True) if not w), Fraction(0)),
        )
        for won in product((True, False), repeat=len(mine))
    ]
    level = found.points[0]
    high = [c for c in corners if c[0] > level and c[1] <= level]
    low = [c for c in corners if c[0] <= level and c[1] > level]
    assert not any(c[0] > level and c[1] > level for c in corners)
    for a in high:
        for b in low:
            # where the line from a to b meets the level of the second side, the first has no more
            part = (level - b[1]) / (a[1] - b[1])
            assert b[0] + part * (a[0] - b[0]) <= level


@given(sides())
def test_adjusted_winner_gives_back_in_rising_order_from_the_leader(both: Sides) -> None:
    found = adjusted_winner(*both)
    ratios = [transfer.ratio for transfer in found.transfers]
    assert ratios == sorted(ratios)
    assert all(ratio >= 1 for ratio in ratios)
    assert len({transfer.giver for transfer in found.transfers}) <= 1
    assert all(transfer.part == 1 for transfer in found.transfers[:-1])


@given(sides())
def test_proportional_allocation_is_equitable_and_free_of_envy(both: Sides) -> None:
    found = proportional_allocation(*both)
    mine, theirs = list(found.shares), [1 - share for share in found.shares]
    assert found.points == (had(both[0], mine), had(both[1], theirs))
    assert found.points[0] == found.points[1] >= 50
    assert had(both[0], theirs) <= found.points[0]
    assert had(both[1], mine) <= found.points[1]
    assert found.points[0] <= adjusted_winner(*both).points[0]


@given(sides(), st.integers(1, 50))
def test_the_total_of_a_sides_points_does_not_matter(both: Sides, times: int) -> None:
    scaled = [times * point for point in both[0]]
    assert adjusted_winner(scaled, both[1]) == adjusted_winner(*both)
    assert proportional_allocation(scaled, both[1]) == proportional_allocation(*both)
