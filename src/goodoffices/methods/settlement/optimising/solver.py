"""Asking the solver for a package, quietly and with a time limit.

The gap is requested as zero, yet the solver works in floats: whatever it answers is looked at again
in whole numbers by whoever asked.

Source: huangfu2018.
"""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from goodoffices.methods.settlement.optimising.limits import Limits
from goodoffices.methods.settlement.optimising.model import Model, Numbers, Row
from goodoffices.methods.settlement.package_space import Package

STOPPED = 1
INFEASIBLE = 2


@dataclass(frozen=True)
class Further:
    """Columns beyond those of the model.

    Attributes
    ----------
    low, high
        Their bounds.
    """

    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


NONE = Further()


@dataclass(frozen=True)
class Answer:
    """What the solver answered.

    Attributes
    ----------
    package
        The package it proposes; ``None`` when it found none.
    columns
        All columns, the further ones last; empty when it found none.
    infeasible
        Whether it says that there is none.
    said
        What it printed or warned of.
    """

    package: Package | None
    columns: Numbers
    infeasible: bool
    said: tuple[str, ...]


def maximise(
    model: Model,
    objective: Numbers,
    limits: Limits,
    *,
    rows: Sequence[Row] = (),
    further: Further = NONE,
    mixtures: bool = False,
) -> Answer:
    """Maximise a linear function over the packages of a model.

    Parameters
    ----------
    model
        The packages.
    objective
        One number per column, the further columns last.
    limits
        How long the solver may run.
    rows
        Rows beyond those of the model; those that are shorter have zeros in the further columns.
    further
        Further columns, of any value between their bounds.
    mixtures
        Whether shares of options may be mixed, for a quick upper bound.

    Source: wolsey1998, huangfu2018
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    n_further, width = len(further.low), len(objective)
    every = (*model.rows, *rows)
    matrix = np.zeros((len(every), width))
    for place, row in enumerate(every):
        matrix[place, : len(row.entries)] = row.entries
    whole = np.ones(width - n_further) * (not mixtures)
    with _captured() as said:
        found = milp(
            -objective,
            constraints=LinearConstraint(
                matrix, [row.low for row in every], [row.high for row in every]
            ),
            integrality=np.append(whole, np.zeros(n_further)),
            bounds=Bounds(
                np.append(np.zeros(width - n_further), further.low),
                np.append(np.ones(width - n_further), further.high),
            ),
            options={"mip_rel_gap": 0.0, "time_limit": limits.seconds, "disp": False},
        )
    if found.x is None:
        return Answer(None, np.zeros(0), found.status == INFEASIBLE, tuple(said))
    columns = np.asarray(found.x, dtype=np.float64)
    if found.status == STOPPED:
        said.append(f"stopped after {limits.seconds:g} seconds")
    return Answer(model.package(columns), columns, False, tuple(said))


@contextmanager
def _captured() -> Iterator[list[str]]:
    """Collect what is printed below Python and what is warned of, instead of showing it."""
    said: list[str] = []
    with warnings.catch_warnings(record=True) as warned, tempfile.TemporaryFile() as printed:
        warnings.simplefilter("always")
        kept = _divert(printed.fileno())
        try:
            yield said
        finally:
            _restore(kept)
            printed.seek(0)
            said += printed.read().decode(errors="replace").splitlines()
            said += [str(one.message) for one in warned]


def _divert(to: int) -> int | None:
    """Let what is printed on the first output go elsewhere; ``None`` where there is no output."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:
        return None
    os.dup2(to, 1)
    return kept


def _restore(kept: int | None) -> None:
    if kept is not None:
        os.dup2(kept, 1)
        os.close(kept)
