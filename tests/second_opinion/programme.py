"""Programmes of whole numbers for OR-Tools CP-SAT, which is imported here and only when a programme is made."""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Var: TypeAlias = "cp_model.IntVar"
Term: TypeAlias = tuple[int, Var]
"""How often a variable is added."""

MISSING = (
    "OR-Tools is not installed, which gives the second opinion: "
    "`CI=true make setup`, or `pip install --constraint constraints.txt --editable '.[dev,judges]'`"
)
WORK = 60.0
"""Deterministic seconds of CP-SAT for one proof: the same on every machine, unlike those of a clock."""


def is_installed() -> bool:
    """Whether OR-Tools is there; it is only looked for, because importing it takes more than a second."""
    return find_spec("ortools") is not None


class NotProvedError(Exception):
    """CP-SAT did not prove an optimum: an opinion that is not sure is none."""


class Programme:
    """Variables and rows; one sum after another is made as small as those before it allow."""

    def __init__(self) -> None:
        from ortools.sat.python import cp_model

        self._cp_model = cp_model
        self._model = cp_model.CpModel()
        self._variables: list[Var] = []
        self._most: dict[int, int] = {}
        self._found: dict[int, int] = {}

    def choice(self) -> Var:
        """A new variable that is 0 or 1."""
        return self.number(1)

    def number(self, most: int) -> Var:
        """A new variable from 0 to `most`."""
        variable = self._model.new_int_var(0, most, "")
        self._variables.append(variable)
        self._most[variable.index] = most
        return variable

    def most(self, terms: Iterable[Term]) -> int:
        """The largest value that a sum could have, each variable by itself."""
        return sum(times * self._most[variable.index] for times, variable in terms)

    def at_least(self, terms: Iterable[Term], least: int) -> None:
        """A row: the sum is no smaller."""
        self._model.add(self._sum(terms) >= least)

    def at_most(self, terms: Iterable[Term], most: int) -> None:
        """A row: the sum is no larger."""
        self._model.add(self._sum(terms) <= most)

    def smallest(self, terms: Sequence[Term]) -> int:
        """The smallest value of a sum, proved to be that; the sum is kept there from now on."""
        self._model.minimize(self._sum(terms))
        solver = self._cp_model.CpSolver()
        # Without these CP-SAT is a thousand times slower on such programmes, and not the same twice.
        solver.parameters.linearization_level = 2
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = WORK
        status = solver.solve(self._model)
        if status != self._cp_model.OPTIMAL:
            raise NotProvedError(solver.status_name(status))
        self._found = {variable.index: int(solver.value(variable)) for variable in self._variables}
        value = sum(times * self.value(variable) for times, variable in terms)
        self.at_most(terms, value)
        return value

    def value(self, variable: Var) -> int:
        """What a variable was when a sum was made small last."""
        return self._found[variable.index]

    def _sum(self, terms: Iterable[Term]) -> "cp_model.LinearExprT":
        added = list(terms)
        variables, times = [variable for _, variable in added], [often for often, _ in added]
        return self._cp_model.LinearExpr.weighted_sum(variables, times)
