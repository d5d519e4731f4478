"""Gathering the rows of a table by learner: what each row adds to what the rows before it said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from pathways.exchange.record import limits
from pathways.exchange.record.cells import Row
from pathways.exchange.record.columns import COLUMNS, KIND, LEARNER, LISTED_IN, NONE, ROWS, value_of
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.mistakes import listed
from pathways.exchange.record.written import Path, shown

Place: TypeAlias = tuple[Row, int | None]
"""A row, or a cell of it by its column."""
Places: TypeAlias = dict[Path, Place]
_Cells: TypeAlias = Mapping[str, tuple[str, int]]


def check_header(header: Row, rows: Sequence[Row], places: Places, desk: Desk) -> bool:
    """Whether the columns are right; if not, the rows would only miss what a mistyped column holds."""
    places[()] = (header, None)
    if len(header.cells) > limits.COLUMNS:
        desk.tell("too-much", (), f"the table has more than {limits.COLUMNS} columns")
        return False
    for at in range(len(header.cells)):
        places["columns", at] = (header, at)
        _check_column(header, rows, at, desk)
    if "learner_id" not in header.cells:
        desk.tell(
            "missing-field", ("columns",), "`learner_id` is missing", "it says of every row whose it is"
        )
    return not desk.errors


def _check_column(header: Row, rows: Sequence[Row], at: int, desk: Desk) -> None:
    """Tell of a column that there is not, or that stands twice; spreadsheets leave empty ones behind."""
    name = header.cells[at]
    if name in COLUMNS:
        if name in header.cells[:at]:
            desk.tell(
                "repeated-field",
                ("columns", at),
                "the same column stands twice",
                "keep the one that is right",
            )
    elif name or any(any(row.cells[at : at + 1]) for row in rows):
        sentence = "there is no such column" if name else "the column has cells and no name"
        near = desk.did_you_mean(name, COLUMNS, "column")
        desk.tell("unknown-field", ("columns", at), sentence, near or f"the columns are {listed(COLUMNS)}")


@dataclass(frozen=True, slots=True)
class _Learner:
    """What the rows say of one learner: of the person, and in lists."""

    person: dict[str, object]
    lists: dict[str, list[object]] = field(default_factory=dict)


@dataclass(slots=True)
class Gathering:
    """The learners so far, and the places of all that was taken from the rows."""

    header: Sequence[str]
    places: Places
    desk: Desk
    learners: list[_Learner] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _known_none: list[tuple[Path, int, str]] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Add what a row says to the learner whose it is."""
        cells = {
            name: (cell, at)
            for at, (name, cell) in enumerate(zip(self.header, row.cells, strict=False))
            if cell
        }
        if "learner_id" not in cells:
            self._tell(
                "missing-field",
                ("row", row.number),
                (row, None),
                "`learner_id` is empty",
                "say whose row it is",
            )
            return
        number = self._number(cells["learner_id"][0], (row, cells["learner_id"][1]))
        if any(row.cells[len(self.header) :]):
            path: Path = ("learners", number, "row", row.number, "more")
            advice = "put a cell that holds the separator into double quotes"
            self._tell("too-much", path, (row, None), "there are more cells than columns", advice)
        self._take_person(number, cells, row)
        self._take_entry(number, cells, row)

    def values(self) -> tuple[tuple[Path, object], ...]:
        """Every learner as a value of a learner document, with its path."""
        return tuple((("learners", at), {**one.person, **one.lists}) for at, one in enumerate(self.learners))

    def check_known_none(self) -> None:
        """Tell of a learner who is known to have no programme of a kind, and has one in another row."""
        for path, number, kind in self._known_none:
            if self.learners[number].lists[kind]:
                advice = "take the row away, or the other one"
                sentence = f"`{NONE}` contradicts another row"
                self.desk.tell("contradiction", path, sentence, advice)

    def _number(self, key: str, place: Place) -> int:
        if key not in self._numbers:
            number = self._numbers[key] = len(self.learners)
            self.learners.append(_Learner({"id": key}))
            self.places["learners", number] = (place[0], None)
            self.places["learners", number, "id"] = place
        return self._numbers[key]

    def _take_person(self, number: int, cells: _Cells, row: Row) -> None:
        """What a row says of the person; every row that says it must say the same."""
        person = self.learners[number].person
        for column, name in LEARNER.items():
            if column not in cells or name == "id":
                continue
            cell, at = cells[column]
            value = value_of(column, cell)
            if name not in person:
                person[name] = value
                self.places["learners", number, name] = (row, at)
            elif person[name] != value:
                first = self.places["learners", number, name][0].number
                path: Path = ("learners", number, name, "row", row.number)
                advice = "all rows of a learner say the same of the person, or nothing"
                self._tell(
                    "contradiction", path, (row, at), f"{shown(cell)} differs from row {first}", advice
                )

    def _take_entry(self, number: int, cells: _Cells, row: Row) -> None:
        """What a row adds to one of the learner's lists."""
        kind, at = cells.get(KIND, ("item", 0))
        path: Path = ("learners", number, "row", row.number)
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
            self.learners[number].lists.setdefault(kind, [])
            self.places[path] = (row, cells["programme"][1])
            self._known_none.append((path, number, kind))
            return
        self._add(number, kind, cells, row)

    def _add(self, number: int, kind: str, cells: _Cells, row: Row) -> None:
        name = LISTED_IN.get(kind, kind)
        entries = self.learners[number].lists.setdefault(name, [])
        path: Path = ("learners", number, name, len(entries))
        self.places[path] = (row, None)
        entry: dict[str, object] = {}
        for column, inner in ROWS[kind].items():
            if column in cells:
                cell, at = cells[column]
                entry[inner] = value_of(column, cell)
                self.places[*path, inner] = (row, at)
        entries.append(entry)

    def _tell(self, code: str, path: Path, place: Place, sentence: str, advice: str) -> None:
        self.places[path] = place
        self.desk.tell(code, path, sentence, advice)


def _misplaced(kind: str, cells: _Cells) -> Iterator[str]:
    """The columns that a kind of row does not have and that are filled all the same."""
    allowed = {KIND, *LEARNER, *ROWS[kind]}
    return (column for column in cells if column in COLUMNS and column not in allowed)
