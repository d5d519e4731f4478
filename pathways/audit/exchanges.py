"""What would do in a roundabout way: it would count at a requirement that is met, from where another item could move over."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pathways.audit.allocation.demand import Candidate, declared_path
from pathways.audit.earnable import Earnable
from pathways.audit.entry import Entry
from pathways.audit.helpful import Exchange
from pathways.audit.one_more import Place, Solution


@dataclass(frozen=True, slots=True)
class _Freed:
    """A place whose item would be free, if something else came there, to count at the place that was asked for.

    `moved` are this item and those that it would set free on its way, the last of which would count there.
    """

    place: Place
    moved: tuple[Candidate, ...]


def exchanges(
    solution: Solution, place: Place, known: Earnable, is_told: Callable[[Entry, Place], bool]
) -> Iterator[Exchange]:
    """Requirements of the same competition from which an item could move over, and all that could replace it there.

    The shortest ways come first, and what could replace something is told once. What somebody pinned stays where it is.
    """
    told: set[str] = set()
    for freed in _freed(solution, place):
        found = _replacing(solution, freed.place, freed.moved[0], known)
        items = [entry.name for entry in found if entry.name and is_told(entry, freed.place)]
        new = tuple(name for name in items if name not in told)
        if new:
            told.update(new)
            moved = tuple(each.entry.key for each in freed.moved)
            yield Exchange(declared_path(freed.place.demand.path), moved, new)


def _freed(solution: Solution, place: Place) -> Iterator[_Freed]:
    """Places that an item could leave for this one, directly first, then by way of others."""
    scope = place.demand.scope
    others = [
        other
        for other in solution.places.values()
        if other.in_use and other.demand.scope == scope and not other.remaining
    ]
    pinned = {pin.item for pin in solution.case.pins}
    todo = deque([_Freed(place, ())])
    while todo:
        reached = todo.popleft()
        for other in tuple(others):
            free = (each for each in other.applied if pinned.isdisjoint({each.entry.key, each.entry.name}))
            leaving = next((each for each in free if _moves(solution, reached, each)), None)
            if leaving is not None:
                others.remove(other)
                found = _Freed(other, (leaving, *reached.moved))
                todo.append(found)
                yield found


def _moves(solution: Solution, to: _Freed, leaving: Candidate) -> bool:
    """Whether an item could count at a place: of the one that was asked for less would remain, of others nothing."""
    there = next((each for each in to.place.demand.candidates if each.item == leaving.item), None)
    if there is None:
        return False
    gone = to.moved[0] if to.moved else None
    left = solution.lowers(to.place, there, gone, counts_already=True)
    return left is not None and (left == 0 if to.moved else left < to.place.remaining)


def _replacing(solution: Solution, other: Place, freed: Candidate, known: Earnable) -> Iterator[Entry]:
    """What could count in place of an item so that its requirement is still met."""
    tried: dict[tuple[object, ...], bool] = {}
    for entry in known.taken_by(other.demand.leaf.selection, solution.case.selecting):
        added = solution.candidate(entry, other.demand) if solution.is_new(entry, other.demand) else None
        if added is None:
            continue
        like = solution.alike(added, other.demand)
        if like not in tried:
            tried[like] = solution.lowers(other, added, freed) == 0
        if tried[like]:
            yield entry
