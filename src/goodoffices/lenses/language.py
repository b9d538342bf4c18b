"""The language of findings: plain, sourced, and without invented likelihoods.

Source: icd203.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.lenses.finding import Finding, Sentence

_FORBIDDEN = {
    r"\bthe model\b": "say “given these inputs”",
    r"\b(un)?likely\b|\bprobabl[ey]\b|\bprobability\b|\bchances?\b|\balmost certain(ly)?\b": (
        "a likelihood needs a named analyst or a measured error rate"
    ),
    r"\b(optimal|obviously|clearly|of course)\b": "leave the judgement to the reader",
}


def sentences(finding: Finding) -> Iterator[Sentence]:
    """Go through every sentence of a finding."""
    yield finding.headline
    for judgement in finding.judgements:
        yield judgement.claim
        yield from judgement.why
        yield judgement.confidence
    yield from finding.assumptions
    yield from finding.would_change
    yield from finding.limits
    yield from finding.missing


def breaches(finding: Finding) -> tuple[str, ...]:
    """List where a finding breaks the rules of language; empty when nowhere."""
    stated = {j.claim.text for j in finding.judgements if j.likelihood is not None}
    found = []
    for sentence in sentences(finding):
        if not sentence.supported:
            found.append(f"rests on nothing that is named: {sentence.text}")
        if not re.search(r"[.?!]”?$", sentence.text):
            found.append(f"is no whole sentence: {sentence.text}")
        if sentence.text in stated:
            continue
        # what a source says in quotation marks is its own
        own = re.sub(r"“[^”]*”", "", sentence.text)
        for pattern, reason in _FORBIDDEN.items():
            if re.search(pattern, own, re.IGNORECASE):
                found.append(f"{reason}: {sentence.text}")
    return tuple(found)
