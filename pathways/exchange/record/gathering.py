"""Gathering the rows of one learner: what each row adds to what the rows before it said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pathways.exchange.record.cells import Row
from pathways.exchange.record.columns import COLUMNS, KIND, LEARNER, LISTED_IN, NONE, ROWS, value_of
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.filling import Fillings
from pathways.exchange.record.layouts import example
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.written import Path, shown

Place: TypeAlias = tuple[Row, int | None]
"""A row, or a cell of it by its column."""
Places: TypeAlias = dict[Path, Place]
_Cells: TypeAlias = Mapping[str, tuple[str, int | None]]


@dataclass(slots=True)
class Gathering:
    """One learner by number, with the places of all that was taken from the rows."""

    number: int
    width: int
    fillings: Fillings
    desk: Desk
    places: Places = field(default_factory=dict)
    person: dict[str, object] = field(default_factory=dict)
    lists: dict[str, list[object]] = field(default_factory=dict)
    _known_none: list[tuple[Path, str]] = field(default_factory=list)

    def take(self, key: str, rows: Sequence[Row]) -> dict[str, object]:
        """The learner as a value of a learner document."""
        self.person["id"] = key
        filling = self.fillings.column("learner_id")
        self.places["learners", self.number] = (rows[0], None)
        self.places["learners", self.number, "id"] = (rows[0], filling.at if filling else None)
        for row in rows:
            self._take(row)
        self._check_known_none()
        return {**self.person, **self.lists}

    def _take(self, row: Row) -> None:
        cells, unreadable = self.fillings.cells(row)
        path: Path = ("learners", self.number, "row", row.number)
        for filling in unreadable:
            layout = filling.layout or ""
            sentence = f"{shown(row.cells[filling.at or 0])} is not a date written {layout}"
            advice = (
                f"dates are read as in `{example(layout)}`; `dates` in the column map can name another way"
            )
            self._tell("unreadable-date", (*path, filling.column), (row, filling.at), sentence, advice)
        if any(row.cells[self.width :]):
            advice = "put a cell that holds the separator into double quotes"
            self._tell("too-much", (*path, "more"), (row, None), "there are more cells than columns", advice)
        self._take_person(cells, row)
        self._take_entry(cells, row)

    def _check_known_none(self) -> None:
        """Tell of a learner who is known to have no programme of a kind, and has one in another row."""
        for path, kind in self._known_none:
            if self.lists[kind]:
                advice = "take the row away, or the other one"
                sentence = f"`{NONE}` contradicts another row"
                self.desk.tell("contradiction", path, sentence, advice)

    def _take_person(self, cells: _Cells, row: Row) -> None:
        """What a row says of the person; every row that says it must say the same."""
        for column, name in LEARNER.items():
            if column not in cells or name == "id":
                continue
            cell, at = cells[column]
            value = value_of(column, cell)
            if name not in self.person:
                self.person[name] = value
                self.places["learners", self.number, name] = (row, at)
            elif self.person[name] != value:
                first = self.places["learners", self.number, name][0].number
                path: Path = ("learners", self.number, name, "row", row.number)
                advice = "all rows of a learner say the same of the person, or nothing"
                self._tell(
                    "contradiction", path, (row, at), f"{shown(cell)} differs from row {first}", advice
                )

    def _take_entry(self, cells: _Cells, row: Row) -> None:
        """What a row adds to one of the learner's lists."""
        kind, at = cells.get(KIND, ("item", None))
        path: Path = ("learners", self.number, "row", row.number)
        if kind not in ROWS:
            near = self.desk.did_you_mean(kind, ROWS, KIND)
            sentence = f"{shown(kind)} is not a kind of row"
            self._tell("unknown-value", path, (row, at), sentence, near or f"the kinds are {listed(ROWS)}")
            return
        for column in _misplaced(kind, cells):
            sentence = f"a row of the kind `{kind}` has no `{column}`"
            advice = f"its columns are {listed(ROWS[kind])}" if ROWS[kind] else "put it into a row of its own"
            self._tell("misplaced-cell", (*path, column), (row, cells[column][1]), sentence, advice)
        if kind == "person":
            return
        if kind in ("declared", "admitted", "enrolled") and cells.get("programme", ("", 0))[0] == NONE:
            self.lists.setdefault(kind, [])
            self.places[path] = (row, cells["programme"][1])
            self._known_none.append((path, kind))
            return
        self._add(kind, cells, row)

    def _add(self, kind: str, cells: _Cells, row: Row) -> None:
        name = LISTED_IN.get(kind, kind)
        entries = self.lists.setdefault(name, [])
        path: Path = ("learners", self.number, name, len(entries))
        self.places[path] = (row, None)
        columns = ROWS[kind]
        entry: dict[str, object] = {}
        for column, (cell, at) in cells.items():
            if column in columns:
                entry[columns[column]] = value_of(column, cell)
                self.places[*path, columns[column]] = (row, at)
        entries.append(entry)

    def _tell(self, code: str, path: Path, place: Place, sentence: str, advice: str) -> None:
        self.places[path] = place
        self.desk.tell(code, path, sentence, advice)


def _misplaced(kind: str, cells: _Cells) -> Iterator[str]:
    """The columns that a kind of row does not have and that are filled all the same."""
    allowed = ROWS[kind]
    return (
        column
        for column in cells
        if column not in allowed and column not in LEARNER and column != KIND and column in COLUMNS
    )
