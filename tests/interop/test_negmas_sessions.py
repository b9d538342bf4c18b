"""Simulated talks, with a stand-in for the program that a user may or may not have installed."""

from __future__ import annotations

import builtins
import sys
from dataclasses import dataclass, field
from fractions import Fraction
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from goodoffices.errors import NeedsError, TooLargeError, UseError
from goodoffices.interop.negmas_sessions import TACTICS, simulated
from goodoffices.interop.points_record import PointsRecord, RecordedIssue, RecordedParty

ISSUES = (RecordedIssue("aid", ("half", "all")), RecordedIssue("years", ("2", "4", "8")))


def party(name: str, walk_away: Any = Fraction(0), top: int = 50) -> RecordedParty:
    values = ((Fraction(0), Fraction(top)), (Fraction(10), Fraction(20), Fraction(40)))
    return RecordedParty(name, (Fraction(1), Fraction(1)), values, walk_away)


RECORD = PointsRecord("t", ISSUES, (party("North"), party("South", "now", 80)), (0, 0))


@dataclass
class Mechanism:
    """Everybody offers the last option of each issue; the first offer is agreed to at once."""

    outcome_space: Any
    n_steps: int
    speakers: list[tuple[Any, Any]] = field(default_factory=list)
    made: list[Mechanism] = field(default_factory=list)

    def add(self, speaker: Any, preferences: Any) -> None:
        self.speakers.append((speaker, preferences))

    def run(self) -> Any:
        best = tuple(issue.values[-1] for issue in self.outcome_space)
        self.full_trace = [
            SimpleNamespace(step=step, negotiator=f"{speaker.name}-{id(self)}", offer=best)
            for step, (speaker, _) in enumerate(self.speakers)
        ]
        return SimpleNamespace(agreement=best if self.n_steps > 1 else None)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[Mechanism]:
    made: list[Mechanism] = []

    def mechanism(**given: Any) -> Mechanism:
        made.append(Mechanism(**given))
        return made[-1]

    whole: dict[str, Any] = {
        "negmas": {"make_issue": lambda values, name: SimpleNamespace(values=values, name=name)},
        "negmas.outcomes": {"make_os": lambda issues: issues},
        "negmas.preferences": {"LinearAdditiveUtilityFunction": SimpleNamespace},
        "negmas.sao": {"SAOMechanism": mechanism, "AspirationNegotiator": SimpleNamespace},
    }
    for name, inside in whole.items():
        module = ModuleType(name)
        vars(module).update(inside)
        monkeypatch.setitem(sys.modules, name, module)
        if "." in name:
            setattr(sys.modules["negmas"], name.partition(".")[2], module)
    return made


def test_tactics_turns_and_deadlines_are_varied_and_nothing_else(played: list[Mechanism]) -> None:
    sessions = simulated(RECORD, deadlines=(1, 20))
    keys = {(s.tactics, s.order, s.deadline) for s in sessions}
    assert len(sessions) == len(keys) == len(TACTICS) ** 2 * 2 * 2
    assert {s.order for s in sessions} == {("North", "South"), ("South", "North")}
    for session, mechanism in zip(sessions, played, strict=True):
        used = {int(s.name): s.aspiration_type for s, _ in mechanism.speakers}
        assert session.tactics == (used[0], used[1])


def test_worth_is_worked_out_exactly_here(played: list[Mechanism]) -> None:
    ended, *_ = simulated(RECORD, ("linear",), (20,))
    assert ended.agreement == (1, 2)
    assert ended.worth == (Fraction(45), Fraction(60))
    assert [offer.by for offer in ended.offers] == list(ended.order)
    assert [offer.round_number for offer in ended.offers] == [1, 2]
    out_of_time, *_ = simulated(RECORD, ("linear",), (1,))
    assert (out_of_time.agreement, out_of_time.worth) == (None, None)


def test_what_is_handed_over_is_normalised_and_has_a_finite_walk_away(
    played: list[Mechanism],
) -> None:
    simulated(RECORD, ("linear",), (20,))
    for speaker, given in played[0].speakers:
        assert [max(values.values()) for values in given.values.values()] == [1, 1]
        assert sum(given.weights.values()) == pytest.approx(1)
        floor = [0.0, 5 / 60][int(speaker.name)]
        assert given.reserved_value == pytest.approx(floor, abs=1e-8)


def test_without_the_program_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refused(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("negmas"):
            raise ImportError
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refused)
    with pytest.raises(UseError, match=r"pip install 'goodoffices\[negmas\]'"):
        simulated(RECORD)


def test_what_cannot_be_simulated_is_said(played: list[Mechanism]) -> None:
    with pytest.raises(UseError, match="boulware"):
        simulated(RECORD, ("stubborn",))
    with pytest.raises(UseError, match="at least two"):
        simulated(PointsRecord("t", ISSUES, (party("North"),), (0, 0)))
    with pytest.raises(NeedsError, match="one for South"):
        simulated(PointsRecord("t", ISSUES, (party("North"), party("South", None)), (0, 0)))
    with pytest.raises(TooLargeError, match="sessions"):
        simulated(RECORD, deadlines=tuple(range(1, 100)))
    many = RecordedIssue("many", tuple(str(k) for k in range(200_000)))
    with pytest.raises(TooLargeError, match="packages"):
        simulated(PointsRecord("t", (many,), RECORD.parties, (0,)))
    assert played == []
