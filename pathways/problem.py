"""A problem in rules or records: a code, one sentence, help, and the places it is about; problems are collected, never thrown."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathways.text import Place


LONGEST_QUOTE = 2_000
"""Characters of a line that are kept with a problem; whoever prints it shortens it to the width there is."""


class Severity(Enum):
    """How serious a problem is: an error stops an audit, a warning and a notice do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a problem is, ready to be printed: file, line and column from 1, length, and the quoted line."""

    file: str
    line: int
    column: int
    length: int
    quoted: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the author; `message` is one sentence without a full stop, `help` says what to write instead."""

    code: str
    severity: Severity
    message: str
    help: str = ""
    spots: tuple[Spot, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order of reading: file, line, column, then code and sentence."""
        first = self.spots[0] if self.spots else Spot("", 0, 0, 0, "")
        return (first.file, first.line, first.column, self.code, self.message)


def spot(place: "Place", note: str = "") -> Spot:
    """Quote the first line of a place, so that the problem can be printed and stored without its source."""
    line, column = place.source.line_column(place.start)
    quoted = place.source.line(line)
    length = max(1, min(place.end - place.start, len(quoted) - column + 1))
    shown = quoted[:LONGEST_QUOTE] if column <= LONGEST_QUOTE else ""
    return Spot(place.file, line, column, length, "".join(map(_printable, shown)), note)


def _printable(character: str) -> str:
    """A character as it may be printed: control and direction characters are replaced, one by one, so that columns stay."""
    return character if character.isprintable() or character == "\t" else "\N{REPLACEMENT CHARACTER}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of reading, each told once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))
