"""Reading the bundled case, every line and reference checked, against PyYAML alone."""

from __future__ import annotations

import yaml
from side_by_side import side_by_side

from goodoffices.case.load import load
from goodoffices.samples import PARIS, sample

folder = sample(PARIS)
assert folder is not None
text = (folder / "case.yaml").read_text(encoding="utf-8")
side_by_side("reading the Paris case", lambda: load(folder), lambda: yaml.safe_load(text))
