"""Trades and drafts in the Paris case, against a count made here from the case's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise, permutations, product
from math import prod

from goodoffices.case.model import Case
from goodoffices.case.preference import Preference
from goodoffices.conformance.kit import paris as read_paris
from goodoffices.lenses.finding import Table
from goodoffices.lenses.packages import drafts, trades
from goodoffices.lenses.packages.asked import Asked, ask
from goodoffices.lenses.packages.zone import zone
from goodoffices.lenses.section import Section
from goodoffices.outcomes.space import OutcomeSpace
from goodoffices.run import SILENT

PARTIES = ("RUS", "USA", "UKR", "NATO")
NAMES = dict(zip(PARTIES, ("Russia", "United States", "Ukraine", "NATO"), strict=True))
Outcome = tuple[str, ...]


@cache
def paris() -> Case:
    return read_paris()


@cache
def asked() -> Asked:
    return ask(zone(OutcomeSpace(paris())), SILENT)


@cache
def traded() -> Section:
    return trades.section(asked())


@cache
def drafted() -> Section:
    return drafts.section(asked())


def table(section: Section, name: str) -> Table:
    (found,) = (one for one in section.tables if one.name == name)
    return found


@cache
def outcomes() -> tuple[Outcome, ...]:
    case = paris()
    rules = [rule.never for rule in case.rules if rule.never]
    return tuple(
        x
        for x in product(*(issue.options for issue in case.axes.values()))
        if not any(meets(x, rule) for rule in rules)
    )


def meets(x: Outcome, partial: object) -> bool:
    assert isinstance(partial, dict)
    here = dict(zip(paris().axes, x, strict=True))
    return all(here[issue] in options for issue, options in partial.items())


@cache
def account(party: str) -> Preference:
    return next(e for e in paris().preferences if e.of == party and e.seen_by is None)


@cache
def worth(party: str, x: Outcome) -> Fraction:
    own, total = account(party), Fraction(0)
    for issue, option in zip(paris().axes, x, strict=True):
        if issue in own.points:
            total += own.points[issue].midpoint * own.values[issue][option].midpoint
    return total / sum((weight.midpoint for weight in own.points.values()), Fraction(0))


@cache
def gains(x: Outcome, y: Outcome) -> tuple[Fraction, ...]:
    return tuple(worth(party, y) - worth(party, x) for party in PARTIES)


def crosses(x: Outcome) -> bool:
    return any(meets(x, line) for party in PARTIES for line in account(party).red_lines)


def improves(x: Outcome, y: Outcome) -> bool:
    # neither what is now nor the draft crosses a red line, so no improvement may
    return not crosses(y) and min(gains(x, y)) >= 0 and max(gains(x, y)) > 0


def now() -> Outcome:
    return tuple(str(issue.now) for issue in paris().axes.values())


def draft() -> Outcome:
    wanted = paris().wanted["pull-back for self-rule"]
    pairs = zip(paris().axes, now(), strict=True)
    return tuple(wanted[issue][0] if issue in wanted else option for issue, option in pairs)


def acceptable(x: Outcome) -> bool:
    """Everybody's walk-away is what is now; all four are weighed in every one of them."""
    return not crosses(x) and min(gains(now(), x)) >= 0


def changed(x: Outcome, y: Outcome) -> list[int]:
    return [k for k, option in enumerate(y) if option != x[k]]


def best(x: Outcome, among: list[Outcome]) -> Outcome:
    return max(among, key=lambda y: (min(gains(x, y)), sum(gains(x, y))))


def option(k: int, name: str) -> str:
    issue = list(paris().axes)[k]
    return f"{issue} (“{paris().issues[issue].title_of(name)}”)"


def amounts(x: Outcome, y: Outcome) -> list[str]:
    return [f"{float(g):+.1f}" if g else "0.0" for g in gains(x, y)]


