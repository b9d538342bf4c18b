"""How the command line speaks: results to stdout, remarks to stderr, never a traceback.

Source: none.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from goodoffices.errors import Fault, GoodOfficesError

if TYPE_CHECKING:
    from rich.console import Console

    from goodoffices.run import Progress

FINE, ATTENTION, WRONG_USE, STOPPED = 0, 1, 2, 130

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# letters that no screen shows, and in which another text can hide
_TAGS = frozenset(map(chr, range(0xE0000, 0xE0080)))


def console(*, remarks: bool = False) -> Console:
    """Make the console for results, or for remarks; plain when not a terminal or with NO_COLOR."""
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    stream = sys.stderr if remarks else sys.stdout
    made = Piped(file=stream, highlight=False, markup=False, emoji=False)
    if made.width < 20:  # a width of nothing is what some shells report, not what anybody reads
        made.width = 80
    return made


def say(text: str) -> None:
    """Print a remark to stderr."""
    print(safe(text), file=sys.stderr)


def safe(text: str) -> str:
    r"""Make a text safe to print, so that no text of a case can steer the terminal.

    Control characters, and signs that turn the direction of writing round, become “�”; every kind
    of space becomes a plain one, so that no two words run together. Line ends and tabs stay.

    Examples
    --------
    >>> safe("red" + chr(27) + "[31m alert")
    'red�[31m alert'
    >>> safe("5" + chr(0xA0) + "000")
    '5 000'
    """
    return "".join(map(_visible, text.replace("\r\n", "\n")))


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in "\n\t":
        return letter
    if kind in ("Zs", "Zl", "Zp"):
        return " "
    hidden = letter in _TURNING or kind in ("Cc", "Cs", "Co") or letter in _TAGS
    return "\ufffd" if hidden else letter


def print_json(value: Any) -> None:
    """Print a result as JSON to stdout."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def faults_as_data(faults: tuple[Fault, ...]) -> dict[str, Any]:
    """Write faults for programs."""
    return {"faults": [asdict(fault) for fault in faults]}


def tell(error: GoodOfficesError, *, as_json: bool = False) -> None:
    """Tell every fault of an error: to stderr in words, and to stdout as JSON when asked."""
    if as_json:
        print_json(faults_as_data(error.faults))
    for fault in error.faults:
        say(str(fault))
    count = len(error.faults)
    if count > 1:
        say(f"{count} faults.")


def guarded(run: Callable[[], Any]) -> int:
    """Run the command line and turn whatever goes wrong into words and an exit code."""
    import typer

    try:
        code = run()
        sys.stdout.flush()
        if code == STOPPED:
            raise KeyboardInterrupt
    except GoodOfficesError as error:
        tell(error, as_json="--json" in sys.argv)
        return WRONG_USE
    except (KeyboardInterrupt, typer.Abort):
        say("Stopped. Nothing was left half done.")
        return STOPPED
    except BrokenPipeError:
        # the reader has seen enough; keep Python from complaining while it closes stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:
        return _unexpected(error)
    return code if isinstance(code, int) else FINE


def _unexpected(error: Exception) -> int:
    show = getattr(error, "show", None)
    if callable(show):  # the command line was misspelt; the parser knows how to say it
        show()
        return WRONG_USE
    if os.environ.get("GOODOFFICES_DEBUG"):
        raise error
    if isinstance(error, OSError) and error.strerror:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        say(f"The result could not be written: {error.strerror.lower()}.")
        return WRONG_USE
    # no text of the case may leak into a log, so the message itself is left out
    say(
        f"A fault of Good Offices itself ({type(error).__name__}). Please report it; "
        "GOODOFFICES_DEBUG=1 shows the details, which may quote your case."
    )
    return WRONG_USE


@contextmanager
def progress() -> Iterator[Progress]:
    """Show how far long work is, on stderr, when a person is watching."""
    from goodoffices.run import SILENT

    if not sys.stderr.isatty():
        yield SILENT
        return
    from goodoffices.commands.progress_bar import Bars

    with Bars(console(remarks=True)) as bars:
        yield bars
