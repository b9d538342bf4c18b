"""The peer's half of ``benchmarks/packages.py``: run by the peer's own Python, JSON in and out.

It calls the peer's public functions as its documentation recommends (frontier from utility
functions and issues, then the points on that frontier), after a warm-up, and tells what they took.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from importlib.metadata import version
from typing import Any

warnings.simplefilter("ignore")

from negmas import make_issue  # noqa: E402
from negmas.outcomes import make_os  # noqa: E402
from negmas.preferences import LinearAdditiveUtilityFunction  # noqa: E402
from negmas.preferences.ops import (  # noqa: E402
    kalai_points,
    ks_points,
    max_welfare_points,
    nash_points,
    pareto_frontier,
)

POINTS = {
    "nash": nash_points,
    "egalitarian": kalai_points,
    "kalai_smorodinsky": ks_points,
    "utilitarian": max_welfare_points,
}


def made(asked: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Build the issues and utility functions: weights and values as shares of 1."""
    shape = [len(options) for options in asked["values"][0]]
    issues = [
        make_issue([f"o{k}" for k in range(count)], name=f"i{number}")
        for number, count in enumerate(shape)
    ]
    space = make_os(issues)
    ufuns = [
        LinearAdditiveUtilityFunction(
            values={
                f"i{number}": {f"o{k}": value / 100 for k, value in enumerate(own)}
                for number, own in enumerate(values)
            },
            weights={f"i{number}": weight / 100 for number, weight in enumerate(weights)},
            outcome_space=space,
            reserved_value=asked["reservation"] / 100,
        )
        for values, weights in zip(asked["values"], asked["weights"], strict=True)
    ]
    return issues, ufuns


def answered(asked: dict[str, Any]) -> dict[str, Any]:
    """Time the frontier and the points, then say what they are."""
    issues, ufuns = made(asked)
    start = time.process_time()
    frontier, numbers = pareto_frontier(ufuns, issues=issues, max_cardinality=float("inf"))
    middle = time.process_time()
    ranges = [ufun.minmax() for ufun in ufuns]
    points = {name: find(ufuns, frontier, ranges=ranges) for name, find in POINTS.items()}
    end = time.process_time()
    return {
        "peer": f"NegMAS {version('negmas')}",
        "frontier_s": middle - start,
        "points_s": end - middle,
        "numbers": [int(number) for number in numbers],
        "frontier": [[float(u) for u in row] for row in frontier],
        "points": {name: [row for _, row in found] for name, found in points.items()},
        "looked_at": [
            [float(ufun(tuple(f"o{k}" for k in package))) for ufun in ufuns]
            for package in asked["look_at"]
        ],
    }


if __name__ == "__main__":
    given = json.load(sys.stdin)
    small = {**given, "look_at": []}
    small["values"] = [own[:3] for own in given["values"]]
    small["weights"] = [own[:3] for own in given["weights"]]
    answered(small)
    json.dump(answered(given), sys.stdout)
