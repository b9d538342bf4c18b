"""The divisions in sentences.

Source: brams1996; budish2011; caragiannis2019
"""

from __future__ import annotations

from goodoffices.lenses.amounts import capital, counted, listed, one_digit
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.division.nearest import Nearest
from goodoffices.lenses.packages.division.procedures import ADJUSTED, Divided
from goodoffices.lenses.packages.division.tables import issue_name, option_title, percent


def claim(asked: Asked, divided: Divided) -> str:
    """Say who wins what by adjusted winner, as a clause."""
    adjusted, items = divided.adjusted, divided.contest.items
    names = asked.names(divided.contest.sides)
    parts = [f"gives {name} {_won(asked, divided, side)}" for side, name in enumerate(names)]
    if adjusted.divided is not None:
        name = issue_name(asked, items[adjusted.divided])
        share = adjusted.shares[adjusted.divided]
        parts.append(f"divides {name}, {percent(share)} to {names[0]}")
    has = f"each then has {one_digit(adjusted.points[0])} of its 100 points"
    return f"adjusted winner between {listed(names)} {', '.join(parts)}; {has}"


def _won(asked: Asked, divided: Divided, side: int) -> str:
    """List the issues that a side wins whole."""
    items = zip(divided.contest.items, divided.adjusted.shares, strict=True)
    return listed([issue_name(asked, i) for i, share in items if share == 1 - side]) or "none whole"


def reasons(asked: Asked, divided: Divided, found: dict[str, Nearest]) -> list[str]:
    """Say how it was divided, what is not contested, what it comes to, and what else there is."""
    texts = [
        f"They want different things on {counted(len(divided.contest.items), 'issue')}. To win one "
        "is to get one’s own best option there instead of the other’s best, among those that "
        "cross no red line."
    ]
    return [
        *texts,
        *_agreed(asked, divided),
        *_dividing(asked, divided, found[ADJUSTED]),
        *(_package(asked, name, one) for name, one in found.items()),
        *_proportional(divided),
        *_whole(asked, divided),
    ]


def _agreed(asked: Asked, divided: Divided) -> list[str]:
    settled = [
        f"{asked.space.axes[position].issue} ({option_title(asked, position, option)})"
        for position, option in divided.contest.agreed.items()
    ]
    if not settled:
        return []
    return [f"Not contested, for one option there suits both best: {listed(settled)}."]


def _dividing(asked: Asked, divided: Divided, found: Nearest) -> list[str]:
    number = divided.adjusted.divided
    if number is None:
        return []
    item = divided.contest.items[number]
    name = issue_name(asked, item)
    text = f"To divide {name} needs something that can be divided: a scale, a phase, a condition."
    middle = [o for o in item.between if o not in item.wants]
    if not middle:
        return [
            f"{text} It has no option in between, so the nearest whole package gives it to one."
        ]
    titles = [f"“{option_title(asked, item.position, option)}”" for option in middle]
    taken = asked.case.issues[name].title_of(found.outcome[name])
    between = f"Between the two stands {listed(titles, 'or')}"
    return [f"{text} {between}; nearest to the division is “{taken}”."]


def _package(asked: Asked, name: str, found: Nearest) -> str:
    start = f"{capital(name)}: the nearest whole package"
    if found.state is None:
        return f"{start} cannot be, for the rules exclude it."
    words = f"{start} is ({asked.words.outcome(found.state)})"
    if not found.refused_by:
        return f"{words}; everyone whose consent it needs could accept it."
    return f"{words}; {listed([_why(asked, p, found.state) for p in found.refused_by])}."


def _why(asked: Asked, party: str, state: int) -> str:
    name, space = asked.name(party), asked.space
    if bool(space.red_lines(party)[state]):
        return f"it crosses a red line of {name}"
    return f"it is below what {name} has without a settlement"


def _proportional(divided: Divided) -> list[str]:
    points = one_digit(divided.proportional.points[0])
    return [
        f"Proportional allocation would divide every one of these issues and give each {points} "
        "points: less, but it is harder to gain by misstating one’s points."
    ]


def _whole(asked: Asked, divided: Divided) -> list[str]:
    if divided.whole is None:
        return []
    names = asked.names(divided.contest.sides)
    parts = [
        f"{one_digit(divided.whole_points(side))} points to {name}"
        + (f" (it could make sure of {one_digit(divided.shares[side])})" if divided.shares else "")
        for side, name in enumerate(names)
    ]
    tied = len(divided.whole.allocations)
    ways = f"; {tied:,} ways tie" if tied > 1 else ""
    return [
        f"With every issue kept whole, the greatest product of points gives {listed(parts)}{ways}.",
        _envy(asked, divided),
    ]


def _envy(asked: Asked, divided: Divided) -> str:
    names = asked.names(divided.contest.sides)
    if not divided.envies:
        return "Then neither would rather have the other’s issues."
    envy = divided.envies[0]
    return (
        f"Then {names[envy.party]} would rather have the issues of {names[envy.of]}"
        f"{', though not if one of them, well chosen, were left out' if envy.up_to_one else ''}."
    )
