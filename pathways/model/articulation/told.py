"""What is wrong with a table of transfer rules, told with its row and column, and the line quoted."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pathways.model.articulation.text import RowSource, TableText
from pathways.problem import Problem, Severity, spot
from pathways.text import Place, limits

UNREADABLE = "unreadable-table"
COLUMN = "wrong-column"
CELL = "wrong-cell"
DISAGREE = "rows-disagree"
_SHOWN = 60


class Where(NamedTuple):
    """A line by the byte with which it begins and by its number, and a cell of it, or None for all of it."""

    offset: int
    line: int
    cell: int | None = None


def shown(cell: str) -> str:
    r"""A cell as a sentence quotes it: on one line, without what cannot be seen, and not to its end if it is long.

    >>> shown("=A1\t\x00")
    '`=A1��`'
    """
    clipped = cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]}…"
    return f"`{''.join(each if each.isprintable() else chr(0xFFFD) for each in clipped)}`"


def listed(words: Iterable[str]) -> str:
    """Words in backticks with commas."""
    return ", ".join(f"`{word}`" for word in words)


def _span(line: str, delimiter: str, cell: int | None) -> tuple[int, int]:
    """The characters of a cell in its line, or of the line."""
    if cell is None:
        return 0, len(line)
    pattern = re.compile(rf'"[^"]*(?:""[^"]*)*"|[^{re.escape(delimiter)}]*')
    start = end = 0
    for at in range(cell + 1):
        start = min(end + 1, len(line)) if at else 0
        found = pattern.match(line, start)
        end = found.end() if found else start
    return start, end


class Desk:
    """Collects the problems of one table, no more of its cells than anybody would mend at once."""

    def __init__(self, text: TableText) -> None:
        """Begin without a problem."""
        self.problems: list[Problem] = []
        self.text = text
        self._told: set[tuple[str, str]] = set()
        self.delimiter = ","
        self.left_out = 0

    def tell(self, code: str, message: str, help_: str, where: Where, once: str = "") -> None:
        """Tell of a cell or a line; of what is told `once` only the first is kept."""
        if once and (code, once) in self._told:
            return
        self._told.add((code, once))
        if self.is_full:
            self.left_out += 1
            return
        source = RowSource(self.text.name, self.text.line(where.offset), where.line)
        place = Place(source, *_span(source.text, self.delimiter, where.cell))
        self.problems.append(Problem(code, Severity.ERROR, message, help_, (spot(place),)))

    @property
    def is_full(self) -> bool:
        """Whether what is told from now on is only counted."""
        return len(self.problems) >= limits.TABLE_PROBLEMS

    def close(self) -> tuple[Problem, ...]:
        """The problems, and where there are more than are told, that there are."""
        if self.left_out:
            message = f"the table has {self.left_out:,} more problems, which are not told"
            help_ = "mend the first ones and check again; often many have one cause"
            self.problems.append(
                Problem("too-many-mistakes", Severity.ERROR, message, help_, self.problems[0].spots)
            )
        return tuple(self.problems)
