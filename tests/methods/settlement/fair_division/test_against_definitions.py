"""Small problems against every allocation there is."""

import random
from itertools import product
from math import prod

from goodoffices.methods.settlement.fair_division import envies, max_nash_welfare, maximin_share


def problems(number: int, seed: int) -> list[list[list[int]]]:
    draw, found = random.Random(seed), []
    for _ in range(number):
        n_parties = draw.choice([1, 2, 2, 3, 3, 4])
        n_issues = draw.randint(0, {1: 6, 2: 8, 3: 6, 4: 5}[n_parties])
        most = draw.choice([1, 3, 10, 10**6, 10**22])
        often = draw.choice([0.0, 0.5])
        found.append(
            [
                [0 if draw.random() < often else draw.randint(0, most) for _ in range(n_issues)]
                for _ in range(n_parties)
            ]
        )
    return found


def had(worth: list[list[int]], allocation: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(
        sum(value for value, winner in zip(own, allocation, strict=True) if winner == party)
        for party, own in enumerate(worth)
    )


def welfare(parts: tuple[int, ...]) -> tuple[int, int]:
    some = [part for part in parts if part]
    return len(some), prod(some)


def test_maximum_nash_welfare_with_every_tie() -> None:
    for worth in problems(700, 1):
        every = list(product(range(len(worth)), repeat=len(worth[0])))
        best = max(welfare(had(worth, allocation)) for allocation in every)
        tied = [a for a in every if welfare(had(worth, a)) == best]
        found = max_nash_welfare(worth, listed=100_000)
        assert (found.positive, found.product) == best
        assert list(found.allocations) == tied
        assert list(found.worth) == [had(worth, allocation) for allocation in tied]


def test_maximin_share() -> None:
    for worth in problems(700, 2):
        n_parties, own = len(worth), worth[0]
        cuts = product(range(n_parties), repeat=len(own))
        best = max(min(had([own] * n_parties, cut)) for cut in cuts)
        found = maximin_share(own, n_parties)
        assert found.value == best
        assert sorted(k for part in found.parts for k in part) == list(range(len(own)))
        assert len(found.parts) == n_parties
        assert min(sum(own[k] for k in part) for part in found.parts) == best


def test_envy_and_envy_up_to_one_issue() -> None:
    draw = random.Random(3)
    for worth in problems(500, 4):
        allocation = tuple(draw.randrange(len(worth)) for _ in worth[0])
        expected = set()
        for party, own in enumerate(worth):
            held: list[list[int]] = [[] for _ in worth]
            for value, winner in zip(own, allocation, strict=True):
                held[winner].append(value)
            for other in range(len(worth)):
                by = sum(held[other]) - sum(held[party])
                if by > 0:
                    ends = any(sum(held[other]) - one <= sum(held[party]) for one in held[other])
                    expected.add((party, other, by, ends))
        assert {(e.party, e.of, e.by, e.up_to_one) for e in envies(worth, allocation)} == expected


def test_the_greatest_product_leaves_no_envy_beyond_one_issue() -> None:
    # Caragiannis and others: so it is wherever everybody has something
    for worth in problems(300, 6):
        found = max_nash_welfare(worth, listed=100_000)
        if found.positive == len(worth):
            for allocation in found.allocations[:5]:
                assert all(envy.up_to_one for envy in envies(worth, allocation))
