"""A learner table in CSV: a row an entry, gathered by learner into the values that a document has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pathways.exchange.record import limits
from pathways.exchange.record.cells import Row, Table, table_of
from pathways.exchange.record.columns import ITEM, LEARNER
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.gathering import Gathering, Place, Places, check_header
from pathways.exchange.record.written import Path, Span, shown
from pathways.problem import Problem
from pathways.text import Source


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A learner table whose rows were gathered by learner; `places` are rows, or cells by their column."""

    table: Table
    learners: tuple[tuple[Path, object], ...]
    places: Mapping[Path, Place]

    @property
    def source(self) -> Source:
        """The text, with its name."""
        return self.table.source

    def words(self, path: Path) -> str:
        """Row and column, as a spreadsheet shows them."""
        row, column = self._place(path)
        if column is None:
            return f"row {row.number}"
        return f"row {row.number}, column {shown(self.table.rows[0].cells[column])}"

    def field(self, path: Path) -> str:
        """The column that fills a field."""
        columns = ITEM if "items" in path else LEARNER
        return next((column for column, name in columns.items() if name == path[-1]), str(path[-1]))

    def spans(self, paths: Iterable[Path]) -> Mapping[Path, Span]:
        """Where the cells of these paths stand, or the beginnings of their rows."""
        return {path: self._span(*self._place(path)) for path in paths}

    def _place(self, path: Path) -> Place:
        """The cell or row of a path, or the nearest around it; around everything there is the header."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def _span(self, row: Row, column: int | None) -> Span:
        return Span(row.start, row.start) if column is None else self.table.span(row, column)


def read_csv(text: str, file: str, desk: Desk) -> CsvFile | Problem:
    """The table in a text; mistakes in its header and in the kinds of its rows go to the desk."""
    table = table_of(Source(file, text))
    if isinstance(table, Problem):
        return table
    header, *rows = table.rows
    places: Places = {}
    if not check_header(header, rows, places, desk):
        return CsvFile(table, (), places)
    gathering = Gathering(header.cells, places, desk)
    for row in rows:
        gathering.take(row)
    gathering.check_known_none()
    learners = gathering.values()
    if len(learners) > limits.LEARNERS:
        desk.tell("too-much", (), f"the table has more than {limits.LEARNERS:,} learners", "split the file")
        learners = ()
    return CsvFile(table, learners, places)
