"""The powers somebody gives the parties: "RUS=2, USA=1".

A power says how much a party's gain counts in the Nash product beside the others'. It is a
judgement; whoever is not named has power 1.

Source: nash1950, roth1979.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from goodoffices.case.model import Case
from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.methods.settlement.proportions import as_whole

KEY = "powers"
"""Where the text stands among the settings of the lens."""

LARGEST = 100
"""The powers, as whole numbers in the same proportions, may add up to this."""

_HOW = "write “PARTY=POWER, PARTY=POWER”, such as “RUS=2, USA=1”; a power may be 3/2 or 1.5."

_EXPECTED = "a number above zero, of twelve signs at most"

Powers = Mapping[str, Fraction]
"""Per party its power; empty where none is given."""


def powers_asked(case: Case, given: Mapping[str, str]) -> Powers:
    """Read the powers from the settings; empty where none are given.

    Raises
    ------
    UseError
        With everything that is wrong: a party that the case does not have or that is named twice,
        a power that is no number above zero, or powers too far apart to be told apart exactly.
    """
    found: dict[str, Fraction] = {}
    faults: list[Fault] = []
    for part in filter(None, (part.strip() for part in given.get(KEY, "").split(","))):
        name, _, number = (piece.strip() for piece in part.partition("="))
        wrong = _wrong(part, name, number, case, found)
        if wrong is not None:
            faults.append(wrong)
            continue
        found[name] = Fraction(number)
    if not faults and found:
        faults = _too_fine(found, len(case.parties))
    if faults:
        raise UseError(faults)
    return found


def power_of(powers: Powers, parties: Sequence[str]) -> list[Fraction]:
    """List the powers of some parties; 1 for whoever is not named.

    Examples
    --------
    >>> power_of({"A": Fraction(2)}, ["B", "A"])
    [Fraction(1, 1), Fraction(2, 1)]
    """
    return [powers.get(party, Fraction(1)) for party in parties]


def doubled(powers: Powers, party: str) -> Powers:
    """Double one party's power."""
    return {**powers, party: 2 * powers.get(party, Fraction(1))}


def _wrong(part: str, name: str, number: str, case: Case, found: Powers) -> Fault | None:
    where = Place(field=KEY)
    if not name or not number:
        return Fault(where, f"“{part}”", "“PARTY=POWER”", _HOW)
    if name not in case.parties:
        known = list(case.parties)
        do = did_you_mean(name, known, "list it under parties.")
        return Fault(where, f"the party “{name}”", one_of(known), do)
    if name in found:
        return Fault(where, f"“{name}” twice", "each party once", "leave one out.")
    if not _above_zero(number):
        return Fault(where, f"the power “{number}” of “{name}”", _EXPECTED, _HOW)
    return None


def _above_zero(number: str) -> bool:
    try:
        # Longer numbers would be exact too, but no judgement is as fine as that.
        return len(number) <= 12 and "e" not in number.casefold() and Fraction(number) > 0
    except (ValueError, ZeroDivisionError):
        return False


def _too_fine(found: Powers, n_parties: int) -> list[Fault]:
    others = [Fraction(1)] * (n_parties - len(found))
    whole = as_whole([*found.values(), *others], n_parties, KEY).whole
    if sum(whole) <= LARGEST:
        return []
    words = " : ".join(f"{number:,}" for number in whole)
    expected = f"proportions of whole numbers that add up to {LARGEST} at most"
    do = "round the powers; nobody’s power is known that finely."
    return [Fault(Place(field=KEY), f"powers in the proportions {words}", expected, do)]
