"""The cells of a table of transfer rules: what each says, kept for the next row that says the same."""

import re
from collections.abc import Callable
from datetime import date

from pathways.model.amount import SCALE
from pathways.model.articulation.columns import CATALOGUE, FIXED, KINDS
from pathways.model.articulation.store import UNKNOWN
from pathways.model.articulation.told import listed, shown
from pathways.model.nearest import nearest
from pathways.text import limits
from pathways.text.composed import composed

_CREDITS = re.compile(r"(\d{1,6})(?:\.(\d{1,3}))?")
_PRIORITY = re.compile(r"\d{1,6}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHAINS = {"yes": 1, "no": 0}
_FORMULA = ("=", "@")
_SPREADSHEET_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!)", re.IGNORECASE)
_MOST_KEPT = 100_000
"""Different cells of a column whose meaning is kept; what has more is read again each time."""


class WrongError(Exception):
    """A cell that says nothing that can be meant; a sentence, and what to do."""

    def __init__(self, message: str, help_: str = "") -> None:
        """Keep both."""
        super().__init__(message)
        self.message, self.help = message, help_


class Kept(dict[str, int]):
    """Cells of one kind with what they say; a cell that was not seen yet is read."""

    def __init__(self, read: Callable[[str], int]) -> None:
        """Begin with none."""
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> int:
        """Read a cell.

        :raises WrongError: if it says nothing that can be meant
        """
        found = self._read(cell)
        if len(self) < _MOST_KEPT:
            self[cell] = found
        return found


def word(cell: str) -> str:
    """A cell without the blanks around it, in the form that names of rules have.

    :raises WrongError: if it is too long, holds what cannot be seen, or what a spreadsheet would compute
    """
    found = composed(cell.strip())
    if len(found) > limits.TABLE_CELL:
        message = f"the cell has more than {limits.TABLE_CELL:,} characters"
        raise WrongError(message, "look for a quote that is not closed")
    if not found.isprintable():
        raise WrongError(
            f"{shown(found)} holds a character that cannot be seen", "write it anew, on one line"
        )
    if found.startswith(_FORMULA):
        raise WrongError(f"{shown(found)} is a formula", "write what it comes to: paste the values only")
    if _SPREADSHEET_ERROR.fullmatch(found):
        raise WrongError(f"{shown(found)} is an error of a spreadsheet", "mend the sheet, and save it again")
    return found


def credits_in(cell: str) -> int:
    """Thousandths of a credit; UNKNOWN if the cell is empty.

    >>> credits_in("2.68"), credits_in("")
    (2680, -1)
    """
    found = word(cell)
    if not found:
        return UNKNOWN
    number = _CREDITS.fullmatch(found)
    if number is None:
        help_ = "numbers are written with a point, and at most three digits behind it, such as `2.5`"
        raise WrongError(f"{shown(found)} is not a number of credits", help_)
    return int(number[1]) * SCALE + int((number[2] or "").ljust(3, "0"))


def priority_in(cell: str) -> int:
    """A priority; UNKNOWN if the cell is empty."""
    found = word(cell)
    if found and not _PRIORITY.fullmatch(found):
        raise WrongError(f"{shown(found)} is not a priority", "priorities are whole numbers from 0")
    return int(found) if found else UNKNOWN


def day_in(cell: str) -> int:
    """The number of a day in the calendar; UNKNOWN if the cell is empty."""
    found = word(cell)
    if not found:
        return UNKNOWN
    help_ = "dates are written year-month-day, such as `2024-05-10`"
    if not _DAY.fullmatch(found):
        raise WrongError(f"{shown(found)} is not a date", help_)
    try:
        return date.fromisoformat(found).toordinal()
    except ValueError:
        raise WrongError(f"{shown(found)} is not a day of the calendar", help_) from None


def chains_in(cell: str) -> int:
    """Whether a rule chains, as 1 or 0; UNKNOWN if the cell is empty."""
    found = word(cell)
    if found and found.casefold() not in _CHAINS:
        help_ = (
            "write `yes` where the rule also takes what came by another transfer, else leave the cell empty"
        )
        raise WrongError(f"{shown(found)} is neither `yes` nor `no`", help_)
    return _CHAINS[found.casefold()] if found else UNKNOWN


def kind_in(cell: str) -> int:
    """How a course is given; UNKNOWN if the cell is empty."""
    found = word(cell)
    if found and found not in KINDS:
        close = nearest(found[: limits.NAME], KINDS)
        help_ = f"did you mean `{close}`?" if close else f"the kinds are {listed(KINDS)}"
        raise WrongError(f"there is no kind {shown(found)}", help_)
    return KINDS.index(found) if found else UNKNOWN


def how_given(kind: int, credits_: int) -> int:
    """How a course is given: without a kind for a fixed worth if one is named, else for that of its catalogue.

    :raises WrongError: if a worth is named where none is wanted, or is lacking
    """
    if kind == UNKNOWN:
        return CATALOGUE if credits_ == UNKNOWN else FIXED
    wants = KINDS[kind] in {"fixed", "at most"}
    if wants and credits_ == UNKNOWN:
        raise WrongError(f"the kind `{KINDS[kind]}` lacks its credits", "write them in the column `credits`")
    if not wants and credits_ != UNKNOWN:
        message = f"the kind `{KINDS[kind]}` has no credits of its own"
        raise WrongError(message, "leave `credits` empty, or write the kind `fixed` or `at most`")
    return kind
