"""Whatever bytes a case file has, it is a case or it has faults; nothing else ever happens."""

import json
import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goodoffices.case.load import load
from goodoffices.case.model import Case
from goodoffices.errors import CaseError, Fault
from goodoffices.samples import sample

JUNK = [
    *("", "~", "NO", "[]", "{}", "[", "}", "- ", "&a", "*a", "!!int 1", "|", ">-", "? ", ": ", "#"),
    *("'", '"', "\t", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "\ud7ff", "🕊", "--- ", "..."),
    *("1e999999", "9" * 400, "5..1", "1/0", "NaN", "<<: *x", "%YAML 9.9", "{a: {a: {a: a}}}"),
    *("__proto__", "reporter", "RUS", "none set", "2014-02-30", "now", "x" * 2000, "(" * 300),
]


def outcome(data: bytes, lines: bytes | None = None) -> Case | tuple[Fault, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "case.yaml").write_bytes(data)
        if lines is not None:
            (folder / "statements.jsonl").write_bytes(lines)
        try:
            return load(folder).case
        except CaseError as error:
            return error.faults
        finally:
            assert (folder / "case.yaml").read_bytes() == data


def sound(found: Case | tuple[Fault, ...]) -> bool:
    if isinstance(found, Case):
        return bool(found.model_dump_json())
    return bool(found) and all(f.found and f.expected and f.do and str(f) for f in found)


def paris() -> list[str]:
    folder = sample("paris-2014")
    assert folder is not None
    return (folder / "case.yaml").read_text(encoding="utf-8").splitlines()


LINES = paris()


def mutated(seed: int, changes: int) -> str:
    """Delete, double, swap and spoil some lines of the sample case."""
    chance = random.Random(seed)
    lines = list(LINES)
    for _ in range(changes):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        kind = chance.randrange(7)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[at])
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3:
            lines[at] = lines[at].partition(":")[0] + ": " + chance.choice(JUNK)
        elif kind == 4:
            words = lines[at].split(" ")
            words[chance.randrange(len(words))] = chance.choice(JUNK)
            lines[at] = " ".join(words)
        elif kind == 5:
            lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
        else:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + chance.choice(JUNK) + lines[at][cut:]
    return "\n".join(lines)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_spoilt_sample(seed: int, changes: int) -> None:
    assert sound(outcome(mutated(seed, changes).encode("utf-8", "surrogatepass")))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8")))
@example(b"\xef\xbb\xbf")
@example(b"case: x\n\xef\xbb\xbf")
def test_any_bytes(data: bytes) -> None:
    assert sound(outcome(data))
    assert sound(outcome(b"case: x\n" + data))


KEYS = st.sampled_from(
    [*Case.model_json_schema(by_alias=True)["properties"], "RUS", "s1", "name", "of", "by", "from"]
)
WORDS = st.sampled_from([junk for junk in JUNK if junk.isprintable()]) | st.text(
    "ab:é ", max_size=5
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | WORDS, inner, max_size=4),
    max_leaves=25,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, TREES, max_size=8))
def test_any_shape(tree: dict[str, object]) -> None:
    text = json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert sound(outcome(text))
    assert sound(outcome(b"case: x\n", text + b"\n" + b'{"id": "s", "act": ' + text + b"}\n"))