def in_words(x: Outcome, y: Outcome) -> str:
    pairs = [f"{NAMES[p]} {a}" for p, a in zip(PARTIES, amounts(x, y), strict=True)]
    return f"{', '.join(pairs[:-1])} and {pairs[-1]}"


def test_the_trade_that_does_most() -> None:
    better = [y for y in outcomes() if acceptable(y) and improves(now(), y)]
    most = best(now(), better)
    claim = traded().judgements[0].claim.text
    assert in_words(now(), most) in claim
    assert "the least to Russia" in claim
    assert min(gains(now(), most)) == gains(now(), most)[0]
    for k in changed(now(), most):
        assert option(k, most[k]) in claim
    assert f"{len(better)} packages that all could accept" in traded().judgements[0].why[0].text
    # what costs nobody anything, taken away, shows whom the trade alone does not pay
    costly = list(most)
    for k in changed(now(), most):
        alone = tuple(most[k] if j == k else o for j, o in enumerate(now()))
        if min(gains(now(), alone)) >= 0:
            costly[k] = now()[k]
    short = dict(zip(NAMES.values(), gains(now(), tuple(costly)), strict=True))
    told = [f"{name} {float(-gain):.1f}" for name, gain in short.items() if gain < 0]
    assert told == ["Russia 1.0"]
    said = "anything it would leave Russia 1.0 below what is now."
    assert any(s.text.endswith(said) for s in traded().judgements[0].why)
    rows = table(traded(), "trade from now").rows
    assert [row[0].text for row in rows[:-1]] == [option(k, most[k]) for k in changed(now(), most)]
    assert [cell.text for cell in rows[-1][1:5]] == amounts(now(), most)
    for row, k in zip(rows, changed(now(), most), strict=False):
        alone = tuple(most[k] if j == k else o for j, o in enumerate(now()))
        assert [cell.text for cell in row[1:5]] == amounts(now(), alone)
        rest = tuple(now()[k] if j == k else o for j, o in enumerate(most))
        assert row[5].text.startswith("below for") == (min(gains(now(), rest)) < 0)


def exchanges(start: Outcome) -> Iterator[Outcome]:
    """Two changes by which two parties pay one another and somebody gains."""
    for y in outcomes():
        if len(moves := changed(start, y)) != 2:
            continue
        first, second = (
            gains(start, tuple(y[j] if j == k else o for j, o in enumerate(start))) for k in moves
        )
        pays = any(
            first[a] < 0 < second[a]
            and second[b] < 0 < first[b]
            and first[a] + second[a] >= 0
            and first[b] + second[b] >= 0
            for a, b in permutations(range(4), 2)
        )
        if pays and max(gains(start, y)) > 0:
            yield y


def test_exchanges_of_two_issues() -> None:
    expected = {
        " against ".join(option(k, y[k]) for k in changed(now(), y)): amounts(now(), y)
        for y in exchanges(now())
    }
    rows = table(traded(), "exchanges from now").rows
    assert {row[0].text: [c.text for c in row[2:6]] for row in rows} == expected
    assert list(exchanges(draft())) == []
    assert any("no exchange of two issues" in j.claim.text for j in traded().judgements)


def test_what_costs_nobody_anything_and_issue_by_issue() -> None:
    free = [y for y in outcomes() if len(changed(now(), y)) == 1 and improves(now(), y)]
    together = list(now())
    for y in free:
        (k,) = changed(now(), y)
        assert together[k] == now()[k], "one free option per issue in this case"
        together[k] = y[k]
    rows = table(traded(), "issue by issue").rows
    assert [cell.text for cell in rows[0][2:6]] == amounts(now(), tuple(together))
    # the Nash package, found here, against it
    could = [y for y in outcomes() if acceptable(y)]
    nash = max(could, key=lambda y: prod(gains(now(), y)))
    assert in_words(tuple(together), nash) in traded().judgements[1].claim.text
    # nothing gives all four more in these proportions
    own = gains(now(), tuple(together))
    assert min(own) > 0
    ratios = [
        min(g / c for g, c in zip(gains(now(), y), own, strict=True))
        for y in outcomes()
        if acceptable(y)
    ]
    assert max(ratios) == 1
    assert any("in the same proportions" in s.text for s in traded().judgements[1].why)


