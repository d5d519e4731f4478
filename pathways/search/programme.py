"""A whole-number programme: columns, rows, and what is wanted first, second, third; solved exactly or given up in time."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from math import gcd, lcm
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import highspy
    import numpy as np
    import numpy.typing as npt

Terms = Mapping[int, int | Fraction]
"""Columns with what each is multiplied by."""
Row = tuple[dict[int, int], int | None, int | None]
"""Terms, and what their sum is at least and at most."""
_NONE = 1 << 62
"""No limit."""
_WHOLE = 1
"""The solver's number for whole numbers."""


class OutOfTimeError(Exception):
    """The best answer was not proven in the time the caller allowed."""


class SolverFaultError(AssertionError):
    """The solver's answer breaks a row when it is added up in whole numbers: nobody is told such an answer."""


class NoAnswerError(SolverFaultError):
    """Not all rows can hold together."""


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
        self._rows: list[Row] = []
        self._loaded: list[Block] = []
        self._solver: highspy.Highs | None = None
        self._values: list[int] = []

    def allow(self, seconds: float | None) -> None:
        """From now on so many seconds more; None sets no limit."""
        self.seconds = None if seconds is None else self._spent + seconds

    def column(self, most: int, least: int = 0) -> int:
        """A new whole number between two bounds; all columns come before the first objective.

        Also what rows alone would make whole is declared so: beside columns that need not be whole, the solver has been
        seen to call an answer the best that is not (HiGHS 1.14, issue 3094).
        """
        self._bounds.append((least, most))
        return len(self._bounds) - 1

    def row(
        self, terms: Terms, at_least: int | Fraction | None = None, at_most: int | Fraction | None = None
    ) -> None:
        """The sum of the terms stays within the limits; fractions are scaled away and common factors divided out."""
        parts = {column: factor for column, factor in terms.items() if factor}
        whole = lcm(*(each.denominator for each in (*parts.values(), at_least or 0, at_most or 0)))
        scaled = {column: int(factor * whole) for column, factor in parts.items()}
        common = gcd(*scaled.values()) or 1
        lower = None if at_least is None else -(-int(at_least * whole) // common)
        upper = None if at_most is None else int(at_most * whole) // common
        if scaled:
            self._rows.append(({column: factor // common for column, factor in scaled.items()}, lower, upper))
        elif (lower is not None and lower > 0) or (upper is not None and upper < 0):
            raise SolverFaultError("a row without columns does not hold")

    def most(self, column: int) -> int:
        """The upper bound of a column."""
        return self._bounds[column][1]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._bounds)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that were written since something had to be searched for."""
        return self._rows

    def value(self, column: int) -> int:
        """What a column is in the last answer."""
        return self._values[column]

    def fix(self, column: int) -> None:
        """Keep a column at its value in the last answer."""
        value = self._values[column]
        if self._bounds[column] != (value, value):
            self._bounds[column] = (value, value)
            self._ready().changeColBounds(column, value, value)

    def least(self, objective: Terms, *, sure: bool = False) -> int:
        """The smallest value of the objective, kept from now on; OutOfTimeError when it is not proven in time.

        What decides a verdict is asked for `sure`: the solver must find nothing better in another way either. So is what is no
        mere yes or no: there HiGHS 1.14 was seen to stop at an answer that is not the best.
        """
        reduced, common = _reduced(objective)
        if not self._values or not self.is_lowest(reduced):
            self._search(reduced, sure=sure)
        return self._keep(reduced) * common

    def least_among(self, objective: Terms, cases: Sequence[Mapping[int, int]]) -> list[Mapping[int, int]]:
        """The smallest value of the objective in any of some cases, kept from now on; the cases in which it is reached.

        A case is some columns at some values, and every answer belongs to one of them. Each by itself is often found far
        quicker than all together. NoAnswerError where no case has an answer.
        """
        reduced, _ = _reduced(objective)
        if self._values and self.is_lowest(reduced):
            self._keep(reduced)
            return list(cases)
        before, self._values = self._values, []
        best: list[int] = []
        reached: list[Mapping[int, int]] = []
        try:
            for case in cases:
                found = self._in_case(reduced, case, before)
                if found and (not best or self._sum_of(reduced, found) < self._sum_of(reduced, best)):
                    best, reached = found, [case]
                elif found and self._sum_of(reduced, found) == self._sum_of(reduced, best):
                    reached.append(case)
        except OutOfTimeError:
            known = [values for values in (best, self._values, before) if values]
            self._values = min(known, key=lambda values: self._sum_of(reduced, values), default=[])
            raise
        if not reached:
            raise NoAnswerError("no answer is possible")
        self._values = best
        self._keep(reduced)
        return reached

    def _in_case(self, objective: dict[int, int], case: Mapping[int, int], start: list[int]) -> list[int]:
        """The best answer with some columns at some values, empty if there is none; the columns are free again afterwards."""
        solver = self._ready()
        free = {column: self._bounds[column] for column in case}
        if any(not least <= case[column] <= most for column, (least, most) in free.items()):
            return []
        self._values = (
            start if all(start and start[column] == value for column, value in case.items()) else []
        )
        for column, value in case.items():
            self._bounds[column] = (value, value)
            solver.changeColBounds(column, value, value)
        try:
            self._search(objective, sure=False)
        except NoAnswerError:
            return []
        finally:
            for column, bounds in free.items():
                self._bounds[column] = bounds
                solver.changeColBounds(column, *bounds)
        return self._values

    def _search(self, reduced: dict[int, int], *, sure: bool) -> None:
        self._run(reduced)
        if (sure or any(map(self._is_amount, reduced))) and not self.is_lowest(reduced):
            self._ask_again(reduced)

    def _keep(self, reduced: dict[int, int]) -> int:
        best = self._sum(reduced)
        if reduced:
            self._rows.append((reduced, None, best))
        return best

    def _is_amount(self, column: int) -> bool:
        return self._bounds[column][1] > 1

    def _ask_again(self, objective: dict[int, int]) -> None:
        """Solve once more without rewriting the rows first, and keep the better answer."""
        before = self._values
        best = self._sum(objective)
        self._ready().setOptionValue("presolve", "off")
        self._run(objective)
        self._ready().setOptionValue("presolve", "choose")
        if self._sum(objective) > best:
            self._values = before

    def _sum(self, objective: Mapping[int, int]) -> int:
        return self._sum_of(objective, self._values)

    @staticmethod
    def _sum_of(objective: Mapping[int, int], values: Sequence[int]) -> int:
        return sum(factor * values[column] for column, factor in objective.items())

    def possible(self, fixed: Mapping[int, int]) -> bool:
        """Whether every row can hold with some columns at these values; they are free again afterwards."""
        solver = self._ready()
        for column, value in fixed.items():
            solver.changeColBounds(column, value, value)
        try:
            return self._solves(solver, {})
        finally:
            for column in fixed:
                solver.changeColBounds(column, *self._bounds[column])

    def is_lowest(self, objective: Mapping[int, int]) -> bool:
        """Whether the last answer has every column of the objective at the better of its bounds."""
        return all(
            self._values[column] == self._bounds[column][factor < 0] for column, factor in objective.items()
        )

    def _run(self, objective: dict[int, int]) -> None:
        solver = self._ready()
        if not self._solves(solver, objective):
            raise NoAnswerError("no answer is possible")
        self._values = self._answer(solver)

    def _solves(self, solver: "highspy.Highs", objective: Mapping[int, int]) -> bool:
        """Run the solver to its end; False if no answer is possible."""
        import highspy

        costs = [0.0] * len(self._bounds)
        for column, factor in objective.items():
            costs[column] = factor
        every = list(range(len(costs)))
        solver.changeColsCost(len(costs), every, costs)
        if self._values:
            solver.setSolution(len(costs), every, [float(one) for one in self._values])
        if self.seconds is not None:
            left = self.seconds - self._spent
            if left <= 0:
                raise OutOfTimeError
            # HiGHS 1.15 counts from where this search begins, whatever the run time that it tells.
            solver.setOptionValue("time_limit", left)
        before = perf_counter()
        solver.run()
        self._spent += perf_counter() - before
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kTimeLimit:
            self._keep_the_best(solver)
            raise OutOfTimeError
        if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return False
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFaultError(solver.modelStatusToString(status))
        return True

    def _keep_the_best(self, solver: "highspy.Highs") -> None:
        """Of a search that ran out of time the best answer that it had, if it had any."""
        import highspy

        if solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
            with suppress(SolverFaultError):
                self._values = self._answer(solver)

    @property
    def answered(self) -> bool:
        """Whether there is an answer, be it the best or not."""
        return bool(self._values)

    def _ready(self) -> "highspy.Highs":
        """The solver with all rows so far; it is loaded when something has to be searched for the first time."""
        before = perf_counter()
        if self._solver is None:
            import highspy
            import numpy as np

            self._solver = highspy.Highs()  # type: ignore[no-untyped-call] # highspy leaves it without types
            for option, value in _OPTIONS.items():
                self._solver.setOptionValue(option, value)
            least, most = zip(*self._bounds, strict=True)
            self._solver.addVars(len(least), list(least), list(most))
            every = list(range(len(self._bounds)))
            self._solver.changeColsIntegrality(len(every), every, np.full(len(every), _WHOLE, np.uint8))
        if self._rows:
            block = Block(self._rows)
            self._rows = []
            self._loaded.append(block)
            block.add_to(self._solver)
        self._spent += perf_counter() - before
        return self._solver

    def _answer(self, solver: "highspy.Highs") -> list[int]:
        import numpy as np

        found = [round(value) for value in solver.getSolution().col_value]
        if any(not least <= value <= most for value, (least, most) in zip(found, self._bounds, strict=True)):
            raise SolverFaultError("a column leaves its bounds")
        values = np.array(found, np.int64)
        if not all(block.holds(values) for block in self._loaded):
            raise SolverFaultError("a row does not hold in whole numbers")
        return found


def _reduced(objective: Terms) -> tuple[dict[int, int], int]:
    """An objective without its common factor, and that factor."""
    wanted = {column: int(factor) for column, factor in objective.items() if factor}
    common = gcd(*wanted.values()) or 1
    return {column: factor // common for column, factor in wanted.items()}, common


class Block:
    """Rows as the solver takes them, and as they are added up again."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Lay the rows end to end."""
        import numpy as np

        self.starts = np.cumsum([0, *(len(terms) for terms, _, _ in rows[:-1])])
        self.columns = np.array([column for terms, _, _ in rows for column in terms], np.int64)
        self.factors = np.array([factor for terms, _, _ in rows for factor in terms.values()], np.int64)
        self.lower = np.array([-_NONE if lower is None else lower for _, lower, _ in rows], np.int64)
        self.upper = np.array([_NONE if upper is None else upper for _, _, upper in rows], np.int64)

    def add_to(self, solver: "highspy.Highs") -> None:
        """Hand the rows over."""
        import numpy as np

        infinity, factors = float("inf"), self.factors.astype(np.float64)
        lower = np.where(self.lower == -_NONE, -infinity, self.lower)
        upper = np.where(self.upper == _NONE, infinity, self.upper)
        solver.addRows(len(self.starts), lower, upper, len(self.columns), self.starts, self.columns, factors)

    def holds(self, values: "npt.NDArray[np.int64]") -> bool:
        """Whether every row holds, in whole numbers."""
        import numpy as np

        sums = np.add.reduceat(self.factors * values[self.columns], self.starts)
        return bool((sums >= self.lower).all() and (sums <= self.upper).all())


_OPTIONS: Mapping[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}
"""No gap is left: objectives are whole numbers without a common factor, so less than one is nothing."""
