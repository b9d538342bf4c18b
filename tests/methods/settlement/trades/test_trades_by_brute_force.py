"""Trades, better drafts and one text, against readings in plain Python over every package."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.settlement.trades.by_hand import ByHand, Package, bargains

from goodoffices.methods.settlement.trades.exchange import exchange
from goodoffices.methods.settlement.trades.issue_by_issue import (
    by_consent,
    by_splitting,
    in_proportion,
)
from goodoffices.methods.settlement.trades.logrolling import Trade, logrolling
from goodoffices.methods.settlement.trades.nearby import nearby, nearby_listed
from goodoffices.methods.settlement.trades.one_text import one_text
from goodoffices.methods.settlement.trades.post_settlement import (
    draft_as_walk_away,
    post_settlement,
)
from goodoffices.methods.settlement.trades.stakes import contrasts, stakes, still_open


@given(bargains())
@settings(max_examples=120, deadline=None)
def test_nearby_is_every_package_within_two_changes(hand: ByHand) -> None:
    found = nearby(hand.space, hand.start)
    assert [found.package(k) for k in range(len(found.packages))] == hand.around(hand.start)
    for k, y in enumerate(hand.around(hand.start)):
        assert found.gains[k].tolist() == hand.gains(hand.start, y)
        assert bool(found.hurts[k].any()) == hand.hurts(hand.start, y)
        assert bool(found.improves[k]) == hand.improves(hand.start, y)


@given(bargains())
@settings(max_examples=100, deadline=None)
def test_a_list_of_packages_gives_the_same_neighbours(hand: ByHand) -> None:
    digits = np.array(hand.packages)
    totals = np.array([hand.worth(x) for x in hand.packages])
    crossed = np.array([[hand.crosses(x, p) for p in range(hand.n)] for x in hand.packages])
    listed = nearby_listed(digits, totals, crossed, hand.packages.index(hand.start))
    described = nearby(hand.space, hand.start)
    assert listed.start == described.start
    assert listed.packages.tolist() == described.packages.tolist()
    assert listed.gains.tolist() == described.gains.tolist()
    assert listed.barred.tolist() == described.barred.tolist()


def pays(hand: ByHand, y: Package) -> list[tuple[int, int]]:
    """Who gives on the first issue, who on the second, and neither is below: by the definition."""
    first, second = (hand.gains(hand.start, half) for half in hand.halves(y))
    both = hand.gains(hand.start, y)
    return [
        (a, b)
        for a, b in permutations(range(hand.n), 2)
        if first[a] < 0 < second[a] and second[b] < 0 < first[b] and min(both[a], both[b]) >= 0
    ]


@given(bargains())
@settings(max_examples=200, deadline=None)
def test_exchanges_are_those_of_the_definition_and_none_is_missed(hand: ByHand) -> None:
    found = logrolling(hand.space, hand.start)
    pairs = [y for y in hand.around(hand.start) if hand.distance(hand.start, y) == 2]
    expected = {y for y in pairs if pays(hand, y) and max(hand.gains(hand.start, y)) > 0}
    reported = {package(hand, trade): trade for trade in found.trades}
    assert set(reported) == expected
    assert len(found.trades) == len(expected)
    for y, trade in reported.items():
        assert list(trade.gains) == hand.gains(hand.start, y)
        assert trade.hurts_nobody == (not hand.hurts(hand.start, y))
        assert sorted((t.giver, t.other) for t in trade.between) == sorted(pays(hand, y))
        first, second = (hand.gains(hand.start, half) for half in hand.halves(y))
        for terms in trade.between:
            a, b = terms.giver, terms.other
            assert terms.giver_ratio == Fraction(second[a], -first[a]) >= 1
            assert terms.other_ratio == Fraction(first[b], -second[b]) >= 1
        check_with_free(hand, y, trade, found.together.package)
    # whatever hurts nobody is told somewhere
    free = {y for y in hand.around(hand.start) if hand.distance(hand.start, y) == 1}
    free = {y for y in free if hand.improves(hand.start, y)}
    assert {moved(hand, change.issue, change.option) for change in found.free} == free
    harmless = {package(hand, trade) for trade in (*found.trades, *found.paid)}
    for y in pairs:
        if hand.improves(hand.start, y) and y not in harmless:
            assert all(h in hand.packages and not hand.hurts(hand.start, h) for h in hand.halves(y))
    for trade in found.paid:
        halves = hand.halves(package(hand, trade))
        alone = [h in hand.packages and not hand.hurts(hand.start, h) for h in halves]
        assert not all(alone)
        assert hand.improves(hand.start, package(hand, trade))
        assert package(hand, trade) not in expected


def package(hand: ByHand, trade: Trade) -> Package:
    there = {one.issue: one.option for one in (trade.first, trade.second)}
    return tuple(there.get(k, o) for k, o in enumerate(hand.start))


def moved(hand: ByHand, issue: int, option: int) -> Package:
    return tuple(option if k == issue else o for k, o in enumerate(hand.start))


def check_with_free(hand: ByHand, y: Package, trade: Trade, together: Package) -> None:
    both = tuple(t if y[k] == hand.start[k] else y[k] for k, t in enumerate(together))
    new = any(hand.crosses(both, p) and not hand.crosses(hand.start, p) for p in range(hand.n))
    if not hand.can_be(both) or new:
        assert trade.with_free is None
    else:
        assert list(trade.with_free or ()) == hand.gains(hand.start, both)


@given(bargains())
@settings(max_examples=100, deadline=None)
def test_exchanges_stand_in_their_order(hand: ByHand) -> None:
    def place(trade: Trade) -> Any:
        if trade.hurts_nobody:
            return 0, -min(trade.gains), -sum(trade.gains)
        if trade.hurts_nobody_with_free:
            assert trade.with_free is not None
            return 1, -min(trade.with_free), -sum(trade.with_free)
        return 2, -min(trade.gains), -sum(trade.gains)

    order = [place(trade) for trade in logrolling(hand.space, hand.start).trades]
    assert order == sorted(order)


@given(bargains())
@settings(max_examples=120, deadline=None)
def test_one_text_takes_the_best_step_and_stuck_means_stuck(hand: ByHand) -> None:
    space = hand.space
    found = one_text(hand.start, lambda x: nearby(space, x))
    here = hand.start
    for step in found.steps:
        choices = [y for y in hand.around(here) if hand.improves(here, y)]
        assert step.package == hand.best(here, choices)
        assert list(step.gains) == hand.gains(here, step.package)
        assert list(step.changed) == [k for k in range(len(here)) if here[k] != step.package[k]]
        here = step.package
    assert found.end == here
    assert not any(hand.improves(here, y) for y in hand.around(here))
    helping = [y for y in hand.around(here) if max(hand.gains(here, y)) > 0]
    kept = [y for y in helping if not crosses_anew(hand, here, y)] or helping
    if not kept:
        assert found.blocked is None
        return
    assert found.blocked is not None
    nearest = hand.best(here, kept)
    assert found.blocked.package == nearest
    assert found.blocked.losers or found.blocked.barred
    assert list(found.blocked.losers) == [
        p for p, gain in enumerate(hand.gains(here, nearest)) if gain < 0
    ]


def crosses_anew(hand: ByHand, x: Package, y: Package) -> bool:
    return any(hand.crosses(y, p) and not hand.crosses(x, p) for p in range(hand.n))


@given(bargains(), st.data())
@settings(max_examples=120, deadline=None)
def test_improvements_on_a_draft_are_all_there_are(hand: ByHand, data: st.DataObject) -> None:
    totals = [hand.worth(x) for x in hand.packages]
    crossed = [[hand.crosses(x, p) for p in range(hand.n)] for x in hand.packages]
    among = data.draw(st.lists(st.booleans(), min_size=len(totals), max_size=len(totals)))
    found = post_settlement(totals, hand.packages.index(hand.start), among, crossed)
    better = [k for k, x in enumerate(hand.packages) if among[k] and hand.improves(hand.start, x)]
    assert found.rows.tolist() == better
    assert found.count == len(better)
    assert found.gains.tolist() == [hand.gains(hand.start, hand.packages[k]) for k in better]

    def dominates(a: int, b: int) -> bool:
        pairs = list(zip(totals[a], totals[b], strict=True))
        return all(x >= y for x, y in pairs) and any(x > y for x, y in pairs)

    efficient = [k for k in better if not any(dominates(other, k) for other in better)]
    assert found.rows[found.efficient].tolist() == efficient
    if not better:
        assert found.best is None
        return
    best = hand.best(hand.start, [hand.packages[k] for k in better])
    assert found.best == hand.packages.index(best)

    def merit(x: Package) -> tuple[int, int]:
        return min(hand.gains(hand.start, x)), sum(hand.gains(hand.start, x))

    assert found.ties == sum(merit(hand.packages[k]) == merit(best) for k in better)


@given(bargains())
@settings(max_examples=100, deadline=None)
def test_by_order_the_named_improvement_is_efficient_and_better_for_most(hand: ByHand) -> None:
    totals = [hand.worth(x) for x in hand.packages]
    found = post_settlement(totals, hand.packages.index(hand.start), by_order=True)
    efficient = found.rows[found.efficient].tolist()
    if not efficient:
        assert found.best is None
        return

    def helped(k: int) -> tuple[int, int]:
        signs = [int(gain > 0) for gain in hand.gains(hand.start, hand.packages[k])]
        return min(signs), sum(signs)

    most = max(map(helped, efficient))
    assert found.best == next(k for k in efficient if helped(k) == most)
    assert found.ties == sum(helped(k) == most for k in efficient)


@given(bargains())
@settings(max_examples=60, deadline=None)
def test_a_draft_as_walk_away_asks_the_same_question(hand: ByHand) -> None:
    raised = draft_as_walk_away(hand.space, hand.start)
    if any(hand.crosses(hand.start, p) for p in range(hand.n)):
        return
    for x in hand.packages:
        assert raised.acceptable(x) == (not hand.hurts(hand.start, x))


def shares(rows: list[list[int]], row: list[int]) -> list[Fraction]:
    found = []
    for p in range(len(row)):
        column = [other[p] for other in rows]
        if max(column) > min(column):
            found.append(Fraction(row[p] - min(column), max(column) - min(column)))
    return sorted(found)


@given(bargains(), st.booleans())
@settings(max_examples=120, deadline=None)
def test_issue_by_issue_takes_the_fairest_option_of_each(hand: ByHand, consent: bool) -> None:
    found = (by_consent if consent else by_splitting)(hand.space, hand.start)
    for k, table in enumerate(hand.tables):
        options = [hand.start[k]]
        for o in range(len(table)):
            x = moved(hand, k, o)
            fine = x in hand.packages and (not consent or not hand.hurts(hand.start, x))
            if o != hand.start[k] and fine:
                options.append(o)
        rows = [table[o] for o in options]
        best = max(options, key=lambda o: shares(rows, table[o]))
        assert found.package[k] == best
    assert list(found.gains) == hand.gains(hand.start, found.package)
    assert found.can_be == (found.package in hand.packages)
    assert list(found.barred) == [p for p in range(hand.n) if hand.crosses(found.package, p)]
    if consent:
        assert min(found.gains) >= 0


@given(bargains(), st.data())
@settings(max_examples=100, deadline=None)
def test_in_proportion_is_the_greatest_common_factor(hand: ByHand, data: st.DataObject) -> None:
    compromise = data.draw(st.lists(st.integers(-1, 4), min_size=hand.n, max_size=hand.n))
    rows = [hand.gains(hand.start, x) for x in hand.packages]
    found = in_proportion(rows, compromise)
    fit = [row for row in rows if min(row) >= 0]
    if min(compromise) < 0 or not any(compromise) or not fit:
        assert found is None
        return
    assert found is not None
    reached = [all(g >= found * c for g, c in zip(row, compromise, strict=True)) for row in fit]
    assert any(reached)
    more = found + Fraction(1, 10**6)
    assert not any(all(g >= more * c for g, c in zip(r, compromise, strict=True)) for r in fit)


@given(bargains())
@settings(max_examples=100, deadline=None)
def test_what_issues_are_worth_and_which_are_worth_exchanging(hand: ByHand) -> None:
    space = hand.space
    found = stakes(space)
    alone = [*hand.never, *(line for lines in hand.lines for line in lines)]
    swings, opposed, tops = [], [], []
    for k, table in enumerate(hand.tables):
        out = {o for line in alone if list(line) == [k] for o in line[k]}
        rows = [row for o, row in enumerate(table) if o not in out] or table
        columns = list(zip(*rows, strict=True))
        tops.append([max(column) for column in columns])
        swings.append([max(column) - min(column) for column in columns])
        opposed.append(
            {
                (a, b)
                for a, b in combinations(range(hand.n), 2)
                if not any(row[a] == tops[k][a] and row[b] == tops[k][b] for row in rows)
            }
        )
    assert found.swings.tolist() == swings
    assert [set(pairs) for pairs in found.opposed] == opposed
    expected = {}
    for i, j in permutations(range(len(swings)), 2):
        for a, b in opposed[i] & opposed[j]:
            ratio = Fraction(swings[i][a], swings[i][b]) / Fraction(swings[j][a], swings[j][b])
            if ratio > 1:
                expected[a, b, i, j] = ratio
    listed = contrasts(found)
    assert {(c.party, c.other, c.gets, c.gives): c.ratio for c in listed} == expected
    assert [c.ratio for c in listed] == sorted(expected.values(), reverse=True)
    now = [hand.tables[k][hand.start[k]] for k in range(len(swings))]
    assert {(c.party, c.other, c.gets, c.gives) for c in still_open(space, hand.start, listed)} == {
        (a, b, i, j) for a, b, i, j in expected if now[i][a] < tops[i][a] and now[j][b] < tops[j][b]
    }


@given(bargains(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_package_taken_apart_is_the_package(hand: ByHand, data: st.DataObject) -> None:
    there = data.draw(st.sampled_from(hand.packages))
    found = exchange(hand.space, hand.start, there)
    assert list(found.gains) == hand.gains(hand.start, there)
    for part in found.parts:
        rest = tuple(hand.start[k] if k == part.change.issue else o for k, o in enumerate(there))
        assert list(part.without) == hand.gains(hand.start, rest)
        assert part.can_be_without == (rest in hand.packages)
    costly = [part.change for part in found.parts if part.change.losers]
    assert sorted(c.issue for side in found.sides for c in side.changes) == [
        c.issue for c in costly
    ]
    for one, other in combinations(found.sides, 2):
        assert not set(one.givers) & set(other.givers)
    for side in found.sides:
        assert set(side.givers) == {p for c in side.changes for p in c.losers}
        reached = set(side.changes[0].losers)
        for _ in side.changes:
            reached |= {p for c in side.changes if reached & set(c.losers) for p in c.losers}
        assert reached == set(side.givers)
