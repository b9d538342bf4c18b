"""The child process that reads hostile documents can reach nothing else."""

import subprocess
import sys
import threading

import pytest

from goodoffices.errors import SourceError
from goodoffices.sources import apart
from goodoffices.sources.apart import Limits, take_apart
from goodoffices.sources.taken import DocumentKind

ACTS = {
    "network": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "names": "import socket; socket.getaddrinfo('localhost', 80)",
    "programs": "import subprocess; subprocess.run(['true'])",
    "shell": "import os; os.system('true')",
    "new process": "import os; os.fork()",
    "writing": "open('goodoffices-must-not-exist', 'w')",
    "removing": "import os; os.remove('goodoffices-does-not-exist')",
}


@pytest.mark.parametrize("act", ACTS)
def test_the_child_may_do_nothing_but_read(act: str) -> None:
    code = (
        "import sys, socket, subprocess, os; from goodoffices.sources import child; "
        f"sys.addaudithook(child._forbid); {ACTS[act]}"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PermissionError: a document's reader" in ran.stderr


def test_a_child_that_cannot_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SourceError, match="no way to start"):
        take_apart(DocumentKind.HTML, b"<p>Talks", "a.html")


@pytest.mark.parametrize("answer", ["", "no json", "[]", "{}", '{"text": 1}', '{"fault": [1]}'])
def test_an_answer_that_is_none_is_a_refusal(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    start = f"import sys; sys.stdin.buffer.read(); sys.stdout.write({answer!r})"
    monkeypatch.setattr(apart, "_START", start)
    with pytest.raises(SourceError, match="broke its reader"):
        take_apart(DocumentKind.PDF, b"%PDF-1.4", "a.pdf")


def test_a_child_that_writes_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    start = "import sys, time\nwhile True: sys.stdout.write('x'); time.sleep(0.01)"
    monkeypatch.setattr(apart, "_START", start)
    with pytest.raises(SourceError, match="within 1 second"):
        take_apart(DocumentKind.PDF, b"%PDF-1.4", "a.pdf", Limits(seconds=1))


def test_documents_can_be_read_from_several_threads() -> None:
    texts: list[str] = []

    def read() -> None:
        texts.append(take_apart(DocumentKind.HTML, b"<p>Talks go on", "a.html").text)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["Talks go on"] * 3
