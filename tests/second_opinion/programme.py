"""Programmes of whole numbers, which OR-Tools CP-SAT solves in a process of its own; it starts when something is to be solved."""

import atexit
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from tests.second_opinion.cp_sat import Answer, Asked, Row


@dataclass(frozen=True, slots=True)
class Var:
    """A variable, by its number."""

    index: int


Term: TypeAlias = tuple[int, Var]
"""How often a variable is added."""

MISSING = (
    "OR-Tools is not installed, which gives the second opinion: "
    "`CI=true make setup`, or `pip install --constraint constraints.txt --editable '.[dev,judges]'`"
)


def is_installed() -> bool:
    """Whether OR-Tools is there; it is only looked for, because importing it takes more than a second."""
    return find_spec("ortools") is not None


class NotProvedError(Exception):
    """CP-SAT did not prove an optimum: an opinion that is not sure is none."""


class Programme:
    """Variables and rows; one sum after another is made as small as those before it allow."""

    def __init__(self) -> None:
        self._most: list[int] = []
        self._rows: list[Row] = []
        self._found: list[int] = []

    def choice(self) -> Var:
        """A new variable that is 0 or 1."""
        return self.number(1)

    def number(self, most: int) -> Var:
        """A new variable from 0 to `most`."""
        self._most.append(most)
        return Var(len(self._most) - 1)

    def most(self, terms: Iterable[Term]) -> int:
        """The largest value that a sum could have, each variable by itself."""
        return sum(times * self._most[variable.index] for times, variable in terms)

    def at_least(self, terms: Iterable[Term], least: int) -> None:
        """A row: the sum is no smaller."""
        self._rows.append((*_sum(terms), least, True))

    def at_most(self, terms: Iterable[Term], most: int) -> None:
        """A row: the sum is no larger."""
        self._rows.append((*_sum(terms), most, False))

    def smallest(self, terms: Sequence[Term]) -> int:
        """The smallest value of a sum, proved to be that; the sum is kept there from now on."""
        answer = _solver().ask({"most": self._most, "rows": self._rows, "smallest": _sum(terms)})
        if answer["status"] != "OPTIMAL":
            raise NotProvedError(answer["status"])
        self._found = answer["values"]
        value = sum(times * self.value(variable) for times, variable in terms)
        self.at_most(terms, value)
        return value

    def value(self, variable: Var) -> int:
        """What a variable was when a sum was made small last."""
        return self._found[variable.index]


def _sum(terms: Iterable[Term]) -> tuple[list[int], list[int]]:
    added = list(terms)
    return [variable.index for _, variable in added], [times for times, _ in added]


class _Solver:
    """The process that solves."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.second_opinion.cp_sat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=Path(__file__).parents[2],
        )
        atexit.register(self.end)

    def ask(self, asked: Asked) -> Answer:
        """One programme, one answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        answer: Answer = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        """Nothing more is asked."""
        self._process.communicate()


@cache
def _solver() -> _Solver:
    return _Solver()
