"""Problems as text for a person: the sentence, the quoted line with a caret under it, and what to write instead."""

from collections.abc import Iterable
from itertools import pairwise
from unicodedata import combining, east_asian_width

from pathways.cli.problems.rows import Place, Row
from pathways.cli.streams import printable

WIDEST = 110
"""Columns of a quoted line; of a longer one the part around the caret is shown."""
_BEFORE = 30
"""Characters shown before the caret of a line that is cut."""


def to_text(rows: Iterable[Row]) -> str:
    """All problems, a blank line between them; of a notice only the sentence, since it need not be acted on.

    >>> place = Place(file="a.pathway", line=2, column=5, length=3, quoted="use asx", note="")
    >>> rows = [Row(code="unknown-library", severity="error", message="there is no library named `asx`",
    ...             help="did you mean `asu`?", places=[place])]
    >>> print(to_text(rows))
    a.pathway:2:5: error: there is no library named `asx` [unknown-library]
      2 | use asx
        |     ^^^
      help: did you mean `asu`?
    """
    told = [_text(row) for row in rows]
    blank = ["\n" if "\n" in one or "\n" in two else "" for one, two in pairwise(told)]
    return "\n".join(text + space for text, space in zip(told, [*blank, ""], strict=False))


def _text(row: Row) -> str:
    said = f"{row['severity']}: {row['message']} [{row['code']}]"
    places = row["places"]
    lines = [f"{_where(places[0])}: {said}" if places else said]
    if row["severity"] == "notice":
        return printable(lines[0])
    for at, place in enumerate(places):
        if at:
            lines.append(f"  and {_where(place)}:")
        lines.extend(_excerpt(place))
    if row["help"]:
        lines.append(f"  help: {row['help']}")
    return printable("\n".join(lines))


def _where(place: Place) -> str:
    return f"{' '.join(place['file'].splitlines())}:{place['line']}:{place['column']}"


def _excerpt(place: Place) -> list[str]:
    if not place["quoted"].strip():
        return [f"  ({place['note']})"] if place["note"] else []
    number = str(place["line"])
    quoted, before, under = _cut(place)
    blank = " " * len(number)
    note = f" {place['note']}" if place["note"] else ""
    carets = " " * width(before) + "^" * max(1, width(under))
    return [f"  {number} | {quoted}", f"  {blank} | {carets}{note}"]


def _cut(place: Place) -> tuple[str, str, str]:
    """The line as far as it is shown, what of it stands before the caret, and what the carets stand under."""
    line = printable(place["quoted"])
    begin = place["column"] - 1
    end = begin + place["length"]
    if width(line) <= WIDEST:
        return line, line[:begin], line[begin:end]
    first = max(0, begin - _BEFORE)
    last = first + WIDEST
    dots, more = "…" if first else "", "…" if last < len(line) else ""
    return dots + line[first:last] + more, dots + line[first:begin], line[begin : min(end, last)]


def width(text: str) -> int:
    """The columns that a text takes on a terminal (Unicode's East Asian Width).

    >>> width("日本語"), width("café"), width("cafe\u0301")
    (6, 4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
