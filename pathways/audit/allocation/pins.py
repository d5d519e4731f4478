"""Pins: which leaves of a goal are meant by somebody's word on where an item counts, and which of its items."""

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.audit.allocation.demand import Demand, declared_path
from pathways.audit.allocation.parts import Choice, Gathered, Part, Wanted
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.learner import Pin


@dataclass(frozen=True, slots=True)
class Meant:
    """A pin that can be honoured as far as single leaves go: those that it means and that can take its item."""

    pin: Pin
    leaves: tuple[Demand, ...]


def is_meant(pin: Pin, entry: Entry) -> bool:
    """Whether an entry is the item of a pin, by its name in the rules or its key on the record, as it is or what became of it."""
    known = pin.item in {entry.name, entry.key} or pin.item in entry.sources | entry.source_names
    return known or entry.key.startswith(f"{pin.item} as ")


def meant(root: Part, case: Case) -> list[Meant]:
    """The pins that some leaf could honour, those with most say first."""
    found = []
    for pin in case.pins:
        leaves = [
            demand
            for demand in leaves_meant(root, pin, case.goal)
            if any(each.amount and is_meant(pin, each.entry) for each in demand.attempts)
        ]
        if leaves:
            found.append(Meant(pin, tuple(leaves)))
    return found


def leaves_meant(root: Part, pin: Pin, goal: str) -> list[Demand]:
    """The leaves in the requirement of a pin, whatever they take; minimums over everything are no places for an item."""
    return list(
        {
            demand.path: demand for demand in _inside(root, pin.requirement, inside=pin.requirement == goal)
        }.values()
    )


def _inside(part: Part, requirement: str, *, inside: bool) -> Iterator[Demand]:
    inside = inside or f"{declared_path(part.path)}/".startswith(f"{requirement}/")
    if isinstance(part, Wanted) and inside and not part.demand.scope.startswith("overall "):
        yield part.demand
    for member in part.members if isinstance(part, Choice | Gathered) else ():
        yield from _inside(member, requirement, inside=inside)
