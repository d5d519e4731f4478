"""Titles and names made fit for a page: visible text on one line that can hide, reverse or break nothing."""

import unicodedata
from collections.abc import Iterator

JOINERS = "\u200c\u200d"
"""Without these two, Persian and the scripts of India cannot be written; they show nothing by themselves."""
HARD_SPACE = "\u00a0"
"""Keeps words on one line; titles never contain it, and text shows it as a space."""
MOST_MARKS = 4
LONGEST = 400


def plain(text: str, longest: int = LONGEST) -> str:
    r"""What a record or a rule says, as one visible line of at most `longest` characters.

    Control characters, bidirectional controls, surrogates, private and unassigned characters are left out, white
    space becomes one space, and no letter keeps more than four accents.

    >>> plain("Data \u202eAnalytics\x1b[31m\n I")
    'Data Analytics[31m I'
    """
    composed = unicodedata.normalize("NFC", text[: longest * 4])
    line = " ".join("".join(_visible(composed)).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _visible(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if character.isspace():
            yield " "
        elif category[0] != "C" or character in JOINERS:
            marks = marks + 1 if category[0] == "M" else 0
            if marks <= MOST_MARKS:
                yield character
