"""The rows of a table in CSV, one at a time: how its text is decoded, which delimiter it has, and why it cannot be read."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pathways.model.articulation.told import Where
from pathways.text import limits

DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIPPED = b"PK\x03\x04"


class UnreadableError(Exception):
    """A table cannot be read from a line on; says why, and what to do."""

    def __init__(self, message: str, help_: str, where: Where) -> None:
        """Keep the sentence, the advice, and where the line begins."""
        super().__init__(message)
        self.message, self.help, self.where = message, help_, where


@dataclass(slots=True)
class Lines:
    """The lines of a stream as text; where the last one began, and how many were taken."""

    stream: BinaryIO
    offset: int = 0
    taken: int = 0
    end: int = 0

    def __iter__(self) -> Iterator[str]:
        """Each line with its end; those of Windows and of Unix are read."""
        while data := self.stream.readline(limits.TABLE_LINE + 1):
            self.offset, self.end = self.end, self.end + len(data)
            self.taken += 1
            if self.taken == 1:
                data = self._first(data)
            if len(data) > limits.TABLE_LINE:
                self._refuse(
                    f"line {self.taken:,} has more than {limits.TABLE_LINE:,} bytes",
                    "a quote may not be closed, or this is another file; save the table as `CSV UTF-8`",
                )
            if b"\0" in data:
                self._refuse(
                    f"line {self.taken:,} holds a character NUL, which no text has",
                    "save the table as `CSV UTF-8` once more",
                )
            yield self._text(data)

    def _first(self, data: bytes) -> bytes:
        if data.startswith(_ZIPPED):
            self._refuse("the file is a workbook, whatever its name ends in", "save the sheet as `CSV UTF-8`")
        if data.startswith(_UTF_16):
            self._refuse(
                "the file is text in UTF-16, which spreadsheets call `Unicode text`",
                "save it as `CSV UTF-8`",
            )
        if b"\r" in data.rstrip(b"\r\n"):
            self._refuse("the lines end as on the old Macintosh", "save the table as `CSV UTF-8`")
        return data.removeprefix(b"\xef\xbb\xbf")

    def _text(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            before = data[max(0, error.start - 20) : error.start].decode("utf-8", "replace").strip()
            after = f", from what follows `{before}`" if before.isprintable() and before else ""
            self._refuse(f"line {self.taken:,} is not text in UTF-8{after}", "save the table as `CSV UTF-8`")
            raise

    def _refuse(self, message: str, help_: str) -> None:
        raise UnreadableError(message, help_, Where(self.offset, self.taken)) from None


@dataclass(slots=True)
class TableRow:
    """The cells of a row, and where it begins."""

    cells: list[str]
    where: Where


def delimiter_of(header: str) -> str:
    """The delimiter of which a header has the most; a comma if it has none.

    >>> delimiter_of("rule;from_subject")
    ';'
    """
    return max(DELIMITERS, key=header.count)


def rows_of(stream: BinaryIO) -> Iterator[TableRow]:
    """The header and then every row that is not blank.

    :raises UnreadableError: where the text is no table; `CSV` that is not strict is refused, as nobody knows what it means
    """
    lines = Lines(stream)
    each = iter(lines)
    first = next((line for line in each if line.strip()), None)
    if first is None:
        raise UnreadableError("the table is empty", "its first row names the columns", Where(0, 1))
    reader = csv.reader(_with(first, each), delimiter=delimiter_of(first), strict=True)
    where = Where(lines.offset, lines.taken)
    try:
        for cells in reader:
            if any(cells):
                yield TableRow(cells, where)
            where = Where(lines.end, lines.taken + 1)
    except csv.Error as error:
        if "limit" in str(error):
            most = csv.field_size_limit()
            message = (
                f"a cell of the row that begins in line {where.line:,} has more than {most:,} characters"
            )
            raise UnreadableError(message, "look for a quote that is not closed", where) from None
        message = f"the quotes of the row that begins in line {where.line:,} do not match"
        help_ = 'a quote inside a quoted cell is written twice: `"say ""yes"""`'
        raise UnreadableError(message, help_, where) from None


def _with(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
