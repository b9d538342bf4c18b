"""Random bargains between two sides: what is contested and at stake, read here from the case."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from typing import Any

from goodoffices.case.model import Case
from goodoffices.lenses.packages.division.items import contest
from goodoffices.lenses.packages.division.nearest import nearest
from goodoffices.lenses.packages.division.procedures import divide
from goodoffices.lenses.packages.zone import zone
from goodoffices.outcomes.space import OutcomeSpace

SIDES = ("A", "B")
Values = dict[str, dict[str, list[int]]]


def drawn(draw: random.Random) -> tuple[Case, Values, dict[str, list[int]], dict[str, int]]:
    """A case with its values, weights and, for a side, the option of i0 it never accepts."""
    names = [f"i{k}" for k in range(draw.randint(1, 4))]
    sizes = {issue: draw.randint(2, 4) for issue in names}
    values = {
        p: {i: [draw.randint(0, 5) for _ in range(n)] for i, n in sizes.items()} for p in SIDES
    }
    weights = {p: [draw.randint(1, 9) for _ in names] for p in SIDES}
    never = {p: draw.randrange(1, sizes["i0"]) for p in SIDES if draw.random() < 0.3}
    preferences = [
        {
            "of": p, "by": "T", "walk away": "now",
            "points": dict(zip(names, weights[p], strict=True)),
            "values": {i: {f"o{n}": v for n, v in enumerate(own)} for i, own in values[p].items()},
            "red lines": [{"i0": f"o{never[p]}"}] if p in never else [],
        }
        for p in SIDES
    ]  # fmt: skip
    issues: dict[str, Any] = {
        issue: {
            "options": {f"o{n}": "" for n in range(size)},
            "now": "o0",
            "scale": draw.random() < 0.5,
            "held by": {"all of": list(SIDES)},
        }
        for issue, size in sizes.items()
    }
    parties = {p: {"name": p, "role": "at the table"} for p in SIDES}
    case = Case.model_validate(
        {"case": "random", "parties": parties, "issues": issues, "preferences": preferences}
    )
    return case, values, weights, never


def best(own: list[int], options: list[int]) -> set[int]:
    return {o for o in options if own[o] == max(own[k] for k in options)}


def test_stakes_and_what_is_contested() -> None:
    draw = random.Random(21)
    for _ in range(300):
        case, values, weights, never = drawn(draw)
        found = contest(zone(OutcomeSpace(case)), SIDES)
        stakes = {item.position: item for item in found.items}
        for position, issue in enumerate(case.issues):
            first, second = values["A"][issue], values["B"][issue]
            options = [o for o in range(len(first)) if issue != "i0" or o not in never.values()]
            mine, theirs = best(first, options), best(second, options)
            if len(options) < 2:
                assert position not in stakes
                assert position not in found.agreed
                continue
            if mine & theirs:
                assert found.agreed[position] in mine & theirs
                continue
            item = stakes[position]
            assert item.wants[0] in mine
            assert item.wants[1] in theirs
            lost = (max(first[o] for o in theirs), max(second[o] for o in mine))
            got = (first[item.wants[0]] - lost[0], second[item.wants[1]] - lost[1])
            for side, party in enumerate(SIDES):
                # on the side's own scale: weight × value ÷ sum of weights
                scale = OutcomeSpace(case).worth(party).scale
                assert scale is not None
                share = Fraction(weights[party][position], sum(weights[party]))
                assert Fraction(item.stake[side], scale) == share * got[side]


def test_no_package_of_the_options_in_question_is_nearer() -> None:
    draw = random.Random(22)
    for _ in range(200):
        case, values, _, _ = drawn(draw)
        here = zone(OutcomeSpace(case))
        contested = contest(here, SIDES)
        if not contested.items:
            continue
        divided = divide(contested)
        found = nearest(here, contested, divided.adjusted.shares)
        assert found.state is not None
        for item, share in zip(contested.items, divided.adjusted.shares, strict=True):
            issue = list(case.issues)[item.position]
            own = [values[party][issue] for party in SIDES]
            off = [deviation(own, item.wants, option, share) for option in item.between]
            taken = int(found.outcome[issue][1:])
            assert deviation(own, item.wants, taken, share) == min(off)
            if not case.issues[issue].scale:
                assert set(item.between) == set(item.wants)
        refusing = {p for p in SIDES if below_now(values, case, found.outcome, p)}
        assert set(found.refused_by) == refusing


def deviation(
    own: list[list[int]], wants: tuple[int, int], option: int, share: Fraction
) -> Fraction:
    """How far an option is, for the side for which it is furthest, from what is due to it."""
    parts = []
    for side, due in enumerate((share, 1 - share)):
        win, lose = own[side][wants[side]], own[side][wants[1 - side]]
        parts.append(abs(Fraction(own[side][option] - lose, win - lose) - due))
    return max(parts)


def below_now(values: Values, case: Case, outcome: dict[str, str], party: str) -> bool:
    (entry,) = (e for e in case.preferences if e.of == party)
    gain = sum(
        entry.points[i].midpoint * (own[int(outcome[i][1:])] - own[0])
        for i, own in values[party].items()
    )
    return gain < 0


def test_the_greatest_product_over_every_way_to_win() -> None:
    draw = random.Random(23)
    for _ in range(200):
        case, *_ = drawn(draw)
        contested = contest(zone(OutcomeSpace(case)), SIDES)
        if not contested.items:
            continue
        divided = divide(contested)
        assert divided.whole is not None
        first, second = contested.stakes(0), contested.stakes(1)
        products = []
        for won in product((0, 1), repeat=len(first)):
            mine = sum(v for v, w in zip(first, won, strict=True) if w == 0)
            theirs = sum(v for v, w in zip(second, won, strict=True) if w == 1)
            products.append((bool(mine) + bool(theirs), (mine or 1) * (theirs or 1)))
        assert (divided.whole.positive, divided.whole.product) == max(products)
