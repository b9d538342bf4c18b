"""Changes and gains in words: who gives, who gets, and how much.

Source: none; the house's own convention.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from goodoffices.lenses.amounts import listed, one_digit, signed
from goodoffices.lenses.finding import Cell, Column, Mark
from goodoffices.lenses.outcome_words import holder, quoted
from goodoffices.lenses.packages.asked import Asked
from goodoffices.lenses.packages.trades.bargain import Bargain
from goodoffices.methods.settlement.package_space import Package

YES = Mark("●", "hurts nobody", "good")
WITH_FREE = Mark("◐", "hurts nobody if the gains that cost nobody come with it", "mixed")
NO = Mark("○", "hurts somebody", "bad")


def times(ratio: Fraction) -> str:
    """Write how many times as much, with one digit after the point.

    Examples
    --------
    >>> times(Fraction(35, 6))
    '5.8'
    """
    return one_digit(ratio)


class Words:
    """How changes and gains are named.

    Parameters
    ----------
    asked
        What was found out.
    bargain
        Every package compared.
    """

    def __init__(self, asked: Asked, bargain: Bargain) -> None:
        self.asked, self.bargain = asked, bargain

    @property
    def names(self) -> list[str]:
        """The parties' names."""
        return self.asked.names(self.bargain.parties)

    @property
    def could(self) -> str:
        """Say who could accept a package, to stand before "could accept"."""
        enough = self.asked.zone.accept.quorum is not None
        return "enough of those asked" if enough else "all"

    def some(self, numbers: Sequence[int], last: str = "and") -> str:
        """Name some parties, by number."""
        return listed([self.names[k] for k in numbers], last)

    def option(self, issue: int, option: int) -> str:
        """Name an issue at an option."""
        axis = self.asked.space.axes[issue]
        title = self.asked.case.issues[axis.issue].title_of(axis.options[option])
        return f"{axis.issue} ({quoted(title)})"

    def changed(self, package: Package, issues: Sequence[int]) -> str:
        """Name the options a package has on some issues."""
        return listed([self.option(issue, package[issue]) for issue in issues])

    def who_acts(self, issues: Sequence[int]) -> str:
        """Say who can change some issues."""
        by_holder: dict[str, list[str]] = {}
        for issue in issues:
            name = self.asked.space.axes[issue].issue
            by_holder.setdefault(holder(self.asked.case, name), []).append(name)
        return "; ".join(f"{who} ({listed(on)})" for who, on in by_holder.items()) or "nobody"

    def gains(self, amounts: Sequence[Fraction]) -> str:
        """Say what each party gains or loses."""
        if self.bargain.scale is not None:
            pairs = zip(self.names, amounts, strict=True)
            return listed([f"{name} {signed(amount)}" for name, amount in pairs])
        better = [k for k, amount in enumerate(amounts) if amount > 0]
        worse = [k for k, amount in enumerate(amounts) if amount < 0]
        said = [f"better for {self.some(better)}"] if better else []
        said += [f"worse for {self.some(worse)}"] if worse else []
        return ", ".join([*said, *(["the same for the others"] if self._same(amounts) else [])])

    def _same(self, amounts: Sequence[Fraction]) -> bool:
        return any(amount == 0 for amount in amounts)

    def amounts(self, whole: Sequence[int]) -> list[Fraction]:
        """Put differences on the scale from 0 to 100."""
        return [self.bargain.amount(number) for number in whole]

    def gain_columns(self) -> list[Column]:
        """Head one column per party."""
        return [Column(name, "right") for name in self.names]

    def gain_cells(self, amounts: Sequence[Fraction]) -> list[Cell]:
        """Fill one cell per party with its gain or loss."""
        return [
            Cell(self._one(amount), by=self.asked.by((party,)))
            for party, amount in zip(self.bargain.parties, amounts, strict=True)
        ]

    def _one(self, amount: Fraction) -> str:
        if self.bargain.scale is not None:
            return signed(amount)
        return "better" if amount > 0 else "worse" if amount < 0 else "the same"

    def least(self, amounts: Sequence[Fraction]) -> str:
        """Name whoever gains least."""
        smallest = min(amounts)
        return self.some([k for k, amount in enumerate(amounts) if amount == smallest])

    def short_of_walk_away(self, state: int) -> str:
        """Say who is below its walk-away in an outcome and by how much; empty when nobody is."""
        below = {
            k: by for k, by in self.bargain.below_walk_away(state).items() if self._asked(k, state)
        }
        if self.bargain.scale is None:
            return f"{self.some(list(below))} below walk-away" if below else ""
        told = [
            f"{self.names[k]} {one_digit(self.bargain.amount(by))} below its walk-away"
            for k, by in below.items()
        ]
        return listed(told)

    def _asked(self, party: int, state: int) -> bool:
        return bool(self.asked.zone.needed[self.bargain.parties[party]][state])

    def red_lines_crossed(self, state: int) -> str:
        """Name whose red lines an outcome crosses; empty when nobody's."""
        crossed = self.bargain.crossed[state].nonzero()[0].tolist()
        crossed = [k for k in crossed if self._asked(k, state)]
        return f"a red line of {self.some(crossed)} crossed" if crossed else ""
