"""What goes wrong inside the program is told without a word of the case."""

import sys

import pytest

from goodoffices.commands import console
from goodoffices.commands.app import main

SECRET = "the envoy’s secret name"


def failing(error: BaseException) -> None:
    note = SECRET  # a local variable a traceback might show
    raise error from ValueError(note)


@pytest.mark.parametrize(
    "error",
    [
        ValueError(SECRET),
        KeyError(SECRET),
        RecursionError(SECRET),
        MemoryError(SECRET),
        UnicodeEncodeError("utf-8", SECRET, 0, 1, SECRET),
        type("Secret", (RuntimeError,), {})(SECRET),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_fault_of_the_program_quotes_nothing(
    error: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GOODOFFICES_DEBUG", raising=False)
    code = console.guarded(lambda: failing(error))
    out, err = capsys.readouterr()
    assert code == console.WRONG_USE
    assert SECRET not in out + err
    assert "Traceback" not in err
    assert type(error).__name__ in err
    assert "Please report it" in err


def test_only_who_asks_sees_the_details(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODOFFICES_DEBUG", "1")
    with pytest.raises(ValueError, match=SECRET):
        console.guarded(lambda: failing(ValueError(SECRET)))


def test_stopping_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert console.guarded(lambda: failing(KeyboardInterrupt())) == console.STOPPED
    assert capsys.readouterr().err.startswith("Stopped.")


def test_a_lens_that_breaks_tells_no_tale(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        failing(ValueError(SECRET))

    monkeypatch.delenv("GOODOFFICES_DEBUG", raising=False)
    monkeypatch.setattr("goodoffices.opened_case.OpenCase.look", broken)
    monkeypatch.setattr(sys, "argv", ["goodoffices", "look", "talks", "paris-2014"])
    with pytest.raises(SystemExit) as caught:
        main()
    out, err = capsys.readouterr()
    assert caught.value.code == 2
    assert SECRET not in out + err
    assert "Traceback" not in out + err


def test_text_of_a_case_cannot_steer_the_terminal() -> None:
    steering = "a\x1b]0;owned\x07b\x9b2Jc\rd\u202ee"
    assert console.safe(steering) == "a�]0;owned�b�2Jc�d�e"
