"""A table under a column map: from which of its columns ours are filled, and what the map does not speak of."""

from pathways.exchange.record.cells import Table
from pathways.exchange.record.column_map import ColumnMap, Filled
from pathways.exchange.record.columns import TOLD_BY_US
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.filling import Filling, Fillings
from pathways.exchange.record.gathering import Places
from pathways.exchange.record.header import check_width
from pathways.exchange.record.layouts import LAYOUTS
from pathways.exchange.record.written import shown


def fillings_by(columns: ColumnMap, table: Table, places: Places, desk: Desk) -> Fillings:
    """How our columns are filled by a map; columns that are not there, or not spoken of, go to the desk."""
    if not check_width(table.header, places, desk):
        return Fillings((), by_map=True)
    header = table.header.cells
    for at in range(len(header)):
        places["columns", at] = (table.header, at)
        _check_spoken_of(columns, table, at, desk)
    found = [
        _filling(columns, column, filled, header.index(filled.column) if filled.column is not None else None)
        for column, filled in columns.columns.items()
        if filled.column is None or _is_there(column, filled.column, header, desk)
    ]
    return Fillings(tuple(found), by_map=True)


def _filling(columns: ColumnMap, column: str, filled: Filled, at: int | None) -> Filling:
    return Filling(
        column=column,
        at=at,
        fixed=filled.always or "",
        words=filled.words or {},
        otherwise=filled.otherwise,
        layout=filled.dates or columns.dates or LAYOUTS[0],
        decimal_comma=columns.decimals == "comma",
    )


def _is_there(column: str, name: str, header: tuple[str, ...], desk: Desk) -> bool:
    if header.count(name) == 1:
        return True
    if name in header:
        second = len(header) - 1 - header[::-1].index(name)
        sentence = f"the same column stands twice, and the column map fills `{column}` from it"
        desk.tell("repeated-field", ("columns", second), sentence, "keep the one that is right")
        return False
    near = desk.did_you_mean(name, header, "header")
    sentence = f"there is no column {shown(name)}, from which the column map fills `{column}`"
    desk.tell("missing-field", ("columns",), sentence, near or "write it as the first row of the table does")
    return False


def _check_spoken_of(columns: ColumnMap, table: Table, at: int, desk: Desk) -> None:
    """A column of which the map says nothing could be a grade or a date that would be overlooked."""
    name = table.header.cells[at]
    named = {filled.column for filled in columns.columns.values()}
    if columns.ignore_others or name in {*named, *TOLD_BY_US, *(columns.ignore or ())}:
        return
    if name or any(any(row.cells[at : at + 1]) for row in table.rows):
        sentence = "the column map says nothing of this column"
        advice = 'name it in `columns` or in `ignore`, or write `"ignore_others": true` to pass over all such'
        desk.tell("unknown-field", ("columns", at), sentence, advice)
