"""The item of an exception as a selection: by its name in the rules, or the one attempt on the record with that key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pathways.model.catalogue import Catalogue
from pathways.model.learner import Item
from pathways.model.selection import (
    Every,
    Except,
    Filter,
    Filtered,
    InSet,
    Meet,
    OneOf,
    Selection,
    Union,
)


@dataclass(frozen=True, slots=True)
class Granted(OneOf):
    """What an exception names and the rules do not: nothing comes to stand in place of this."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What an exception lets count: how rules select it, and the credential that it is, if it is one."""

    selection: Selection
    credential: str | None


def meant(name: str, catalogue: Catalogue, items: Iterable[Item]) -> Meant | None:
    """What a name in the rules or the key of an item means; None where neither the rules nor the record have it."""
    if name in catalogue.learning:
        return Meant(Granted((name,)), None)
    if name in catalogue.credentials:
        return Meant(Granted((name,)), name)
    item = next((each for each in items if each.key == name), None)
    if item is None:
        return None
    known = item.name is not None and item.converted_by is None
    base: Selection = Granted((item.name,)) if known and item.name is not None else Every("anything")
    credential = item.name if item.name in catalogue.credentials else None
    return Meant(Filtered(base, ((Filter.RECORDED_AS, name),)), credential)


def also(selection: Selection, found: Meant) -> Selection:
    """What takes that item as well."""
    return Union((selection, found.selection))


def without(selection: Selection, found: Meant) -> Selection:
    """What does not take that item."""
    return Except(selection, (found.selection,))


def in_place_of(selection: Selection, course: str, found: Meant) -> Selection:
    """A selection that takes an item wherever the rules name a course; the same object where they do not name it.

    What stands around the name, such as a grade, is asked of the item too. What is left out stays left out.
    """
    match selection:
        case Granted():
            return selection
        case OneOf(names):
            return Union((selection, found.selection)) if course in names else selection
        case InSet(name, members):
            inside = in_place_of(members, course, found)
            return selection if inside is members else InSet(name, inside)
        case Filtered(base, filters):
            inside = in_place_of(base, course, found)
            return selection if inside is base else Filtered(inside, filters)
        case Union(parts):
            return _of_parts(selection, parts, Union, lambda part: in_place_of(part, course, found))
        case Meet(parts):
            return _of_parts(selection, parts, Meet, lambda part: in_place_of(part, course, found))
        case Except(base, left_out):
            inside = in_place_of(base, course, found)
            return selection if inside is base else Except(inside, left_out)
        case _:
            return selection


def _of_parts(
    selection: Selection,
    parts: tuple[Selection, ...],
    make: Callable[[tuple[Selection, ...]], Selection],
    of: Callable[[Selection], Selection],
) -> Selection:
    made = tuple(map(of, parts))
    return selection if all(one is other for one, other in zip(parts, made, strict=True)) else make(made)
