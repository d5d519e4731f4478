"""The header of a table: which of its columns are ours, and what is wrong with the others."""

from collections.abc import Sequence

from pathways.exchange.record import limits
from pathways.exchange.record.cells import Row
from pathways.exchange.record.columns import COLUMNS, TOLD_BY_US
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.gathering import Places
from pathways.exchange.record.mistakes import listed


def check_header(header: Row, rows: Sequence[Row], places: Places, desk: Desk) -> bool:
    """Whether the columns are right; if not, the rows would only miss what a mistyped column holds."""
    if not check_width(header, places, desk):
        return False
    for at in range(len(header.cells)):
        places["columns", at] = (header, at)
        _check_column(header, rows, at, desk)
    if "learner_id" not in header.cells:
        desk.tell(
            "missing-field", ("columns",), "`learner_id` is missing", "it says of every row whose it is"
        )
    return not desk.errors


def check_width(header: Row, places: Places, desk: Desk) -> bool:
    """Whether there are no more columns than a table may have."""
    places[()] = (header, None)
    if len(header.cells) > limits.COLUMNS:
        desk.tell("too-much", (), f"the table has more than {limits.COLUMNS} columns")
        return False
    return True


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
    elif name not in TOLD_BY_US and (name or any(any(row.cells[at : at + 1]) for row in rows)):
        sentence = "there is no such column" if name else "the column has cells and no name"
        near = desk.did_you_mean(name, COLUMNS, "column")
        advice = near or f"the columns are {listed(COLUMNS)}; `--columns` reads those of another system"
        desk.tell("unknown-field", ("columns", at), sentence, advice)
