"""Learner records as files: JSON documents and CSV tables, read with every problem told, written exactly."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathways.model.learner import Learner
    from pathways.problem import Problem
    from pathways.ruleset import RuleSet


class RecordsError(Exception):
    """A record file that has errors; `problems` says what is wrong with it."""

    def __init__(self, problems: "Sequence[Problem]") -> None:
        """Keep the problems for whoever shows them; the first is the message."""
        super().__init__(problems[0].message if problems else "the record cannot be read")
        self.problems = tuple(problems)


def load_learners(
    path: str | Path, rules: "RuleSet", columns: str | Path | None = None
) -> "tuple[Learner, ...]":
    """The learners of a `.json`, `.csv` or `.tsv` file, in the order of their ids.

    `columns` is the file of a column map, by which the table of another system is read. Raises RecordsError if anything
    is wrong with either file.
    """
    from pathways.exchange.record.to_learners import read_records
    from pathways.problem import Severity

    found = read_records(Path(path), rules.catalogue, None if columns is None else Path(columns))
    errors = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    if errors:
        raise RecordsError(errors)
    return found.learners
