"""Asking about a party of an awkward case: an answer or a fault in four parts, in seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from goodoffices.commands import elicit_shown
from goodoffices.elicit.proposed import proposed
from goodoffices.errors import GoodOfficesError
from goodoffices.opened_case import open_case


class Hostile(Protocol):
    """A case of the corpus."""

    name: str
    refused: bool


def test_every_party_can_be_asked_about(
    hostile: Hostile, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if hostile.refused:
        return
    opened = open_case(folder)
    for party in [*opened.case.parties, "nobody"]:
        try:
            found = opened.elicit(party)
        except GoodOfficesError as error:
            incomplete = [f for f in error.faults if not (f.found and f.expected and f.do)]
            assert incomplete == []
            continue
        made = proposed(found, "me") if found.usable else None
        elicit_shown.show(opened.case, found, made, written=False)
        assert capsys.readouterr().out
        assert elicit_shown.as_data(found, made)["party"] == party
