"""What a person may do about what a case does not state, on the command line and in Python."""

from __future__ import annotations

import pytest

from goodoffices.commands import options
from goodoffices.errors import UseError
from goodoffices.opened_case import settings


def given(gaps: str) -> object:
    return options.settings(None, "midpoint", None, gaps, "stated", "stated", None, "", None)


@pytest.mark.parametrize("gaps", ["refused", "indifferent", "unknown"])
def test_each_word_is_taken(gaps: str) -> None:
    assert given(gaps) == settings(gaps=gaps)  # type: ignore[arg-type]
    assert settings(gaps=gaps).reading.gaps == gaps  # type: ignore[arg-type]


def test_another_word_is_refused() -> None:
    with pytest.raises(UseError, match="refused or indifferent or unknown"):
        given("ignored")
