"""Selections in words: which items a requirement can take."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from pathways.model.amount import Unit
from pathways.model.selection import (
    Every,
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    Meet,
    OneOf,
    Selection,
    Union,
)
from pathways.report.amounts_in_words import number, unit_name
from pathways.report.filters_in_words import adjective, narrowing
from pathways.report.lists_in_words import joined, shortened
from pathways.report.titles import Titles

Filters: TypeAlias = Sequence[tuple[Filter, FilterValue]]
_LEARNING = Except(Every("anything"), (Every("credentials"),))
"""What counts toward a total where nothing else is said: an award is not added to what it was awarded for."""


def selected(selection: Selection, titles: Titles) -> str:
    """The items that a selection takes, as they stand behind `from`.

    >>> courses = Filtered(Every("courses"), ((Filter.TAUGHT_AT, "asu"), (Filter.NUMBERED, (300, None))))
    >>> selected(courses, Titles({"asu": "Arizona State University"}))
    'courses at Arizona State University numbered 300 and above'
    """
    selection = unfolded(selection, titles)
    if selection == _LEARNING:
        return "any learning"
    match selection:
        case Every(sort):
            return sort
        case OneOf(names):
            return shortened([titles.of(name) for name in names], "or")
        case InSet(name, _):
            return f"“{titles.of(name)}”"
        case Filtered(Every(sort), filters) if sort != "anything":
            return f"{adjectives(filters)}{sort}{narrowed(filters, titles, behind_noun=True)}"
        case Filtered(base, filters):
            return f"{_part(base, titles)}{narrowed(filters, titles)}"
        case Union(parts):
            return joined([_part(part, titles) for part in parts], "or")
        case Meet(parts):
            return f"what is at once in {joined([_part(part, titles) for part in parts])}"
        case Except(base, without):
            return f"{_part(base, titles)} except {joined([_part(part, titles) for part in without])}"


def unfolded(selection: Selection, titles: Titles) -> Selection:
    """What a set without a title takes, in its place, so that nobody meets a bare name; any other selection as it is."""
    match selection:
        case InSet(name, inside) if not titles.has(name):
            return unfolded(inside, titles)
        case Filtered(InSet() as base, filters):
            inside = unfolded(base, titles)
            if isinstance(inside, Filtered):
                return Filtered(inside.base, (*inside.filters, *filters))
            return Filtered(inside, filters)
    return selection


def adjectives(filters: Filters) -> str:
    """The filters that read best before a noun, each with a space behind it."""
    return "".join(f"{word} " for kind, value in filters if (word := adjective(kind, value)))


def narrowed(filters: Filters, titles: Titles, *, behind_noun: bool = False) -> str:
    """Filters behind what they narrow, each with a space before it; `behind_noun` leaves out what stands before it."""
    return "".join(
        f" {narrowing(kind, value, titles)}"
        for kind, value in filters
        if not (behind_noun and adjective(kind, value))
    )


def _part(selection: Selection, titles: Titles) -> str:
    """A selection inside another, in brackets where it could be misread."""
    text = selected(selection, titles)
    inside = unfolded(selection, titles)
    if isinstance(inside, Union | Meet | Except) or (isinstance(inside, OneOf) and len(inside.names) > 1):
        return f"({text})"
    return text


def quantity(value: Fraction, unit: Unit, selection: Selection, titles: Titles, more: str = "") -> str:
    """A number of a unit from a selection; `more` stands behind the number."""
    selection = unfolded(selection, titles)
    inside = selection.base if isinstance(selection, Filtered) else selection
    if isinstance(inside, Every) and unit.measure == "items" and inside.sort == unit.name:
        filters = selection.filters if isinstance(selection, Filtered) else ()
        noun = f"{adjectives(filters)}{unit_name(unit, one=value == 1)}"
        return f"{number(value)} {more}{noun}{narrowed(filters, titles, behind_noun=True)}"
    return f"{number(value)} {more}{unit_name(unit, one=value == 1)} from {selected(selection, titles)}"
