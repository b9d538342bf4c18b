"""Inside the child process: give up what is not needed, read one document, write its text.

The parent (``apart.py``) starts it with the kind of document and the limits as arguments and the
bytes on standard input; a JSON object comes back on standard output. Nothing is written to
standard error, since it could carry the document's text.

Source: none; this is the house's own convention.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys

from goodoffices.errors import SourceError
from goodoffices.sources import html, pdf
from goodoffices.sources.faults import refused
from goodoffices.sources.taken import NAMES, DocumentKind, Taken

_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork",
              "os.remove", "os.rename", "os.link", "os.symlink", "shutil.", "ftplib.", "urllib.",
              "http.client.", "webbrowser.")  # fmt: skip


def main(arguments: list[str]) -> None:
    """Read a document from standard input and write what was taken out of it.

    Parameters
    ----------
    arguments
        The kind, then the limits: processor seconds, bytes of memory, bytes of output.
    """
    kind, (seconds, memory, output) = DocumentKind(arguments[0]), map(int, arguments[1:4])
    _limit(seconds, memory, output)
    sys.addaudithook(_forbid)
    data = sys.stdin.buffer.read()
    try:
        answer = _answer(_clean(_taken(kind, data)), NAMES[kind], output)
    except SourceError as error:
        fault = error.faults[0]
        answer = json.dumps({"fault": [fault.found, fault.expected, fault.do]})
    sys.stdout.buffer.write(answer.encode())
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a huge tree down in good order would cost more than reading it


def _taken(kind: DocumentKind, data: bytes) -> Taken:
    return pdf.text_of(data) if kind is DocumentKind.PDF else html.text_of(data.decode("utf-8"))


def _clean(taken: Taken) -> Taken:
    """Replace what no text file can hold: NUL characters and halves of surrogate pairs."""
    text = taken.text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    return Taken(text, taken.notes, taken.guess)


def _answer(taken: Taken, what: str, output: int) -> str:
    answer = json.dumps(
        {
            "text": taken.text,
            "notes": taken.notes,
            "guess": [taken.guess.publisher, taken.guess.published],
        },
        ensure_ascii=False,
    )
    if len(answer.encode()) > output:
        found = f"{what} with more than {output // 1_000_000} MB of text"
        raise refused(found, "split it, and add the parts that matter.")
    return answer


def _limit(seconds: int, memory: int, output: int) -> None:
    """Set the limits the system offers; the parent's clock holds everywhere."""
    with contextlib.suppress(ImportError):
        import resource

        for which, most in (
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_FSIZE, output),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(which, (most, most))


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse the network, other programs, and writing files."""
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & writing:
        raise PermissionError("a document's reader writes no files")
    if event.startswith(_FORBIDDEN):
        raise PermissionError("a document's reader touches nothing else")
