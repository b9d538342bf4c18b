"""Taking a hostile document apart in a child process that cannot hang, grow or reach anything.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import IO

from goodoffices.sources.faults import refused
from goodoffices.sources.taken import NAMES, DocumentKind, Guess, Taken

# `-I` keeps the working folder and the environment out; the paths are those this process uses.
_START = (
    "import json, sys; sys.dont_write_bytecode = True; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from goodoffices.sources.child import main; main(sys.argv[1:])"
)
_SIMPLER = "open it, copy its words into a plain text file, and add that."


@dataclass(frozen=True)
class Limits:
    """How much a document may cost.

    Attributes
    ----------
    seconds
        On the clock.
    memory
        Bytes of address space, where the system can limit it.
    output
        Bytes of text that may come out.
    """

    seconds: int = 30
    memory: int = 1_500_000_000
    output: int = 20_000_000


def take_apart(kind: DocumentKind, data: bytes, name: str, limits: Limits | None = None) -> Taken:
    """Take the text out of an HTML page (as UTF-8) or a PDF file.

    Parameters
    ----------
    kind
        Which of the two.
    data
        The bytes.
    name
        The document's name, for faults.
    limits
        How much it may cost; thirty seconds, 1.5 GB and 20 MB of text unless said otherwise.

    Raises
    ------
    SourceError
        There is no text in it, it is locked or damaged, or it costs more than the limits.
    """
    limits = limits or Limits()
    try:
        with tempfile.TemporaryFile() as out:
            code = _run(kind, data, limits, out)
            size = out.seek(0, os.SEEK_END)
            out.seek(0)
            answer = out.read() if code == 0 and size <= limits.output else b""
    except OSError as error:
        found = f"no way to start the reader of documents ({error.strerror or 'unknown reason'})"
        raise refused(found, "free some memory and disk, then try again.", name=name) from None
    what = NAMES[kind]
    if code is None:
        s = "" if limits.seconds == 1 else "s"
        found = f"{what} whose text could not be taken out within {limits.seconds} second{s}"
        raise refused(found, _SIMPLER, name=name)
    try:
        return _read(json.loads(answer), name)
    except (ValueError, KeyError, TypeError):
        room = f"{limits.memory / 1e9:.1f} GB"
        found = f"{what} that broke its reader: it is damaged, or needs more than {room} of memory"
        raise refused(found, _SIMPLER, name=name) from None


def _run(kind: DocumentKind, data: bytes, limits: Limits, out: IO[bytes]) -> int | None:
    """Run the child; its exit status, or nothing when its time was up."""
    paths = json.dumps([path for path in sys.path if os.path.isabs(path)])
    # The clock is the limit; the processor's is for a child that has lost its parent.
    numbers = [str(limits.seconds + 5), str(limits.memory), str(limits.output)]
    command = [sys.executable, "-I", "-c", _START, paths, kind.value, *numbers]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL, close_fds=True
    )
    with child:
        try:
            child.communicate(data, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            child.kill()
    return child.returncode


def _read(answer: dict[str, list[str]], name: str) -> Taken:
    """Read the child's answer; a fault in it is raised here, with the document's name."""
    if "fault" in answer:
        found, expected, do = answer["fault"]
        raise refused(found, do, name=name, expected=expected)
    return Taken(str(answer["text"]), tuple(answer["notes"]), Guess(*answer["guess"]))
