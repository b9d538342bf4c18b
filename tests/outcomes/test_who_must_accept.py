"""Who must accept, read from one line."""

import pytest

from goodoffices.errors import UseError
from goodoffices.outcomes.who_must_accept import USUAL, WhoMustAccept, who_must_accept


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", USUAL),
        ("A", WhoMustAccept(("A",))),
        ("A,B ", WhoMustAccept(("A", "B"))),
        ("2 of A, B, C", WhoMustAccept(("A", "B", "C"), 2)),
        ("2 of A, B, C; veto A, C", WhoMustAccept(("A", "B", "C"), 2, ("A", "C"))),
        ("A, B; vetoes: B", WhoMustAccept(("A", "B"), None, ("B",))),
    ],
)
def test_what_is_meant(text: str, meant: WhoMustAccept) -> None:
    assert who_must_accept(text) == meant
    assert who_must_accept(str(meant)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "A, B, A",
        "0 of A",
        "3 of A, B",
        "1 of A, B; veto A, B",
        "A; veto B",
        "A; nonsense",
        "; veto A",
    ],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(UseError, match="accept"):
        who_must_accept(text)
