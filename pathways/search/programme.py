"""A whole-number programme: columns, rows, and what is wanted first, second, third; solved exactly or given up in time."""

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import highspy

Terms = Mapping[int, int | Fraction]
"""Columns with what each is multiplied by."""


class OutOfTimeError(Exception):
    """The best answer was not proven in the time the caller allowed."""


class SolverFaultError(AssertionError):
    """The solver's answer breaks a row when it is added up in whole numbers: nobody is told such an answer."""


class Programme:
    """Whole numbers to be chosen within bounds so that every row holds.

    `least` finds the smallest value of an objective and keeps it from then on, so that a later objective chooses only
    among the best of the earlier ones. Every answer is added up again in whole numbers.

    >>> programme = Programme()
    >>> lab, sea = programme.column(1), programme.column(1)
    >>> programme.row({lab: 1, sea: 4}, at_least=2)
    >>> programme.least({lab: 1, sea: 1}), programme.value(sea)
    (1, 1)
    """

    def __init__(self, seconds: float | None = None) -> None:
        """`seconds` is the most time that all objectives may take together; None sets no limit."""
        self.seconds = seconds
        self._spent = 0.0
        self._bounds: list[tuple[int, int]] = []
        self._rows: list[tuple[dict[int, int], int | None, int | None]] = []
        self._loaded = 0
        self._solver: highspy.Highs | None = None
        self._values: list[int] = []

    def column(self, most: int, least: int = 0) -> int:
        """A new whole number between two bounds; all columns come before the first objective."""
        self._bounds.append((least, most))
        return len(self._bounds) - 1

    def row(
        self, terms: Terms, at_least: int | Fraction | None = None, at_most: int | Fraction | None = None
    ) -> None:
        """The sum of the terms stays within the limits; fractions are scaled away and common factors divided out."""
        parts = {column: factor for column, factor in terms.items() if factor}
        whole = lcm(*(Fraction(each).denominator for each in (*parts.values(), at_least or 0, at_most or 0)))
        scaled = {column: int(factor * whole) for column, factor in parts.items()}
        common = gcd(*scaled.values()) or 1
        lower = None if at_least is None else -(-int(at_least * whole) // common)
        upper = None if at_most is None else int(at_most * whole) // common
        self._rows.append(({column: factor // common for column, factor in scaled.items()}, lower, upper))

    def value(self, column: int) -> int:
        """What a column is in the last answer."""
        return self._values[column]

    def fix(self, column: int) -> None:
        """Keep a column at its value in the last answer."""
        value = self._values[column]
        if self._bounds[column] != (value, value):
            self._bounds[column] = (value, value)
            if self._solver is not None:
                self._solver.changeColBounds(column, value, value)

    def least(self, objective: Terms) -> int:
        """The smallest value of the objective, kept from now on; OutOfTimeError when it is not proven in time."""
        wanted = {column: int(factor) for column, factor in objective.items() if factor}
        common = gcd(*wanted.values()) or 1
        reduced = {column: factor // common for column, factor in wanted.items()}
        if not self._values or not self._is_lowest(reduced):
            self._run(reduced)
        best = sum(factor * self._values[column] for column, factor in reduced.items())
        if reduced:
            self._rows.append((reduced, None, best))
        return best * common

    def _is_lowest(self, objective: dict[int, int]) -> bool:
        """Whether the last answer has every column of the objective at the better of its bounds."""
        return all(
            self._values[column] == self._bounds[column][factor < 0] for column, factor in objective.items()
        )

    def _run(self, objective: dict[int, int]) -> None:
        solver = self._ready()
        for column in range(len(self._bounds)):
            solver.changeColCost(column, objective.get(column, 0))
        if self._values:
            solver.setSolution(
                len(self._values), list(range(len(self._values))), [float(one) for one in self._values]
            )
        if self.seconds is not None:
            left = self.seconds - self._spent
            if left <= 0:
                raise OutOfTimeError
            solver.setOptionValue("time_limit", solver.getRunTime() + left)
        before = solver.getRunTime()
        solver.run()
        self._spent += solver.getRunTime() - before
        self._values = self._answer(solver)

    def _ready(self) -> "highspy.Highs":
        """The solver with all rows so far; it is loaded when something has to be searched for the first time."""
        if self._solver is None:
            import highspy

            self._solver = highspy.Highs()
            for option, value in _OPTIONS.items():
                self._solver.setOptionValue(option, value)
            for least, most in self._bounds:
                self._solver.addVar(least, most)
            for column in range(len(self._bounds)):
                self._solver.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for terms, lower, upper in self._rows[self._loaded :]:
            infinity = float("inf")
            self._solver.addRow(
                -infinity if lower is None else lower,
                infinity if upper is None else upper,
                len(terms),
                list(terms),
                list(terms.values()),
            )
        self._loaded = len(self._rows)
        return self._solver

    def _answer(self, solver: "highspy.Highs") -> list[int]:
        import highspy

        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfTimeError
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFaultError(solver.modelStatusToString(status))
        found = [round(value) for value in solver.getSolution().col_value]
        for value, (least, most) in zip(found, self._bounds, strict=True):
            if not least <= value <= most:
                raise SolverFaultError("a column leaves its bounds")
        for terms, lower, upper in self._rows:
            total = sum(factor * found[column] for column, factor in terms.items())
            if (lower is not None and total < lower) or (upper is not None and total > upper):
                raise SolverFaultError("a row does not hold in whole numbers")
        return found


_OPTIONS: Mapping[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}
"""No gap is left: objectives are whole numbers without a common factor, so less than one is nothing."""
