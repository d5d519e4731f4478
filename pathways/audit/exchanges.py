"""What would do in a roundabout way: it would count at a requirement that is met, from where another item could move over."""

from collections.abc import Callable, Iterator

from pathways.audit.allocation.demand import Candidate
from pathways.audit.earnable import Earnable
from pathways.audit.entry import Entry
from pathways.audit.helpful import Exchange
from pathways.audit.one_more import Place, Solution


def exchanges(
    solution: Solution, place: Place, known: Earnable, is_told: Callable[[Entry, Place], bool]
) -> Iterator[Exchange]:
    """Requirements of the same competition with an item that would count at this place, and all that could replace it there.

    What somebody pinned stays where it is.
    """
    pinned = {pin.item for pin in solution.case.pins}
    mine = {each.item: each for each in place.demand.candidates}
    for other in solution.places.values():
        if other is place or not other.in_use or other.demand.scope != place.demand.scope or other.remaining:
            continue
        free = (each for each in other.applied if pinned.isdisjoint({each.entry.key, each.entry.name}))
        freed = next((each for each in free if _moves(solution, place, mine.get(each.item))), None)
        if freed is not None:
            found = _replacing(solution, other, freed, known)
            items = tuple(entry.name for entry in found if entry.name and is_told(entry, other))
            if items:
                yield Exchange(other.demand.path, freed.entry.key, items)


def _moves(solution: Solution, place: Place, mine: Candidate | None) -> bool:
    """Whether an item that counts elsewhere would lower what remains here."""
    left = solution.lowers(place, mine, counts_already=True) if mine is not None else None
    return left is not None and left < place.remaining


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
