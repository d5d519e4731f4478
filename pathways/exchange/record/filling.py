"""What fills one of our columns in a row of a table: its cell as it stands, or as a column map reads it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pathways.exchange.record.cells import Row
from pathways.exchange.record.columns import KIND, LEARNER, ROWS
from pathways.exchange.record.layouts import plain_day
from pathways.exchange.record.written import clipped

DATES = frozenset(
    {"born", "matriculated", "applied", "learner_catalogue", "since", "catalogue", "on", "until"}
    | {"completed", "converted_on", "valid_until"}
)
"""Our columns that hold days."""
NUMBERS = frozenset({"score", "credits", "hours", "ceu", "amount"})
"""Our columns that hold numbers with decimals."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How one of our columns is filled: from the cell `at`, or always with `fixed`.

    `words` says what cells mean (the key "" is an empty cell), `otherwise` what all other cells mean that are not empty.
    `layout` is that of dates; None leaves them as they are.
    """

    column: str
    at: int | None
    fixed: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    layout: str | None = None
    decimal_comma: bool = False

    def text(self, row: Row) -> str | None:
        """What the row says for the column, empty for nothing; None is a date that is not in the layout."""
        if self.at is None:
            return self.fixed
        cell = row.cells[self.at] if self.at < len(row.cells) else ""
        if cell in self.words:
            return self.words[cell]
        if not cell:
            return ""
        if self.otherwise is not None:
            return self.otherwise
        if self.layout is not None and self.column in DATES:
            return plain_day(cell, self.layout)
        return cell.replace(",", ".") if self.decimal_comma and self.column in NUMBERS else cell

    def is_cell(self, row: Row) -> bool:
        """Whether the row itself says something for the column, as against what is said of all rows or of empty cells."""
        return self.at is not None and self.at < len(row.cells) and bool(row.cells[self.at])


@dataclass(frozen=True, slots=True)
class Fillings:
    """How all our columns are filled; `by_map` tells whether a column map says so."""

    each: Sequence[Filling]
    by_map: bool = False

    def told(self, column: str, header: Sequence[str]) -> str:
        """Where the column map fills a column from, in words; empty without a map."""
        if not self.by_map:
            return ""
        filling = self.column(column)
        if filling is None:
            return f"the column map has no entry for `{column}`"
        if filling.at is None:
            return f"the column map fills `{column}` with `{filling.fixed}`"
        return f"the column map fills `{column}` from the column `{clipped(header[filling.at])}`"

    def column(self, name: str) -> Filling | None:
        """The filling of one of our columns."""
        return next((filling for filling in self.each if filling.column == name), None)

    def kind(self, row: Row) -> str:
        """The kind of a row: an item, unless its cell says something else."""
        filling = self.column(KIND)
        return (filling.text(row) if filling else "") or "item"

    def cells(self, row: Row) -> tuple[dict[str, tuple[str, int | None]], list[Filling]]:
        """What a row says, by our columns and with the places of the cells, and the dates that cannot be read.

        What is said of all rows is taken only where rows of the kind have the column.
        """
        if not self.by_map:
            return _as_they_stand(self.each, row.cells), []
        found: dict[str, tuple[str, int | None]] = {}
        unreadable = []
        for filling in self.each:
            text = filling.text(row)
            if text is None:
                unreadable.append(filling)
            elif text:
                found[filling.column] = (text, filling.at)
        allowed = {KIND, *LEARNER, *ROWS.get(self.kind(row), found)}
        for filling in self.each:
            if filling.column not in allowed and not filling.is_cell(row):
                found.pop(filling.column, None)
        return found, unreadable


def _as_they_stand(fillings: Iterable[Filling], cells: Sequence[str]) -> dict[str, tuple[str, int | None]]:
    found: dict[str, tuple[str, int | None]] = {}
    for filling in fillings:
        at = filling.at
        if at is not None and at < len(cells) and cells[at]:
            found[filling.column] = (cells[at], at)
    return found


def as_they_stand(header: Sequence[str], known: Sequence[str]) -> Fillings:
    """Every column that is called as one of ours, from its own cell."""
    return Fillings(tuple(Filling(name, at) for at, name in enumerate(header) if name in known))
