"""Selections in words: which items a requirement can take."""

from collections.abc import Sequence

from pathways.model.selection import Except, Every, Filter, Filtered, FilterValue, InSet, Meet, OneOf, Selection, Union
from pathways.report.filters_in_words import narrowing
from pathways.report.lists_in_words import joined, shortened
from pathways.report.titles import Titles

_LEARNING = Except(Every("anything"), (Every("credentials"),))
"""What counts toward a total where nothing else is said: an award is not added to what it was awarded for."""


def selected(selection: Selection, titles: Titles) -> str:
    """The items that a selection takes, as they stand behind `from`.

    >>> courses = Filtered(Every("courses"), ((Filter.TAUGHT_AT, "asu"), (Filter.NUMBERED, (300, None))))
    >>> selected(courses, Titles({"asu": "Arizona State University"}))
    'courses at Arizona State University numbered 300 and above'
    """
    if selection == _LEARNING:
        return "all learning"
    match selection:
        case Every(sort):
            return sort
        case OneOf(names):
            return shortened([titles.of(name) for name in names], "or")
        case InSet(name, _):
            return f"“{titles.of(name)}”"
        case Filtered(base, filters):
            return f"{_part(base, titles)}{narrowed(filters, titles)}"
        case Union(parts):
            return joined([_part(part, titles) for part in parts], "or")
        case Meet(parts):
            return f"what is at once in {joined([_part(part, titles) for part in parts])}"
        case Except(base, without):
            return f"{_part(base, titles)} except {joined([_part(part, titles) for part in without])}"


def narrowed(filters: Sequence[tuple[Filter, FilterValue]], titles: Titles) -> str:
    """Filters behind what they narrow, each with a space before it."""
    return "".join(f" {narrowing(kind, value, titles)}" for kind, value in filters)


def _part(selection: Selection, titles: Titles) -> str:
    """A selection inside another, in brackets where it could be misread."""
    text = selected(selection, titles)
    if isinstance(selection, Union | Meet | Except) or (isinstance(selection, OneOf) and len(selection.names) > 1):
        return f"({text})"
    return text