def test_the_draft_and_what_improves_on_it() -> None:
    possible = [y for y in outcomes() if improves(draft(), y)]
    could = [y for y in possible if acceptable(y)]
    first = drafted().judgements[0]
    assert not acceptable(draft())
    short = worth("RUS", now()) - worth("RUS", draft())
    assert f"Russia {float(short):.1f} below its walk-away" in first.why[1].text
    assert f"; {len(could)} package" in first.claim.text
    assert in_words(draft(), best(draft(), could)) in first.claim.text
    others = len(possible) - len(could)
    assert any(f"{others} other packages would also leave" in s.text for s in first.why)
    assert len(table(drafted(), "better than draft 1").rows) == len(could)


def place(k: int, name: str) -> int:
    return list(list(paris().axes.values())[k].options).index(name)


def step_by_step(start: Outcome) -> list[Outcome]:
    path = [start]
    while True:
        here = path[-1]
        near = [y for y in outcomes() if 0 < len(changed(here, y)) <= 2 and improves(here, y)]
        near.sort(
            key=lambda y: [len(changed(here, y)), [(k, place(k, y[k])) for k in changed(here, y)]]
        )
        if not near:
            return path
        path.append(best(here, near))


def test_one_text_from_the_draft_and_from_now() -> None:
    rows = {row[0].text: row for row in table(drafted(), "one text").rows}
    names = ("The draft “pull-back for self-rule” with all else as now", "What is now")
    for name, start in zip(names, (draft(), now()), strict=True):
        path = step_by_step(start)
        for number, (x, y) in enumerate(pairwise(path), 1):
            row = rows[f"{name}, step {number}"]
            assert [cell.text for cell in row[2:6]] == amounts(x, y)
            assert row[1].text == " and ".join(option(k, y[k]) for k in changed(x, y))
        assert f"{name}, step {len(path)}" not in rows
        assert f"{name}, stopped by" in rows
        # stuck, and no bigger change helps
        assert not any(improves(path[-1], y) for y in outcomes())
    stuck = [j for j in drafted().judgements if "a single text that begins" in j.claim.text]
    assert all("so the text is efficient" in j.claim.text for j in stuck)
    end = step_by_step(draft())[-1]
    short = worth("RUS", now()) - worth("RUS", end)
    (said,) = (s.text for s in stuck[0].why if s.text.startswith("It ends at"))
    assert f"Russia {float(short):.1f} below its walk-away" in said


def test_the_issues_most_worth_exchanging() -> None:
    """Ratios of what is at stake, on options nobody refuses, where neither has its way yet."""
    refused = ("constitution", "confederal")
    stake, top = {}, {}
    for k, (name, issue) in enumerate(paris().axes.items()):
        for party in PARTIES:
            values = {}
            for o in issue.options:
                if (name, o) != refused:
                    alone = tuple(o if j == k else n for j, n in enumerate(now()))
                    values[o] = worth(party, alone)
            stake[name, party] = max(values.values()) - min(values.values())
            top[name, party] = {o for o, v in values.items() if v == max(values.values())}
    ratios = []
    for gets, gives in permutations(paris().axes, 2):
        for a, b in combinations(PARTIES, 2):
            opposed = all(not top[i, a] & top[i, b] for i in (gets, gives))
            waits = paris().issues[gets].now not in top[gets, a]
            waits &= paris().issues[gives].now not in top[gives, b]
            if opposed and waits:
                ratio = stake[gets, a] / stake[gets, b] / (stake[gives, a] / stake[gives, b])
                ratios += [ratio] if ratio > 1 else []
    rows = table(traded(), "worth exchanging").rows
    shown = [row[3].text for row in rows]
    assert shown == [str(round(r * 10) / 10) for r in sorted(ratios, reverse=True)][:20]
