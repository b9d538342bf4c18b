"""Adding and taking away: every kind of effect, and who gains."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.errors import UseError
from goodoffices.methods.settlement.arithmetic import Effect, change, who_gains


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("...", "xx.", Effect.CREATES),
        ("x..", "xx.", Effect.ENLARGES),
        ("xx.", "x..", Effect.REDUCES),
        ("xx.", "...", Effect.DESTROYS),
        ("xx.", ".xx", Effect.SHIFTS),
        ("x..", ".x.", Effect.SHIFTS),
        ("xx.", "xx.", Effect.LEAVES),
        ("...", "...", Effect.LEAVES),
    ],
)
def test_what_a_change_does(before: str, after: str, effect: Effect) -> None:
    marks = [np.array([mark == "x" for mark in text]) for text in (before, after)]
    found = change(*marks)
    assert found.effect is effect
    assert (found.before, found.after) == (before.count("x"), after.count("x"))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_undoing_a_change_is_its_opposite(marks: list[tuple[bool, bool]]) -> None:
    before = np.array([one for one, _ in marks], dtype=bool)
    after = np.array([other for _, other in marks], dtype=bool)
    opposite = {
        Effect.CREATES: Effect.DESTROYS,
        Effect.DESTROYS: Effect.CREATES,
        Effect.ENLARGES: Effect.REDUCES,
        Effect.REDUCES: Effect.ENLARGES,
    }
    done, undone = change(before, after), change(after, before)
    assert undone.effect is opposite.get(done.effect, done.effect)
    assert done.after - done.before == done.come - done.gone


def test_marks_on_other_packages_are_refused() -> None:
    with pytest.raises(UseError, match="same packages"):
        change(np.array([True]), np.array([True, False]))
    with pytest.raises(UseError, match="same packages"):
        change(np.array([1]), np.array([0]))


def test_who_gains() -> None:
    before = {"A": Fraction(10), "B": Fraction(20), "C": Fraction(5), "gone": Fraction(1)}
    after = {"A": Fraction(31, 3), "B": Fraction(19), "C": Fraction(5), "new": Fraction(1)}
    found = who_gains(before, after)
    assert found.by == {"A": Fraction(1, 3), "B": Fraction(-1), "C": Fraction(0)}
    assert (found.better, found.worse, found.one_sided) == (("A",), ("B",), True)


def test_a_gain_for_two_or_for_nobody_is_not_one_sided() -> None:
    before = {"A": Fraction(0), "B": Fraction(0)}
    assert not who_gains(before, {"A": Fraction(1), "B": Fraction(1)}).one_sided
    assert not who_gains(before, {"A": Fraction(0), "B": Fraction(-1)}).one_sided
