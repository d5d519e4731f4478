"""The bytes of a table where they lie: read line by line, and one line again when somebody is told of it."""

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pathways.text import Source, limits

_NEITHER_LINK_NOR_PIPE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Whoever puts one in the place of the table after it was looked at has it neither followed nor waited for."""


@dataclass(frozen=True, slots=True)
class TableText:
    """A table in a file of the disk, or in bytes; `name` is what messages call it."""

    name: str
    held: Path | bytes

    def open(self) -> BinaryIO:
        """The bytes from the beginning; a file that is a link, or no file, is refused by whoever looked for it."""
        if isinstance(self.held, bytes):
            return io.BytesIO(self.held)
        return os.fdopen(os.open(self.held, os.O_RDONLY | _NEITHER_LINK_NOR_PIPE), "rb")

    def size(self) -> int:
        """How many bytes there are.

        :raises OSError: if the file is gone by now
        """
        return len(self.held) if isinstance(self.held, bytes) else self.held.stat().st_size

    def line(self, offset: int) -> str:
        """The line that begins at a byte, as far as it would be quoted; empty if the file is gone by now."""
        try:
            with self.open() as stream:
                stream.seek(offset)
                found = stream.readline(4 * limits.QUOTE)
        except OSError:
            return ""
        text = found.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.rstrip("\r\n")[: limits.QUOTE]


class RowSource(Source):
    """One row of a table as a source of its own, whose line has the number that it has in the table.

    >>> RowSource("t.csv", "b,2", 7).line_column(2)
    (7, 3)
    """

    __slots__ = ("number",)

    def __init__(self, name: str, text: str, number: int) -> None:
        """Keep the line with its number, counted from 1."""
        super().__init__(name, text)
        self.number = number

    def line_column(self, offset: int) -> tuple[int, int]:
        """The number of the line, and the column from 1."""
        return self.number, offset + 1

    def line(self, number: int) -> str:
        """The line, whichever is asked for: there is one."""
        del number
        return super().line(1)

    def length(self, number: int) -> int:
        """The characters of the line."""
        del number
        return super().length(1)

    def quoted(self, number: int) -> str:
        """The line as it may be printed."""
        del number
        return super().quoted(1)
