"""Which acceptable packages hold, counted again from the case's own numbers."""

from __future__ import annotations

import numpy as np
from tests.lenses.stability.test_small_cases import CHICKEN, DILEMMA, two_by_two

from goodoffices.lenses.contract import Settings
from goodoffices.lenses.finding import Finding
from goodoffices.lenses.language import breaches
from goodoffices.lenses.stability.lens import StabilityLens
from goodoffices.methods.stability import Oracle, concept_named
from goodoffices.opened_case import open_case
from goodoffices.outcomes.movers_only import MoversOnly, space_movers
from goodoffices.outcomes.space import OutcomeSpace


def look(concept: str = "seq") -> Finding:
    finding = StabilityLens().look(
        open_case("paris-2014").case, Settings(wanted={"concept": concept})
    )
    assert breaches(finding) == ()
    return finding


def expected(concept: str) -> dict[str, int]:
    """Count by the walk-away, the red lines and the oracle, in the case's own order of parties."""
    space = OutcomeSpace(open_case("paris-2014").case)
    movers = space_movers(space)
    oracle = Oracle(MoversOnly(space, [space.parties.index(p) for p in movers]))
    result = oracle.analyse([concept_named(concept)])[concept]
    now, case = space.outcome(space.now), space.case
    kept = []
    for state in range(space.n_states):
        outcome = space.outcome(state)
        changed = {issue for issue in outcome if outcome[issue] != now[issue]}
        needed = {"RUS", "USA"} | {
            p for i in changed if (held := case.issues[i].held_by) for p in held.parties
        }
        secured = now["minority rights"] == "unchanged" or "minority rights" not in changed
        fine = all(
            space.scores(p)[state] >= space.scores(p)[space.now] and not space.red_lines(p)[state]
            for p in needed
        )
        if changed and fine and secured:
            kept.append(state)
    counts = {"all": len(kept), "hold": int(result.equilibria[kept].sum())}
    for number, party in enumerate(movers):
        counts[case.name_of(party)] = int((~result.stable_for[number][kept]).sum())
    return counts


def test_the_counts_for_paris() -> None:
    for concept in ("nash", "seq", "gmr"):
        counts, finding = expected(concept), look(concept)
        (claim,) = (j.claim.text for j in finding.judgements if "everyone needed" in j.claim.text)
        assert f"of {counts['all']} packages other than now" in claim
        name = concept_named(concept).name
        if concept != "nash":
            assert f"{counts['hold'] or 'none'} would hold under {name}" in claim
        for row in finding.table("who leaves packages").rows:
            assert row[-1].text.startswith(f"{counts[row[0].text]} of {counts['all']} ")
        listed = finding.table("packages that hold").rows
        assert len(listed) == min(counts["hold"], 10)


def test_what_holds_without_talks_is_said_to_need_none() -> None:
    said = [why.text for j in look().judgements for why in j.why]
    assert any("asks nothing of Russia or United States" in text for text in said)


def test_a_case_without_walk_aways_says_what_is_lacking() -> None:
    finding = StabilityLens().look(two_by_two(DILEMMA), Settings())
    assert any("walk-away of A" in sentence.text for sentence in finding.missing)
    assert breaches(finding) == ()


def test_nothing_to_agree_on() -> None:
    # telling on each other pays most when the other keeps quiet: from there nobody gives way
    case = two_by_two(CHICKEN, now="quiet tell")
    entries = [entry.model_copy(update={"walk_away": "now"}) for entry in case.preferences]
    finding = StabilityLens().look(
        case.model_copy(update={"preferences": tuple(entries)}), Settings()
    )
    claims = [j.claim.text for j in finding.judgements]
    assert any("there is no package other than now" in claim for claim in claims)
    assert "packages that hold" not in {table.name for table in finding.tables}


def test_the_tables_by_option_count_right() -> None:
    finding = look()
    space = OutcomeSpace(open_case("paris-2014").case)
    movers = space_movers(space)
    oracle = Oracle(MoversOnly(space, [space.parties.index(p) for p in movers]))
    held = oracle.analyse([concept_named("seq")])["seq"].equilibria
    titles = [column.title for column in finding.table("options").columns]
    at = titles.index("Sequential stability")
    for row in finding.table("options").rows:
        issue, title = row[0].text, row[1].text.removesuffix(" (now)")
        options = space.case.issues[issue].options
        option = next(o for o in options if space.case.issues[issue].title_of(o) == title)
        count = int((held & space.where({issue: (option,)})).sum())
        assert row[at].text == f"{count:,} of {int(held.sum()):,}"
    grouped = sum(int(row[1].text) for row in finding.table("groups").rows)
    note = finding.table("groups").note
    left = int(note.split("Not listed: ")[1].split()[0]) if "Not listed" in note else 0
    assert grouped + left == int(np.count_nonzero(held))
