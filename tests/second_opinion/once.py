"""What counts once: an item, a course with its equivalents, and the learning behind what is earned."""

from collections.abc import Mapping, Sequence

from tests.oracle.record import Thing
from tests.second_opinion.case import UnmodelledError
from tests.second_opinion.programme import Programme, Var


def once(programme: Programme, applied: Mapping[Thing, Sequence[Var]]) -> None:
    """Rows for one competition, in which an item has a variable for each place where it may be."""
    events: dict[str, list[Thing]] = {}
    for thing in applied:
        for event in events_behind(thing):
            events.setdefault(event, []).append(thing)
    for things in events.values():
        programme.at_most([(1, variable) for thing in things for variable in applied[thing]], 1)
    for thing in applied:
        again = same_course(thing, applied)
        if thing.uses is None or len(again) <= thing.uses:
            continue
        # Binds only where the item itself is applied: what may be repeated can be equivalent to what may not.
        free = len(again) - thing.uses
        terms = [(1, variable) for other in again for variable in applied[other]]
        programme.at_most([*terms, *((free, variable) for variable in applied[thing])], thing.uses + free)


def same_course(thing: Thing, things: Mapping[Thing, object]) -> list[Thing]:
    """All attempts at a course or an equivalent, the item itself among them."""
    return [other for other in things if other.name in thing.once]


def events_behind(thing: Thing) -> frozenset[str]:
    """The learning events that an item stands for."""
    if len(thing.roots) != 1:
        raise UnmodelledError(f"several lineages of {thing.key}")
    return thing.roots[0]
