"""The header of a table of transfer rules: where each column is, and what is wrong with the others."""

from collections.abc import Mapping

from pathways.model.articulation.columns import COLUMNS, REQUIRED
from pathways.model.articulation.lines import DELIMITERS, TableRow
from pathways.model.articulation.told import COLUMN, Desk, listed, shown
from pathways.model.nearest import nearest
from pathways.text import limits

_MOST_NEAR = 100
"""Characters of a word whose nearest column is looked up."""


def positions(header: TableRow, desk: Desk) -> Mapping[str, int] | None:
    """The place of each column in a row, or None after telling what is missing or unknown."""

    def tell(message: str, help_: str) -> None:
        desk.tell(COLUMN, message, help_, header.where)

    if len(header.cells) > limits.TABLE_COLUMNS:
        tell(f"the table has more than {limits.TABLE_COLUMNS} columns", f"its columns are {listed(COLUMNS)}")
        return None
    found: dict[str, int] = {}
    for at, cell in enumerate(header.cells):
        name = cell.strip()
        if name in found:
            tell(f"the column {shown(name)} stands twice", "keep the one that is right")
        elif name in COLUMNS:
            found[name] = at
        elif name:
            close = nearest(name.replace(" ", "_").casefold()[:_MOST_NEAR], COLUMNS)
            help_ = f"did you mean `{close}`?" if close else f"the columns are {listed(COLUMNS)}"
            tell(f"there is no column {shown(name)}", help_)
        else:
            tell(f"column {at + 1} has no name", "name it, or take it away")
    missing = [name for name in REQUIRED if name not in found]
    if missing:
        seen = DELIMITERS[desk.delimiter]
        columns = "column" if len(missing) == 1 else "columns"
        help_ = f"the cells were taken to be divided by {seen}; the first row names the columns"
        tell(f"the table lacks the {columns} {listed(missing)}", help_)
    return None if desk.problems else found
