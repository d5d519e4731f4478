"""The rows and cells of a CSV text: what they hold, and where in the text they stand."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pathways.exchange.record import limits
from pathways.exchange.record.unreadable import unreadable
from pathways.exchange.record.written import Span
from pathways.problem import Problem
from pathways.text import Source
from pathways.text.composed import composed

_DELIMITERS = ",;\t"
_QUOTED = re.compile('"[^"]*"')


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in a spreadsheet, the header being row 1, and where it stands in the text."""

    number: int
    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV text in rows below its header; blank ones are counted and left out."""

    source: Source
    delimiter: str
    header: Row
    rows: tuple[Row, ...]

    def span(self, row: Row, column: int) -> Span:
        """Where a cell stands, its quotes included."""
        cell = re.compile(rf'"[^"]*(?:""[^"]*)*"|[^{self.delimiter}\n]*')
        start = end = row.start
        for at in range(column + 1):
            start = end + 1 if at else row.start
            found = cell.match(self.source.text, start, row.end)
            end = found.end() if found else start
        return Span(start, end)


def table_of(source: Source, delimiter: str | None = None) -> Table | Problem:
    """The rows of a text; without a delimiter it is a comma, or a semicolon or tab if the header has more of them."""
    header = _QUOTED.sub("", source.text.partition("\n")[0])
    delimiter = delimiter or max(_DELIMITERS, key=header.count)
    rows: list[Row] = []
    last = None
    try:
        for row in _rows(source, delimiter):
            last = row
            if any(row.cells):
                rows.append(row)
            if row.number > limits.ROWS:
                return unreadable(source, 0, f"the table has more than {limits.ROWS:,} rows", "split it")
    except csv.Error as error:
        return _broken(source, last, str(error))
    return (
        Table(source, delimiter, rows[0], tuple(rows[1:]))
        if rows
        else unreadable(source, 0, "the file is empty")
    )


def _rows(source: Source, delimiter: str) -> Iterator[Row]:
    """Each row with its place: the lines that the reader takes for it are counted as it takes them."""
    taken = [0]
    start = 0
    seen: dict[str, str] = {}  # the same words stand in very many rows
    for number, cells in enumerate(
        csv.reader(_counted(source.text, taken), delimiter=delimiter, strict=True), 1
    ):
        end = taken[0] - (source.text[taken[0] - 1] == "\n")
        yield Row(
            number, start, end, tuple(seen[cell] if cell in seen else _kept(cell, seen) for cell in cells)
        )
        start = taken[0]


def _kept(cell: str, seen: dict[str, str]) -> str:
    """A cell without the blanks around it, in the form that names of rules have."""
    word = composed(cell.strip())
    word = seen[cell] = seen.setdefault(word, word)
    return word


def _counted(text: str, taken: list[int]) -> Iterator[str]:
    for line in io.StringIO(text, newline="\n"):
        taken[0] += len(line)
        yield line


def _broken(source: Source, before: Row | None, why: str) -> Problem:
    """The problem of the row that Python's reader of CSV could not read."""
    number, start = (before.number + 1, before.end + 1) if before else (1, 0)
    if "limit" in why:
        sentence = f"row {number} has a cell of more than {csv.field_size_limit():,} characters"
        return unreadable(source, start, sentence, "shorten it, or look for a quote that is not closed")
    sentence = f"the quotes of row {number} do not match"
    return unreadable(
        source, start, sentence, 'a quote inside a quoted cell is written twice: `"say ""yes"""`'
    )
