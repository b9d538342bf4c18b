"""Checking changes nothing on the disk, and leaves nothing behind."""

import shutil
from pathlib import Path

from goodoffices.case.load import load
from goodoffices.check.remark import Topic, Weight
from goodoffices.check.report import check
from goodoffices.samples import sample


def state(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    return {
        str(file): (
            file.read_bytes() if file.is_file() else b"",
            file.stat().st_mtime_ns,
            file.stat().st_mode,
        )
        for file in [folder, *folder.rglob("*")]
    }


def test_checking_changes_nothing(tmp_path: Path) -> None:
    bundled = sample("paris-2014")
    assert bundled is not None
    folder = Path(shutil.copytree(bundled, tmp_path / "case"))
    before = state(folder)
    check(load(folder))
    assert state(folder) == before
    (folder / "sources" / "report.txt").write_text("changed", encoding="utf-8")
    before = state(folder)
    check(load(folder))
    assert state(folder) == before


def test_remarks_come_in_the_order_of_their_topics_what_needs_attention_first() -> None:
    bundled = sample("paris-2014")
    assert bundled is not None
    topics = list(Topic)
    remarks = check(load(bundled)).remarks
    keys = [(topics.index(r.topic), r.weight is Weight.NOTE) for r in remarks]
    assert keys == sorted(keys)
