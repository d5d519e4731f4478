"""One rule file as text, with its name as people know it and its lines."""

from array import array
from bisect import bisect_right

from pathways.text import limits


def with_line_ends(text: str) -> str:
    r"""A text in which every line ends as on Unix, whichever system it was written on.

    >>> with_line_ends("use asu\r\nuse psu\r")
    'use asu\nuse psu\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Source:
    r"""The text of one file; offsets count characters from 0, lines and columns count from 1.

    >>> Source("a.pathway", "use asu\nuse psu\n").line_column(12)
    (2, 5)
    """

    __slots__ = ("_quoted", "_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Keep `text` under `name`, the path as it is shown in messages."""
        self.name = name
        self.text = text
        self._starts: array[int] | None = None
        self._quoted: dict[int, str] = {}

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both from 1."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start, end = self._bounds(number)
        return self.text[start:end]

    def length(self, number: int) -> int:
        """The characters of a line without its line end; a line of many megabytes is not copied for it."""
        start, end = self._bounds(number)
        return end - start

    def quoted(self, number: int) -> str:
        """The beginning of a line as it may be printed, made once however many problems quote it."""
        if number not in self._quoted:
            start, end = self._bounds(number)
            shown = self.text[start : min(end, start + limits.QUOTE)]
            self._quoted[number] = shown if shown.isprintable() else "".join(map(_printable, shown))
        return self._quoted[number]

    def _bounds(self, number: int) -> tuple[int, int]:
        """Where a line begins, and where its line end does."""
        starts = self._line_starts()
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def _line_starts(self) -> "array[int]":
        if self._starts is None:
            starts, at = array("q", [0]), self.text.find("\n")
            while at != -1:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        return self._starts


def _printable(character: str) -> str:
    """A character as it may be printed: control and direction characters are replaced, one by one, so that columns stay."""
    return character if character.isprintable() or character == "\t" else "\N{REPLACEMENT CHARACTER}"
