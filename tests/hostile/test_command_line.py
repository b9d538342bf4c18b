"""Bad input on the real command line: a clear answer in seconds, nothing changed, no traceback."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest


class Hostile(Protocol):
    """A case of the corpus."""

    name: str
    refused: bool


SECONDS = 30
FOUR_PARTS = re.compile(r"found .+; expected .+\. → \S", re.DOTALL)

# one process for each case runs the command line's own main() for each command in turn
DRIVER = """
import io, json, sys, time
from goodoffices.commands.app import main
results = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["goodoffices", *arguments]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in "12")
    sys.stdout, sys.stderr, start, code = out, err, time.monotonic(), 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))
    results.append([arguments, code, *texts, time.monotonic() - start])
print(json.dumps(results))
"""


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    command: str
    code: int
    out: str
    err: str
    seconds: float


def run(*commands: list[str]) -> list[Ran]:
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps(commands)],
        capture_output=True,
        check=False,
        timeout=SECONDS * len(commands),
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stdout + done.stderr
    return [
        Ran(" ".join(arguments[:2]) if arguments[0] == "look" else arguments[0], *rest)
        for arguments, *rest in json.loads(done.stdout)
    ]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_every_case_gets_its_answer(hostile: Hostile, folder: Path, tmp_path: Path) -> None:
    before, case, page = bytes_of(folder), str(folder), tmp_path / "page"
    lenses = ("talks",) if hostile.refused else ("talks", "stability", "packages")
    looks = [["look", lens, case] for lens in lenses]
    pdf = ["--pdf"] if hostile.name.startswith("names") else []
    ran = run(["check", case], *looks, ["brief", case, "-o", str(page), *pdf])
    assert bytes_of(folder) == before
    for each in ran:
        where = (each.command, each.code, each.out[-500:], each.err[-2000:])
        assert each.seconds < SECONDS, where
        assert each.code in (0, 1, 2), where
        assert "Traceback" not in each.out + each.err, where
        assert "fault of Good Offices itself" not in each.err, where
        if each.code == 2 or hostile.refused:
            assert all(FOUR_PARTS.search(line) for line in told(each.err)), where
            assert told(each.err), where
        assert len(each.err) < 3_000_000
    assert bool(ran[0].out) != hostile.refused, ran[0]
    if hostile.refused:
        assert [each.code for each in ran] == [1, 2, 2]
        assert not page.exists() or not any(page.iterdir())
    if hostile.name.startswith("names"):
        assert [each.code for each in ran[1:]] == [0, 0, 0, 0], ran
        assert len(list(page.iterdir())) == 2
    for written in page.rglob("*.html"):
        assert "alert(1)</script>" not in written.read_text(encoding="utf-8")
        assert "<img src=x" not in written.read_text(encoding="utf-8")


def told(err: str) -> list[str]:
    """The faults in what was said, without the line that counts them."""
    lines = [line for line in err.splitlines() if line.strip()]
    return [line for line in lines if not re.fullmatch(r"\d+ faults\.", line)]


@pytest.mark.parametrize("command", ["check", "look", "brief"])
def test_python_m_goodoffices(command: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case: [", encoding="utf-8")
    arguments = [command, *(["talks"] if command == "look" else []), str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "goodoffices", *arguments],
        capture_output=True,
        check=False,
        timeout=SECONDS,
        encoding="utf-8",
    )
    assert done.returncode == (1 if command == "check" else 2)
    assert FOUR_PARTS.search(done.stderr)
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["case.yaml"]


def test_faults_for_programs(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case: x\nsharing: purple\n", encoding="utf-8")
    (checked,) = run(["check", str(tmp_path), "--json"])
    (fault,) = json.loads(checked.out)["faults"]
    assert fault["where"] == {"file": "case.yaml", "line": 2, "field": "sharing"}
    assert set(fault) == {"where", "found", "expected", "do"}
