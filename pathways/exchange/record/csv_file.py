"""A learner table in CSV: a row an entry, gathered by learner into the values that a document has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pathways.exchange.record import limits
from pathways.exchange.record.cells import Row, Table, table_of
from pathways.exchange.record.column_map import ColumnMap
from pathways.exchange.record.columns import COLUMNS, ITEM, LEARNER
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.filling import Fillings, as_they_stand
from pathways.exchange.record.gathering import Gathering, Place, Places
from pathways.exchange.record.header import check_header
from pathways.exchange.record.mapped import fillings_by
from pathways.exchange.record.written import Path, Span, shown
from pathways.problem import Problem
from pathways.text import Source

_OF_A_PERSON = ("learners", 0, "born")
"""The steps to a field of a person; those of an entry are more."""


@dataclass(slots=True)
class CsvFile:
    """A learner table whose rows are kept by learner; a learner is gathered when asked for, so that not all are at once."""

    table: Table
    desk: Desk
    fillings: Fillings
    rows: Sequence[tuple[str, Sequence[Row]]]
    places: Places
    _near: tuple[int, Places] = field(default_factory=lambda: (-1, {}))

    @property
    def source(self) -> Source:
        """The text, with its name."""
        return self.table.source

    @property
    def yes_or_no(self) -> str:
        """How a table says yes and no."""
        return "`yes` or `no`"

    @property
    def count(self) -> int:
        """How many learners there are."""
        return len(self.rows)

    def learners(self) -> Iterator[tuple[Path, object]]:
        """Every learner's value with its path; mistakes in kinds of rows go to the desk."""
        for number, (key, rows) in enumerate(self.rows):
            gathering = self._gathering(number, self.desk)
            yield ("learners", number), gathering.take(key, rows)

    def words(self, path: Path) -> str:
        """Row and column, as a spreadsheet shows them."""
        row, column = self._place(path)
        if column is None:
            return f"row {row.number}"
        return f"row {row.number}, column {shown(self.table.header.cells[column])}"

    def field(self, path: Path) -> str:
        """The column that fills a field."""
        columns = ITEM if "items" in path else LEARNER if len(path) == len(_OF_A_PERSON) else {}
        return next((column for column, name in columns.items() if name == path[-1]), str(path[-1]))

    def source_of(self, path: Path) -> str:
        """Where a column map fills a field from; empty without a map."""
        return self.fillings.told(self.field(path), self.table.header.cells)

    def spans(self, paths: Iterable[Path]) -> Mapping[Path, Span]:
        """Where the cells of these paths stand, or the beginnings of their rows."""
        return {path: self._span(*self._place(path)) for path in paths}

    def rows_of(self, learner: Path) -> Sequence[Row]:
        """The rows of a learner."""
        return self.rows[int(learner[1])][1]

    def row_of(self, path: Path) -> Row:
        """The row of a path, or of the nearest around it."""
        return self._place(path)[0]

    def _gathering(self, number: int, desk: Desk) -> Gathering:
        return Gathering(number, len(self.table.header.cells), self.fillings, desk)

    def _place(self, path: Path) -> Place:
        """The cell or row of a path, or the nearest around it; around everything there is the header."""
        places = self._places_of(int(path[1])) if path[:1] == ("learners",) and len(path) > 1 else {}
        while path not in places and path not in self.places:
            path = path[:-1]
        return places[path] if path in places else self.places[path]

    def _places_of(self, number: int) -> Places:
        """The places of one learner, whose rows are gathered once more; those of all would fill the memory."""
        if self._near[0] != number:
            gathering = self._gathering(number, Desk())
            gathering.take("", self.rows_of(("learners", number)))
            self._near = number, gathering.places
        return self._near[1]

    def _span(self, row: Row, column: int | None) -> Span:
        return Span(row.start, row.start) if column is None else self.table.span(row, column)


def read_csv(text: str, file: str, desk: Desk, columns: ColumnMap | None = None) -> CsvFile | Problem:
    """The table in a text; mistakes in its header go to the desk, and those in its rows when its learners are asked for."""
    table = table_of(Source(file, text), columns.separator if columns else None)
    if isinstance(table, Problem):
        return table
    places: Places = {}
    if columns is not None:
        fillings = fillings_by(columns, table, places, desk)
    else:
        is_right = check_header(table.header, table.rows, places, desk)
        fillings = as_they_stand(table.header.cells, COLUMNS if is_right else ())
    found = _by_learner(table, fillings, places, desk) if not desk.errors else {}
    if len(found) > limits.LEARNERS:
        desk.tell("too-much", (), f"the table has more than {limits.LEARNERS:,} learners", "split the file")
        found = {}
    return CsvFile(table, desk, fillings, tuple(found.items()), places)


def _by_learner(table: Table, fillings: Fillings, places: Places, desk: Desk) -> dict[str, list[Row]]:
    """The rows of every learner, who stand in the order of their first rows; a row of nobody is told."""
    whose = fillings.column("learner_id")
    found: dict[str, list[Row]] = {}
    for row in table.rows:
        key = whose.text(row) if whose else ""
        if key:
            found.setdefault(key, []).append(row)
            continue
        path: Path = ("row", row.number)
        places[path] = (row, None)
        name = "learner_id" if whose is None or whose.at is None else table.header.cells[whose.at]
        advice = "say whose row it is; it could be anybody's"
        desk.tell("missing-field", path, f"{shown(name)} is empty", advice)
    return found
