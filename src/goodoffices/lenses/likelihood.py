"""Likelihood in the seven terms of ICD 203, each with its range.

Source: icd203.
"""

from __future__ import annotations

from dataclasses import dataclass

TERMS: tuple[tuple[str, int, int], ...] = (
    ("almost no chance", 1, 5),
    ("very unlikely", 5, 20),
    ("unlikely", 20, 45),
    ("roughly even chance", 45, 55),
    ("likely", 55, 80),
    ("very likely", 80, 95),
    ("almost certain", 95, 99),
)
"""Term, lowest and highest percentage."""


@dataclass(frozen=True)
class Likelihood:
    """A likelihood and who stands behind it.

    Attributes
    ----------
    term
        One of the seven terms.
    low, high
        Its range in per cent.
    by
        The analyst who entered it, or the measured error rate it comes from.
    """

    term: str
    low: int
    high: int
    by: str

    @property
    def words(self) -> str:
        """The term with its range, as it stands in a sentence.

        Examples
        --------
        >>> in_words(60, "analyst A").words
        'likely (55–80 %)'
        """
        return f"{self.term} ({self.low}–{self.high} %)"


def in_words(percent: float, by: str) -> Likelihood:
    """Choose the term for a percentage; on a border the term nearer to even.

    Raises
    ------
    ValueError
        Outside 1 to 99: nothing is certain.
    """
    if not 1 <= percent <= 99:
        raise ValueError("a likelihood lies between 1 and 99 per cent")
    fitting = [term for term in TERMS if term[1] <= percent <= term[2]]
    term, low, high = min(fitting, key=lambda t: abs((t[1] + t[2]) / 2 - 50))
    return Likelihood(term, low, high, by)
