"""The engines by name, and which one fits a conflict.

Every engine gives the same answers. The oracle reads the definitions and needs nothing but a graph;
the others sweep over arrays, need complete rankings, and are thousands of times faster.

Source: none; the choice is the house's own, after measuring.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.errors import Fault, Place, UseError, did_you_mean, one_of
from goodoffices.methods.stability.axis_form import AxisForm
from goodoffices.methods.stability.concept import SWEPT, Concept
from goodoffices.methods.stability.conflict_graph import ConflictGraph
from goodoffices.methods.stability.engines.compiled_loops import has_compiler
from goodoffices.methods.stability.engines.cosets import n_classes
from goodoffices.methods.stability.engines.one_axis import movable

ORACLE = "oracle"
DENSE = "dense axis sweeps"
LISTED = "feasible list"
ARCS = "explicit graph"
COMPILED = " (compiled)"

ENGINES: tuple[str, ...] = (ORACLE, DENSE, DENSE + COMPILED, LISTED, LISTED + COMPILED, ARCS)
"""All engines of this package, by name."""

TINY = 128
"""Up to so many states the definitions are read directly."""

COMPILE_FROM = 1 << 17
"""From so many states on, compiling pays even where nothing has been compiled before."""

_EMPTY_PER_STATE = 8
_MOST_CELLS = (1 << 31) - 1
_MOST_CLASSES = 4096


def alone(graph: ConflictGraph) -> dict[int, int]:
    """Give per party that moves alone the number of its mover; joint movers are left out."""
    return {next(iter(m)): k for k, m in enumerate(graph.movers) if len(m) == 1}


def chosen(graph: ConflictGraph) -> str:
    """Choose the engine for swept concepts by the size and the form of the conflict."""
    return ORACLE if graph.n_states <= TINY else sweeping(graph)


def sweeping(graph: ConflictGraph) -> str:
    """Choose among the engines that sweep."""
    form = graph.axis_form
    if form is None:
        return ARCS
    name = DENSE if _is_dense(form, graph) else LISTED
    return name + COMPILED if graph.n_states >= COMPILE_FROM and has_compiler() else name


def _is_dense(form: AxisForm, graph: ConflictGraph) -> bool:
    roomy = form.n_cells <= max(_EMPTY_PER_STATE * form.n_states, COMPILE_FROM)
    return roomy and not _too_wide(form, graph)


def _too_wide(form: AxisForm, graph: ConflictGraph) -> bool:
    """Whether an array of all combinations is out of the question."""
    if form.n_cells > _MOST_CELLS:
        return True
    own = (movable(form.reaches[mover]) for mover in alone(graph).values())
    return any(n_classes(moves) > _MOST_CLASSES for moves in own)


def check_asked(graph: ConflictGraph, concepts: Sequence[Concept], engine: str) -> None:
    """Refuse an engine that there is not, or that does not fit this conflict.

    Raises
    ------
    UseError
        Saying what does not fit.
    """
    if engine not in ENGINES:
        do = did_you_mean(engine, ENGINES, "choose one of these, or leave the choice open.")
        raise UseError(Fault(Place(field="engine"), f"“{engine}”", one_of(ENGINES), do))
    if engine == ORACLE:
        return
    faults = [_foreign(concept, engine) for concept in concepts if not is_swept(concept)]
    if engine != ARCS:
        faults += _form_faults(graph, engine)
    if engine.endswith(COMPILED) and not has_compiler():
        expected, do = "Numba to be installed", "install goodoffices[compiled]."
        faults.append(_unfit(engine, "no compiler", expected, do))
    if faults:
        raise UseError(faults)


def is_swept(concept: Concept) -> bool:
    """Say whether every engine knows a concept."""
    return concept.key in {known.key for known in SWEPT}


def incomplete(name: str, engine: str) -> UseError:
    """Say that an engine needs a complete ranking which a party does not have."""
    found = f"no complete ranking of {name}"
    do = f"ask the {ORACLE}, or leave the choice of engine open."
    return UseError(_unfit(engine, found, "a ranking of all outcomes, with ties", do))


def _form_faults(graph: ConflictGraph, engine: str) -> list[Fault]:
    form = graph.axis_form
    if form is None:
        do = f"choose “{ARCS}”, or leave the choice open."
        return [_unfit(engine, "a conflict given arc by arc", "one given by issues or options", do)]
    if engine.startswith(DENSE) and _too_wide(form, graph):
        found = f"{form.n_cells:,} combinations"
        do = f"choose “{LISTED}”, or leave the choice open."
        return [_unfit(engine, found, "few enough combinations for an array of them all", do)]
    return []


def _foreign(concept: Concept, engine: str) -> Fault:
    known = one_of([known.key for known in SWEPT])
    do = f"ask the {ORACLE}, or leave the choice of engine open."
    return _unfit(engine, f"the concept “{concept.key}”", known, do)


def _unfit(engine: str, found: str, expected: str, do: str) -> Fault:
    return Fault(Place(field=f"engine › {engine}"), found, expected, do)
