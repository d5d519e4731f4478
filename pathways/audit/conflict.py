"""Why not: the fewest requirements of a goal that cannot be met, and whether each could be met without the others."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pathways.audit.allocation.parts import Choice, Part, Wanted
from pathways.audit.allocation.solve import least
from pathways.audit.case import Case
from pathways.audit.verdict import Conflict
from pathways.model.requirement import Group

T = TypeVar("T")


def conflict_of(part: Part, case: Case) -> Conflict:
    """Requirements that what is earned cannot meet; without any one of them the others can be met.

    Taken away one after the other, from the last in the file to the first, as long as the rest stays unmeetable.
    """
    kept = fewest(required(part), lambda fewer: bool(least(all_of(fewer, part), case)))
    items, demand = _contested(kept)
    return Conflict(tuple(each.path for each in kept), items, demand, len(items))


def fewest(parts: Sequence[T], unmeetable: Callable[[list[T]], bool]) -> list[T]:
    """Of parts that are unmeetable together as few as still are, taken away one after the other from the last."""
    kept = list(parts)
    for candidate in reversed(parts):
        fewer = [each for each in kept if each is not candidate]
        if fewer and unmeetable(fewer):
            kept = fewer
    return kept


def required(part: Part) -> list[Part]:
    """The requirements that must all be met, as finely as `all of` divides them."""
    if isinstance(part, Choice) and part.need == len(part.members) and part.members:
        return [inside for member in part.members for inside in required(member)]
    return [part]


def all_of(parts: Sequence[Part], root: Part) -> Choice:
    """Some of the requirements of a goal, all of which must be met."""
    path = f"{root.path}/some"
    requirement = Group(path, "all", len(parts), (), place=root.requirement.place)
    return Choice(path, requirement, len(parts), tuple(parts))


def _contested(parts: list[Part]) -> tuple[tuple[str, ...], int]:
    """For requirements that compete: the items that any of them can take, and how many thousandths they want together."""
    leaves = [part for part in parts if isinstance(part, Wanted)]
    if len(leaves) < 2 or len(leaves) < len(parts):  # noqa: PLR2004 # one requirement competes with nobody
        return (), 0
    items: dict[str, str] = {}
    for leaf in leaves:
        for candidate in leaf.demand.candidates:
            items.setdefault(candidate.item, candidate.entry.key)
    return tuple(items.values()), sum(leaf.demand.need for leaf in leaves)
