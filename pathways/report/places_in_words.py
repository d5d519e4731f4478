"""Where an item counts, in words: a requirement without its limits, or that it is asked for by its name."""

from dataclasses import replace

from pathways.model.requirement import Leaf, Line, Requirement
from pathways.report.requirements_in_words import required
from pathways.report.titles import Titles

BY_NAME = "asked for by name"
"""Instead of a requirement that would only say once more what the item is called."""


def place(asked: Requirement | Line, item: str, titles: Titles) -> str:
    """The requirement that an item counts for; `item` is as it is told."""
    if not isinstance(asked, Leaf):
        return required(asked, titles)
    words = required(replace(asked, lines=()), titles)
    return BY_NAME if asked.item is not None and words.startswith(item) else words
