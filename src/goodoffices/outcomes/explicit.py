"""A conflict given as a graph in the case, for the same pure methods.

Source: fang1993.
"""

from __future__ import annotations

from goodoffices.case.model import Case
from goodoffices.methods.stability.explicit_graph import ExplicitGraph, explicit_graph
from goodoffices.outcomes.gap import Gap, refuse


def graph_gaps(case: Case) -> tuple[Gap, ...]:
    """List what the case's graph leaves unstated."""
    graph = case.graph
    if graph is None:
        return (Gap("graph", "add “graph: …” to the case."),)
    found = []
    for party in case.parties:
        tiers = graph.preferences.get(party)
        if tiers is None:
            what, do = f"preferences of {party}", f"add “{party}: …” under graph › preferences."
            found.append(Gap(what, do))
            continue
        ranked = {state for tier in tiers for state in tier}
        lacking = [state for state in graph.states if state not in ranked]
        if lacking:
            what = f"place of {', '.join(lacking[:5])} in the ranking of {party}"
            found.append(Gap(what, f"add it to a tier of {party} under graph › preferences."))
    return tuple(found)


def case_graph(case: Case) -> ExplicitGraph:
    """Build the conflict graph a case spells out.

    Raises
    ------
    NeedsError
        When the case has no graph, or a party does not rank every state.
    """
    refuse(graph_gaps(case))
    graph = case.graph
    assert graph is not None
    return explicit_graph(
        graph.states,
        {party: list(graph.moves.get(party, ())) for party in case.parties},
        {party: list(graph.preferences[party]) for party in case.parties},
    )
