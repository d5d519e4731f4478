"""Text in one of the forms in which Unicode writes the same letters: an accent belongs to its letter, as keyboards write it."""

from itertools import groupby
from unicodedata import combining, normalize

_MOST_MARKS = 30
"""Marks on one letter that are put in order (as in the Stream-Safe Text Format of UAX #15); many more would take very long."""


def composed(text: str) -> str:
    r"""A text in normal form C, so that what looks alike is alike; letters with very many marks leave it as it is.

    >>> composed("Sa\u0303o") == "São"
    True
    """
    if text.isascii() or _has_very_many_marks(text):
        return text
    return normalize("NFC", text)


def _has_very_many_marks(text: str) -> bool:
    if not any(map(combining, text)):
        return False
    runs = groupby(map(bool, map(combining, text)))
    return any(are_marks and sum(1 for _ in run) > _MOST_MARKS for are_marks, run in runs)
