"""A process of its own in which OR-Tools CP-SAT solves programmes, each a line in JSON, and answers each with a line.

OR-Tools and highspy each bring a `libhighs.so.1`, of different releases, and no process can hold both.
"""

import json
import sys
from collections.abc import Sequence
from typing import TypedDict

WORK = 60.0
"""Deterministic seconds of CP-SAT for one proof: the same on every machine, unlike those of a clock."""
Row = tuple[Sequence[int], Sequence[int], int, bool]
"""Variables, how often each is added, the limit of the sum, and whether it is at least that."""


class Asked(TypedDict):
    """The largest value of each variable, the rows, and the sum that is to be as small as can be."""

    most: Sequence[int]
    rows: Sequence[Row]
    smallest: tuple[Sequence[int], Sequence[int]]


class Answer(TypedDict):
    """How CP-SAT ended, and the value of each variable."""

    status: str
    values: list[int]


def solved(asked: Asked) -> Answer:
    """The smallest value of the sum, proved to be that where the status is `OPTIMAL`."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    variables = [model.new_int_var(0, most, "") for most in asked["most"]]

    def total(which: Sequence[int], times: Sequence[int]) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum([variables[at] for at in which], list(times))

    for which, times, limit, at_least in asked["rows"]:
        model.add(total(which, times) >= limit if at_least else total(which, times) <= limit)
    model.minimize(total(*asked["smallest"]))
    solver = cp_model.CpSolver()
    # Without these CP-SAT is a thousand times slower on such programmes, and not the same twice.
    solver.parameters.linearization_level = 2
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = WORK
    status = solver.solve(model)
    found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return Answer(
        status=solver.status_name(status),
        values=[int(solver.value(variable)) for variable in variables] if found else [],
    )


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(solved(json.loads(line))), flush=True)  # noqa: T201 # the answer is for whoever asked
