"""Problems as plain rows, which are shown, kept in a cache and written as JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from pathways.problem import Problem


class Place(TypedDict):
    """Where: line and column from 1, the line quoted, and a note on why this place is shown."""

    file: str
    line: int
    column: int
    length: int
    quoted: str
    note: str


class Row(TypedDict):
    """One problem; severity is `error`, `warning` or `notice`, and the first place is where it is."""

    code: str
    severity: str
    message: str
    help: str
    places: list[Place]


def rows_of(problems: "Iterable[Problem]") -> list[Row]:
    """The rows of problems, in the order given."""
    return [
        Row(
            code=problem.code,
            severity=problem.severity.value,
            message=problem.message,
            help=problem.help,
            places=[
                Place(
                    file=spot.file,
                    line=spot.line,
                    column=spot.column,
                    length=spot.length,
                    quoted=spot.quoted,
                    note=spot.note,
                )
                for spot in problem.spots
            ],
        )
        for problem in problems
    ]


def has_errors(rows: Iterable[Row]) -> bool:
    """Whether any row is more than a warning."""
    return any(row["severity"] == "error" for row in rows)
