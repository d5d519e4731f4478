"""The filters of a selection and of all that it is made of, of what it leaves out too."""

from collections.abc import Iterator

from pathways.model.selection import (
    Except,
    Filter,
    Filtered,
    FilterValue,
    InSet,
    Meet,
    Selection,
    Union,
)

_BY_WHAT_CAME_LAST = frozenset({Filter.LAST, Filter.LAST_OF})


def filters_of(selection: Selection) -> Iterator[tuple[Filter, FilterValue]]:
    """Each filter with its value, the outermost first."""
    match selection:
        case Filtered(base, filters):
            yield from filters
            yield from filters_of(base)
        case InSet(_, base):
            yield from filters_of(base)
        case Except(base, without):
            for part in (base, *without):
                yield from filters_of(part)
        case Union(parts) | Meet(parts):
            for part in parts:
                yield from filters_of(part)
        case _:
            return


def goes_by_the_last(selection: Selection) -> bool:
    """Whether what it takes hangs on what was completed later: learning more can then push something out."""
    return any(kind in _BY_WHAT_CAME_LAST for kind, _ in filters_of(selection))
