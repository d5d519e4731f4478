"""Whether two selections can ever take the same item, known from the rules alone; in doubt they can."""

from itertools import product

from pathways.model.catalogue import Catalogue
from pathways.model.equivalence import equivalents_of
from pathways.model.members import is_open, members, members_of
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

_SINGLE = frozenset(
    {
        Filter.SUBJECT,
        Filter.LEVEL,
        Filter.BEARING_CREDIT,
        Filter.CONVERTED,
        Filter.TRANSFERRED,
        Filter.BASIS,
    }
)
"""Filters of which an item has exactly one value."""


def excludes(one: Selection, two: Selection, catalogue: Catalogue) -> bool:
    """Whether no item can be taken by both."""
    if not is_open(one) or not is_open(two):
        known = members_of(catalogue)
        # To read all names of both takes long, and is only wanted where an equivalent may stand in for one.
        if known.bits(one) & known.bits(two):
            return False
        if not equivalents_of(catalogue):
            return True
        return set(reach(one, catalogue)).isdisjoint(reach(two, catalogue))
    return all(_apart(left, right) for left, right in product(_strands(one), _strands(two)))


def within(one: Selection, two: Selection, catalogue: Catalogue) -> bool:
    """Whether every item that the first can take is surely taken by the second."""
    if one == two:
        return True
    return _plain(one) and _plain(two) and set(reach(one, catalogue)) <= set(reach(two, catalogue))


def reach(selection: Selection, catalogue: Catalogue) -> tuple[str, ...]:
    """Declared items that a selection can take, with the equivalents that stand in for a named course."""
    found = dict.fromkeys(members(catalogue, selection))
    for name in tuple(found):
        learning = catalogue.learning.get(name)
        if learning is not None:
            found.update(dict.fromkeys(learning.equivalents))
    return tuple(found)


def _plain(selection: Selection) -> bool:
    """Whether only names decide."""
    match selection:
        case OneOf():
            return True
        case InSet(_, inside):
            return _plain(inside)
        case Union(parts):
            return all(_plain(part) for part in parts)
        case _:
            return False


_Strand = tuple[str | None, dict[Filter, FilterValue]]


def _strands(selection: Selection) -> list[_Strand]:
    """A selection as alternatives, each a sort and the filters that its items surely pass."""
    match selection:
        case Every(sort):
            return [(None if sort == "anything" else sort, {})]
        case Filtered(base, filters):
            return [(sort, {**known, **dict(filters)}) for sort, known in _strands(base)]
        case InSet(_, inside):
            return _strands(inside)
        case Union(parts):
            return [strand for part in parts for strand in _strands(part)]
        case Meet(parts):
            return _strands(parts[0])
        case Except(base, _):
            return _strands(base)
        case _:
            return [(None, {})]


def _apart(one: _Strand, two: _Strand) -> bool:
    (sort, filters), (other_sort, others) = one, two
    if (
        sort is not None
        and other_sort is not None
        and sort != other_sort
        and {sort, other_sort} != {"badges", "credentials"}
    ):
        return True
    if any(kind in others and others[kind] != value for kind, value in filters.items() if kind in _SINGLE):
        return True
    ranges = filters.get(Filter.NUMBERED), others.get(Filter.NUMBERED)
    return None not in ranges and _ranges_apart(*ranges)


def _ranges_apart(one: FilterValue | None, two: FilterValue | None) -> bool:
    assert isinstance(one, tuple) and isinstance(two, tuple)  # noqa: S101, PT018 # NUMBERED always has a range
    low = [bound for bound in (one[0], two[0]) if bound is not None]
    high = [bound for bound in (one[1], two[1]) if bound is not None]
    return bool(low and high) and max(low) > min(high)
