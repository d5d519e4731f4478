"""A problem in rules or records: a code, one sentence, help, and the places it is about; problems are collected, never thrown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from pathways.text import limits

if TYPE_CHECKING:
    from pathways.text import Place


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

    def __post_init__(self) -> None:
        """Shorten what quotes a name or a text that nobody would read to its end."""
        for part in ("message", "help"):
            said: str = getattr(self, part)
            if len(said) > limits.SENTENCE:
                object.__setattr__(self, part, f"{said[: limits.SENTENCE - 1]}…")

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order of reading: file, line, column, then code and sentence."""
        first = self.spots[0] if self.spots else Spot("", 0, 0, 0, "")
        return (first.file, first.line, first.column, self.code, self.message)


def spot(place: "Place", note: str = "") -> Spot:
    """Quote the first line of a place, so that the problem can be printed and stored without its source."""
    line, column = place.source.line_column(place.start)
    length = max(1, min(place.end - place.start, place.source.length(line) - column + 1))
    quoted = place.source.quoted(line) if column <= limits.QUOTE else ""
    return Spot(place.file, line, column, length, quoted, note)


class Told(list[Problem]):
    """Problems as they are found; of each severity no more are kept than are told, and one that shows that there are more."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._kept = Counter[Severity]()

    def append(self, problem: Problem) -> None:
        """Keep a problem, unless so many of its severity are kept already."""
        if self._kept[problem.severity] <= limits.PROBLEMS:
            self._kept[problem.severity] += 1
            super().append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep several problems."""
        for problem in problems:
            self.append(problem)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of reading, each told once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def not_too_many(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems of each severity in the order of reading, and where there are more, that there are."""
    found = in_order(problems)
    kept: list[Problem] = []
    for severity in Severity:
        of_it = [problem for problem in found if problem.severity is severity]
        kept.extend(of_it[: limits.PROBLEMS])
        if len(of_it) > limits.PROBLEMS:
            message = f"there are more than {limits.PROBLEMS:,} {severity.value}s, and the rest is not told"
            help_ = "mend the first ones and check again; often many have one cause"
            last = tuple(replace(each, note="") for each in kept[-1].spots[:1])
            kept.append(Problem("too-many-mistakes", severity, message, help_, last))
    return in_order(kept)
