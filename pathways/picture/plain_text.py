"""Names and titles made fit for a picture: visible text that can hide, reverse or break nothing."""

import unicodedata
from collections.abc import Iterator

# Persian and the scripts of India need these two to join letters rightly; they show nothing by themselves.
JOINERS = "\u200c\u200d"
MAX_MARKS = 4
MAX_LENGTH = 400


def plain(text: str) -> str:
    r"""Return `text` as one visible line.

    Control characters, bidirectional controls, surrogates, private and unassigned code points are left
    out; runs of white space become one space; at most four accents stay on one letter; the line is cut
    after 400 characters.

    >>> plain("Data \u202eAnalytics\n  I")
    'Data Analytics I'
    """
    composed = unicodedata.normalize("NFC", text[: MAX_LENGTH * 4])
    words = "".join(_visible(composed)).split()
    line = " ".join(words)
    return line if len(line) <= MAX_LENGTH else line[: MAX_LENGTH - 1] + "…"


def _visible(text: str) -> Iterator[str]:
    """Yield the characters that may be shown, white space as plain spaces."""
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        if char.isspace():
            yield " "
        elif category[0] != "C" or char in JOINERS:
            marks = marks + 1 if category[0] == "M" else 0
            if marks <= MAX_MARKS:
                yield char
