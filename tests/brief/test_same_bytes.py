"""Same input, same bytes: twice here, and in another process with another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import goodoffices
from goodoffices.brief import finding_html, html, pdf
from goodoffices.brief.brief import Brief
from goodoffices.lenses.finding import Finding

PARIS = Path(goodoffices.__file__).parent / "samples" / "paris-2014"
ELSEWHERE = """
import hashlib, sys
from pathlib import Path
from goodoffices.brief import finding_html, html, pdf
from goodoffices.brief.brief import compose
from goodoffices.case.load import load
from goodoffices.lenses.finding import from_json
files = sorted(Path(sys.argv[2]).iterdir())
findings = {p.stem.split("-")[1]: from_json(p.read_text("utf-8")) for p in files}
brief = compose(load(sys.argv[1]).case, findings)
page = finding_html.page(findings["packages"])
for made in (html.render(brief).encode(), pdf.render(brief, annex=True), page.encode()):
    print(hashlib.sha256(made).hexdigest())
"""


def _hashes(brief: Brief, finding: Finding) -> list[str]:
    made = (
        html.render(brief).encode(),
        pdf.render(brief, annex=True),
        finding_html.page(finding).encode(),
    )
    return [hashlib.sha256(each).hexdigest() for each in made]


def test_same_input_same_bytes(brief: Brief, findings: dict[str, Finding], tmp_path: Path) -> None:
    here = _hashes(brief, findings["packages"])
    assert _hashes(brief, findings["packages"]) == here
    for n, (lens, finding) in enumerate(findings.items()):
        (tmp_path / f"{n}-{lens}.json").write_text(finding.to_json(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(PARIS), str(tmp_path)],
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == here
