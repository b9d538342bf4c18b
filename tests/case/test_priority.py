"""Priorities: read as the grammar says, worked out as logic says, refused with a suggestion."""

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.priority import (
    MOST_BRACKETS,
    MOST_STEPS,
    Is,
    Joined,
    Not,
    PriorityError,
    Statement,
    evaluate,
    issues_of,
    parse,
)

ISSUES = {
    "law and order": ("strict", "lax or none", "as is"),
    "troops": ("massed", "withdrawn", "in if asked"),
    "not yet": ("yes", "no"),
    "peace (first)": ("(a)", "b"),
    "who is king": ("nobody", "somebody"),
}
STRENGTH = {"iff": 1, "if": 2, "or": 3, "and": 4}
ATOMS = [Is(issue, option) for issue, options in ISSUES.items() for option in options]


def holds(statement: Statement, outcome: dict[str, str]) -> bool:
    """Read the statement by the meaning of its words, without the code under test."""
    if isinstance(statement, Is):
        return outcome[statement.issue] == statement.option
    if isinstance(statement, Not):
        return not holds(statement.what, outcome)
    left, right = holds(statement.left, outcome), holds(statement.right, outcome)
    tables = {
        "and": {(True, True)},
        "or": {(True, True), (True, False), (False, True)},
        "if": {(True, True), (True, False), (False, False)},
        "iff": {(True, True), (False, False)},
    }
    return (left, right) in tables[statement.word]


def written(statement: Statement, everywhere: bool) -> str:
    """Write it with brackets everywhere, or only where precedence needs them."""
    if isinstance(statement, Is):
        return f"{statement.issue} is {statement.option}"
    if isinstance(statement, Not):
        inner = written(statement.what, everywhere)
        plain = isinstance(statement.what, Is | Not) and not everywhere
        return f"not {inner}" if plain else f"not ({inner})"
    sides = []
    for side, left in ((statement.left, True), (statement.right, False)):
        text = written(side, everywhere)
        if isinstance(side, Joined):
            mine, its = STRENGTH[statement.word], STRENGTH[side.word]
            same_left = left and its == mine and statement.word != "if"
            if everywhere or not (its > mine or same_left):
                text = f"({text})"
        elif everywhere:
            text = f"({text})"
        sides.append(text)
    return f"{sides[0]} {statement.word} {sides[1]}"


STATEMENTS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(Joined, st.sampled_from(["and", "or", "if", "iff"]), inner, inner)
    ),
    max_leaves=8,
)
OUTCOMES = st.fixed_dictionaries({i: st.sampled_from(o) for i, o in ISSUES.items()})


@given(STATEMENTS, st.booleans())
def test_a_statement_written_is_the_statement_read(statement: Statement, everywhere: bool) -> None:
    assert parse(written(statement, everywhere), ISSUES) == statement


@given(STATEMENTS, st.text(" \n\t", min_size=1, max_size=3))
def test_white_space_means_nothing(statement: Statement, space: str) -> None:
    text = written(statement, everywhere=False)
    assert parse(space + text.replace(" ", space) + space, ISSUES) == statement


@given(STATEMENTS, OUTCOMES)
def test_a_statement_is_worked_out_as_logic_says(
    statement: Statement, outcome: dict[str, str]
) -> None:
    found = evaluate(statement, lambda i, o: outcome[i] == o, lambda a: not a, lambda a, b: a and b)
    assert found == holds(statement, outcome)


@given(STATEMENTS)
def test_the_issues_it_speaks_about(statement: Statement) -> None:
    text = written(statement, everywhere=True)
    assert issues_of(statement) == {issue for issue in ISSUES if f"{issue} is " in text}


AB = {"a": ("x", "y"), "b": ("x", "y")}


@pytest.mark.parametrize(
    ("text", "true_for"),
    [
        ("a is x if b is x", {("x", "x"), ("x", "y"), ("y", "y")}),
        ("a is x iff b is x", {("x", "x"), ("y", "y")}),
        ("not a is x and b is x", {("y", "x")}),
        ("not (a is x and b is x)", {("x", "y"), ("y", "x"), ("y", "y")}),
        ("a is x or b is x and b is y", {("x", "x"), ("x", "y")}),
        ("(a is x or b is x) and b is y", {("x", "y")}),
        ("a is x if b is x or b is y", {("x", "x"), ("x", "y")}),
        ("a is x iff b is x if a is y", {("x", "x"), ("x", "y"), ("y", "y")}),
        ("not not a is x", {("x", "x"), ("x", "y")}),
    ],
)
def test_truth_tables(text: str, true_for: set[tuple[str, str]]) -> None:
    statement = parse(text, AB)
    found = {
        pair for pair in product("xy", "xy") if holds(statement, dict(zip("ab", pair, strict=True)))
    }
    assert found == true_for


def test_two_ifs_in_a_row_need_brackets() -> None:
    with pytest.raises(PriorityError, match="two “if” in a row"):
        parse("a is x if b is x if a is y", AB)
    assert parse("a is x if (b is x if a is y)", AB) == Joined(
        "if", Is("a", "x"), Joined("if", Is("b", "x"), Is("a", "y"))
    )


def test_the_longest_name_that_fits_is_taken() -> None:
    issues = {"law": ("strict",), "law and order": ("strict", "strict or lax")}
    assert parse("law and order is strict or lax", issues) == Is("law and order", "strict or lax")
    assert parse("law is strict", issues) == Is("law", "strict")
    joined = Joined("or", Is("law and order", "strict"), Is("law", "strict"))
    assert parse("(law and order is strict) or law is strict", issues) == joined


def test_a_name_may_begin_with_not_but_never_turns_a_negation_round() -> None:
    assert parse("not yet is yes", {"not yet": ("yes",)}) == Is("not yet", "yes")
    both = {"yet": ("yes",), "not yet": ("yes",)}
    assert parse("not yet is yes", both) == Not(Is("yet", "yes"))


@dataclass(frozen=True)
class Refused:
    text: str
    found: str
    expected: str
    word: str = ""


@pytest.mark.parametrize(
    "refused",
    [
        Refused("", "nothing", "an issue", ""),
        Refused("trops is massed", "“trops”", "an issue of this case", "trops"),
        Refused("troops is masssed", "“masssed”", "an option of troops", "masssed"),
        Refused("troops is masssed and troops is massed", "“masssed”", "an option", "masssed"),
        Refused("troops", "“” after “troops”", "“is” and an option"),
        Refused("troops are massed", "“are massed” after “troops”", "“is” and an option"),
        Refused("troops is", "nothing", "an option of troops"),
        Refused("troops is not massed", "“is not”", "“not troops is …”"),
        Refused("troops is massed withdrawn", "“withdrawn” after a whole", "and, or, if"),
        Refused("troops is massed and", "nothing", "an issue"),
        Refused("(troops is massed", "a bracket that is not closed", "closing bracket"),
        Refused("troops is massed)", "“)” after a whole statement", "and, or"),
        Refused("TROOPS is massed", "“TROOPS”", "an issue of this case", "TROOPS"),
        Refused("troops is massed AND troops is massed", "“AND troops", "and, or"),
        Refused("troopsis massed", "“troopsis massed”", "an issue"),
        Refused("troops is massedx", "“massedx”", "an option", "massedx"),
    ],
    ids=lambda refused: refused.text,
)
def test_what_is_no_statement(refused: Refused) -> None:
    with pytest.raises(PriorityError) as caught:
        parse(refused.text, ISSUES)
    assert caught.value.found.startswith(refused.found)
    assert refused.expected in caught.value.expected
    assert not refused.word or caught.value.word == refused.word


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "(" * 199 + "a is x" + ")" * 199,
        "not " * 100_000 + "a is x",
        "not (" * 100 + "a is x" + ")" * 100,
        " and ".join(["a is x"] * 100_000),
        "a is " + "x" * 1_000_000,
        "x" * 1_000_000,
    ],
    ids=["open", "nested", "not", "both", "long", "option", "issue"],
)
def test_bulk_is_refused_in_few_words(text: str) -> None:
    with pytest.raises(PriorityError) as caught:
        parse(text, AB)
    assert len(caught.value.found) < 300


def test_what_is_allowed_at_most_is_read_and_worked_out() -> None:
    nested = parse("(" * MOST_BRACKETS + "a is x" + ")" * MOST_BRACKETS, AB)
    assert nested == Is("a", "x")
    for text in (" and ".join(["a is x"] * MOST_STEPS), "not " * (MOST_STEPS - 1) + "a is x"):
        found = evaluate(
            parse(text, AB), lambda i, o: o == "x", lambda a: not a, lambda a, b: a and b
        )
        assert found == (text.count("not") % 2 == 0)


@given(st.text("()ab isxyornftd", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        statement = parse(text, AB)
    except PriorityError as error:
        told = (error.found, error.expected)
    else:
        told = ("a statement", written(statement, everywhere=True))
        assert parse(told[1], AB) == statement
    assert all(told)
